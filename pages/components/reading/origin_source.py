"""What pages read of submissions and cells; the door beside `source`."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.model import View, received_before
from data.store import Store
from exports import origin
from pages.components.reading.memory import of_data

EVERYTHING = View()
"""As known today."""


@of_data
def traced(store: Store, view: View, project_id: str, county: str | None) -> pl.DataFrame:
    """Every value told of a project (in one county), with its cell; exports.origin.of_task."""
    return origin.of_task(store, view, project_id, county)


@of_data
def reports(store: Store, view: View, project_id: str, county: str | None) -> pl.DataFrame:
    """Every report of a project (in one county), superseded ones too; data/sql/task_reports.sql."""
    known = received_before(view.as_of)
    return store.table("task_reports", project_id=project_id, county=county, received_before=known)


@of_data
def findings(store: Store, view: View, submission_id: str | None, project_id: str | None) -> pl.DataFrame:
    """The findings about one submission or one project; the columns of data/sql/findings.sql."""
    known = store.table("findings", received_before=received_before(view.as_of))
    asked = {"submission_id": submission_id, "project_id": project_id}
    return known.filter(pl.col(name) == value for name, value in asked.items() if value is not None)


@of_data
def records_at(store: Store, submission_id: str, sheet: str, row: int) -> pl.DataFrame:
    """What was read from a row of a sheet; exports.origin.records_at."""
    return origin.records_at(store, submission_id, sheet, row)


@of_data
def submission(store: Store, submission_id: str) -> Mapping[str, Any] | None:
    """One submission with the columns of data/sql/submissions.sql; None where there is no such one."""
    known = store.table("submissions", received_before=received_before(None))
    found = known.filter(pl.col("submission_id") == submission_id)
    return found.row(0, named=True) if found.height else None


@of_data
def confirmed(store: Store, submission_id: str) -> Mapping[str, str | None]:
    """What a person said of the headers of a submission: header → field."""
    said = store.table("confirmed_columns").filter(pl.col("submission_id") == submission_id)
    return dict(said.select("header", "field").iter_rows())
