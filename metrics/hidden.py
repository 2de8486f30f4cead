"""Hidden: what a group's figure does not show: members at zero behind a good rate, and tasks that nobody mentions.

*Hidden zeros*: a group of several tasks whose rate is 100 % or more, or above zero and not behind its clock, while some
of its tasks stand at zero and should not. A rate is that of metrics.schedule (`progress`, against its own clock; a task
whose own clock stands at zero is not wanted yet) or of metrics.funding (`issued`, `disbursed`, against the linear
clock; a task without planned money is not wanted). *Unmentioned*: tasks of which nothing was reported, or which name no
stage: the rest that a sentence such as "24 done, 9 under way, 11 in preparation" of 45 leaves out.
Source: Ningbo 2014 (120 % of the city hides two counties at zero), Lianyungang 2025 (24 + 9 + 11 of 45);
docs/metrics.md, "hidden".
"""

import polars as pl

from metrics import funding, schedule
from metrics.grouping import group

LINE_END, BETWEEN = "\n", "·"
"""What stands between members, and between the project and the county of one."""
RATES = {
    "progress": ("actual_pct", "actual_pct", "clock_pct"),
    "issued": ("issued_wan", "issued_of_planned_pct", "linear_pct"),
    "disbursed": ("disbursed_wan", "disbursed_of_planned_pct", "linear_pct"),
}
"""Measure → a task's figure, its group's rate, the clock that the rate is held against."""


def zeros(status: pl.DataFrame, by: str | None, measure: str) -> pl.DataFrame:
    """The groups that hide zeros: one row each, in the order of groups.

    Columns: <by>, tasks, rate_pct, clock_pct, zero_tasks, members (project·county of each, one a line).
    """
    figure, rate, clock = RATES[measure]
    rated = schedule.by_group(status, by) if measure == "progress" else funding.by_group(status, by)
    wanted = pl.col("clock_pct") > 0 if measure == "progress" else pl.col("planned_wan") > 0
    is_zero = ((pl.col(figure) == 0) & wanted).fill_null(value=False)
    members = group(status, by, [pl.len().cast(pl.Int64).alias("tasks"), *_named(is_zero)])
    keys = [by] if by else []
    told = rated.select(*keys, rate_pct=rate, clock_pct=clock).with_row_index("_at")
    joined = told.join(members.with_row_index("_at").drop(keys), on="_at").drop("_at")
    well = (pl.col("rate_pct") >= 100) | (pl.col("rate_pct") >= pl.col("clock_pct"))
    return joined.filter(well & (pl.col("rate_pct") > 0) & (pl.col("zero_tasks") > 0) & (pl.col("tasks") > 1)).select(
        *keys, "tasks", "rate_pct", "clock_pct", "zero_tasks", "members"
    )


def unmentioned(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """The groups with tasks of which no stage is known: <by>, tasks, silent (nothing reported), unstaged (reported
    without a stage), members (project·county of both)."""
    silent = pl.col("submission_id").is_null()
    missing = pl.col("position").is_null()
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        silent.sum().cast(pl.Int64).alias("silent"),
        (missing & ~silent).sum().cast(pl.Int64).alias("unstaged"),
        _members(missing).alias("members"),
    ]
    return group(status, by, figures).filter(pl.col("silent") + pl.col("unstaged") > 0)


def _named(chosen: pl.Expr) -> list[pl.Expr]:
    return [chosen.sum().cast(pl.Int64).alias("zero_tasks"), _members(chosen).alias("members")]


def _members(chosen: pl.Expr) -> pl.Expr:
    names = pl.concat_str("project", "county", separator=BETWEEN)
    places = [pl.col(name).filter(chosen) for name in ("item_no", "county_place", "county", "project")]
    return names.filter(chosen).sort_by(places).str.join(LINE_END)
