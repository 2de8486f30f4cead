"""What pages read of published figures and tables, asked once per data version, view and choice."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from data.model import View
from data.store import Store
from exports import reconcile
from exports.against import Against, month_of
from exports.against import months as of_ours
from exports.against import set_against as against_ours
from metrics.reconciliation.published import Checked
from metrics.reconciliation.verdict import Check
from pages.components.reading import source
from pages.components.reading.memory import of_data


@of_data
def published(store: Store) -> pl.DataFrame:
    """Figures as they were published: period, indicator, value, unit, decimals, source, published_on."""
    return store.table("published_figures")


@of_data
def published_checks(store: Store, view: View) -> Sequence[tuple[date, Sequence[Check]]]:
    """Published figures beside ours and among themselves, month by month; exports.reconcile."""
    return reconcile.published_figures(store, view)


@of_data
def published_tables(store: Store, view: View) -> Sequence[Checked]:
    """Published tables with their checks; exports.reconcile."""
    return reconcile.published_tables(store, view)


@of_data
def months(store: Store, view: View) -> Sequence[date]:
    """The months that a published table can be set against; exports.against."""
    return of_ours(store, view.as_of)


@of_data
def set_against(
    _: Store,
    view: View,
    at: int,
    period: date | None,
    project: str | None = None,
    chosen: tuple[tuple[str, str], ...] = (),
) -> Against:
    """The published table at this place beside ours; `chosen`: column → figure, "" for none; exports.against."""
    table = published_tables(view)[at]
    month = month_of(table, period, months(view))
    tasks = source.tasks(View(period=month, as_of=view.as_of))
    return against_ours(tasks, month, table, dict(chosen), project)


@of_data
def tables_against(_: Store, view: View) -> Sequence[Against]:
    """Each published table beside ours of the month and in the columns that it leaves no doubt about."""
    return [set_against(view, at, None) for at in range(len(published_tables(view)))]
