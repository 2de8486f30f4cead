"""What pages read of plans, nodes, starts and targets; the door beside `source`."""

from datetime import date
from typing import Any

import polars as pl

from data.model import View
from data.store import Store
from exports import plans
from exports import view as selected
from metrics import completion as completion_metric
from metrics import first_months, origin
from metrics import nodes as nodes_metric
from metrics.timetable import TASK
from pages.components.reading import judged, source
from pages.components.reading.memory import of_data


@of_data
def nodes(_: Store, view: View) -> pl.DataFrame:
    """metrics.nodes.by_group over the view."""
    return nodes_metric.by_group(source.tasks(view), None)


@of_data
def completion(_: Store, view: View) -> pl.DataFrame:
    """metrics.completion.by_group over the view."""
    return completion_metric.by_group(source.tasks(view), None)


@of_data
def start_rate(_: Store, view: View) -> pl.DataFrame:
    """metrics.completion.start_rate over the view."""
    return completion_metric.start_rate(source.tasks(view), None)


@of_data
def open_nodes(_: Store, view: View) -> pl.DataFrame:
    """The nodes overdue or due in 30 days of the view's tasks; exports.view.open_nodes."""
    return _all_open_nodes(judged.city(view)).join(source.tasks(view), on=TASK, how="semi", maintain_order="left")


@of_data
def moves(_: Store, view: View) -> pl.DataFrame:
    """Every move of the plans; exports.view.moves."""
    return selected.of_tasks(_all_moves(view.as_of), source.tasks(view))


@of_data
def changes(store: Store, view: View, language: str) -> pl.DataFrame:
    """The moves of the plans as they are told, each with the cell of the new plan; exports.plans.changes."""
    return plans.changes(moves(view), store.table("source_columns"), language)


@of_data
def move_list(store: Store, view: View, language: str) -> pl.DataFrame:
    """The moves one by one, each with its reason and the cell of the new plan; exports.plans."""
    return plans.with_cells(plans.with_reasons(moves(view), language), store.table("source_columns"))


@of_data
def _all_open_nodes(store: Store, view: View) -> pl.DataFrame:
    """Of the whole city, with what tells its tasks apart."""
    kept = [*dict.fromkeys((*TASK, *selected.OF_NODES))]
    return nodes_metric.listed(source.tasks(view), selected.timetables(store, view), kept)


@of_data
def _all_moves(store: Store, as_of: date | None) -> pl.DataFrame:
    return selected.all_moves(store, as_of)


@of_data
def stage_months(_: Store, view: View) -> pl.DataFrame:
    """metrics.first_months.stages of the view's tasks, January to its period."""
    return first_months.stages(source.months(view))


@of_data
def stage_cell(store: Store, view: View, county: str, position: int) -> dict[str, Any] | None:
    """Where the only project in view first told this stage for a county: submission_id, sheet, cell; else None."""
    told = source.months(view).filter((pl.col("county") == county) & (pl.col("position") == position))
    first = _with_stage_cells(store, told.sort("period").head(1))
    return next(first.iter_rows(named=True), None)


@of_data
def passing(store: Store, view: View, category: str, milestone: str) -> pl.DataFrame:
    """The view's tasks of a category, those that have not passed a milestone first; reached_in (a month), and the cell
    of the month's stage."""
    tasks = source.tasks_by_lag(view).filter(pl.col("category") == category)
    since = first_months.milestone(source.months(view), milestone)
    passed = tasks.join(since, on=TASK, how="left", maintain_order="left")
    return _with_stage_cells(store, passed).sort(pl.col("reached_in").is_not_null(), maintain_order=True)


def _with_stage_cells(store: Store, rows: pl.DataFrame) -> pl.DataFrame:
    nothing = {"node_on": pl.lit(None, pl.Date), "node": pl.lit(None, pl.String)}
    places = rows.select("submission_id", "sheet", "row", *TASK, field=pl.lit("stage"), **nothing)
    return rows.with_columns(origin.located(places, store.table("source_columns")).get_column("cell"))


@of_data
def node_months(store: Store, view: View) -> pl.DataFrame:
    """metrics.first_months.nodes of the view's tasks, January to its period."""
    return first_months.nodes(source.months(view), selected.timetables(store, view))
