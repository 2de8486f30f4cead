"""Outturn: how much of the planned money will be disbursed at the end of the year.

Money has no timetable of its own: its line is the linear clock, in percent of the planned funding, and its pace is
reckoned like that of the works (metrics.pace). What a group will disburse is the sum of its tasks' middles. Their
errors go together in part (`TOGETHER`): the range of a sum is narrower than the sum of ranges, wider than by chance.
Source and back-test: docs/metrics.md, "outturn"; docs/decisions/0014.
"""

from datetime import date

import polars as pl

from metrics import pace
from metrics.grouping import group
from metrics.plan_line import MONTHS, last_day, year_of
from metrics.ratio import MONEY, percent, total, where_both_known
from metrics.timetable import TASK

TENTH = 1.2816
"""So many deviations above the middle of a normal curve, a tenth of it is left."""
TAIL = 0.3
"""The weight of either end of a range of 80 in 100 in a variance (Swanson's rule)."""
TOGETHER = 0.03
"""Correlation of the errors of two tasks, from a calibration: docs/decisions/0014."""


def per_task(months: pl.DataFrame, until: date | None = None) -> pl.DataFrame:
    """One row per task that ever reported a payment and has planned funding: what it will have disbursed at `until`.

    Adds to TASK: year_end_low_wan, year_end_wan, year_end_high_wan (万元, range of 80 in 100), known_disbursed_wan (as
    reported last), spread_wan (deviation of the middle). Needs rows for every month up to the view's, with clock_on.
    """
    year = year_of(months)
    end = last_day(until, year)
    paced = pace.expected(_paid(months, year), end).with_columns(pace.reached(end))
    paced = paced.with_columns(
        pl.max_horizontal("pct", (pl.col(name) / MONTHS * 100).clip(upper_bound=100.0)).alias(name)
        for name in pace.ENDS
    )
    low, middle, high = pl.col("low"), pl.col("middle"), pl.col("high")
    spread = (TAIL * ((middle - low) ** 2 + (high - middle) ** 2)).sqrt()
    planned = pl.col("planned_wan").cast(pl.Float64)
    return paced.select(
        *TASK,
        year_end_low_wan=_wan(low / 100 * planned),
        year_end_wan=_wan(middle / 100 * planned),
        year_end_high_wan=_wan(high / 100 * planned),
        known_disbursed_wan="disbursed_wan",
        spread_wan=spread / 100 * planned,
    )


def by_group(tasks: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """What will be disbursed at the end of the year per value of `by`: one row each.

    `tasks`: rows of the view with the columns of per_task joined. Columns: <by>, tasks, forecast_tasks (those behind
    the figures), forecast_base_wan (their planned funding), known_disbursed_wan (what they have disbursed),
    year_end_low_wan, year_end_wan, year_end_high_wan, year_end_disbursed_pct (of that base).
    """
    middle, spread = pl.col("year_end_wan"), pl.col("spread_wan")
    base, paid = (total(where_both_known(pl.col(name), middle)) for name in ("planned_wan", "known_disbursed_wan"))
    off = TENTH * ((1 - TOGETHER) * (spread**2).sum() + TOGETHER * spread.sum() ** 2).sqrt()
    known, expected = paid.cast(pl.Float64), total(middle).cast(pl.Float64)
    most = pl.max_horizontal(base.cast(pl.Float64), expected)
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        middle.is_not_null().sum().cast(pl.Int64).alias("forecast_tasks"),
        base.cast(MONEY).alias("forecast_base_wan"),
        paid.cast(MONEY).alias("known_disbursed_wan"),
        _wan(pl.max_horizontal(expected - off, known)).alias("year_end_low_wan"),
        total(middle).cast(MONEY).alias("year_end_wan"),
        _wan(pl.min_horizontal(expected + off, most)).alias("year_end_high_wan"),
        percent(total(middle), base).alias("year_end_disbursed_pct"),
    ]
    return group(tasks, by, figures)


def range_of(group: pl.DataFrame) -> pl.DataFrame:
    """The range of each row of by_group in percent of its planned funding: low_pct, middle_pct, high_pct."""
    ends = {"low": "year_end_low_wan", "middle": "year_end_wan", "high": "year_end_high_wan"}
    base = pl.col("forecast_base_wan")
    return group.select(percent(pl.col(of), base).alias(f"{name}_pct") for name, of in ends.items())


def _paid(months: pl.DataFrame, year: int) -> pl.DataFrame:
    """The course of each task's money, in percent of its planned funding."""
    rate = percent(pl.col("disbursed_wan"), pl.col("planned_wan")).cast(pl.Float64)
    known = months.with_columns(pct=rate).filter(pl.col("pct").is_not_null())
    return pace.course(known, pl.col("pct") / 100 * MONTHS, year, "planned_wan", "disbursed_wan")


def _wan(amount: pl.Expr) -> pl.Expr:
    """A forecast of money to the yuan: it is reckoned in floats, and never exact."""
    return amount.round(4).cast(MONEY)
