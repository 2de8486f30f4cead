"""Where the figures of a project or task come from, and what record a cell of a submitted file was read into."""

import polars as pl

from data.model import View, received_before
from data.store import Store
from metrics import origin

SELECTIONS = {
    "progress": "task_reports",
    "breakdown": "task_entries",
    "timetable": "task_points",
    "register": "project_entries",
}
"""What records tell of a task, and the selection that reads them."""


DIVIDED = ("progress", "breakdown")
"""The records that may divide amounts by level of source."""
RECORD = ["county", "submission_id", "sheet", "row"]


def of_task(store: Store, view: View, project_id: str, county: str | None) -> pl.DataFrame:
    """metrics.origin.traced for every record of a project (in one county), received by the view's as-of.

    Newest period first, plans and the register last; within a record the newest submission first.
    """
    owned = pl.col("project_id").is_null() | (pl.col("project_id") == project_id)
    letters = store.table("source_columns").filter(owned)
    parts = [_traced(store, view, kind, project_id, county, letters) for kind in SELECTIONS]
    told = pl.concat(parts)
    order = pl.col("kind").replace_strict(list(SELECTIONS), range(len(SELECTIONS)), return_dtype=pl.Int64)
    newest = pl.col("period").dt.epoch("d").fill_null(0).neg()
    return told.sort(order, newest, ~pl.col("is_current"), maintain_order=True)


def _traced(
    store: Store, view: View, kind: str, project_id: str, county: str | None, letters: pl.DataFrame
) -> pl.DataFrame:
    of = {"project_id": project_id} if kind == "register" else {"project_id": project_id, "county": county}
    read = store.table(SELECTIONS[kind], received_before=received_before(view.as_of), **of)
    read = _with_sources(store, view, read, project_id, county) if kind in DIVIDED else read
    absent = {"county": pl.String, "period": pl.Date}
    missing = [pl.lit(None, kind_of).alias(name) for name, kind_of in absent.items() if name not in read.columns]
    return origin.traced(read.with_columns(missing).with_columns(kind=pl.lit(kind)), letters)


def _with_sources(store: Store, view: View, read: pl.DataFrame, project_id: str, county: str | None) -> pl.DataFrame:
    """The records with a column for each amount by level of source that one of them names."""
    known = received_before(view.as_of)
    told = store.table("task_sources", project_id=project_id, county=county, received_before=known)
    field = pl.concat_str("measure", pl.lit("_"), "level", pl.lit("_wan"))
    wide = told.with_columns(field=field).pivot("field", index=RECORD, values="amount_wan")
    here = wide.join(read, on=RECORD, how="semi")
    named = [name for name in here.columns if name in RECORD or here.get_column(name).count()]
    return read.join(here.select(named), on=RECORD, how="left", maintain_order="left")


def records_at(store: Store, submission_id: str, sheet: str, row: int) -> pl.DataFrame:
    """The records read from a row of a sheet, or from the card that begins above it; data/sql/records_at.sql."""
    return store.table("records_at", submission_id=submission_id, sheet=sheet, row=row)
