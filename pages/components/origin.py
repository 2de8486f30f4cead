"""Where the figures of a task come from: cell by cell, with what was asked about each and what each replaced."""

from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from data.findings import reason
from data.model import SOURCE_FIELDS, View
from data.store import Store
from exports.amounts import number
from exports.codes import words
from metrics.columns import COLUMNS
from pages.components.choices import links
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.intake import inbox
from pages.components.reading import origin_source, source
from pages.components.reading.memory import of_data, of_frame
from pages.components.tables import columns

Row = dict[str, Any]
LIST = ["item", "stated", "period", "cell", "remark", "sender", "received_at", "in_file", "in_sheet"]
PLANNED = [name for name in LIST if name != "period"]
EVERY_MONTH = "every_month"
"""The name of the switch in the address."""


def show(view: View, project_id: str, county: str) -> None:
    """The cells of the month in view, or of every month, and below them those of plan and register."""
    heading.question(t("这些数出自哪一格？"))
    is_all = st.toggle(t("列出全部月份"), key=EVERY_MONTH, bind="query-params")
    reported = _progress(view, project_id, county, is_all, language())
    if reported.is_empty():
        st.markdown(t("本月没有收到这个任务的填报。"))
    else:
        columns.show(reported, LIST, key="cells", sentences=True, leads=links.to_cell, rows=7)
    heading.question(t("计划和清单上的数出自哪一格？"))
    planned = _planned(view, project_id, county, language())
    columns.show(planned, PLANNED, key="planned_cells", sentences=True, leads=links.to_cell, rows=6)


@of_data
def _progress(_: Store, view: View, project_id: str, county: str, is_all: bool, _language: str) -> pl.DataFrame:
    told = origin_source.traced(view, project_id, county).filter(pl.col("kind") == "progress")
    wanted = told if is_all else told.filter(pl.col("period") == source.period(view))
    return listed(wanted, origin_source.findings(view, None, project_id))


@of_data
def _planned(_: Store, view: View, project_id: str, county: str, _language: str) -> pl.DataFrame:
    told = origin_source.traced(view, project_id, county).filter(pl.col("kind") != "progress")
    return listed(told, origin_source.findings(view, None, project_id))


def listed(told: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """Rows of metrics.origin.traced as they are shown; `findings` as data/sql/findings.sql gives them."""
    about: dict[tuple[str, str | None, str | None], list[Row]] = {}
    for finding in findings.iter_rows(named=True):
        about.setdefault((finding["submission_id"], finding["sheet"], finding["cell"]), []).append(finding)
    rows = [
        _row(row, about.get((row["submission_id"], row["sheet"], row["cell"]), [])) for row in told.rows(named=True)
    ]
    return pl.DataFrame(rows, schema=_SHOWN)


_TEXTS = (
    "item", "value", "stated", "cell", "remark", "in_file", "in_sheet", "sheet", "sender", "submission_id", "state",
)  # fmt: skip
_SHOWN = pl.Schema(
    [*((name, pl.String()) for name in _TEXTS), ("period", pl.Date()), ("received_at", pl.Datetime("us"))]
)


def _row(row: Row, findings: list[Row]) -> Row:
    kept = {name: row[name] for name in _SHOWN if name in row}
    value = said(row["field"], row["value"])
    state = t("现行") if row["is_current"] else t("已被取代")
    kept |= {"in_file": row["file_name"], "in_sheet": row["sheet"]}
    return {
        **kept,
        "item": item(row),
        "value": value,
        "stated": value,
        "state": state,
        "remark": _remark(row, value, findings),
    }


def item(row: Row) -> str:
    """What a value is: its column's label and, of a timetable, the day and the node."""
    label = _label(row["field"])
    if row["node_on"] is None:
        return label
    return t("{label}·{day}{node}", label=label, day=row["node_on"], node=row["node"] or "")


def _label(field: str) -> str:
    """A field's label with the unit that stored values have, whatever unit the reader has chosen for tables."""
    unit = COLUMNS[_whole(field)].unit
    return t("{label}（{unit}）", label=_name(field), unit=t(unit)) if unit else _name(field)


def _name(field: str) -> str:
    """What a field is called; an amount by level of source by both."""
    label = columns.label(_whole(field))
    if field not in SOURCE_FIELDS:
        return label
    return t("{label}·{part}", label=label, part=words("level", SOURCE_FIELDS[field][1], language()))


def _whole(field: str) -> str:
    """The column that a field is a part of; most are whole."""
    return f"{SOURCE_FIELDS[field][0]}_wan" if field in SOURCE_FIELDS else field


def said(field: str, value: str) -> str:
    """A stored value as a reader sees it."""
    if COLUMNS[_whole(field)].form in ("money", "quantity", "percent"):
        return number(Decimal(value), 6)
    return words(field, value, language())


@of_frame
def in_words(changed: pl.DataFrame) -> pl.DataFrame:
    """exports.changed.cells with both values as a reader sees them."""
    told = [
        {name: None if row[name] is None else said(row["field"], row[name]) for name in ("value_before", "value_now")}
        for row in changed.select("field", "value_before", "value_now").iter_rows(named=True)
    ]
    return changed.with_columns(pl.DataFrame(told, schema={"value_before": pl.String, "value_now": pl.String}))


def _remark(row: Row, value: str, findings: list[Row]) -> str:
    """Whether the value still counts, what it replaced, what was asked about its cell."""
    came_together = any(each["code"] == "told_twice" for each in findings)
    parts = [] if row["is_current"] or came_together else [t("已被后来的填报取代。")]
    if row["before"] is not None:
        parts.append(t("此前报{before}，更正为{value}。", before=said(row["field"], row["before"]), value=value))
    spoken = language()
    parts += [reason(inbox.as_finding(each), spoken) for each in findings if each["code"] != "corrects"]
    return "".join(parts) if spoken == "zh" else " ".join(parts)


@of_data
def months(_: Store, view: View, project_id: str, county: str | None, _language: str) -> pl.DataFrame:
    """Every report, the newest month first, each with whether it counts and what it corrected."""
    made = origin_source.reports(view, project_id, county)
    told = origin_source.traced(view, project_id, county)
    place = ["submission_id", "sheet", "row"]
    progress = told.filter(pl.col("kind") == "progress")
    known = progress.select(*place, "is_current").unique()
    changes = [(*(row[name] for name in place), _change(row)) for row in progress.rows(named=True) if row["before"]]
    changed = pl.DataFrame(
        changes, [*((name, made.schema[name]) for name in place), ("remark", pl.String)], orient="row"
    )
    by_report = changed.group_by(place, maintain_order=True).agg(pl.col("remark").str.join("；"))
    state = pl.when(pl.col("is_current").fill_null(value=True)).then(pl.lit(t("现行"))).otherwise(pl.lit(t("已被取代")))
    placed = made.join(known, on=place, how="left", maintain_order="left").join(
        by_report, on=place, how="left", maintain_order="left"
    )
    shown = placed.with_columns(state=state, in_file="file_name", cell=pl.col("row").cast(pl.String))
    return shown.sort("period", "county", "received_at", descending=[True, False, True])


def _change(row: Row) -> str:
    before, now = said(row["field"], row["before"]), said(row["field"], row["value"])
    return t("{item}由{before}更正为{now}", item=_name(row["field"]), before=before, now=now)
