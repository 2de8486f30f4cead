"""The one door to the data: what pages read, asked once per data version and view."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from data.model import Span, View, received_before
from data.store import Store
from exports import extract as free_choice
from exports import month_before, switches
from exports import view as selected
from exports.bulletin.document import Bulletin
from exports.bulletin.document import bulletin as told
from exports.bulletin.facts import facts
from exports.extract import Extract
from exports.month_before import Change
from exports.table import Table
from metrics import batches as batches_metric
from metrics import category_mix as mix_metric
from metrics import clock, in_month
from metrics import fund_sources as fund_sources_metric
from metrics import funding as funding_metric
from metrics import hidden as hidden_metric
from metrics import life_cycle as life_cycle_metric
from metrics import schedule as schedule_metric
from metrics import type_gap as type_gap_metric
from metrics import waiting as waiting_metric
from metrics.timetable import TASK
from pages.components.reading import judged
from pages.components.reading.judged import period, tasks
from pages.components.reading.memory import of_data, version

__all__ = ["Change", "period", "tasks", "version"]
OF_WORKS = ("project", "actual_pct", "disbursed_of_planned_pct", "works_ahead_pp")
"""What is told of works against money, by TASK; metrics.funding.per_task."""


@of_data
def tasks_by_lag(_: Store, view: View) -> pl.DataFrame:
    """The same rows, the farthest behind first."""
    return tasks(view).sort("lag_days", descending=True, nulls_last=True, maintain_order=True)


@of_data
def tasks_most_behind(_: Store, view: View) -> pl.DataFrame:
    """The ten tasks that are behind by the most days, the farthest first."""
    behind = tasks(view).filter(pl.col("light").is_in([str(light) for light in schedule_metric.BEHIND]))
    return behind.sort("lag_days", "gap_pp", descending=[True, False]).head(10)


@of_data
def troubled_tasks(_: Store, view: View) -> pl.DataFrame:
    """The tasks of which a problem or a next step was told, the farthest behind first."""
    told = pl.col("problem").is_not_null() | pl.col("next_step").is_not_null()
    return tasks_by_lag(view).filter(told)


@of_data
def months(store: Store, view: View) -> pl.DataFrame:
    """The same rows for every month from January to the view's period."""
    return selected.months(store, view)


@of_data
def schedule(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.schedule.by_group over the view."""
    return switches.with_month(schedule_metric.by_group, tasks(view), by)


@of_data
def funding(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.funding.by_group over the view."""
    return switches.with_month(funding_metric.by_group, tasks(view), by)


@of_data
def fund_sources(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.fund_sources.by_group over the view."""
    return fund_sources_metric.by_group(tasks(view), _fund_source_rows(period(view), view.as_of), by)


@of_data
def _fund_source_rows(store: Store, month: date, as_of: date | None) -> pl.DataFrame:
    return selected.fund_sources(store, View(period=month, as_of=as_of))


@of_data
def stuck_by_step(_: Store, view: View) -> pl.DataFrame:
    """metrics.waiting.by_step over the view."""
    return waiting_metric.by_step(waiting(view))


@of_data
def waiting(_: Store, view: View) -> pl.DataFrame:
    """OF_LISTS with what metrics.waiting.per_task adds: those whose money has waited longest first."""
    told = waiting_metric.per_task(judged.year(view))
    told = told.select(*judged.OF_LISTS, *(name for name in told.columns if name not in judged.OF_YEAR))
    if view.light:
        told = told.join(tasks(view), on=TASK, how="semi", maintain_order="left")
    longest = ["waiting_days", "undisbursed_wan"]
    return told.sort(longest, descending=True, nulls_last=True, maintain_order=True)


@of_data
def waiting_by(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.waiting.by_group over the view."""
    return waiting_metric.by_group(waiting(view), by)


@of_data
def works_and_money(_: Store, view: View) -> pl.DataFrame:
    """OF_WORKS, as they are and after the switches: the tasks that told works and money, the farthest apart first."""
    told = funding_metric.per_task(tasks(view)).drop_nulls("works_ahead_pp")
    kept = [*TASK, *OF_WORKS, *switches.switched(OF_WORKS, told.columns, view)]
    return told.select(*dict.fromkeys(kept)).sort(pl.col("works_ahead_pp").abs(), descending=True, maintain_order=True)


@of_data
def stage_counts(_: Store, view: View) -> pl.DataFrame:
    """metrics.life_cycle.by_stage over the view."""
    return life_cycle_metric.by_stage(tasks(view))


@of_data
def state_counts(_: Store, view: View) -> pl.DataFrame:
    """metrics.life_cycle.by_state over the view."""
    return life_cycle_metric.by_state(tasks(view))


@of_data
def at_stage(_: Store, view: View, category: str, place: int) -> pl.DataFrame:
    """The view's tasks of a category that stand at the stage of the row `place` of stage_counts."""
    stage = stage_counts(view).filter(pl.col("category") == category).item(place, "stage")
    here = pl.col("stage").fill_null(life_cycle_metric.UNSTATED) == stage
    return tasks_by_lag(view).filter(pl.col("category") == category, here)


@of_data
def batches_by_month(_: Store, view: View) -> pl.DataFrame:
    """metrics.batches.by_month, January to the view's period; the light is not filtered by."""
    return batches_metric.by_month(judged.year(view))


@of_data
def batches(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.batches.by_group, January to the view's period; the light is not filtered by."""
    return batches_metric.by_group(judged.year(view), by)


@of_data
def type_gap(_: Store, view: View, by: str) -> pl.DataFrame:
    """metrics.type_gap.by_group over the view, without the groups that have but one kind."""
    both = pl.col("construction_gap_pp").is_not_null() & pl.col("subsidy_gap_pp").is_not_null()
    return type_gap_metric.by_group(tasks(view), by).filter(both)


@of_data
def hidden_zeros(_: Store, view: View, by: str | None, measure: str) -> pl.DataFrame:
    """metrics.hidden.zeros over the view."""
    return hidden_metric.zeros(tasks(view), by, measure)


@of_data
def unmentioned(_: Store, view: View, by: str | None) -> pl.DataFrame:
    """metrics.hidden.unmentioned over the view."""
    return hidden_metric.unmentioned(tasks(view), by)


@of_data
def category_mix(_: Store, view: View, by: str | None = None) -> pl.DataFrame:
    """metrics.category_mix.by_group over the view."""
    return switches.by_category_with_month(mix_metric.by_group, tasks(view), by)


@of_data
def schedule_by_month(_: Store, view: View) -> pl.DataFrame:
    """metrics.schedule.by_group by period, January to the view's period."""
    return switches.with_month(schedule_metric.by_group, months(view), "period")


@of_data
def funding_by_month(_: Store, view: View) -> pl.DataFrame:
    """metrics.funding.by_group by period, January to the view's period."""
    year = judged.year(view).with_columns(linear_pct=clock.share(view.linear))
    told = in_month.per_task(year) if view.span is Span.MONTH else year
    return switches.with_month(funding_metric.by_group, told, "period")


@of_data
def schedule_by_county_and_category(_: Store, view: View) -> Sequence[tuple[str | None, pl.DataFrame]]:
    """metrics.schedule.by_group by county with its light: for all categories (None), then for each one in view."""
    return selected.by_county_and_category(tasks(view), view)


@of_data
def heat_table(_: Store, view: View) -> pl.DataFrame:
    """The cells of a county and a category of schedule_by_county_and_category as rows."""
    cells = [
        frame.with_columns(category=pl.lit(name))
        for name, frame in schedule_by_county_and_category(view)
        if name is not None
    ]
    return pl.concat(cells)


@of_data
def change(_: Store, view: View) -> Change | None:
    """What the view's tasks were a month earlier; exports.month_before."""
    month = month_before.month_to_compare(view.model_copy(update={"period": period(view)}), judged.reported(view.as_of))
    return month_before.between(tasks(view), tasks(view.model_copy(update={"period": month}))) if month else None


@of_data
def extract(store: Store, wanted: Extract, language: str) -> Table:
    """exports.extract.extract; the language comes last because names and conditions are said in it."""
    return free_choice.extract(store, wanted, language)


@of_data
def bulletin(store: Store, view: View, kind: str, names: bool, language: str) -> Bulletin:
    """exports.bulletin over the view's period; the language comes last because its sentences are said in it."""
    return told(facts(store, view, kind, language, names=names))


@of_data
def choices(store: Store, dimension: str) -> Sequence[str]:
    """The values that a reader can filter a dimension by, in the order of the register."""
    rows = store.table("choices").filter(pl.col("dimension") == dimension)
    return tuple(rows.get_column("choice").to_list())


@of_data
def counties(_: Store, view: View) -> Sequence[str]:
    """The counties that have tasks in the view, in the order of the breakdown."""
    own = set(tasks(view).get_column("county"))
    return tuple(name for name in choices("county") if name in own)


@of_data
def as_of_days(store: Store) -> Sequence[date]:
    """The days on which the office received something, newest first."""
    return tuple(store.table("as_of_days").get_column("as_of").to_list())


@of_data
def submissions(store: Store, view: View) -> pl.DataFrame:
    """One row per submission received by the view's as-of; the columns of data/sql/submissions.sql."""
    return store.table("submissions", received_before=received_before(view.as_of))


@of_data
def findings(store: Store, view: View) -> pl.DataFrame:
    """One row per finding in the submissions received by the view's as-of; data/sql/findings.sql."""
    return store.table("findings", received_before=received_before(view.as_of))


@of_data
def reports(store: Store, view: View) -> pl.DataFrame:
    """One row per report ever received by the view's as-of, superseded ones too; data/sql/reports.sql."""
    return store.table("reports", received_before=received_before(view.as_of))


@of_data
def source_columns(store: Store) -> pl.DataFrame:
    """Which column of which sheet each field was read from; data/sql/source_columns.sql."""
    return store.table("source_columns")


@of_data
def is_sample(store: Store) -> bool:
    """Whether the store holds sample data."""
    return bool(store.table("submissions", received_before=received_before(None)).get_column("is_sample").any())
