"""Category mix: construction against subsidy, each by its own life cycle, and further kinds beside them.

Counts are of projects, not tasks. A construction project has *started* when one of its tasks has; it is *complete*,
*accepted* or *in use* when all of its tasks are; one that has reported and not started is *preparing*. A subsidy
project has its *plan made* when all of its tasks that told a stage have, is *closed* when all of its tasks are, and is
*paying* when one of them is. Policy, insurance and training projects are *in force* (the new standard applies, cover is
valid, courses have begun) when one of their tasks is. A task that told no stage says nothing either way of a plan; the
last milestones (complete, accepted, in use, closed) are strict: all tasks of the project must have told them. Which
stages are milestones of which category stands in data/reference/stages.csv. A project of which no stage was reported is
*unreported*, so that the parts always add up; where that is every project of a group, how many have passed a milestone
is missing, not 0. There is no start rate but for construction.
Source: the counts of Ziyang's bulletin of February 2023 (13 = 6 + 7; 7 with plan made); docs/metrics.md.
"""

import polars as pl

from data.reference import milestone_positions
from metrics.grouping import place
from metrics.life_cycle import is_used_unaccepted, passed_at
from metrics.progress import work_wan
from metrics.ratio import MONEY, counted, percent, total, weighted, where_both_known

PEOPLE = ("人", "人次")


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """One row per value of `by` and category.

    Columns: <by>, category, projects, tasks, reported (tasks with a stage), unreported (projects), preparing,
    started, complete, accepted, in_use (construction only), plan_made, in_force, paying, closed (for the categories
    that have the milestone; missing where no project reported a stage), actual_pct (weighted by planned funding),
    planned_wan, disbursed_wan, disbursed_of_planned_pct, disbursed_base_wan, people_due, people_paid, people_paid_pct
    (subsidies counted in people, over the tasks that report them).
    """
    keys = list(dict.fromkeys([by or "category", "category"]))
    lazy = status.lazy()  # what figures share is summed once
    projects = lazy.group_by(*keys, "project_id").agg(_positions()).with_columns(_milestones())
    counts = projects.group_by(keys).agg(_counts()).collect()
    amounts = lazy.group_by(keys).agg(*_amounts(), _first=pl.col("item_no").min()).collect()
    groups = status.group_by(keys[0]).agg(place(keys[0]))
    joined = counts.join(amounts, on=keys, nulls_equal=True).join(groups, on=keys[0], nulls_equal=True)
    return joined.sort("_place", keys[0], "_first", "category", nulls_last=True).drop("_place", "_first")


SOME, TOLD = ("started", "in_force", "paying"), ("plan_made",)
EVERY = ("complete", "accepted", "in_use", "closed")
"""The milestones that a project passes with its first task; with the last that told a stage; with its last."""


def _positions() -> list[pl.Expr]:
    """How far the first and the last task of one project are that told a stage, and the last of all its tasks: that is
    nowhere while one has not told. `_lowest_used` takes what is in use and not accepted as in use."""
    position, has_told_all = pl.col("position"), pl.col("position").count() == pl.len()
    used = pl.when(is_used_unaccepted()).then(passed_at("in_use")).otherwise(position)
    return [
        position.max().alias("_highest"),
        position.min().alias("_lowest_told"),
        pl.when(has_told_all).then(position.min()).alias("_lowest"),
        pl.when(has_told_all).then(used.min()).alias("_lowest_used"),
    ]


def _milestones() -> list[pl.Expr]:
    """What is true of one project, from the positions of its tasks."""
    return [
        pl.col("_highest").is_not_null().alias("is_reported"),
        *((pl.col("_highest") >= passed_at(name)).fill_null(value=False).alias(f"is_{name}") for name in SOME),
        *((pl.col("_lowest_told") >= passed_at(name)).fill_null(value=False).alias(f"is_{name}") for name in TOLD),
        *((pl.col(_last(name)) >= passed_at(name)).fill_null(value=False).alias(f"is_{name}") for name in EVERY),
    ]


def _last(milestone: str) -> str:
    return "_lowest_used" if milestone == "in_use" else "_lowest"


def _counts() -> list[pl.Expr]:
    reported = pl.col("is_reported")

    def of(milestone: str, condition: pl.Expr) -> pl.Expr:
        has_it = pl.col("category").is_in(list(milestone_positions(milestone))).first()
        return pl.when(has_it).then(counted(condition, reported))

    shown = ("started", "complete", "accepted", "in_use", "plan_made", "in_force", "paying", "closed")
    return [
        pl.len().cast(pl.Int64).alias("projects"),
        (~reported).sum().cast(pl.Int64).alias("unreported"),
        of("started", reported & ~pl.col("is_started")).alias("preparing"),
        *(of(milestone, pl.col(f"is_{milestone}")).alias(milestone) for milestone in shown),
    ]


def _amounts() -> list[pl.Expr]:
    planned, disbursed = pl.col("planned_wan"), pl.col("disbursed_wan")
    in_people = (pl.col("category") == "subsidy") & pl.col("target_unit").is_in(PEOPLE)
    due = pl.when(in_people).then(where_both_known(pl.col("target_value"), pl.col("done_value")))
    paid = pl.when(in_people).then(where_both_known(pl.col("done_value"), pl.col("target_value")))
    both_planned = total(where_both_known(planned, disbursed))
    return [
        pl.len().cast(pl.Int64).alias("tasks"),
        pl.col("position").is_not_null().sum().cast(pl.Int64).alias("reported"),
        weighted(pl.col("actual_pct"), work_wan()).alias("actual_pct"),
        total(planned).cast(MONEY).alias("planned_wan"),
        total(disbursed).cast(MONEY).alias("disbursed_wan"),
        percent(total(where_both_known(disbursed, planned)), both_planned).alias("disbursed_of_planned_pct"),
        both_planned.cast(MONEY).alias("disbursed_base_wan"),
        total(due).cast(MONEY).alias("people_due"),
        total(paid).cast(MONEY).alias("people_paid"),
        percent(total(paid), total(due)).alias("people_paid_pct"),
    ]
