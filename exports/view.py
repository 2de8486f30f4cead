"""What a reader has chosen to look at, as a frame: the store's rows with every metric of a task read and judged."""

from datetime import date, timedelta

import polars as pl

from data.model import Clock, Span, View, period_end, received_before
from data.reference.lights import LightPreset, light_presets
from data.store import Ask, Store
from exports.rows import OF_STATUS, figures, status, with_clocks
from metrics import (
    clock,
    completion,
    coverage,
    in_month,
    level_funds,
    light_dimensions,
    lights,
    nodes,
    plan_versions,
    progress,
    schedule,
)
from metrics.grouping import IN_ORDER
from metrics.timetable import TASK

NARROWING = (*OF_STATUS, "light")
"""The filters of a view that choose among tasks."""
OF_NODES = ("project", "county", "responsible_unit", "light", "actual_pct")
"""What is told of the task of a node."""


def tasks(store: Store, view: View) -> pl.DataFrame:
    """One row per task at the view's period (the usual one if none is chosen), filtered by the whole view.

    Columns: those of data/sql/status.sql, progress, clock, plan_versions and schedule; where the view looks at the
    month by itself, those of in_month.
    Raises LookupError while nothing is stored.
    """
    return narrowed(_judged(store, view, since=period(store, view)), View(light=view.light))


def narrowed(judged: pl.DataFrame, view: View) -> pl.DataFrame:
    """The rows of judged tasks that the filters of the view choose: the same as to choose before judging."""
    chosen = {name: str(value) for name in NARROWING if (value := getattr(view, name))}
    return judged.filter(**chosen) if chosen else judged


def by_county_and_category(tasks: pl.DataFrame, view: View) -> list[tuple[str | None, pl.DataFrame]]:
    """metrics.schedule.by_group by county with metrics.lights.by_group: for all categories (None), then for each."""
    preset = light_presets()[view.lights]
    categories = tasks.get_column("category").unique().sort().to_list()
    parts = [(None, tasks), *((each, tasks.filter(pl.col("category") == each)) for each in categories)]
    return [(name, lights.by_group(schedule.by_group(part, "county"), part, "county", preset)) for name, part in parts]


def months(store: Store, view: View) -> pl.DataFrame:
    """The same rows for every reported month from January to the view's period; the light is not filtered by."""
    return _judged(store, view, since=period(store, view).replace(month=1))


def timetables(store: Store, view: View) -> pl.DataFrame:
    """One row per task and point of its timetable, as known by the view's as-of; data/sql/plan_points.sql."""
    return store.table("plan_points", received_before=received_before(view.as_of))


def fund_sources(store: Store, view: View) -> pl.DataFrame:
    """What the forms of the view's period divide by source; the columns of data/sql/fund_sources.sql, all tasks."""
    known = received_before(view.as_of)
    return store.table("fund_sources", period=period(store, view), received_before=known)


def open_nodes(store: Store, view: View) -> pl.DataFrame:
    """One row per node of the view's tasks that is overdue or due in 30 days; metrics.nodes.listed."""
    return nodes.listed(tasks(store, view), timetables(store, view), list(OF_NODES))


def moves(store: Store, view: View) -> pl.DataFrame:
    """One row per change of the plans of the view's tasks; metrics.plan_versions.moves and of_tasks."""
    return of_tasks(all_moves(store, view.as_of), tasks(store, view))


def all_moves(store: Store, as_of: date | None) -> pl.DataFrame:
    """One row per change of any plan, as known by `as_of`; metrics.plan_versions.moves."""
    return plan_versions.moves(store.table("plan_versions", received_before=received_before(as_of)))


def moves_until(store: Store, view: View, month: date, tasks: pl.DataFrame) -> pl.DataFrame:
    """The changes of the plans of `tasks` that the view knows and that were received by the end of `month`."""
    known = all_moves(store, view.as_of)
    return of_tasks(known.filter(pl.col("received_at").dt.date() <= period_end(month)), tasks)


def of_tasks(moved: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The changes of the plans of the chosen tasks, with the project's name and the responsible unit.

    The newest first; those of one moment in the order of tasks.
    """
    of_chosen = chosen.select(*IN_ORDER, "project", "responsible_unit").unique(TASK, maintain_order=True)
    found = moved.join(of_chosen, on=TASK, maintain_order="left")
    newest_first = [True, *[False] * len(IN_ORDER)]
    ordered = found.sort("received_at", *IN_ORDER, descending=newest_first, nulls_last=True, maintain_order=True)
    return ordered.drop("item_no", "county_place")


def reported(store: Store, as_of: date | None) -> pl.DataFrame:
    """The months that something was reported for by `as_of`, newest first: period, tasks, reported."""
    return store.table("periods", received_before=received_before(as_of))


def period(store: Store, view: View) -> date:
    """The view's period, or the usual one of metrics.coverage; January of the register's year before any report."""
    if chosen := view.period or coverage.usual(reported(store, view.as_of)):
        return chosen
    registered = store.table("projects").get_column("year").max()
    return date(int(str(registered)), 1, 1) if registered else date(date.max.year, 1, 1)


def _judged(store: Store, view: View, since: date) -> pl.DataFrame:
    """All months from `since` to the view's period."""
    is_own = view.span is Span.MONTH
    settled, known = view.model_copy(update={"period": period(store, view)}), received_before(view.as_of)
    preset = light_presets()[view.lights]
    with store.reading() as ask:
        rows = status(ask, settled, (since - timedelta(days=1)).replace(day=1) if is_own else since)
        plan, versions = (ask(name, received_before=known) for name in ("plan_points", "plan_versions"))
        rows = with_what_lights_ask(ask, view.as_of, rows, preset)
        before = since.month > 1 and preset.looks_back
        lit = _lit(ask, settled, plan, versions) if before else None
    read = clock.per_task(progress.per_task(rows), plan, view.linear)
    judged = schedule.per_task(plan_versions.per_task(read, versions), preset, view.clock, view.linear)
    told = completion.per_task(nodes.per_task(judged, plan)).with_columns(lights=pl.lit(view.lights))
    if lit is not None:
        told = told.drop(lights.TOLD).join(lit, on=TASK, how="left", maintain_order="left").select(told.columns)
    return in_month.per_task(told).filter(pl.col("period") >= since) if is_own else told


def _lit(ask: Ask, view: View, plan: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """By TASK, what metrics.lights tells of the view's period if it knows every month of the year before."""
    preset, reported = light_presets()[view.lights], ask("periods", received_before=received_before(view.as_of))
    first = versions if view.clock is Clock.FIRST_PLAN else None
    months = with_clocks(figures(ask, view, reported), plan, view.linear, first)
    known = pl.concat(with_what_lights_ask(ask, view.as_of, told, preset) for _, told in months)
    judged = schedule.per_task(known, preset, view.clock, view.linear)
    return judged.filter(pl.col("period") == view.period).select(*TASK, *lights.TOLD)


def with_what_lights_ask(ask: Ask, as_of: date | None, rows: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    """`rows` with the money by level and the growth of the whole city, for a preset that judges by them."""
    known = received_before(as_of)
    months = rows.get_column("period").unique().sort().to_list()
    if preset.funds and preset.funds.levels and months:
        divided = [
            ask("fund_sources", period=month, received_before=known).with_columns(period=pl.lit(month))
            for month in months
        ]
        rows = level_funds.per_task(rows, pl.concat(divided), preset.funds.levels, preset.funds.measure)
    if preset.investment and months:
        free = {"received_before": known, **dict.fromkeys(OF_STATUS)}
        growth = light_dimensions.city_growth(ask("status", since=months[0], period=months[-1], **free))
        rows = rows.join(growth, on="period", how="left", maintain_order="left")
    return rows
