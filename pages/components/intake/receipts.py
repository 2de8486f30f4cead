"""What became of a batch once it was stored: receipts to keep, files not taken in and why, workbooks handed back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from data.findings import reason, remedy
from data.model import Finding
from exports.manifest import edition
from pages.components.frame.heading import plain
from pages.components.frame.language import language, t
from pages.components.intake.recognised import Receipt
from pages.components.tables import columns

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = ["receipt", "file_name", "received_at", "accepted_rows", "questioned_rows", "rejected_rows", "queries"]
FEW = 8
"""Up to so many receipts are written out; more stand in a table."""


@dataclass(frozen=True, slots=True)
class HandedBack:
    """A file's annotated workbook: what it is called, and how it is made when somebody asks for it."""

    of: str
    file_name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """A stored batch: receipts with the sentence of each, what was not taken in, workbooks with queries.

    `is_remembered`: it holds headers that a person has settled.
    """

    version: str
    receipts: Sequence[Receipt]
    said: Sequence[str]
    known: Sequence[str]
    refused: Mapping[str, Sequence[Finding]]
    handed_back: Sequence[HandedBack]
    is_remembered: bool = False


def show(result: Result) -> None:
    """The receipts first, then what the clerk still has to do."""
    if result.receipts:
        st.success(t("已入库{n}个文件，数据版本 {version}。", n=len(result.receipts), version=edition(result.version)))
        if len(result.receipts) <= FEW:
            st.markdown("\n".join(f"- {plain(line)}" for line in result.said))
        else:
            columns.show(_table(result.receipts), COLUMNS, key="receipts", take=None)
        st.download_button(
            t("下载回执"), "\r\n".join(result.said).encode("utf-8-sig"), file_name=t("回执.txt"), mime="text/plain",
            key="receipt_download", on_click="ignore",
        )  # fmt: skip
    if result.is_remembered:
        st.info(t("对各列的确认已记住：同一单位、同样表头的表以后按此识别，不再询问。"))
    for sentence in result.known:
        st.info(plain(sentence))
    for name, findings in result.refused.items():
        st.error(refusal(name, findings))
    hand_back(result.handed_back, key="stored_back")


def refusal(name: str, findings: Sequence[Finding]) -> str:
    """Why a file was not taken in and what to do, as Markdown."""
    return plain(t("“{file}”没有入库：{why}", file=name, why=why(findings)))


def why(findings: Sequence[Finding]) -> str:
    """Reason and remedy of a refusal; of several the last sums them up."""
    if not findings:
        return ""
    last, spoken = findings[-1], language()
    return t("{reason}{remedy}", reason=reason(last, spoken), remedy=remedy(last, spoken))


def hand_back(workbooks: Sequence[HandedBack], key: str) -> None:
    """Offer the clerk's own workbooks with every query in its cell; of several, one is chosen."""
    if not workbooks:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = workbooks[0]
        if len(workbooks) > 1:
            at = st.selectbox(
                t("批注表"), range(len(workbooks)), format_func=lambda at: workbooks[at].of, key=f"{key}_of", width=460
            )
            chosen = workbooks[at]
        st.download_button(
            t("下载带批注的表"), chosen.make, file_name=chosen.file_name, mime=MIME, key=f"{key}_download",
            on_click="ignore",
        )  # fmt: skip
    st.caption(t("您报送的表，存疑和退回的单元格已标色并写明原因。改好后可直接重新上传。"))


def _table(receipts: Sequence[Receipt]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "receipt": [one.number for one in receipts],
            "file_name": [one.file_name for one in receipts],
            "received_at": [one.received_at for one in receipts],
            "accepted_rows": [one.accepted for one in receipts],
            "questioned_rows": [one.questioned for one in receipts],
            "rejected_rows": [one.rejected for one in receipts],
            "queries": [one.queries for one in receipts],
        }
    )
