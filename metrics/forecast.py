"""Forecast: when tasks will be done, and how far they will be at the end of the year.

*Line*: the task's own timetable, else the linear clock. *Earned day*: the day on which the line stood at the progress
reported last, as for the lag in days. From there the task goes on along its line at a pace (1: as the line wants);
which pace is expected, and how far it may be off, is reckoned in metrics.pace. The range holds 80 in 100.
*Own pace* (近月速度) = points gained ÷ months, over the last four. *Needed pace* (按期所需速度) = (100 − progress) ÷
months left to the due day. Only what was known on the view's day is used.
A bound (限值, metrics.schedule) has no line and no pace: until the year is over nobody can say that it will hold.
Source and back-test: docs/metrics.md, "forecast"; docs/decisions/0014.
"""

from datetime import date

import polars as pl

from metrics import pace
from metrics.grouping import group
from metrics.plan_line import MONTHS, day, ends, height, last_day, time, year_of
from metrics.progress import PERCENT, is_bound
from metrics.ratio import counted, weighted
from metrics.timetable import TASK, Timetables

FINISH = {"from": "fast", "on": "pace", "to": "slow"}
"""Which pace makes which end of the range of days."""
OUTLOOKS = ("done", "likely", "open", "unlikely")
BASES = ("own", "similar", "plan", "linear", "bound")
"""What the forecast of a task that is not done rests on; of a bound there is none."""
UNFINISHED = ("unlikely", "open")
"""Whether a task will be done by the end of the year; and those that may not be."""


def per_task(months: pl.DataFrame, plan: pl.DataFrame, until: date | None = None) -> pl.DataFrame:
    """One row per task of `months`: the judged rows (metrics.schedule) of every month up to the view's, and timetables.

    `until`: the day to forecast for; 31 December by default. Adds to TASK: known_on, known_pct (the report that it
    starts from), months_used, similar_tasks, forecast_basis (done, own, similar, plan or linear: the line alone, bound;
    missing: nothing is known),
    pace_pp, needed_pp (points a month), year_end_low_pct, year_end_pct, year_end_high_pct, finish_from_on, finish_on,
    finish_to_on (missing: later than the next year), outlook (done, likely, open, unlikely).
    """
    year = year_of(months)
    end = last_day(until, year)
    told = _told(months, plan, year)
    ended = _at_the_end(pace.expected(told, end), plan, end, year)
    tasks = months.select(*TASK, "due_on").unique(TASK, keep="last", maintain_order=True)
    joined = tasks.join(ended, on=TASK, how="left").join(_own(told), on=TASK, how="left")
    spoken = _spoken(joined, end, year)
    return spoken.update(_bounds(months, end, year), on=TASK, how="left").sort(TASK)


def by_group(tasks: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """How many tasks will be done by the end of the year, per value of `by`: one row each.

    `tasks`: rows of the view with the columns of per_task joined. Columns: <by>, tasks, done, likely, open, unlikely,
    unknown (they add up to tasks), at_most (unlikely and open: those that may not be done), on_own, on_similar,
    on_plan, on_linear, on_bound (what the forecasts of those not done rest on); where every task is unknown, all
    others are missing.
    """
    outlook, basis = pl.col("outlook"), pl.col("forecast_basis")
    known = outlook.is_not_null()
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        *(counted(outlook == name, known).alias(name) for name in OUTLOOKS),
        (~known).sum().cast(pl.Int64).alias("unknown"),
        counted(outlook.is_in(UNFINISHED), known).alias("at_most"),
        *(counted((basis == name) & (outlook != "done"), known).alias(f"on_{name}") for name in BASES),
    ]
    return group(tasks, by, figures)


def _told(months: pl.DataFrame, plan: pl.DataFrame, year: int) -> pl.DataFrame:
    """The course of each task that told any progress, along its line."""
    has_plan = plan.select(TASK).unique().with_columns(has_plan=pl.lit(value=True))
    known = (
        months.filter(~is_bound())
        .with_columns(pct=pl.col("actual_pct").cast(pl.Float64))
        .filter(pl.col("pct").is_not_null())
        .join(has_plan, on=TASK, how="left", maintain_order="left")
        .with_columns(pl.col("has_plan").fill_null(value=False))
    )
    earned = (pl.col("clock_on").cast(pl.Int32) - pl.col("plan_lag_days")).cast(pl.Date)
    at = pl.when("has_plan").then(time(earned, year)).otherwise(pl.col("pct") / 100 * MONTHS)
    return pace.course(known, at, year, "start_on", "has_plan")


def _own(told: pl.DataFrame) -> pl.DataFrame:
    """TASK, gained_pp (points a month, over the months of the own pace), done_on (when it was first told as done)."""
    since = told.group_by(TASK, maintain_order=True).tail(pace.WINDOW + 1)
    passed = _growth("t")
    gained = since.group_by(TASK).agg(gained_pp=_growth("pct") / pl.when(passed > 0).then(passed))
    done = told.filter("is_done").group_by(TASK).agg(done_on=pl.col("clock_on").min())
    return gained.join(done, on=TASK, how="left")


def _growth(name: str) -> pl.Expr:
    return pl.when(pl.len() > 1).then(pl.col(name).last() - pl.col(name).first())


def _at_the_end(paced: pl.DataFrame, plan: pl.DataFrame, end: float, year: int) -> pl.DataFrame:
    """`paced` with the progress at `end` for each end of the range (low_pct …) and the times of the finish (from …)."""
    lines = Timetables(paced, plan)
    placed = ends(lines.number(paced), plan, year)
    reached = placed.with_columns(pace.reached(end))
    left = (pl.col("end") - pl.col("at")).clip(lower_bound=0.0)
    finish = {name: pl.col("t") + left / pl.when(pl.col(by) > 0).then(by) for name, by in FINISH.items()}
    now = height(reached, "at", lines, year)
    gained = {f"{name}_pct": reached.get_column("pct") + height(reached, name, lines, year) - now for name in pace.ENDS}
    return reached.with_columns(**gained, **finish).with_columns(
        pl.when(pl.col(name) >= pl.col("end")).then(100.0).otherwise(_between(f"{name}_pct")).alias(f"{name}_pct")
        for name in pace.ENDS
    )


def range_of(tasks: pl.DataFrame) -> pl.DataFrame:
    """Where tasks together will be at the end of the year, in one row: low_pct, middle_pct, high_pct.

    `tasks`: rows of per_task with planned_wan. Weighted by planned funding over the tasks that are forecast, as their
    progress is; ends are weighted like middles, so that the range of several tasks is rather too wide than too narrow.
    """
    ends = {"low": "year_end_low_pct", "middle": "year_end_pct", "high": "year_end_high_pct"}
    return tasks.select(weighted(pl.col(of), pl.col("planned_wan")).alias(f"{name}_pct") for name, of in ends.items())


def _between(name: str) -> pl.Expr:
    """Never less than what was told, never more than all."""
    return pl.max_horizontal(name, "pct").clip(upper_bound=100.0)


def _spoken(joined: pl.DataFrame, end: float, year: int) -> pl.DataFrame:
    """The columns that per_task promises, out of everything that was reckoned."""
    done, known = pl.col("is_done"), pl.col("pct").is_not_null()
    months_left = time("due_on", year).fill_null(end) - pl.col("t")
    # where the fast end reaches all there is, nothing can lie above the range: all that is left out lies below it
    low = pl.when(pl.col("high_pct") >= 100).then("one_sided_pct").otherwise("low_pct")
    days = {
        f"finish_{name}_on".replace("on_on", "on"): pl.when(done).then("done_on").otherwise(_day(name, year))
        for name in FINISH
    }
    return joined.with_columns(low_pct=low).select(
        *TASK,
        known_on="clock_on",
        known_pct=_rounded("pct"),
        months_used=pl.col("months").fill_null(0),
        similar_tasks=pl.col("similar").fill_null(0),
        forecast_basis=pl.when(known).then(pl.when(done).then(pl.lit("done")).otherwise(_basis())),
        pace_pp=_rounded("gained_pp"),
        needed_pp=_rounded(pl.when(~done & (months_left > 0)).then((100 - pl.col("pct")) / months_left)),
        year_end_low_pct=_rounded("low_pct"),
        year_end_pct=_rounded("middle_pct"),
        year_end_high_pct=_rounded("high_pct"),
        **days,
        outlook=_outlook(),
    )


def _basis() -> pl.Expr:
    """What the pace rests on; without any history the line alone: the task's own plan, or the linear clock."""
    alone = pl.when("has_plan").then(pl.lit("plan")).otherwise(pl.lit("linear"))
    return pl.when(pl.col("basis") == "plan").then(alone).otherwise("basis")


def _bounds(months: pl.DataFrame, end: float, year: int) -> pl.DataFrame:
    """What can be said of bounds: TASK, known_on, known_pct, months_used, forecast_basis, outlook."""
    held = pl.col("actual_pct") >= 100
    over = pl.when(held).then(pl.lit("done")).otherwise(pl.lit("unlikely"))
    told = months.filter(is_bound() & pl.col("actual_pct").is_not_null()).sort("period")
    newest = told.group_by(TASK).agg(pl.col("clock_on", "actual_pct").last(), pl.len().alias("n"))
    return newest.select(
        *TASK,
        known_on="clock_on",
        known_pct=pl.col("actual_pct").cast(PERCENT),
        months_used=pl.col("n").cast(pl.Int64),
        forecast_basis=pl.lit("bound"),
        outlook=pl.when(time("clock_on", year) >= end).then(over).otherwise(pl.lit("open")),
    )


def _outlook() -> pl.Expr:
    return (
        pl.when("is_done").then(pl.lit("done"))
        .when(pl.col("low_pct") >= 100).then(pl.lit("likely"))
        .when(pl.col("high_pct") < 100).then(pl.lit("unlikely"))
        .when(pl.col("pct").is_not_null()).then(pl.lit("open"))
    )  # fmt: skip


def _day(name: str, year: int) -> pl.Expr:
    return pl.when(pl.col(name) <= 2 * MONTHS).then(day(pl.col(name), year))


def _rounded(value: str | pl.Expr) -> pl.Expr:
    """A forecast as a decimal: it is reckoned in floats, and never exact."""
    return (pl.col(value) if isinstance(value, str) else value).round(4).cast(PERCENT)
