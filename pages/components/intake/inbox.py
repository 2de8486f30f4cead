"""What the office has received: counts, the matrix county × month, findings in sentences."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from data.findings import reason, remedy
from data.model import Finding, Light, View
from data.reference import LIGHT_SYMBOLS
from data.wording import msg, told_counts, with_queries
from exports.amounts import MISSING
from exports.charts import grid
from exports.manifest import edition
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.heading import BETWEEN
from pages.components.frame.language import language, t
from pages.components.reading import period_source, source
from pages.components.tables import columns

LIST = [
    "received_at", "file_name", "kind", "sender", "period", "as_of", "accepted_rows", "questioned_rows",
    "rejected_rows", "queries", "state", "receipt",
]  # fmt: skip
ASIDE = ["kind", "as_of", "receipt"]
FINDINGS = ["file_name", "severity", "sheet", "cell", "value", "reason", "remedy"]
STATES = {
    Light.GREEN: msg("已收"),
    Light.YELLOW: msg("有存疑或退回"),
    Light.BLUE: msg("已更正"),
    Light.NONE: msg("未收"),
}
"""The matrix says how a month's submission stands with the signs of the lights."""


def received(view: View, submissions: pl.DataFrame, receipts: Mapping[str, str]) -> None:
    """What has come in, month by month, query by query, file by file; a query leads to its cell, a file to itself."""
    heading.question(t("各区县各月的填报收到了吗？"))
    if period_source.periods():
        st.caption(state_words())
        cells = matrix(view)
        picks.going(
            grid.cells, cells, key="matrix", alt_text=t("各区县各月填报的收到情况"), fields=("cell",),
            go=partial(_to_form, cells), told=t("点击格子，打开该区县该月最近一次收到的填报；未收的不能打开。"),
        )  # fmt: skip
    else:
        st.caption(t("还没有收到进展填报。"))
    heading.question(t("哪些内容存疑或被退回，怎样更正？"))
    st.caption(t("一行可有几个问题，问整张表或合计的不计行数，所以问题数与行数不同。"))
    asked = findings(view)
    columns.show(asked, FINDINGS, key="findings", sentences=True, leads=links.to_cell)
    heading.question(t("收到了哪些文件？"))
    columns.show(listed(submissions, receipts), LIST, key="list", leads=links.to_cell, aside=ASIDE)


def _to_form(cells: pl.DataFrame, point: picks.Point) -> None:
    """To the form of the cell that was clicked; nowhere where none has come."""
    row = cells.row(by_predicate=pl.col("cell") == point["cell"], named=True)
    if row["submission_id"]:
        links.to_cell({"submission_id": row["submission_id"]})


def finding(submissions: pl.DataFrame) -> str:
    """How much has come in, in one sentence."""
    progress = submissions.filter(pl.col("kind") == "progress")
    asked = (
        (msg("存疑{n}行"), submissions.get_column("questioned").sum()),
        (msg("退回{n}行"), submissions.get_column("rejected").sum()),
    )
    rows = told_counts(language(), asked, msg("各行全部采用"))
    counts = with_queries(language(), rows, int(submissions.get_column("queries").sum()))
    return t(
        "已收到{files}份文件，其中进展填报{progress}份；{counts}",
        files=submissions.height, progress=progress.height, counts=counts,
    )  # fmt: skip


def basis(submissions: pl.DataFrame, view: View) -> str:
    """When the last file came and which data version this is."""
    moments = submissions.get_column("received_at").to_list()
    parts = [
        t("最近收到 {moment}", moment=f"{max(moments):%Y-%m-%d %H:%M}" if moments else MISSING),
        *([t("收到时间不晚于 {day}", day=f"{view.as_of:%Y-%m-%d}")] if view.as_of else []),
        t("数据版本 {version}", version=edition(source.version())),
    ]
    return BETWEEN.join(parts)


def state_words() -> str:
    """The legend of the matrix, and what its empty cells mean."""
    legend = " · ".join(f"{LIGHT_SYMBOLS[light]} {t(word)}" for light, word in STATES.items())
    missing = t("未收：到目前没有一份该月填报入库；整份被退回的不入库，也算未收。格内为最近一次收到的月日。")
    return f"{legend}  \n{missing}"


def matrix(view: View) -> pl.DataFrame:
    """Rows for grid.cells: one per county and month, with the day on which the current submission came.

    `cell` names the row, submission_id the submission.
    """
    made = source.reports(view).select("county", "period", "submission_id", "received_at").unique()
    doubted = source.submissions(view).select("submission_id", is_doubted=pl.col("queries") > 0)
    current = (
        made.join(doubted, on="submission_id", how="left")
        .sort("received_at")
        .group_by("county", "period")
        .agg(pl.len().alias("times"), pl.col("received_at", "is_doubted", "submission_id").last())
    )
    counties = pl.DataFrame({"name": source.choices("county")}, {"name": pl.String}).with_row_index("place")
    months = pl.DataFrame({"period": sorted(period_source.periods())}, {"period": pl.Date}).with_row_index("across")
    whole = counties.join(months, how="cross").join(
        current, left_on=["name", "period"], right_on=["county", "period"], how="left"
    )
    light = (
        pl.when(pl.col("times").is_null())
        .then(pl.lit(str(Light.NONE)))
        .when(pl.col("is_doubted"))
        .then(pl.lit(str(Light.YELLOW)))
        .when(pl.col("times") > 1)
        .then(pl.lit(str(Light.BLUE)))
        .otherwise(pl.lit(str(Light.GREEN)))
    )
    symbols = {str(each): symbol for each, symbol in LIGHT_SYMBOLS.items()}
    return whole.with_columns(light=light).select(
        "place", "name", "across", "light", "submission_id",
        column=pl.col("period").dt.strftime("%Y-%m"),
        cell=pl.format("{} {}", "name", pl.col("period").dt.strftime("%Y-%m")),
        mark=pl.col("light").replace_strict(symbols),
        note=pl.col("received_at").dt.strftime("%m-%d").fill_null(MISSING),
    )  # fmt: skip


def findings(view: View) -> pl.DataFrame:
    """Findings that need an answer, newest first, with reason and remedy as sentences."""
    rows = source.findings(view).filter(pl.col("severity") != "noted")
    return worded([(row["file_name"], as_finding(row)) for row in rows.iter_rows(named=True)]).with_columns(
        rows.get_column("submission_id")
    )


def listed(submissions: pl.DataFrame, receipts: Mapping[str, str]) -> pl.DataFrame:
    """The list of submissions, newest first, with what has become of each; `receipts`: submission_id → number."""
    replaced, valid = t("已被更正件取代"), t("有效")
    return submissions.with_columns(
        accepted_rows="accepted",
        questioned_rows="questioned",
        rejected_rows="rejected",
        receipt=pl.col("submission_id").replace_strict(receipts, default=None, return_dtype=pl.String),
        state=pl.when("is_superseded").then(pl.lit(replaced)).otherwise(pl.lit(valid)),
    )


def worded(found: Sequence[tuple[str, Finding]]) -> pl.DataFrame:
    """Findings, each with its file's name, as rows of sentences."""
    spoken = language()
    rows = [
        {
            "file_name": name,
            "severity": str(each.severity),
            "sheet": each.sheet,
            "cell": each.cell,
            "value": each.value,
            "reason": reason(each, spoken),
            "remedy": remedy(each, spoken),
        }
        for name, each in found
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(FINDINGS, pl.String))


def as_finding(row: Mapping[str, Any]) -> Finding:
    """A row of data/sql/findings.sql as a finding."""
    known = {name: row[name] for name in ("submission_id", "code", "severity", "sheet", "cell", "value")}
    return Finding.model_validate({**known, "params": json.loads(row["params"])})
