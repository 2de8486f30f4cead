"""A cell of a submitted file: the grid around it, who sent it and when, what was asked, what replaced it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from data.archive import Archive
from data.store import default_root
from exports.amounts import MISSING
from pages.components import origin
from pages.components.choices import links, trail, unknown
from pages.components.choices.address import Unknown
from pages.components.frame import heading
from pages.components.frame.heading import BETWEEN, plain
from pages.components.frame.language import language, t
from pages.components.intake import address, checked, inbox, original, preview, sheet
from pages.components.intake.original import Asked, Reader
from pages.components.reading import origin_source
from pages.components.tables import columns

Row = Mapping[str, Any]
VERSIONS = ["value", "state", "received_at", "sender", "in_file", "in_sheet", "cell"]
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
SAME = ("kind", "county", "period", "field", "node_on", "node")
"""What two versions of one figure share."""


def show(wanted: Asked, reader: Reader, receipts: Mapping[str, str]) -> None:
    """The cell, or the sheet where no cell was named; `receipts`: submission_id → number."""
    sent = origin_source.submission(wanted.submission_id)
    if sent is None:
        trail.show((), t("单元格"))
        st.title(t("没有这份填报"), anchor=False)
        st.markdown(t("链接中的填报编号不在数据仓中，可能来自另一套数据。"))
        return
    page, trouble = original.looked_up(wanted, reader)
    where = replace(wanted, sheet=page.sheet if page else wanted.sheet)
    record, versions = _record(where)
    heading.unknown_in_address(_unknown(wanted, where))
    _trail(where, sent, record)
    heading.show_plain(_finding(where, sent, page), _basis(where, sent, versions, receipts))
    if page:
        _grid(where, page, reader)
    else:
        st.error(plain(trouble))
    _download(sent)
    _findings(where)
    _versions(where, versions)


def _unknown(wanted: Asked, where: Asked) -> list[str]:
    """A sentence for the sheet or cell that the link names and the file cannot have."""
    asked = st.query_params.to_dict()
    wrong = [Unknown("sheet", wanted.sheet, ())] if wanted.sheet and wanted.sheet != where.sheet else []
    if asked.get("cell") and wanted.cell is None:
        wrong.append(Unknown("cell", asked["cell"], ()))
    return list(map(unknown.sentence, wrong))


def _grid(where: Asked, page: preview.Page, reader: Reader) -> None:
    key = f"original_{where.submission_id}"
    is_whole = where.cell is None or st.toggle(t("显示整张工作表"), key=f"{key}_all")
    if where.cell is None or is_whole:
        checked.grid([original.lines(where.submission_id, where.sheet, None, reader, language())], key)
        return
    row, at = address.place(where.cell) or (1, 0)
    checked.of_form(page)
    st.caption(t("行号、列标与Excel一致；▶ 粗框为所查的一格。▲ 存疑　✖ 退回；蓝色一行是各列读作什么。"))
    sheet.draw(page, original.excerpt(page, where.cell), f"{key}_excerpt", (row, address.letters(at)))


def _record(where: Asked) -> tuple[Row | None, pl.DataFrame]:
    """What the cell's row was read into, and every version of the cell's figure, the newest first."""
    at = address.place(where.cell)
    if at is None or where.sheet is None:
        return None, pl.DataFrame()
    here = pl.col("submission_id") == where.submission_id, pl.col("sheet") == where.sheet
    for record in origin_source.records_at(where.submission_id, where.sheet, at[0]).rows(named=True):
        told = origin_source.traced(origin_source.EVERYTHING, record["project_id"], record["county"])
        hits = told.filter(*here, pl.col("cell") == where.cell).rows(named=True)
        if hits:
            same = [pl.col(name).eq_missing(pl.lit(hits[0][name])) for name in SAME]
            return record, told.filter(*same).sort("received_at", descending=True)
        if record["row"] == at[0]:
            return record, pl.DataFrame()
    return None, pl.DataFrame()


def _trail(where: Asked, sent: Row, record: Row | None) -> None:
    at = address.place(where.cell)
    here = t("第{row}行", row=at[0]) if at and not at[1] else where.cell or sent["file_name"]
    if record is None:
        trail.show((), here)
        return
    steps = [trail.project(record["project"])]
    if record["county"]:
        steps = [trail.county(record["county"]), trail.task(record["project"], record["county"])]
    trail.show(steps, f"{record['period']:%Y-%m} {here}" if record["period"] else here)


def _finding(where: Asked, sent: Row, page: preview.Page | None) -> str:
    at = address.place(where.cell)
    if at is None:
        return str(sent["file_name"])
    if not at[1]:
        return t("{file}第{row}行", file=sent["file_name"], row=at[0])
    text = _text_at(page, *at) if page else None
    if text is None:
        return t("{file}的{cell}格", file=sent["file_name"], cell=where.cell)
    return t("{file}的{cell}格填的是“{text}”", file=sent["file_name"], cell=where.cell, text=text or t("（空）"))


def _text_at(page: preview.Page, row: int, at: int) -> str | None:
    """What stands in a cell, without the sign of a finding; None where the row is not shown."""
    for line in page.lines:
        if line.number == row:
            here = next((cell.text for cell in original.marked(line, at).cells if cell.is_here), "")
            return re.sub(r"^[✖▲○] ", "", here)
    return None


def _basis(where: Asked, sent: Row, versions: pl.DataFrame, receipts: Mapping[str, str]) -> str:
    read_as = []
    if versions.height:
        hit = versions.filter(pl.col("submission_id") == where.submission_id).row(0, named=True)
        read_as = [t("读作 {item}：{value}", item=origin.item(hit), value=origin.said(hit["field"], hit["value"]))]
    parts = [
        *([t("工作表 {sheet}", sheet=where.sheet)] if where.sheet else []),
        *read_as,
        t("填报单位 {sender}", sender=sent["sender"] or MISSING),
        t("报告期 {period}", period=f"{sent['period']:%Y-%m}" if sent["period"] else MISSING),
        t("数据截至 {day}", day=sent["as_of"] or MISSING),
        t("收到 {moment}", moment=f"{sent['received_at']:%Y-%m-%d %H:%M}"),
        *([t("回执 {number}", number=number)] if (number := receipts.get(where.submission_id)) else []),
        *([t("此后有同一单位同期的更正件")] if sent["is_superseded"] else []),
    ]
    return BETWEEN.join(parts)


def _download(sent: Row) -> None:
    """The original, byte for byte."""
    archive = Archive(default_root())
    with st.container(horizontal=True, vertical_alignment="center"):
        if archive.holds(sent["sha256"]):
            st.download_button(
                t("下载原件"), partial(archive.content, sent["sha256"]), file_name=UNSAFE.sub("_", sent["file_name"]),
                mime="application/octet-stream", key="original_download", on_click="ignore",
            )  # fmt: skip
        st.caption(plain(f"SHA-256 {sent['sha256']}"))


def _findings(where: Asked) -> None:
    """What was asked about the cell, then about the rest of the file."""
    heading.question(t("这一格有什么问题？") if where.cell else t("这份文件有什么问题？"))
    known = origin_source.findings(origin_source.EVERYTHING, where.submission_id, None)
    is_here = pl.col("cell").eq_missing(pl.lit(where.cell or "")) & pl.col("sheet").eq_missing(pl.lit(where.sheet))
    here = [inbox.as_finding(row) for row in known.filter(is_here).iter_rows(named=True)]
    rest = known.filter(~is_here)
    if where.cell is not None or rest.is_empty():
        checked.queries(here, "cell_findings")
    if rest.is_empty():
        return
    if where.cell is not None:
        st.caption(t("本文件的其他问题："))
    others = inbox.worded([("", inbox.as_finding(row)) for row in rest.iter_rows(named=True)])
    shown = others.with_columns(submission_id=pl.lit(where.submission_id))
    columns.show(shown, checked.QUERIES, key="other_findings", sentences=True, leads=links.to_cell, rows=6)


def _versions(where: Asked, versions: pl.DataFrame) -> None:
    """The same figure in every submission of the same period, the newest first."""
    if versions.is_empty():
        return
    heading.question(t("这个数有没有更正过？"))
    if versions.height == 1:
        st.markdown(t("没有：只在这一份填报中报过。"))
        return
    shown = origin.listed(versions, origin_source.findings(origin_source.EVERYTHING, where.submission_id, None))
    columns.show(shown, VERSIONS, key="versions", leads=links.to_cell)
