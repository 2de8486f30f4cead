"""What the office has received: counts, the matrix county × month, findings in sentences, the result of a check."""

import json
from collections.abc import Sequence
from typing import Protocol

import polars as pl

from data.findings import reason, remedy
from data.model import Finding, Light, Submission, View
from data.reference import LIGHT_SYMBOLS
from data.wording import msg
from pages.components import columns, source
from pages.components.amounts import MISSING
from pages.components.heading import BETWEEN
from pages.components.language import language, t

LIST = [
    "received_at", "file_name", "kind", "sender", "period", "as_of", "accepted_rows", "questioned_rows",
    "rejected_rows", "state",
]  # fmt: skip
FINDINGS = ["file_name", "severity", "sheet", "cell", "value", "reason", "remedy"]
CHECKED = ["file_name", "result", "kind", "sender", "period", "accepted_rows", "questioned_rows", "rejected_rows"]
RESULTS = {
    "accepted": msg("全部采用"),
    "questioned": msg("采用，有存疑或退回的行"),
    "rejected": msg("不能采用"),
    "known": msg("此前已收到，不重复入库"),
}
STATES = {
    Light.GREEN: msg("已收"),
    Light.YELLOW: msg("有存疑或退回"),
    Light.BLUE: msg("已更正"),
    Light.NONE: msg("未收"),
}
"""The matrix says how a month's submission stands with the signs of the lights."""


class Outcome(Protocol):
    """What a check found in one file: rows by what became of them, and findings."""

    accepted: int
    questioned: int
    rejected: int
    findings: list[Finding]


Checked = tuple[str, str, Outcome, Submission | None]
"""File name, result, outcome, and the submission that it would be."""


def finding(submissions: pl.DataFrame) -> str:
    """How much has come in, in one sentence."""
    progress = submissions.filter(pl.col("kind") == "progress")
    return t(
        "已收到{files}份文件，其中进展填报{progress}份；存疑{questioned}行，退回{rejected}行",
        files=submissions.height, progress=progress.height,
        questioned=submissions.get_column("questioned").sum(), rejected=submissions.get_column("rejected").sum(),
    )  # fmt: skip


def basis(submissions: pl.DataFrame, view: View) -> str:
    """When the last file came and which data version this is."""
    moments = submissions.get_column("received_at").to_list()
    parts = [
        t("最近收到 {moment}", moment=f"{max(moments):%Y-%m-%d %H:%M}" if moments else MISSING),
        *([t("收到时间不晚于 {day}", day=f"{view.as_of:%Y-%m-%d}")] if view.as_of else []),
        t("数据版本 {version}", version=source.version()),
    ]
    return BETWEEN.join(parts)


def state_words() -> str:
    """The legend of the matrix."""
    return "　".join(f"{LIGHT_SYMBOLS[light]} {t(word)}" for light, word in STATES.items())


def matrix(view: View) -> pl.DataFrame:
    """Rows for grid.cells: one per county and month, with the day on which the current submission came."""
    made = source.reports(view).select("county", "period", "submission_id", "received_at").unique()
    doubted = source.submissions(view).select("submission_id", is_doubted=pl.col("questioned") + pl.col("rejected") > 0)
    current = (
        made.join(doubted, on="submission_id", how="left")
        .sort("received_at")
        .group_by("county", "period")
        .agg(pl.len().alias("times"), pl.col("received_at").last(), pl.col("is_doubted").last())
    )
    counties = pl.DataFrame({"name": source.choices("county")}).with_row_index("place")
    months = pl.DataFrame({"period": sorted(source.periods())}).with_row_index("across")
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
        "place", "name", "across", "light",
        column=pl.col("period").dt.strftime("%Y-%m"),
        mark=pl.col("light").replace_strict(symbols),
        note=pl.col("received_at").dt.strftime("%m-%d").fill_null(MISSING),
    )  # fmt: skip


def findings(view: View) -> pl.DataFrame:
    """Findings that need an answer, newest first, with reason and remedy as sentences."""
    rows = source.findings(view).filter(pl.col("severity") != "noted")
    return _worded([(row["file_name"], _finding(row)) for row in rows.iter_rows(named=True)])


def listed(submissions: pl.DataFrame) -> pl.DataFrame:
    """The list of submissions, newest first, with what has become of each."""
    replaced, valid = t("已被更正件取代"), t("有效")
    return submissions.with_columns(
        accepted_rows="accepted",
        questioned_rows="questioned",
        rejected_rows="rejected",
        state=pl.when("is_superseded").then(pl.lit(replaced)).otherwise(pl.lit(valid)),
    )


def show_checked(files: Sequence[Checked]) -> None:
    """What a check found: one line per file, then every finding."""
    rows = [_checked(*file) for file in files]
    columns.show(pl.DataFrame(rows, schema_overrides={"period": pl.Date}), CHECKED, key="checked")
    found = _worded([(name, each) for name, _, outcome, _ in files for each in outcome.findings])
    if found.height:
        columns.show(found, FINDINGS, key="checked_findings", sentences=True)


def _checked(name: str, status: str, outcome: Outcome, submission: Submission | None) -> dict[str, object]:
    return {
        "file_name": name,
        "result": t(RESULTS[status]),
        "kind": str(submission.kind) if submission else None,
        "sender": submission.sender if submission else None,
        "period": submission.period if submission else None,
        "accepted_rows": outcome.accepted,
        "questioned_rows": outcome.questioned,
        "rejected_rows": outcome.rejected,
    }


def _finding(row: dict[str, str]) -> Finding:
    known = {name: row[name] for name in ("submission_id", "code", "severity", "sheet", "cell", "value")}
    return Finding.model_validate({**known, "params": json.loads(row["params"])})


def _worded(found: Sequence[tuple[str, Finding]]) -> pl.DataFrame:
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
