"""What is forecast of the view's tasks, asked once per data version and view."""

import polars as pl

from data.model import View
from data.store import Store
from exports import rows, year
from exports import view as selected
from metrics import forecast, outturn
from metrics.timetable import TASK
from pages.components.reading import judged, source
from pages.components.reading.memory import of_data


@of_data
def of_all(store: Store, view: View) -> pl.DataFrame:
    """One row per task of the whole store; exports.year.forecasts."""
    plan = selected.timetables(store, view)
    return year.forecasts_of(rows.with_clocks(judged.months(view), plan, view.linear), plan)


@of_data
def tasks(_: Store, view: View) -> pl.DataFrame:
    """OF_LISTS with what is forecast of the view's tasks: metrics.forecast.per_task and metrics.outturn.per_task."""
    whole = of_all(View(period=source.period(view), as_of=view.as_of))
    return source.tasks(view).select(judged.OF_LISTS).join(whole, on=TASK, how="left", maintain_order="left")


@of_data
def outlook(_: Store, view: View) -> pl.DataFrame:
    """metrics.forecast.by_group over the view, in one row."""
    return forecast.by_group(tasks(view), None)


@of_data
def progress_range(_: Store, view: View) -> pl.DataFrame:
    """metrics.forecast.range_of the view's tasks."""
    return forecast.range_of(tasks(view))


@of_data
def money_range(_: Store, view: View) -> pl.DataFrame:
    """metrics.outturn.range_of the view in one row."""
    return outturn.range_of(money(view))


@of_data
def unfinished(_: Store, view: View) -> pl.DataFrame:
    """The tasks that will not, or may not, be done by the end of the year; the farthest from it first."""
    may_not = tasks(view).filter(pl.col("outlook").is_in(forecast.UNFINISHED))
    return may_not.sort("year_end_high_pct", "year_end_pct", maintain_order=True)


@of_data
def money(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.outturn.by_group over the view."""
    return outturn.by_group(tasks(view), by)
