"""Schedule: how far tasks are from where they should be, and which light they show.

*Progress gap* (进度差) = actual − clock, in percentage points. The plan clock is used where the task has a timetable,
else the linear clock; which one is said in `clock`. Both gaps are kept.
*Light*: by a preset of data/reference/lights.toml on that gap; blue when accepted (subsidy: closed), red when the due
day has passed and the work is not complete; none when nothing was reported.
A group's progress and clock are weighted by planned funding (earned value ÷ planned value): Σ pct × planned ÷ Σ planned
over the tasks where progress and funding are known. Sources: docs/metrics.md, "schedule".
"""

import polars as pl

from data.model import Light
from data.reference import LightPreset, light_presets, milestone_position, stages
from metrics.grouping import group
from metrics.ratio import MONEY, total, weighted, where_both_known

BEHIND = (Light.YELLOW, Light.ORANGE, Light.RED)


def per_task(status: pl.DataFrame, preset: LightPreset | None = None) -> pl.DataFrame:
    """Judge each row of `status` (needs the columns of progress and clock).

    Adds clock (plan or linear), clock_pct, gap_pp, plan_gap_pp, linear_gap_pp, lag_days (+ is behind), position,
    is_overdue and light.
    """
    on_plan = pl.col("planned_pct").is_not_null()
    gapped = status.join(stages().select("stage", "position"), on="stage", how="left").with_columns(
        clock=pl.when(on_plan).then(pl.lit("plan")).otherwise(pl.lit("linear")),
        clock_pct=pl.coalesce("planned_pct", "linear_pct"),
        plan_gap_pp=pl.col("actual_pct") - pl.col("planned_pct"),
        linear_gap_pp=pl.col("actual_pct") - pl.col("linear_pct"),
        gap_pp=pl.col("actual_pct") - pl.coalesce("planned_pct", "linear_pct"),
        lag_days=pl.when(on_plan).then("plan_lag_days").otherwise("linear_lag_days"),
        is_overdue=((pl.col("due_on") < pl.col("clock_on")) & (pl.col("actual_pct") < 100)).fill_null(value=False),
    )
    return gapped.with_columns(light=_light(preset))


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Progress, clock, gap and lights per value of `by`: one row each.

    Columns: <by>, tasks, reported, weighed_wan (万元 behind the percentages), actual_pct, clock_pct, gap_pp,
    linear_pct, linear_gap_pp, on_plan (tasks judged by their own plan), behind, worst_lag_days, one count per light,
    questions.
    """
    weight = pl.col("planned_wan")
    actual = weighted(pl.col("actual_pct"), weight)
    clock = weighted(where_both_known(pl.col("clock_pct"), pl.col("actual_pct")), weight)
    linear = weighted(where_both_known(pl.col("linear_pct"), pl.col("actual_pct")), weight)
    known = pl.col("actual_pct").is_not_null()
    is_behind = pl.col("light").is_in([str(light) for light in BEHIND])
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        known.sum().cast(pl.Int64).alias("reported"),
        total(where_both_known(weight, pl.col("actual_pct"))).cast(MONEY).alias("weighed_wan"),
        actual.alias("actual_pct"),
        clock.alias("clock_pct"),
        (actual - clock).alias("gap_pp"),
        linear.alias("linear_pct"),
        (actual - linear).alias("linear_gap_pp"),
        (known & (pl.col("clock") == "plan")).sum().cast(pl.Int64).alias("on_plan"),
        is_behind.sum().cast(pl.Int64).alias("behind"),
        pl.col("lag_days").filter(is_behind).max().alias("worst_lag_days"),
        *((pl.col("light") == str(light)).sum().cast(pl.Int64).alias(str(light)) for light in Light),
        (pl.col("questions") > 0).sum().cast(pl.Int64).alias("questions"),
    ]
    return group(status, by, figures)


def light_of_gap(gap: pl.Expr, preset: LightPreset | None = None) -> pl.Expr:
    """The light of a gap in percentage points, of a task or of a group; none where the gap is missing."""
    bounds = preset or light_presets()["ours"]
    return (
        pl.when(gap.is_null()).then(pl.lit(str(Light.NONE)))
        .when(gap >= bounds.green_from_pp).then(pl.lit(str(Light.GREEN)))
        .when(gap >= bounds.yellow_from_pp).then(pl.lit(str(Light.YELLOW)))
        .when(gap >= bounds.orange_from_pp).then(pl.lit(str(Light.ORANGE)))
        .otherwise(pl.lit(str(Light.RED)))
    )  # fmt: skip


def _light(preset: LightPreset | None) -> pl.Expr:
    accepted = pl.when(pl.col("category") == "subsidy").then(milestone_position("closed")).otherwise(
        milestone_position("accepted")
    )  # fmt: skip
    gap = pl.col("gap_pp")
    return (
        pl.when(pl.col("position") >= accepted).then(pl.lit(str(Light.BLUE)))
        .when(gap.is_not_null() & pl.col("is_overdue")).then(pl.lit(str(Light.RED)))
        .otherwise(light_of_gap(gap, preset))
    )  # fmt: skip
