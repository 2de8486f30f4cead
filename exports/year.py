"""The months of a year in figures: its tasks are read once, and what was reported of them a few months at a time."""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from data.model import Clock, Linear, View, received_before
from data.store import Store
from exports import view as selected
from metrics import clock, forecast, outturn, plan_versions, progress
from metrics.timetable import TASK, Numbers, Timetables

OF_TASK = [
    *TASK, "item_no", "project", "category", "department", "working_group", "county_place", "target_value",
    "target_unit", "planned_wan", "start_on", "due_on", "is_ceiling",
]  # fmt: skip
"""What a task says in every month of a year."""
AT_ONCE = 200_000
"""Reports that are read at once: of a large store a few months, so that a year of them is never held."""


def clocked(store: Store, view: View) -> Iterator[tuple[date, pl.DataFrame]]:
    """Month by month, January to the view's period: the tasks of exports.view.months, not judged, in figures alone.

    Columns: period, OF_TASK, those of data/sql/reported_figures.sql, of progress and of metrics.clock.read; of
    plan_versions where the view's clock is the first plan. Tasks stand in the order of exports.view.tasks.
    """
    known, last = received_before(view.as_of), selected.period(store, view)
    told_in = selected.reported(store, view.as_of).filter(pl.col("period").is_between(last.replace(month=1), last))
    with store.reading() as ask:
        tasks = selected.status(ask, view.model_copy(update={"period": last}), last)
        plan, versions = (ask(name, received_before=known) for name in ("plan_points", "plan_versions"))
        timetables, numbers = Timetables(tasks, plan), Numbers(tasks).of_task()
        tasks = timetables.number(tasks.select(OF_TASK)).with_columns(_no=numbers)
        for few in _batches({last: 0, **dict(told_in.select("period", "reported").rows())}):
            told = ask("reported_figures", since=few[0], period=few[-1], received_before=known)
            told = told.with_columns(_no=numbers)
            for month in few:
                of_month = told.filter(pl.col("period") == month) if len(few) > 1 else told
                read = _read(tasks, month, of_month, timetables, view.linear)
                yield month, plan_versions.per_task(read, versions) if view.clock is Clock.FIRST_PLAN else read


def forecasts(store: Store, view: View) -> pl.DataFrame:
    """One row per task of the whole store: what is forecast of it, out of what was known by the view's as-of.

    Columns: metrics.forecast.per_task and metrics.outturn.per_task. No filter narrows it: a task's forecast rests on
    the tasks that are similar to it, whoever looks at them.
    """
    at = View(period=selected.period(store, view), as_of=view.as_of)
    return forecasts_of(pl.concat(told for _, told in clocked(store, at)), selected.timetables(store, view))


def forecasts_of(known: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """The same, out of the months that are `known` (those of `clocked`, all tasks) and the timetables."""
    money = outturn.per_task(known)
    return forecast.per_task(known, plan).join(money, on=TASK, how="left")


def _read(tasks: pl.DataFrame, month: date, told: pl.DataFrame, timetables: Timetables, linear: Linear) -> pl.DataFrame:
    """The tasks in one month, with what was `told` of some of them in it."""
    status = tasks.join(told.drop(TASK), on="_no", how="left", maintain_order="left").drop("_no")
    # a month that is the same for all rows by construction would be grouped by as slowly as a sorted one
    dated = status.with_columns(pl.coalesce("period", pl.lit(month)), pl.col("questions").fill_null(0))
    return clock.read(progress.per_task(dated), timetables, linear).drop("_task")


def _batches(reports: dict[date, int]) -> Iterator[Sequence[date]]:
    """The months that are read at once: as many as have not more than AT_ONCE reports, one at least."""
    few: list[date] = []
    for month in sorted(reports):
        if few and sum(map(reports.__getitem__, [*few, month])) > AT_ONCE:
            yield few
            few = []
        few.append(month)
    yield few
