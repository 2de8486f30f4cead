"""The rows that the store has of a view: of months with every word, or of a year in figures, a few months at a time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import polars as pl

from data.model import Linear, View, received_before
from data.store import Ask
from metrics import clock, plan_versions, progress
from metrics.grouping import IN_ORDER
from metrics.timetable import TASK, Numbers, Timetables

OF_STATUS = ("county", "department", "category", "working_group", "project")
"""The filters that data/sql/status.sql knows."""
OF_TASK = [
    *TASK, "item_no", "project", "category", "department", "working_group", "county_place", "responsible_unit",
    "target_value", "target_unit", "planned_wan", "start_on", "due_on", "is_ceiling",
]  # fmt: skip
"""What a task says in every month of a year."""
AT_ONCE = 200_000
"""Reports that are read at once: of a large store a few months, so that a year of them is never held."""
Month = tuple[date, pl.DataFrame]


def status(ask: Ask, view: View, since: date) -> pl.DataFrame:
    """The rows of data/sql/status.sql from `since` to the view's period, in order; `ask`: data.store.Store.reading."""
    chosen = view.model_dump(include={"period", *OF_STATUS})
    rows = ask("status", since=since, received_before=received_before(view.as_of), **chosen)
    # by the number of the day: what is known to be sorted by month is grouped by month twice as slowly
    return rows.sort(pl.col("period").cast(pl.Int32), *IN_ORDER)


def figures(ask: Ask, view: View, reported: pl.DataFrame) -> Iterator[Month]:
    """Month by month, January to the view's period: the tasks of exports.view.months, not judged, in figures alone.

    `reported`: those of exports.view.reported. Columns: period, OF_TASK, those of data/sql/reported_figures.sql and of
    progress. Tasks stand in the order of exports.view.tasks.
    """
    last = view.period
    assert last is not None
    told_in = reported.filter(pl.col("period").is_between(last.replace(month=1), last))
    tasks = status(ask, view, since=last + timedelta(days=1))  # without what was reported of them
    numbers = Numbers(tasks).of_task()
    tasks = tasks.select(*OF_TASK, _no=numbers)
    for few in _batches({last: 0, **dict(told_in.select("period", "reported").rows())}):
        told = ask("reported_figures", since=few[0], period=few[-1], received_before=received_before(view.as_of))
        told = told.with_columns(_no=numbers)
        for month in few:
            yield month, _of_month(tasks, month, told.filter(pl.col("period") == month) if len(few) > 1 else told)


def with_clocks(
    months: Iterable[Month], plan: pl.DataFrame, linear: Linear, versions: pl.DataFrame | None = None
) -> Iterator[Month]:
    """The `months` of a year, in each of which stand the same tasks, with the columns of metrics.clock.read.

    With those of metrics.plan_versions too where `versions` of the plans are given.
    """
    timetables = None
    for month, told in months:
        timetables = timetables or Timetables(told, plan)
        read = clock.read(timetables.number(told), timetables, linear).drop("_task")
        yield month, read if versions is None else plan_versions.per_task(read, versions)


def _of_month(tasks: pl.DataFrame, month: date, told: pl.DataFrame) -> pl.DataFrame:
    """The tasks in one month, with what was `told` of some of them in it."""
    status = tasks.join(told.drop(TASK), on="_no", how="left", maintain_order="left").drop("_no")
    # a month that is the same for all rows by construction would be grouped by as slowly as a sorted one
    dated = status.with_columns(pl.coalesce("period", pl.lit(month)), pl.col("questions").fill_null(0))
    return progress.per_task(dated)


def _batches(reports: dict[date, int]) -> Iterator[Sequence[date]]:
    """The months that are read at once: as many as have not more than AT_ONCE reports, one at least."""
    few: list[date] = []
    for month in sorted(reports):
        if few and sum(map(reports.__getitem__, [*few, month])) > AT_ONCE:
            yield few
            few = []
        few.append(month)
    yield few
