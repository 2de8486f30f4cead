"""A submission handed back: the clerk's own workbook with every query in its cell, and a list of all of them."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from data.findings import reason, remedy
from data.model import Finding, Severity
from data.wording import msg, rows_told, translate
from loaders import annotated_child
from loaders.annotated_list import Mark, Words
from loaders.grid import Unreadable
from loaders.incoming import Incoming
from loaders.reader import in_child
from loaders.rows.outcome import Outcome

SIGNED: Mapping[Severity, str] = {
    Severity.REJECTED: msg("✖ 退回"),
    Severity.QUESTIONED: msg("▲ 存疑"),
    Severity.NOTED: msg("○ 提示"),
}
"""Told by symbol and word, so that nobody depends on the colour."""


def annotated(incoming: Incoming, outcome: Outcome, language: str) -> bytes:
    """The submitted file as .xlsx: rejected and questioned cells coloured, framed and commented, a list in front.

    An .xlsx keeps its sheets and their look; of any other table the cells stand at their addresses in a new workbook;
    of what cannot be read there is the list alone. It is made in a child process.
    """
    ranked = sorted(outcome.findings, key=lambda finding: list(SIGNED).index(finding.severity))
    marks = [_mark(finding, language) for finding in ranked]
    words = _words(incoming.file_name, outcome, language)
    try:
        return in_child(annotated_child.annotate, incoming.content, incoming.file_name, marks, words)
    except Unreadable:
        return in_child(annotated_child.annotate, b"", incoming.file_name, marks, words)


def file_name(incoming: Incoming) -> str:
    """What the annotated workbook is called."""
    return f"{_base(incoming.file_name).stem}_问题批注.xlsx"


def _base(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/").rsplit("/", 1)[-1])


def _mark(finding: Finding, language: str) -> Mark:
    return Mark(
        finding.sheet, finding.cell, str(finding.severity), translate(language, SIGNED[finding.severity]),
        finding.value or "", reason(finding, language), remedy(finding, language),
    )  # fmt: skip


def _words(name: str, outcome: Outcome, language: str) -> Words:
    counts = {severity: sum(each.severity is severity for each in outcome.findings) for severity in SIGNED}
    rows = rows_told(language, outcome.accepted, outcome.questioned, outcome.rejected, outcome.queries)
    headers = (msg("序号"), msg("位置"), msg("情形"), msg("填报内容"), msg("原因"), msg("处理办法"))
    return Words(
        sheet=translate(language, "问题清单"),
        title=translate(language, "问题清单：{file}", file=_base(name).name),
        summary=translate(
            language, "{rows}：退回{rejected}个（红底粗实线框），存疑{questioned}个（黄底粗虚线框）；另有提示{noted}个"
            "（不在表中标出）。一行可有几个问题，问整张表的不计行数。"
            "点击位置可到该单元格，批注中有原因和处理办法；改好后可直接报送本文件。",
            rows=rows, rejected=counts[Severity.REJECTED], questioned=counts[Severity.QUESTIONED],
            noted=counts[Severity.NOTED],
        ),
        headers=tuple(translate(language, header) for header in headers),
        whole_file=translate(language, "整个文件"),
        author=translate(language, "系统核对"),
    )  # fmt: skip
