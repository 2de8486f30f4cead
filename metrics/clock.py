"""Clocks: where a task should be on a day, in percent.

*Linear clock* (序时进度): months elapsed ÷ 12, for every task alike; or, as a setting, days since the task's start ÷
days between its start and its due day (the year's first and last day where none is given), within 0 and 100 %.
*Plan clock* (计划进度): the task's own timetable (monthly plan or nodes), read as a line from 0 % on the day the task
starts (1 January if none is given) through each point of the timetable. It is read on the day of which the report
speaks (as-of), or the last day of the period where nothing was reported.
*Lag in days* (earned schedule): the day read minus the day on which the clock showed today's actual progress; where
the clock stood still at that progress, the nearest of those days. Positive is behind, negative is ahead.
"""

import polars as pl

from data.model import Linear
from metrics.ratio import HUNDRED, RATE, nearest
from metrics.timetable import POINT, Timetables, parts, start_on

FULL = 100 * POINT
"""All of the work, in the parts that progress is counted in."""
CLOCK_ON = pl.coalesce("as_of", pl.col("period").dt.month_end())
"""The day on which the clocks of a row of status are read."""


def per_task(status: pl.DataFrame, plan: pl.DataFrame, linear: Linear = Linear.MONTHS) -> pl.DataFrame:
    """Read both clocks for each row of `status` (needs `actual_pct`).

    `plan` has one row per point: project_id, county, due_on, planned_pct (rising with due_on), node.
    Adds the columns of `read`, next_node, next_node_on and next_node_pct; those of the plan are missing for a task
    without a timetable.
    """
    timetables = Timetables(status, plan)
    told = read(timetables.number(status), timetables, linear)
    return told.with_columns(*timetables.next_points(told)).drop("_task")


def read(numbered: pl.DataFrame, timetables: Timetables, linear: Linear = Linear.MONTHS) -> pl.DataFrame:
    """Read both clocks for each row of `numbered` (needs `actual_pct`, and the `_task` of `timetables`).

    Adds clock_on, linear_pct, planned_pct, linear_lag_days, plan_lag_days.
    """
    dated = numbered.with_columns(clock_on=CLOCK_ON, linear_pct=share(linear))
    linear_lag = _months_lag() if linear is Linear.MONTHS else _days_lag()
    told = dated.with_columns(timetables.heights(dated).alias("planned_pct"), linear_lag_days=linear_lag)
    return told.with_columns(timetables.lags(told).alias("plan_lag_days"))


def share(linear: Linear) -> pl.Expr:
    """Return the linear clock: how much of the year, or of the task's own days, has passed."""
    return _months_share() if linear is Linear.MONTHS else _days_share()


def _days_of_task() -> pl.Expr:
    """Return the days from start to due day; 0 where a task starts on the day that it is due."""
    year_end = pl.col("period").dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d")
    return (pl.coalesce("due_on", year_end) - start_on()).dt.total_days()


def _months_share() -> pl.Expr:
    return pl.col("period").dt.month().cast(RATE) * HUNDRED / pl.lit(12, dtype=RATE)


def _days_share() -> pl.Expr:
    elapsed, whole = (CLOCK_ON - start_on()).dt.total_days(), _days_of_task()
    share = elapsed.cast(RATE) * HUNDRED / pl.when(whole > 0).then(whole).cast(RATE)
    zero, full = pl.lit(0, dtype=RATE), pl.lit(100, dtype=RATE)
    return pl.when(elapsed >= whole).then(full).when(elapsed <= 0).then(zero).otherwise(share)


def _days_lag() -> pl.Expr:
    elapsed = (pl.col("clock_on") - start_on()).dt.total_days()
    lag = nearest(elapsed * FULL - parts("actual_pct") * _days_of_task(), FULL).cast(pl.Int32)
    is_level = pl.col("actual_pct").cast(RATE) == pl.col("linear_pct")  # before the start, and once all is done
    return pl.when(is_level).then(pl.lit(0, dtype=pl.Int32)).otherwise(lag)


def _months_lag() -> pl.Expr:
    days_in_year = pl.when(pl.col("period").dt.is_leap_year()).then(366).otherwise(365)
    behind = pl.col("period").dt.month().cast(pl.Int64) * FULL - parts("actual_pct") * 12
    return nearest(behind * days_in_year, 12 * FULL).cast(pl.Int32)
