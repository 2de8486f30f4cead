"""What a reader has chosen to look at, as a frame: the store's rows with every metric of a task read and judged."""

from collections.abc import Callable
from datetime import date, timedelta
from operator import itemgetter

import polars as pl

from data.model import Span, View, received_before
from data.reference.lights import LightPreset, light_presets
from data.store import Store
from metrics import (
    clock,
    completion,
    in_month,
    level_funds,
    light_dimensions,
    lights,
    nodes,
    outturn,
    plan_versions,
    progress,
    schedule,
)
from metrics import forecast as forecast_metric
from metrics.timetable import TASK

ByGroup = Callable[[pl.DataFrame, str | None], pl.DataFrame]
Frames = dict[str, pl.DataFrame]
OF_STATUS = ("county", "department", "category", "working_group", "project")
"""The filters that data/sql/status.sql knows."""
NARROWING = (*OF_STATUS, "light")
"""The filters of a view that choose among tasks."""
OF_NODES = ("project", "county", "responsible_unit", "light", "actual_pct")
"""What is told of the task of a node."""
LARGE = 200_000
"""Reports of a year from which on its months are read one after another."""


def tasks(store: Store, view: View) -> pl.DataFrame:
    """One row per task at the view's period (newest if none is chosen), filtered by the whole view.

    Columns: those of data/sql/status.sql, progress, clock, plan_versions and schedule; where the view looks at the
    month by itself, those of in_month.
    Raises LookupError while nothing is stored.
    """
    month = period(store, view)
    looks_back = light_presets()[view.lights].looks_back
    judged = _judged(store, view, since=month.replace(month=1) if looks_back else month)
    judged = judged.filter(pl.col("period") == month) if looks_back else judged
    return narrowed(judged, View(light=view.light))


def narrowed(judged: pl.DataFrame, view: View) -> pl.DataFrame:
    """The rows of judged tasks that the filters of the view choose: the same as to choose before judging."""
    chosen = {name: str(value) for name in NARROWING if (value := getattr(view, name))}
    return judged.filter(**chosen) if chosen else judged


def by_county_and_category(tasks: pl.DataFrame, view: View) -> list[tuple[str | None, pl.DataFrame]]:
    """metrics.schedule.by_group by county with its light: for all categories (None), then for each one of `tasks`."""
    light = lights.of_group(light_presets()[view.lights])
    categories = tasks.get_column("category").unique().sort().to_list()
    parts = [(None, tasks), *((each, tasks.filter(pl.col("category") == each)) for each in categories)]
    return [(name, schedule.by_group(part, "county").with_columns(light=light)) for name, part in parts]


def months(store: Store, view: View) -> pl.DataFrame:
    """The same rows for every reported month from January to the view's period; the light is not filtered by."""
    return _judged(store, view, since=period(store, view).replace(month=1))


def trends(store: Store, view: View, *metrics: ByGroup) -> list[pl.DataFrame]:
    """Each of `metrics` by period, January to the view's period, over `months`.

    A large store is read month by month: the same figures, more time, a fifth of the memory. Not where the
    lights look back: they need the months together.
    """
    last = period(store, view)
    months_told = reported(store, view.as_of)
    of_year = months_told.filter(pl.col("period").is_between(last.replace(month=1), last))
    looks_back = light_presets()[view.lights].looks_back
    if looks_back or of_year.get_column("reports").sum() < LARGE:
        whole = months(store, view)
        return [metric(whole, "period") for metric in metrics]
    by_month, plans = [], store.selections(_plans(view))
    for month in sorted({last, *of_year.get_column("period")}):
        rows = _judged(store, view.model_copy(update={"period": month}), month, plans)
        by_month.append([metric(rows, "period") for metric in metrics])
    return [pl.concat(parts) for parts in zip(*by_month, strict=True)]


def forecasts(store: Store, view: View) -> pl.DataFrame:
    """One row per task of the whole store: what is forecast of it, out of what was known by the view's as-of.

    Columns: metrics.forecast.per_task and metrics.outturn.per_task. No filter narrows it: a task's forecast rests on
    the tasks that are similar to it, whoever looks at them.
    """
    known = months(store, View(period=period(store, view), as_of=view.as_of))
    money = outturn.per_task(known)
    return forecast_metric.per_task(known, timetables(store, view)).join(money, on=TASK, how="left")


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
    """One row per change of the plan of the view's tasks, with the project's name; metrics.plan_versions.moves."""
    return of_tasks(all_moves(store, view.as_of), tasks(store, view))


def all_moves(store: Store, as_of: date | None) -> pl.DataFrame:
    """One row per change of any plan, as known by `as_of`; metrics.plan_versions.moves."""
    return plan_versions.moves(store.table("plan_versions", received_before=received_before(as_of)))


def of_tasks(moved: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The changes of the plans of the chosen tasks, with the project's name."""
    return moved.join(chosen.select(*TASK, "project"), on=TASK, maintain_order="left")


def reported(store: Store, as_of: date | None) -> pl.DataFrame:
    """The months that something was reported for by `as_of`, newest first; data/sql/periods.sql."""
    return store.table("periods", received_before=received_before(as_of))


def period(store: Store, view: View) -> date:
    """The view's period, or the newest that was reported; January of the register's year before any report."""
    if view.period:
        return view.period
    months_told = reported(store, view.as_of)
    if months_told.height:
        newest: date = months_told.item(0, "period")
        return newest
    registered = store.table("projects").get_column("year").max()
    return date(int(str(registered)), 1, 1) if registered else date(date.max.year, 1, 1)


def _judged(store: Store, view: View, since: date, plans: Frames | None = None) -> pl.DataFrame:
    """All months from `since` to the view's period; `plans`: _plans of the view, where they were read before."""
    is_own = view.span is Span.MONTH
    chosen = {
        "period": period(store, view),
        "since": (since - timedelta(days=1)).replace(day=1) if is_own else since,
        "received_before": received_before(view.as_of),
        **view.model_dump(include=set(OF_STATUS)),
    }
    rows = store.selections({"status": chosen, **({} if plans else _plans(view))})
    plan, versions = itemgetter("plan_points", "plan_versions")(plans or rows)
    # by the number of the day: what is known to be sorted by month is grouped by month twice as slowly
    status = rows["status"].sort(pl.col("period").cast(pl.Int32), "item_no", *TASK)
    preset = light_presets()[view.lights]
    read = clock.per_task(progress.per_task(_with_what_lights_ask(store, view, status, preset)), plan, view.linear)
    judged = schedule.per_task(plan_versions.per_task(read, versions), preset, view.clock, view.linear)
    told = completion.per_task(nodes.per_task(judged, plan))
    return in_month.per_task(told).filter(pl.col("period") >= since) if is_own else told


def _with_what_lights_ask(store: Store, view: View, status: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    """`status` with the money by level and the growth of the whole city, for a preset that judges by them."""
    known = received_before(view.as_of)
    months = status.get_column("period").unique().sort().to_list()
    if preset.funds and preset.funds.levels and months:
        divided = [
            store.table("fund_sources", period=month, received_before=known).with_columns(period=pl.lit(month))
            for month in months
        ]
        status = level_funds.per_task(status, pl.concat(divided), preset.funds.levels, preset.funds.measure)
    if preset.investment and months:
        free = {"received_before": known, **dict.fromkeys(OF_STATUS)}
        city = store.table("status", since=months[0], period=months[-1], **free)
        growth = light_dimensions.city_growth(city)
        status = status.join(growth, on="period", how="left", maintain_order="left")
    return status


def _plans(view: View) -> dict[str, dict[str, object]]:
    """The selections that say what was planned, whatever the month."""
    known: dict[str, object] = {"received_before": received_before(view.as_of)}
    return {"plan_points": known, "plan_versions": known}
