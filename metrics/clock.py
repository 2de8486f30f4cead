"""Clocks: where a task should be on a day, in percent.

*Linear clock* (序时进度): months elapsed ÷ 12, for every task alike.
*Plan clock* (计划进度): the task's own timetable (monthly plan or nodes), read as a line from 0 % on the day the task
starts (1 January if none is given) through each point of the timetable. It is read on the day of which the report
speaks (as-of), or the last day of the period where nothing was reported.
*Lag in days* (earned schedule): the day read minus the day on which the clock showed today's actual progress; where
the clock stood still at that progress, the nearest of those days. Positive is behind, negative is ahead.
"""

import polars as pl

from metrics.ratio import RATE
from metrics.timetable import Timetables


def per_task(status: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """Read both clocks for each row of `status` (needs `actual_pct`).

    `plan` has one row per point: project_id, county, due_on, planned_pct (rising with due_on), node.
    Adds clock_on, linear_pct, planned_pct, linear_lag_days, plan_lag_days, next_node, next_node_on, next_node_pct;
    those of the plan are missing for a task without a timetable.
    """
    timetables = Timetables(status, plan)
    dated = timetables.number(status).with_columns(
        clock_on=pl.coalesce("as_of", pl.col("period").dt.month_end()),
        linear_pct=pl.col("period").dt.month().cast(RATE) * pl.lit(100, dtype=RATE) / pl.lit(12, dtype=RATE),
    )
    read = dated.with_columns(timetables.heights(dated).alias("planned_pct"), linear_lag_days=_linear_lag())
    lags = timetables.lags(read).alias("plan_lag_days")
    return read.with_columns(lags, *timetables.next_points(dated)).drop("_task")


def _linear_lag() -> pl.Expr:
    days_in_year = pl.when(pl.col("period").dt.is_leap_year()).then(366).otherwise(365)
    behind = pl.col("linear_pct").cast(pl.Float64) - pl.col("actual_pct").cast(pl.Float64)
    return (behind / 100 * days_in_year).round().cast(pl.Int32)
