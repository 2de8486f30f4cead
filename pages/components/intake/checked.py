"""Files that were read but not stored yet: what became of each, and one of them in full, as it stands in its sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl
import streamlit as st

from data.findings import reason, remedy
from data.model import Finding, Severity
from data.reference import KIND_NAMES, SEVERITY_NAMES
from data.wording import msg, rows_told, told_counts
from exports.amounts import MISSING
from pages.components.frame.heading import BETWEEN, plain
from pages.components.frame.language import language, t, tn
from pages.components.intake import inbox, receipts, sheet
from pages.components.intake.preview import RANKS, READ_AS, SYMBOLS, Line, Page
from pages.components.intake.recognised import Table
from pages.components.tables import columns

OVERVIEW = [
    "file_name", "result", "sender", "period", "accepted_rows", "questioned_rows", "rejected_rows",
    "queries",
]  # fmt: skip
QUERIES = ["severity", "sheet", "cell", "value", "reason", "remedy"]
RESULTS = {
    "accepted": msg("● 全部采用"),
    "questioned": msg("▲ 采用，有疑问"),
    "rejected": msg("✖ 不能采用"),
    "known": msg("○ 此前已收到"),
}
URGENCY = ("questioned", "rejected", "accepted", "known")
MOST_TOLD = 20
"""Refused files whose reason stands below the overview; of the others it is told when they are looked at."""
ROWS = 60
"""Rows of a sheet that are shown at once, unless the reader asks for all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found in one file; kind and table are what it is about, among so many `tables`.

    `rows`: accepted, questioned, rejected, and how many queries there are. `seen` says when the very same bytes came
    before.
    """

    name: str
    status: str
    findings: Sequence[Finding]
    rows: tuple[int, int, int, int]
    kind: str | None = None
    tables: int = 0
    table: Table | None = None
    seen: str = ""


def overview(files: Sequence[Checked]) -> None:
    """How the batch stands, in one sentence and, of several files, one line each."""
    counts = {status: sum(file.status == status for file in files) for status in RESULTS}
    usable = counts["accepted"] + counts["questioned"]
    kinds = (
        (msg("可以入库{n}个"), usable), (msg("不能采用{n}个"), counts["rejected"]),
        (msg("此前已收到{n}个"), counts["known"]),
    )  # fmt: skip
    told = told_counts(language(), kinds, msg("没有可以入库的"))
    said = t("共{files}个文件：{counts}。", files=len(files), counts=told)
    st.markdown(f"**{plain(said)}**")
    if len(files) > 1:
        rows = pl.DataFrame([_row(file) for file in files], schema_overrides={"period": pl.Date})
        columns.show(rows, OVERVIEW, key="checked", take=None)
        refused = [file for file in files if file.status == "rejected"]
        st.markdown("\n".join(f"- {plain(refusal(file))}" for file in refused[:MOST_TOLD]))
    if doubts := sum(map(_doubts, files)):
        open_ = tn("▲ 有{n}列的内容待确认。请先在下面确认，否则这些列不采用。", doubts)
        st.markdown(f"**{plain(open_)}**")


def refusal(file: Checked) -> str:
    """Why a file cannot be used and what to do."""
    return t("{file}：{why}", file=file.name.rsplit("/", 1)[-1], why=receipts.why(file.findings))


def pick(files: Sequence[Checked], key: str) -> int:
    """The place of the file to look at; what needs an answer comes first."""
    order = sorted(range(len(files)), key=lambda at: (not _doubts(files[at]), URGENCY.index(files[at].status)))
    if len(files) == 1:
        return 0
    chosen: int = st.selectbox(
        t("查看哪个文件"), order, key=key, width=720,
        format_func=lambda at: t("{file}：{result}", file=files[at].name, result=t(RESULTS[files[at].status])),
    )  # fmt: skip
    return chosen


def recognised(file: Checked) -> None:
    """What was recognised, in one line; where nothing can be used, why and what to do."""
    st.subheader(plain(file.name), anchor=False)
    if file.seen:
        st.info(plain(file.seen))
        return
    st.markdown(plain(BETWEEN.join([t(RESULTS[file.status]), *_facts(file)])))
    if file.status == "rejected" and file.findings:
        st.error(plain(receipts.why(file.findings)))


def grid(pages: Sequence[Page], key: str) -> None:
    """The sheets as submitted, one at a time, in portions."""
    if not pages:
        return
    at = 0
    if len(pages) > 1:
        at = st.selectbox(
            t("工作表"), range(len(pages)), format_func=lambda at: pages[at].sheet, key=f"{key}_sheet", width=320
        )
    page = pages[at]
    of_form(page)
    st.caption(t("行号、列标与Excel一致。● 采用　▲ 存疑　✖ 退回　？待确认；蓝色一行是各列读作什么。"))
    slot = st.container()
    with slot:
        sheet.draw(page, _portion(page.lines, f"{key}_{at}"), key=f"{key}_{at}_table")
    if page.left_out:
        st.caption(tn("还有{n}行没有在此显示，已同样检查，问题见下表。", page.left_out))


def of_form(page: Page) -> None:
    """What is asked about the form as a whole: its rows may all be accepted, so it stands above them."""
    spoken, signs = language(), {Severity.REJECTED: st.error, Severity.QUESTIONED: st.warning, Severity.NOTED: st.info}
    for severity, found in groupby(page.of_form, key=lambda one: one.severity):
        told = [t("{reason}{remedy}", reason=reason(one, spoken), remedy=remedy(one, spoken)) for one in found]
        head = t("{sign} 整张表{severity}：", sign=SYMBOLS[severity], severity=t(SEVERITY_NAMES[severity]))
        signs[severity](f"**{plain(head)}** " + "  \n".join(plain(each) for each in told))


def queries(findings: Sequence[Finding], key: str) -> None:
    """Every query: where, what was typed, why, what to do."""
    if not findings:
        st.markdown(t("没有问题需要核对。"))
        return
    ranked = sorted(findings, key=lambda one: RANKS.index(one.severity))
    columns.show(inbox.worded([("", one) for one in ranked]), QUERIES, key=key, sentences=True, take=None)


def confirm(usable: int, store: Callable[[], None]) -> None:
    """The button that stores: all of it or nothing."""
    if not usable:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(tn("确认入库：{n}个文件", usable), type="primary", key="confirm"):
            store()
        st.caption(t("现在还没有存入任何内容。确认后要么全部入库，要么都不入库；退回的行不入库。"))


def _doubts(file: Checked) -> int:
    """Columns that somebody has to name."""
    return sum(one.code == "column_uncertain" for one in file.findings)


def _facts(file: Checked) -> list[str]:
    """Kind, sender, month, day, unit, rows: what the loader took the file for."""
    table = file.table
    facts = [t(KIND_NAMES[file.kind])] if file.kind else []
    if file.tables > 1:
        facts.append(tn("{n}张表", file.tables))
    if table:
        facts += [
            t("填报单位 {sender}", sender=table.sender or MISSING),
            t("报告期 {period}", period=f"{table.period:%Y-%m}" if table.period else MISSING),
            t("数据截至 {day}", day=table.as_of or MISSING),
            t("单位 {unit}", unit=table.unit or MISSING),
        ]
        facts.append(rows_told(language(), *file.rows))
    return facts


def _portion(lines: Sequence[Line], key: str) -> list[Line]:
    """The lines to show now; below the first portion the header is shown again."""
    if len(lines) <= ROWS:
        return list(lines)
    with st.container(horizontal=True, vertical_alignment="center"):
        rows = sum(line.number is not None for line in lines)
        is_whole = st.toggle(tn("显示全部{n}行", rows), key=f"{key}_whole")
        if is_whole:
            return list(lines)
        start = (st.pagination(-(-len(lines) // ROWS), key=f"{key}_page") - 1) * ROWS
    above = [line for line in lines[:start] if line.kind in (READ_AS, "header")]
    return [*above, *lines[start : start + ROWS]]


def _row(file: Checked) -> dict[str, object]:
    accepted, questioned, rejected, queries = file.rows
    return {
        "file_name": file.name.rsplit("/", 1)[-1],
        "result": t(RESULTS[file.status]),
        "sender": file.table.sender if file.table else None,
        "period": file.table.period if file.table else None,
        "accepted_rows": accepted,
        "questioned_rows": questioned,
        "rejected_rows": rejected,
        "queries": queries,
    }
