"""The months of a year in figures, and what is forecast out of them."""

from collections.abc import Iterable, Iterator

import polars as pl

from data.model import Clock, View, received_before
from data.store import Store
from exports import rows
from exports import view as selected
from exports.rows import Month
from metrics import forecast, outturn
from metrics.timetable import TASK


def figures(store: Store, view: View, reported: pl.DataFrame) -> Iterator[Month]:
    """exports.rows.figures, all of one build of the store."""
    with store.reading() as ask:
        yield from rows.figures(ask, view, reported)


def clocked(store: Store, view: View) -> Iterator[Month]:
    """The same with the columns of metrics.clock.read; of plan_versions where the view's clock is the first plan."""
    known, reported = received_before(view.as_of), selected.reported(store, view.as_of)
    settled = view.model_copy(update={"period": selected.period(store, view)})
    with store.reading() as ask:
        plan, versions = (ask(name, received_before=known) for name in ("plan_points", "plan_versions"))
        first = versions if view.clock is Clock.FIRST_PLAN else None
        yield from rows.with_clocks(rows.figures(ask, settled, reported), plan, view.linear, first)


def forecasts(store: Store, view: View) -> pl.DataFrame:
    """One row per task of the whole store: what is forecast of it, out of what was known by the view's as-of.

    Columns: metrics.forecast.per_task and metrics.outturn.per_task. No filter narrows it: a task's forecast rests on
    the tasks that are similar to it, whoever looks at them.
    """
    at = View(period=selected.period(store, view), as_of=view.as_of)
    return forecasts_of(clocked(store, at), selected.timetables(store, view))


def forecasts_of(months: Iterable[Month], plan: pl.DataFrame) -> pl.DataFrame:
    """The same, out of `months` (those of `clocked`, all tasks) and the timetables."""
    known = pl.concat(told for _, told in months)
    money = outturn.per_task(known)
    return forecast.per_task(known, plan).join(money, on=TASK, how="left")
