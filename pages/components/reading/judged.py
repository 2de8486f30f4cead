"""The tasks of the whole city, read and judged once per data version, month and clock; filters choose among them.

A task is judged by what it and its own plan say, so that to filter and to judge is the same in either order
(tests/exports/test_view.py). To choose among 60 000 judged tasks takes milliseconds, to ask and judge again 400.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from data.model import View
from data.store import Store
from exports import rows
from exports import view as selected
from exports import year as of_store
from metrics.timetable import TASK
from pages.components.reading.memory import of_data

OF_YEAR = [
    "period", *rows.OF_TASK, "as_of", "done_value", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan",
    "actual_pct", "actual_basis",
]  # fmt: skip
"""What the trend of funding, the waiting of money, the batches of subsidies and forecasts need of every month."""
OF_LISTS = [
    *TASK, "project", "category", "department", "working_group", "item_no", "county_place", "responsible_unit",
    "planned_wan", "due_on",
]  # fmt: skip
"""What lists beside the judged tasks say of a task: each would else keep a copy of all that is known of it."""


def period(view: View) -> date:
    """The month that the view speaks of."""
    return view.period or _usual(view.as_of)


@of_data
def reported(store: Store, as_of: date | None) -> pl.DataFrame:
    """The months that something was reported for by `as_of`, newest first: period, tasks, reported."""
    return selected.reported(store, as_of)


def city(view: View) -> View:
    """The whole city at the view's month, as the view judges it."""
    return view.model_copy(update={"period": period(view), **dict.fromkeys(selected.NARROWING)})


def tasks(view: View) -> pl.DataFrame:
    """One row per task at the view's period; the columns of exports.view.tasks."""
    narrows = any(getattr(view, name) for name in selected.NARROWING)
    return _chosen(view) if narrows else _whole(city(view))


def year(view: View) -> pl.DataFrame:
    """OF_YEAR for every reported month from January to the view's period; the light is not filtered by.

    Not remembered: its months are, and to put them together copies nothing.
    """
    narrow = view.model_copy(update={"light": None})
    return pl.concat(selected.narrowed(told, narrow) for _, told in months(view))


def months(view: View) -> Sequence[rows.Month]:
    """The same of the whole city, month by month."""
    last = period(view)
    of_year = reported(view.as_of).filter(pl.col("period").dt.year() == last.year).get_column("period").to_list()
    newest = max(of_year) if last in of_year else last  # every month of the year is chosen from the same frames
    return [(month, told) for month, told in _months(newest, view.as_of) if month <= last]


@of_data
def _usual(store: Store, as_of: date | None) -> date:
    return selected.period(store, View(as_of=as_of))


@of_data
def _chosen(_: Store, view: View) -> pl.DataFrame:
    return selected.narrowed(_whole(city(view)), view)


@of_data
def _whole(store: Store, view: View) -> pl.DataFrame:
    return selected.tasks(store, view)


@of_data
def _months(store: Store, last: date, as_of: date | None) -> Sequence[rows.Month]:
    """The months of a year with OF_YEAR; whatever the lights and the clock, it is the same."""
    view = View(period=last, as_of=as_of)
    return [(month, told.select(OF_YEAR)) for month, told in of_store.figures(store, view, reported(as_of))]
