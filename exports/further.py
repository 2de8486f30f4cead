"""Metrics that need more than the tasks of one month: read from the store for a view, as frame and total."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import polars as pl

from data.model import View
from data.store import Store
from exports import evidence as known
from exports import plans, year
from exports import questions as worded
from exports import view as selected
from metrics import (
    batches,
    credibility,
    fund_sources,
    hidden,
    life_cycle,
    outturn,
    ranking,
    schedule,
    type_gap,
    waiting,
)
from metrics.timetable import TASK

Made = tuple[pl.DataFrame, pl.DataFrame | None]
Read = Callable[[Store, View, str, str], Made]
FORECAST = [
    "project", "county", "outlook", "finish_from_on", "finish_on", "finish_to_on", "needed_pp", "pace_pp",
    "year_end_low_pct", "year_end_pct", "year_end_high_pct", "forecast_basis", "months_used", "similar_tasks",
    "responsible_unit",
]  # fmt: skip


def _waiting(store: Store, view: View, by: str, _: str) -> Made:
    told = waiting.per_task(selected.months(store, view))
    rows = told.join(selected.tasks(store, view).select(TASK), on=TASK, how="semi", maintain_order="left")
    return waiting.by_group(rows, by), waiting.by_group(rows, None)


def _fund_sources(store: Store, view: View, by: str, _: str) -> Made:
    tasks, sources = selected.tasks(store, view), selected.fund_sources(store, view)
    return fund_sources.by_group(tasks, sources, by), None


def _life_cycle(store: Store, view: View, _by: str, _: str) -> Made:
    return life_cycle.by_stage(selected.tasks(store, view)), None


def _batches(store: Store, view: View, by: str, _: str) -> Made:
    months = selected.months(store, view)
    return batches.by_group(months, by), batches.by_group(months, None)


def _type_gap(store: Store, view: View, by: str, _: str) -> Made:
    tasks = selected.tasks(store, view)
    return type_gap.by_group(tasks, by), type_gap.by_group(tasks, None)


def _hidden(store: Store, view: View, by: str, _: str) -> Made:
    tasks = selected.tasks(store, view)
    zeros = [
        hidden.zeros(tasks, by, each).select(by, pl.lit(each).alias("measure"), pl.exclude(by)) for each in hidden.RATES
    ]
    return pl.concat(zeros), None


def _forecast(store: Store, view: View, _by: str, _: str) -> Made:
    return _forecasts(store, view).select(FORECAST), None


def _outturn(store: Store, view: View, by: str, _: str) -> Made:
    tasks = _forecasts(store, view)
    return outturn.by_group(tasks, by), outturn.by_group(tasks, None)


def _credibility(store: Store, view: View, _by: str, language: str) -> Made:
    asked = credibility.questions(known.evidence(store, view))
    return worded.worded(worded.narrowed(asked, selected.tasks(store, view)), language), None


def _ranking(store: Store, view: View, by: str, _: str) -> Made:
    tasks = selected.tasks(store, view)
    return ranking.ranked(schedule.by_group(tasks, by), by), schedule.by_group(tasks, None)


def _lag_bands(store: Store, view: View, _by: str, _: str) -> Made:
    return ranking.lag_bands(selected.tasks(store, view)), None


def _plan_moves(store: Store, view: View, _by: str, language: str) -> Made:
    found = plans.with_cells(selected.moves(store, view), store.table("source_columns"))
    return plans.with_reasons(found, language).select(plans.MOVES), None


def _forecasts(store: Store, view: View) -> pl.DataFrame:
    told = year.forecasts(store, view)
    return selected.tasks(store, view).join(told, on=TASK, how="left", maintain_order="left")


FURTHER: Mapping[str, Read] = MappingProxyType(
    {
        "fund_sources": _fund_sources,
        "waiting": _waiting,
        "outturn": _outturn,
        "batches": _batches,
        "type_gap": _type_gap,
        "hidden": _hidden,
        "ranking": _ranking,
        "life_cycle": _life_cycle,
        "forecast": _forecast,
        "credibility": _credibility,
        "lag_bands": _lag_bands,
        "plan_moves": _plan_moves,
    }
)
LISTS = ("life_cycle", "forecast", "credibility", "lag_bands", "plan_moves")
"""Those that have rows of their own instead of one per group."""
