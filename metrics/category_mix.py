"""Category mix: construction against subsidy, each by its own life cycle.

Counts are of projects, not tasks. A construction project has *started* when one of its tasks has; it is *complete*,
*accepted* or *in use* when all of its tasks are; one that has reported and not started is *preparing*. A subsidy
project has its *plan made* or is *closed* when all of its tasks are, and is *paying* when one of them is. A project of
which no stage was reported is *unreported*, so that the parts always add up. There is no start rate for subsidies.
Source: the counts of Ziyang's bulletin of February 2023 (13 = 6 + 7; 7 with plan made); docs/metrics.md.
"""

import polars as pl

from data.reference import milestone_position
from metrics.grouping import place
from metrics.ratio import MONEY, percent, total, weighted, where_both_known

PEOPLE = ("人", "人次")


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """One row per value of `by` and category.

    Columns: <by>, category, projects, tasks, reported (tasks with a stage), unreported (projects), preparing, started,
    complete, accepted, in_use (construction only), plan_made, paying, closed (subsidy only), actual_pct (weighted by
    planned funding), planned_wan, disbursed_wan, disbursed_of_planned_pct, disbursed_base_wan, people_due, people_paid,
    people_paid_pct (subsidies counted in people, over the tasks that report them).
    """
    keys = list(dict.fromkeys([by or "category", "category"]))
    projects = status.group_by(*keys, "project_id").agg(_milestones())
    counts = projects.group_by(keys).agg(_counts())
    amounts = status.group_by(keys).agg(*_amounts(), _first=pl.col("item_no").min())
    groups = status.group_by(keys[0]).agg(place(keys[0]))
    joined = counts.join(amounts, on=keys, nulls_equal=True).join(groups, on=keys[0], nulls_equal=True)
    return joined.sort("_place", keys[0], "_first", "category", nulls_last=True).drop("_place", "_first")


def _milestones() -> list[pl.Expr]:
    """What is true of one project, from the positions of its tasks."""
    position = pl.col("position")

    def some(milestone: str) -> pl.Expr:
        return (position >= milestone_position(milestone)).any()

    def every(milestone: str) -> pl.Expr:
        return (position >= milestone_position(milestone)).fill_null(value=False).all()

    return [
        position.is_not_null().any().alias("is_reported"),
        some("started").alias("has_started"),
        every("complete").alias("is_complete"),
        every("accepted").alias("is_accepted"),
        every("in_use").alias("is_in_use"),
        every("plan_made").alias("is_plan_made"),
        some("paying").alias("is_paying"),
        every("closed").alias("is_closed"),
    ]


def _counts() -> list[pl.Expr]:
    def count(condition: pl.Expr) -> pl.Expr:
        return condition.sum().cast(pl.Int64)

    def of(category: str, condition: pl.Expr) -> pl.Expr:
        return pl.when((pl.col("category") == category).first()).then(count(condition))

    reported = pl.col("is_reported")
    return [
        pl.len().cast(pl.Int64).alias("projects"),
        count(~reported).alias("unreported"),
        of("construction", reported & ~pl.col("has_started")).alias("preparing"),
        of("construction", pl.col("has_started")).alias("started"),
        of("construction", pl.col("is_complete")).alias("complete"),
        of("construction", pl.col("is_accepted")).alias("accepted"),
        of("construction", pl.col("is_in_use")).alias("in_use"),
        of("subsidy", pl.col("is_plan_made")).alias("plan_made"),
        of("subsidy", pl.col("is_paying")).alias("paying"),
        of("subsidy", pl.col("is_closed")).alias("closed"),
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
        weighted(pl.col("actual_pct"), planned).alias("actual_pct"),
        total(planned).cast(MONEY).alias("planned_wan"),
        total(disbursed).cast(MONEY).alias("disbursed_wan"),
        percent(total(where_both_known(disbursed, planned)), both_planned).alias("disbursed_of_planned_pct"),
        both_planned.cast(MONEY).alias("disbursed_base_wan"),
        total(due).cast(MONEY).alias("people_due"),
        total(paid).cast(MONEY).alias("people_paid"),
        percent(total(paid), total(due)).alias("people_paid_pct"),
    ]
