"""A submission handed back: the clerk's own workbook with every query in its cell, and a list of all of them."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from data.findings import reason, remedy
from data.model import Finding, Severity
from data.wording import msg, translate
from loaders import annotated_child
from loaders.annotated_list import Mark, Words
from loaders.grid import Unreadable
from loaders.incoming import Incoming
from loaders.reader import in_child

SIGNED: Mapping[Severity, str] = {
    Severity.REJECTED: msg("✖ 退回"),
    Severity.QUESTIONED: msg("▲ 存疑"),
    Severity.NOTED: msg("○ 提示"),
}
"""Told by symbol and word, so that nobody depends on the colour."""


def annotated(incoming: Incoming, findings: Sequence[Finding], language: str) -> bytes:
    """The submitted file as .xlsx: rejected and questioned cells coloured, framed and commented, a list in front.

    An .xlsx keeps its sheets and their look; of any other table the cells stand at their addresses in a new workbook;
    of what cannot be read there is the list alone. It is made in a child process.
    """
    ranked = sorted(findings, key=lambda finding: list(SIGNED).index(finding.severity))
    marks = [_mark(finding, language) for finding in ranked]
    words = _words(incoming.file_name, findings, language)
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


def _words(name: str, findings: Sequence[Finding], language: str) -> Words:
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in SIGNED}
    headers = (msg("序号"), msg("位置"), msg("情形"), msg("填报内容"), msg("原因"), msg("处理办法"))
    return Words(
        sheet=translate(language, "问题清单"),
        title=translate(language, "问题清单：{file}", file=_base(name).name),
        summary=translate(
            language, "共{all}条：退回{rejected}条（红底粗实线框），存疑{questioned}条（黄底粗虚线框），提示{noted}条"
            "（不在表中标出）。点击位置可到该单元格，批注中有原因和处理办法；改好后可直接报送本文件。",
            all=len(findings), rejected=counts[Severity.REJECTED], questioned=counts[Severity.QUESTIONED],
            noted=counts[Severity.NOTED],
        ),
        headers=tuple(translate(language, header) for header in headers),
        whole_file=translate(language, "整个文件"),
        author=translate(language, "系统核对"),
    )  # fmt: skip
