"""Where the figures of a task come from: cell by cell, with what was asked about each and what each replaced."""

from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from data.findings import reason
from data.model import View
from exports.amounts import number
from exports.codes import words
from metrics.columns import COLUMNS
from pages.components import columns, heading, inbox, links, origin_source, source
from pages.components.language import language, t
from pages.components.memory import of_frame

Row = dict[str, Any]
LIST = ["item", "value", "period", "cell", "sentence", "file_name", "sheet", "sender", "received_at"]
PLANNED = [name for name in LIST if name != "period"]
EVERY_MONTH = "every_month"
"""The name of the switch in the address."""


def show(view: View, project_id: str, county: str) -> None:
    """The cells of the month in view, or of every month, and below them those of plan and register."""
    told = origin_source.traced(view, project_id, county)
    asked = origin_source.findings(view, None, project_id)
    heading.question(t("这些数出自哪一格？"))
    is_all = st.toggle(t("列出全部月份"), key=EVERY_MONTH, bind="query-params")
    reported = told.filter(pl.col("kind") == "progress")
    shown = listed(reported if is_all else reported.filter(pl.col("period") == source.period(view)), asked)
    if shown.is_empty():
        st.markdown(t("本月没有收到这个任务的填报。"))
    else:
        columns.show(shown, LIST, key="cells", sentences=True, opens="cell", rows=9)
        links.to_cell(columns.clicked_row(shown, "cells"))
    heading.question(t("计划和清单上的数出自哪一格？"))
    planned = listed(told.filter(pl.col("kind") != "progress"), asked)
    columns.show(planned, PLANNED, key="planned_cells", sentences=True, opens="cell", rows=6)
    links.to_cell(columns.clicked_row(planned, "planned_cells"))


@of_frame
def listed(told: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """Rows of metrics.origin.traced as they are shown; `findings` as data/sql/findings.sql gives them."""
    about: dict[tuple[str, str | None, str | None], list[Row]] = {}
    for finding in findings.iter_rows(named=True):
        about.setdefault((finding["submission_id"], finding["sheet"], finding["cell"]), []).append(finding)
    rows = [
        _row(row, about.get((row["submission_id"], row["sheet"], row["cell"]), [])) for row in told.rows(named=True)
    ]
    return pl.DataFrame(rows, schema=_SHOWN)


_SHOWN = {
    "item": pl.String, "value": pl.String, "period": pl.Date, "cell": pl.String, "sentence": pl.String,
    "file_name": pl.String, "sheet": pl.String, "sender": pl.String, "received_at": pl.Datetime("us"),
    "submission_id": pl.String, "state": pl.String,
}  # fmt: skip


def _row(row: Row, findings: list[Row]) -> Row:
    kept = {name: row[name] for name in _SHOWN if name in row}
    value = said(row["field"], row["value"])
    state = t("现行") if row["is_current"] else t("已被取代")
    return {**kept, "item": item(row), "value": value, "state": state, "sentence": _sentence(row, value, findings)}


def item(row: Row) -> str:
    """What a value is: its column's label and, of a timetable, the day and the node."""
    label = columns.heading(row["field"])
    if row["node_on"] is None:
        return label
    return t("{label}·{day}{node}", label=label, day=row["node_on"], node=row["node"] or "")


def said(field: str, value: str) -> str:
    """A stored value as a reader sees it."""
    if COLUMNS[field].form in ("money", "quantity", "percent"):
        return number(Decimal(value), 6)
    return words(field, value, language())


def _sentence(row: Row, value: str, findings: list[Row]) -> str:
    """Whether the value still counts, what it replaced, what was asked about its cell."""
    parts = [] if row["is_current"] else [t("已被后来的填报取代。")]
    if row["before"] is not None:
        parts.append(t("此前报{before}，更正为{value}。", before=said(row["field"], row["before"]), value=value))
    spoken = language()
    parts += [reason(inbox.as_finding(each), spoken) for each in findings if each["code"] != "corrects"]
    return "".join(parts) if spoken == "zh" else " ".join(parts)


def months(view: View, project_id: str, county: str | None) -> pl.DataFrame:
    """Every report, the newest month first, each with whether it counts and what it corrected."""
    made = origin_source.reports(view, project_id, county)
    return _months(made, origin_source.traced(view, project_id, county))


@of_frame
def _months(made: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    place = ["submission_id", "sheet", "row"]
    progress = told.filter(pl.col("kind") == "progress")
    known = progress.select(*place, "is_current").unique()
    changes = [(*(row[name] for name in place), _change(row)) for row in progress.rows(named=True) if row["before"]]
    changed = pl.DataFrame(
        changes, [*((name, made.schema[name]) for name in place), ("sentence", pl.String)], orient="row"
    )
    by_report = changed.group_by(place, maintain_order=True).agg(pl.col("sentence").str.join("；"))
    state = pl.when(pl.col("is_current").fill_null(value=True)).then(pl.lit(t("现行"))).otherwise(pl.lit(t("已被取代")))
    placed = made.join(known, on=place, how="left", maintain_order="left").join(
        by_report, on=place, how="left", maintain_order="left"
    )
    shown = placed.with_columns(state=state, cell=pl.col("row").cast(pl.String))
    return shown.sort("period", "county", "received_at", descending=[True, False, True])


def _change(row: Row) -> str:
    before, now = said(row["field"], row["before"]), said(row["field"], row["value"])
    return t("{item}由{before}更正为{now}", item=columns.label(row["field"]), before=before, now=now)
