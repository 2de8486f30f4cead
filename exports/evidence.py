"""What the checks of credibility look at, read from the store for one view of the whole city."""

from datetime import date

import polars as pl

from data.model import View, received_before
from data.store import Store
from exports import view as selected
from metrics.credibility import Evidence

NARROWING = ("county", "department", "category", "working_group", "project", "light")


def evidence(store: Store, view: View) -> Evidence:
    """Everything known by the view's as-of for January to its period; other filters are not heeded.

    A city-wide total cannot be checked in one county: narrow the questions, not the evidence.
    """
    whole = city_wide(view)
    known = received_before(view.as_of)
    return Evidence(
        tasks=selected.months(store, whole),
        versions=store.table("reports", received_before=known),
        findings=store.table("findings", received_before=known),
        twice=store.table("told_twice", received_before=known),
        register=store.table("register", received_before=known),
        letters=store.table("source_columns"),
        last_year=_last_year(store, whole),
        visits=store.table("site_visits", received_before=known),
        moves=selected.all_moves(store, view.as_of),
    )


def city_wide(view: View) -> View:
    """The same view without the filters that narrow it."""
    return view.model_copy(update=dict.fromkeys(NARROWING))


def _last_year(store: Store, view: View) -> pl.DataFrame:
    """The reports of December of the year before, by the names of project and county."""
    december = date(selected.period(store, view).year - 1, 12, 1)
    return selected.tasks(store, view.model_copy(update={"period": december})).select(
        "project", "county", "done_value", "disbursed_wan"
    )
