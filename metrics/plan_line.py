"""Lines that tasks move along, read in months since the year began: timetables, and the linear clock without one."""

from datetime import date

import polars as pl

from metrics.timetable import TASK, Timetables

MONTHS = 12
LATEST = 48.0
"""Months since the year began beyond which no line is read."""


def time(day: str | pl.Expr, year: int) -> pl.Expr:
    """A day as months since the year began: the end of June is 6."""
    on = pl.col(day) if isinstance(day, str) else day
    return (on.dt.year() - year) * MONTHS + on.dt.month() - 1 + on.dt.day() / on.dt.days_in_month()


def day(at: pl.Expr, year: int) -> pl.Expr:
    """The day of a time in months since the year began."""
    whole = at.floor().cast(pl.Int32)
    first = pl.date(year + whole // MONTHS, whole % MONTHS + 1, 1)
    passed = ((at - whole) * first.dt.days_in_month()).round().cast(pl.Int32)
    return (first.cast(pl.Int32) + passed - 1).cast(pl.Date)


def year_of(months: pl.DataFrame) -> int:
    """The year that the newest of `months` is in."""
    newest = months.get_column("period").max()
    return newest.year if isinstance(newest, date) else date.max.year


def last_day(until: date | None, year: int) -> float:
    """The time of `until`; of the last day of the year where none is given."""
    return float(MONTHS) if until is None else float(pl.select(time(pl.lit(until), year)).item())


def ends(tasks: pl.DataFrame, plan: pl.DataFrame, year: int) -> pl.DataFrame:
    """`tasks` (TASK, start_on, has_plan) with last, last_pct (the last point) and end: when the line is at 100 %.

    A timetable that stops below 100 % is drawn on at its mean pace.
    """
    told = plan.sort(*TASK, "due_on", "planned_pct").with_columns(
        _t=time("due_on", year), _p=pl.col("planned_pct").cast(pl.Float64)
    )
    points = told.group_by(TASK).agg(
        last=pl.col("_t").last(), last_pct=pl.col("_p").last(), _first=pl.col("_t").first(),
        _whole=pl.col("_t").filter(pl.col("_p") >= 100).first(),
    )  # fmt: skip
    start = pl.min_horizontal(time("start_on", year).fill_null(0.0), "_first")
    drawn = pl.when(pl.col("last_pct") > 0).then(start + (pl.col("last") - start) * 100 / pl.col("last_pct"))
    end = pl.when("has_plan").then(pl.coalesce("_whole", drawn)).otherwise(float(MONTHS))
    return tasks.join(points, on=TASK, how="left", maintain_order="left").with_columns(end=end).drop("_whole", "_first")


def height(placed: pl.DataFrame, at: str, lines: Timetables, year: int) -> pl.Series:
    """What the lines of `placed` (`_task` and what `ends` adds) ask for at the times in its column `at`, in percent."""
    now = pl.col(at)
    asked = placed.with_columns(clock_on=day(now.clip(0.0, LATEST), year))
    beyond = pl.col("last_pct") + (100 - pl.col("last_pct")) * (now - pl.col("last")) / (pl.col("end") - pl.col("last"))
    read = asked.with_columns(lines.heights(asked).cast(pl.Float64).alias("_read")).select(
        pl.when(now >= pl.col("end")).then(100.0)
        .when(~pl.col("has_plan")).then(now / MONTHS * 100)
        .when(now > pl.col("last")).then(beyond)
        .otherwise("_read").fill_null(0.0).alias(at)
    )  # fmt: skip
    return read.to_series()
