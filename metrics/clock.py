"""Clocks: where a task should be on a day, in percent.

*Linear clock* (序时进度): months elapsed ÷ 12, for every task alike.
*Plan clock* (计划进度): the task's own timetable (monthly plan or nodes), read as a line from 0 % on the day the task
starts (1 January if none is given) through each point of the timetable. It is read on the day of which the report
speaks (as-of), or the last day of the period where nothing was reported.
*Lag in days* (earned schedule): the day read minus the day on which the clock showed today's actual progress; where
the clock stood still at that progress, the nearest of those days. Positive is behind, negative is ahead.
"""

import polars as pl

from metrics.progress import PERCENT
from metrics.ratio import RATE

TASK = ["project_id", "county"]


def per_task(status: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """Read both clocks for each row of `status` (needs `actual_pct`).

    `plan` has one row per point: project_id, county, due_on, planned_pct (rising with due_on), node.
    Adds clock_on, linear_pct, planned_pct, linear_lag_days, plan_lag_days, next_node, next_node_on, next_node_pct;
    those of the plan are missing for a task without a timetable.
    """
    dated = status.with_row_index("_at").with_columns(
        clock_on=pl.coalesce("as_of", pl.col("period").dt.month_end()),
        linear_pct=pl.col("period").dt.month().cast(RATE) * pl.lit(100, dtype=RATE) / pl.lit(12, dtype=RATE),
        _actual=pl.col("actual_pct").cast(pl.Float64),
    )
    points = _line(status, plan)
    read = _read(dated, points)
    lags = _plan_lag(read, points)
    nodes = _next_node(dated, plan)
    return (
        read.join(lags, on="_at", how="left")
        .join(nodes, on="_at", how="left")
        .with_columns(linear_lag_days=_linear_lag())
        .sort("_at")
        .drop("_at", "_actual", "_planned")
    )


def _linear_lag() -> pl.Expr:
    days_in_year = pl.when(pl.col("period").dt.is_leap_year()).then(366).otherwise(365)
    behind = pl.col("linear_pct").cast(pl.Float64) - pl.col("_actual")
    return (behind / 100 * days_in_year).round().cast(pl.Int32)


def _line(status: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """The corners of each task's plan line in order of time, each with the corner before and after it."""
    start = pl.coalesce("start_on", pl.col("period").dt.truncate("1y"))
    origins = (
        status.group_by(TASK)
        .agg(due_on=start.first())
        .join(plan.group_by(TASK).agg(first_on=pl.col("due_on").min()), on=TASK)
        .select(*TASK, pl.min_horizontal("due_on", "first_on"), _p=pl.lit(0.0))
    )
    corners = pl.concat([origins, plan.select(*TASK, "due_on", _p=pl.col("planned_pct").cast(pl.Float64))])
    ordered = corners.unique().sort(*TASK, "due_on", "_p")
    return ordered.with_columns(
        _day_before=pl.col("due_on").shift(1).over(TASK),
        _p_before=pl.col("_p").shift(1).over(TASK),
        _day_after=pl.col("due_on").shift(-1).over(TASK),
        _p_after=pl.col("_p").shift(-1).over(TASK),
    ).rename({"due_on": "_day"})


def _read(dated: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """Add planned_pct: the height of the plan line on the day `clock_on`."""
    has_plan = points.select(TASK).unique().with_columns(_has_plan=pl.lit(value=True))
    reached = points.sort("_day", "_p").unique([*TASK, "_day"], keep="last", maintain_order=True)
    read = dated.sort("clock_on").join_asof(
        reached, left_on="clock_on", right_on="_day", by=TASK, strategy="backward", check_sortedness=False
    )
    share = (pl.col("clock_on") - pl.col("_day")).dt.total_days() / (
        (pl.col("_day_after") - pl.col("_day")).dt.total_days()
    )
    height = pl.coalesce(pl.col("_p") + (pl.col("_p_after") - pl.col("_p")) * share, pl.col("_p"), pl.lit(0.0))
    return (
        read.join(has_plan, on=TASK, how="left")
        .with_columns(_planned=pl.when(pl.col("_has_plan")).then(height))
        .with_columns(planned_pct=pl.col("_planned").round(4).cast(PERCENT))
        .drop("_day", "_p", "_day_before", "_p_before", "_day_after", "_p_after", "_has_plan")
    )


def _plan_lag(read: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """`_at` and plan_lag_days for the rows whose actual progress and plan clock are known."""
    known = read.filter(pl.col("_actual").is_not_null() & pl.col("_planned").is_not_null()).select(
        "_at", *TASK, "clock_on", "_actual", "planned_pct", "actual_pct"
    )
    heights = points.sort("_p", "_day")
    last_at, first_at = (heights.unique([*TASK, "_p"], keep=keep, maintain_order=True) for keep in ("last", "first"))
    behind = known.filter(pl.col("actual_pct") < pl.col("planned_pct"))
    ahead = known.filter(pl.col("actual_pct") > pl.col("planned_pct"))
    level = known.filter(pl.col("actual_pct") == pl.col("planned_pct"))
    left = behind.sort("_actual").join_asof(
        last_at, left_on="_actual", right_on="_p", by=TASK, strategy="backward", check_sortedness=False
    )
    left_on = _between(pl.col("_day"), pl.col("_p"), pl.col("_day_after"), pl.col("_p_after"))
    right = ahead.sort("_actual").join_asof(
        first_at, left_on="_actual", right_on="_p", by=TASK, strategy="forward", check_sortedness=False
    )
    right_on = _between(pl.col("_day_before"), pl.col("_p_before"), pl.col("_day"), pl.col("_p"))
    last_on = points.group_by(TASK).agg(_last=pl.col("_day").max())
    return pl.concat(
        [
            left.select("_at", plan_lag_days=_days(pl.col("clock_on"), pl.coalesce(left_on, _serial("_day")))),
            # more than the plan ever wants, after its last day: on time, not behind since that day
            right.join(last_on, on=TASK, how="left").select(
                "_at",
                plan_lag_days=_days(pl.col("clock_on"), pl.coalesce(right_on, _serial("_day"), _serial("_last"))).clip(
                    upper_bound=0
                ),
            ),
            level.select("_at", plan_lag_days=pl.lit(0, dtype=pl.Int32)),
        ]
    )


def _serial(day: str | pl.Expr) -> pl.Expr:
    """Return a day as a number, so that parts of days can be reckoned with."""
    return (pl.col(day) if isinstance(day, str) else day).cast(pl.Int32).cast(pl.Float64)


def _between(day_0: pl.Expr, p_0: pl.Expr, day_1: pl.Expr, p_1: pl.Expr) -> pl.Expr:
    """Where the line from (day_0, p_0) to (day_1, p_1) stands at the actual progress."""
    return _serial(day_0) + (pl.col("_actual") - p_0) / (p_1 - p_0) * (_serial(day_1) - _serial(day_0))


def _days(today: pl.Expr, reached: pl.Expr) -> pl.Expr:
    return (_serial(today) - reached).round().cast(pl.Int32)


def _next_node(dated: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """Find the first point of the timetable after `clock_on`."""
    ahead = dated.select("_at", *TASK, "clock_on").sort("clock_on").join_asof(
        plan.sort("due_on"), left_on="clock_on", right_on="due_on", by=TASK, strategy="forward",
        allow_exact_matches=False, check_sortedness=False,
    )  # fmt: skip
    return ahead.select("_at", next_node="node", next_node_on="due_on", next_node_pct="planned_pct")
