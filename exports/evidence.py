"""What the checks of credibility look at, read from the store for one view of the whole city."""

from datetime import date

import polars as pl

from data.model import View, received_before
from data.store import Store
from exports import view as selected
from metrics import clock
from metrics.credibility import Evidence, reported
from metrics.credibility_question import TASK
from metrics.ratio import SUM

NO_VISITS = pl.DataFrame(
    schema={"project_id": pl.String, "county": pl.String, "visited_on": pl.Date, "seen_pct": SUM, "seen_value": SUM}
)


def evidence(store: Store, view: View) -> Evidence:
    """Everything known by the view's as-of for January to its period; other filters are not heeded.

    A city-wide total cannot be checked in one county: narrow the questions, not the evidence.
    """
    whole = View(period=view.period, as_of=view.as_of)
    known = received_before(view.as_of)
    months = selected.months(store, whole)
    return Evidence(
        tasks=months,
        versions=store.table("reports", received_before=known),
        findings=store.table("findings", received_before=known),
        register=store.table("projects"),
        letters=store.table("source_columns"),
        last_year=_last_year(store, whole),
        first_plan=_first_plan(store, whole, months),
        visits=NO_VISITS,
    )


def _last_year(store: Store, view: View) -> pl.DataFrame:
    """The reports of December of the year before, by the names of project and county."""
    december = date(selected.period(store, view).year - 1, 12, 1)
    return selected.tasks(store, view.model_copy(update={"period": december})).select(
        "project", "county", "done_value", "disbursed_wan"
    )


def _first_plan(store: Store, view: View, months: pl.DataFrame) -> pl.DataFrame:
    """What the first timetable of each task asks for on the day of each report; none where there was one only."""
    sent = store.table("submissions", received_before=received_before(view.as_of))
    days = sent.filter(pl.col("kind") == "breakdown").get_column("received_at").dt.date().unique().sort().to_list()
    if len(days) < 2:
        return pl.DataFrame(schema={"project_id": pl.String, "county": pl.String, "period": pl.Date, "first_pct": SUM})
    versions = [store.table("plan_points", received_before=received_before(day)) for day in days]
    first = pl.concat([points.with_columns(_version=pl.lit(at)) for at, points in enumerate(versions)])
    first = first.filter(pl.col("_version") == pl.col("_version").min().over(TASK)).drop("_version")
    rows = reported(months).drop(
        "clock_on", "linear_pct", "planned_pct", "linear_lag_days", "plan_lag_days", "next_node", "next_node_on",
        "next_node_pct",
    )  # fmt: skip
    read = clock.per_task(rows, first)
    return read.select(*TASK, "period", first_pct=pl.col("planned_pct").cast(SUM)).drop_nulls()
