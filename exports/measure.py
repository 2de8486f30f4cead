"""A metric over a view, by a dimension, as a table with its total and everything the manifest names."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import polars as pl

from data.model import View, received_before
from data.store import Store
from data.wording import translate
from exports import switches
from exports import view as selected
from exports.address import of_view, path
from exports.further import FURTHER, Made
from exports.manifest import METRICS
from exports.table import Table, as_of
from metrics import category_mix, completion, funding, nodes, plan_versions, schedule
from metrics.columns import COLUMNS
from metrics.ratio import percent, total

PAGES = {
    "funding": "funding", "category_mix": "categories", "fund_sources": "funding", "waiting": "funding",
    "outturn": "funding", "batches": "categories", "type_gap": "categories", "life_cycle": "categories",
    "credibility": "credibility",
}  # fmt: skip
"""Where a metric stands in the dashboard; the others stand on the page of schedule."""
SWITCHED = ("schedule", "funding")
"""Metrics of which the month by itself is told too."""
ByGroup = Callable[[pl.DataFrame, str | None], pl.DataFrame]
BY_GROUP: Mapping[str, ByGroup] = MappingProxyType(
    {
        "schedule": schedule.by_group,
        "funding": funding.by_group,
        "category_mix": category_mix.by_group,
        "nodes": nodes.by_group,
        "plan_versions": plan_versions.by_group,
        "completion": completion.by_group,
        "start_rate": completion.start_rate,
    }
)


NAMES = (*BY_GROUP, *FURTHER)
"""Every metric that a table can be made of."""


def table(store: Store, view: View, metric: str, by: str | None, language: str) -> Table:
    """The metric's table over `view`; no `by` for those of LISTS. Raises LookupError while nothing is stored."""
    while True:
        measured = _table(store, view, metric, by, language)
        # a load may have been published meanwhile: the version that is named must be the one that was read
        if store.version() == measured.data_version:
            return measured


def _table(store: Store, view: View, metric: str, by: str | None, language: str) -> Table:
    version = store.version()
    if version is None:
        raise LookupError("nothing is stored yet")
    frame, total = _measured(store, view, metric, by or "", language)
    return Table(
        frame=frame,
        total=total,
        title=_title(metric, by, language),
        view=view,
        period=selected.period(store, view),
        as_of=as_of(selected.tasks(store, view)),
        data_version=version,
        language=language,
        is_sample=is_sample(store),
        metric=metric,
        by=by,
        address=path(PAGES.get(metric, "schedule"), {**of_view(view), "by": by}),
    )


def _title(metric: str, by: str | None, language: str) -> str:
    name = translate(language, METRICS[metric])
    if by is None:
        return name
    dimension = translate(language, COLUMNS[by].label)
    return translate(language, "{metric}（按{dimension}）", metric=name, dimension=dimension)


def _measured(store: Store, view: View, metric: str, by: str, language: str) -> Made:
    if metric in FURTHER:
        return FURTHER[metric](store, view, by, language)
    tasks, measure = selected.tasks(store, view), BY_GROUP[metric]
    if metric not in SWITCHED:
        return measure(tasks, by), whole(tasks, metric)
    frame, total = switches.with_month(measure, tasks, by), switches.with_month(measure, tasks, None)
    names = switches.switched(measure(tasks.clear(), by).columns, frame.columns, view)
    return frame.select(names), total.select(name for name in names if name in total.columns)


def whole(tasks: pl.DataFrame, metric: str) -> pl.DataFrame:
    """The metric over all `tasks` in one row."""
    return mix_of_all(tasks) if metric == "category_mix" else BY_GROUP[metric](tasks, None)


def mix_of_all(tasks: pl.DataFrame) -> pl.DataFrame:
    """Category mix over all categories in one row.

    No project has two categories, so counts and amounts add up; rates are those of schedule and funding over all tasks.
    """
    parts = category_mix.by_group(tasks, None).drop("category")
    sums = parts.select(total(pl.col(name)).alias(name) for name in parts.columns)
    return sums.with_columns(
        schedule.by_group(tasks, None).get_column("actual_pct"),
        funding.by_group(tasks, None).get_column("disbursed_of_planned_pct"),
        percent(pl.col("people_paid"), pl.col("people_due")).alias("people_paid_pct"),
    )


def is_sample(store: Store) -> bool:
    """Whether the store holds sample data."""
    submissions = store.table("submissions", received_before=received_before(None))
    return bool(submissions.get_column("is_sample").any())
