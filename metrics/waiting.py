"""Waiting: since when money that was issued has not been disbursed, and at which step it waits.

First in, first out: what is disbursed pays off what was issued first. So the part that still waits came on the first
day from which every report since says that more had been issued than is disbursed now. `waiting_days` counts from the
day of which that report speaks to the day of which the newest does: at least so long, since money may have come any day
of the month before. Missing where issued or disbursed is not known, or where nothing waits.
*Where it waits* (`stuck_at`): the step with the largest amount among planned − issued, issued − arrived,
arrived − disbursed (issued − disbursed where arrived is not known) and disbursed − paid.
Source: our reading of the question "stuck at which level?"; no published bulletin that we found counts days;
docs/metrics.md, "waiting".
"""

import polars as pl

from metrics.clock import CLOCK_ON
from metrics.grouping import group
from metrics.ratio import MONEY, counted, total
from metrics.timetable import Numbers

STEPS = ("issued", "arrived", "disbursed", "paid")
"""The step that has not been taken: what waits for issue, arrival, disbursement, payment."""


def per_task(months: pl.DataFrame) -> pl.DataFrame:
    """The rows of the newest period in `months` (status rows of one year) with what waits, since when, and where.

    Adds undisbursed_wan, waiting_since, waiting_days, stuck_at (a step of STEPS; missing where nothing waits) and
    stuck_wan.
    """
    newest = months.filter(pl.col("period") == pl.col("period").max())
    number = Numbers(newest).of_task()
    newest = newest.with_columns(_no=number)
    since = _since(months.with_columns(_no=number), newest)
    waits = pl.col("issued_wan") - pl.col("disbursed_wan")
    return (
        newest.join(since, on="_no", how="left", maintain_order="left")
        .with_columns(undisbursed_wan=waits, waiting_days=(CLOCK_ON - pl.col("waiting_since")).dt.total_days())
        .with_columns(pl.col("waiting_days").cast(pl.Int64), *_stuck())
        .drop("_no")
    )


def by_group(waiting: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """What waits per value of `by`, from the rows of per_task: one row each.

    Columns: <by>, tasks, waiting (tasks with money issued and not disbursed; missing where no task told both),
    undisbursed_wan (their sum; a task that
    disbursed more than was issued takes nothing away), worst_waiting_days.
    """
    waits = pl.col("undisbursed_wan") > 0
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        counted(waits, waits.is_not_null()).alias("waiting"),
        total(pl.when(waits.is_not_null()).then(pl.col("undisbursed_wan").clip(lower_bound=0))).cast(MONEY),
        pl.col("waiting_days").max().alias("worst_waiting_days"),
    ]
    return group(waiting, by, figures)


def by_step(waiting: pl.DataFrame) -> pl.DataFrame:
    """How much is stuck at each step, from the rows of per_task: stuck_at, tasks, stuck_wan; the largest first."""
    stuck = waiting.drop_nulls("stuck_at").group_by("stuck_at")
    counted = stuck.agg(tasks=pl.len().cast(pl.Int64), stuck_wan=pl.col("stuck_wan").sum().cast(MONEY))
    return counted.sort("stuck_wan", "stuck_at", descending=[True, False])


def _since(months: pl.DataFrame, newest: pl.DataFrame) -> pl.DataFrame:
    """By the number of a task whose money waits: the day of the report since which more is issued than disbursed."""
    now = newest.filter(pl.col("issued_wan") > pl.col("disbursed_wan")).select("_no", _now="disbursed_wan")
    told = months.select("_no", "period", "as_of", "issued_wan").drop_nulls("issued_wan").join(now, on="_no")
    short = told.filter(pl.col("issued_wan") <= pl.col("_now")).group_by("_no").agg(_short=pl.col("period").max())
    after = told.join(short, on="_no", how="left").filter(
        pl.col("_short").is_null() | (pl.col("period") > pl.col("_short"))
    )
    return after.group_by("_no").agg(waiting_since=CLOCK_ON.min())


def _stuck() -> list[pl.Expr]:
    planned, issued, arrived = pl.col("planned_wan"), pl.col("issued_wan"), pl.col("arrived_wan")
    disbursed, paid = pl.col("disbursed_wan"), pl.col("paid_wan")
    rests = [planned - issued, issued - arrived, pl.coalesce(arrived, issued) - disbursed, disbursed - paid]
    largest = pl.max_horizontal(rests)
    step = pl.coalesce(
        pl.when(rest == largest).then(pl.lit(name)) for name, rest in reversed(list(zip(STEPS, rests, strict=True)))
    )
    waits = largest > 0
    return [pl.when(waits).then(step).alias("stuck_at"), pl.when(waits).then(largest).cast(MONEY).alias("stuck_wan")]
