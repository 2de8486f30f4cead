"""Life cycle: how many tasks stand at each stage and how many have reached it, category by category.

*Here*: tasks whose newest report names this very stage. *Reached*: those at this stage or a later one of the same life
cycle. Tasks that have not begun stand in a row of their own, and so do tasks of which no stage is known (nothing
reported, or no stage named): `here` adds up to all tasks of the category, so that nobody is left unmentioned. Where no
task of a category told its stage, both are missing at its stages, not 0.
*States* (停工, 暂缓, 调整, 取消, 跨年续建, 已投用未验收) lie over any stage and change no count but one: what is in use
and not accepted stands at 完工 and counts as in use.
Source: data/reference/stages.csv and states.csv; docs/metrics.md, "life_cycle".
"""

import polars as pl

from data.reference import IN_USE_NOT_ACCEPTED, milestone_positions, stages, states
from metrics.ratio import counted

UNSTATED = "unstated"
NOT_BEGUN = "N"


def by_stage(status: pl.DataFrame) -> pl.DataFrame:
    """One row per category in `status` (needs stage and position) and stage of its life cycle, in order.

    Columns: category, stage (a code; N where not begun, `unstated` where no stage is known; these two only where there
    are such tasks), position, here, reached (missing for those two), tasks (all of the category).
    """
    at, told = pl.col("at"), pl.col("at").is_not_null()
    placed = status.select("category", "position", "item_no")
    order = placed.group_by("category").agg(pl.col("item_no").min(), tasks=pl.len().cast(pl.Int64))
    steps = stages().filter(pl.col("category").is_not_null()).select("category", "stage", "position")
    rows = order.join(steps, on="category")
    standing = rows.join(placed.select("category", at="position"), on="category").group_by("category", "stage").agg(
        here=counted(at == pl.col("position"), told), reached=counted(at >= pl.col("position"), told)
    )  # fmt: skip
    staged = rows.join(standing, on=["category", "stage"])
    columns = ["category", "stage", "position", "here", "reached", "tasks", "item_no"]
    both = pl.concat([staged.select(columns), _outside(placed, order).select(columns)])
    return both.sort("item_no", "category", pl.col("position").fill_null(-2)).drop("item_no")


def by_state(status: pl.DataFrame) -> pl.DataFrame:
    """One row per category and state that a task's newest report tells: category, task_state, tasks; in order."""
    order = states().select(task_state="state").with_row_index("_nth")
    told = status.drop_nulls("task_state").group_by("category", "task_state").agg(
        tasks=pl.len().cast(pl.Int64), _first=pl.col("item_no").min()
    )  # fmt: skip
    first = pl.col("_first").min().over("category")
    placed = told.join(order, on="task_state").sort(first, "category", "_nth")
    return placed.select("category", "task_state", "tasks")


def passed_at(milestone: str) -> pl.Expr:
    """From which position on a task has passed `milestone`; missing for a category without it."""
    known = milestone_positions(milestone)
    return pl.col("category").replace_strict(
        list(known), [*known.values()], default=None, return_dtype=pl.Int32
    )  # fmt: skip


def has_passed(milestone: str) -> pl.Expr:
    """Whether a task has passed `milestone`, by its stage or, for in use, its state; missing if neither was told."""
    passed = pl.col("position") >= passed_at(milestone)
    return passed | is_used_unaccepted() if milestone == "in_use" else passed


def is_used_unaccepted() -> pl.Expr:
    """Whether a task is in use and not accepted (已投用未验收)."""
    return pl.col("task_state").eq_missing(pl.lit(IN_USE_NOT_ACCEPTED))


def _outside(placed: pl.DataFrame, order: pl.DataFrame) -> pl.DataFrame:
    """The tasks before the first stage, and those of which no stage is known; also all of an unknown category."""
    known = stages().get_column("category").drop_nulls().unique().to_list()
    is_stage = pl.col("category").is_in(known) & (pl.col("position") >= 0)
    rest = placed.filter(~is_stage.fill_null(value=False))
    stage = pl.when(pl.col("position") < 0).then(pl.lit(NOT_BEGUN)).otherwise(pl.lit(UNSTATED))
    placeless = rest.with_columns(stage=stage, position=pl.when(pl.col("position") < 0).then("position"))
    counted = placeless.group_by("category", "stage", "position").agg(here=pl.len().cast(pl.Int64))
    return counted.with_columns(reached=pl.lit(None, pl.Int64)).join(order, on="category")
