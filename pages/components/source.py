"""The one door to the data: what pages read, remembered per data version and view. Frames are never changed."""

import functools
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Concatenate, ParamSpec, TypeVar

import polars as pl

from data.model import View, received_before
from data.store import Store, default_root
from exports import view as selected
from metrics import category_mix as mix_metric
from metrics import funding as funding_metric
from metrics import schedule as schedule_metric

P = ParamSpec("P")
R = TypeVar("R")
REMEMBERED = 256
"""Results kept per question; a frame of the sample is some 50 kB."""


def version() -> str | None:
    """The newest data version, None while nothing is stored."""
    return Store(default_root()).version()


def _remembered(read: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
    """Ask the store only once per data version and arguments."""

    @functools.lru_cache(maxsize=REMEMBERED)
    def of_version(root: str, version: str | None, *args: P.args, **kwargs: P.kwargs) -> R:  # noqa: ARG001
        return read(Store(default_root()), *args, **kwargs)

    @functools.wraps(read)
    def newest(*args: P.args, **kwargs: P.kwargs) -> R:
        root = default_root()
        return of_version(str(root), Store(root).version(), *args, **kwargs)  # type: ignore[arg-type]

    return newest


@_remembered
def tasks(store: Store, view: View) -> pl.DataFrame:
    """One row per task at the view's period; the columns of exports.view.tasks."""
    return selected.tasks(store, view)


@_remembered
def months(store: Store, view: View) -> pl.DataFrame:
    """The same rows for every month from January to the view's period."""
    return selected.months(store, view)


@_remembered
def period(store: Store, view: View) -> date:
    """The month that the view speaks of."""
    return selected.period(store, view)


@_remembered
def schedule(store: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.schedule.by_group over the view."""
    return schedule_metric.by_group(selected.tasks(store, view), by)


@_remembered
def funding(store: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.funding.by_group over the view."""
    return funding_metric.by_group(selected.tasks(store, view), by)


@_remembered
def category_mix(store: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.category_mix.by_group over the view."""
    return mix_metric.by_group(selected.tasks(store, view), by)


@_remembered
def schedule_by_month(store: Store, view: View) -> pl.DataFrame:
    """metrics.schedule.by_group by period, January to the view's period."""
    return schedule_metric.by_group(selected.months(store, view), "period")


@_remembered
def funding_by_month(store: Store, view: View) -> pl.DataFrame:
    """metrics.funding.by_group by period, January to the view's period."""
    return funding_metric.by_group(selected.months(store, view), "period")


@_remembered
def schedule_by_county_and_category(store: Store, view: View) -> Sequence[tuple[str | None, pl.DataFrame]]:
    """metrics.schedule.by_group by county: once for all categories (None), then for each category in view."""
    status = selected.tasks(store, view)
    categories = status.get_column("category").unique().sort().to_list()
    parts = [(category, status.filter(pl.col("category") == category)) for category in categories]
    return [(name, schedule_metric.by_group(part, "county")) for name, part in [(None, status), *parts]]


@_remembered
def month_before(store: Store, view: View) -> View | None:
    """The same view one month earlier; None in January or where that month was not reported."""
    month = (selected.period(store, view) - timedelta(days=1)).replace(day=1)
    reported = store.table("periods").get_column("period").to_list()
    is_known = month.year == selected.period(store, view).year and month in reported
    return view.model_copy(update={"period": month}) if is_known else None


@_remembered
def choices(store: Store, dimension: str) -> Sequence[str]:
    """The values that a reader can filter a dimension by, in the order of the register."""
    rows = store.table("choices").filter(pl.col("dimension") == dimension)
    return tuple(rows.get_column("choice").to_list())


@_remembered
def periods(store: Store) -> Sequence[date]:
    """The months that something was reported for, newest first."""
    return tuple(store.table("periods").get_column("period").to_list())


@_remembered
def as_of_days(store: Store) -> Sequence[date]:
    """The days on which the office received something, newest first."""
    return tuple(store.table("as_of_days").get_column("as_of").to_list())


@_remembered
def published(store: Store) -> pl.DataFrame:
    """Figures as they were published: period, indicator, value, unit, decimals, source, published_on."""
    return store.table("published_figures")


@_remembered
def submissions(store: Store, view: View) -> pl.DataFrame:
    """One row per submission received by the view's as-of; the columns of data/sql/submissions.sql."""
    return store.table("submissions", received_before=received_before(view.as_of))


@_remembered
def findings(store: Store, view: View) -> pl.DataFrame:
    """One row per finding in the submissions received by the view's as-of; data/sql/findings.sql."""
    return store.table("findings", received_before=received_before(view.as_of))


@_remembered
def reports(store: Store, view: View) -> pl.DataFrame:
    """One row per report ever received by the view's as-of, superseded ones too; data/sql/reports.sql."""
    return store.table("reports", received_before=received_before(view.as_of))


@_remembered
def source_columns(store: Store) -> pl.DataFrame:
    """Which column of which sheet each field was read from; data/sql/source_columns.sql."""
    return store.table("source_columns")


@_remembered
def is_sample(store: Store) -> bool:
    """Whether the store holds sample data."""
    return bool(store.table("submissions", received_before=received_before(None)).get_column("is_sample").any())
