"""Rows below a project that are parts of it, such as sections of a road: the project's own row counts, they do not."""

from dataclasses import replace
from itertools import takewhile

from data.model import Finding, Severity
from loaders.forms.form import Row, Table
from loaders.rows.known import Known


def settle(table: Table, submission_id: str, known: Known, year: int) -> tuple[list[Row], list[Finding]]:
    """The data rows: a row above numbered parts is one of them where it alone names a project; what is noted of it."""
    rows, findings = list(table.rows), list[Finding]()
    for place, row in enumerate(rows):
        if row.kind != "section" or not _names_project(table, row, known, year):
            continue
        below = list(takewhile(lambda other: other.kind == "data", rows[place + 1 :]))
        parts = [other for other in below if _is_part(other, row)]
        if not parts or parts != below[: len(parts)] or any(_names_project(table, part, known, year) for part in parts):
            continue
        rows[place] = replace(row, kind="data")
        rows[place + 1 : place + 1 + len(parts)] = [replace(part, kind="part") for part in parts]
        findings.append(_noted(table, submission_id, row, parts))
    return [row for row in rows if row.kind == "data"], findings


def _is_part(row: Row, of: Row) -> bool:
    """Whether the number of a row goes on from that of the row above: 2.1 of 2."""
    label, number = (row.label or "").strip(), (of.label or "").strip()
    return bool(number) and label.startswith((f"{number}.", f"{number}-", f"{number}．"))


def _names_project(table: Table, row: Row, known: Known, year: int) -> bool:
    value = table.value(row, "project")
    return bool(value and value.text.strip() and known.project(value.text.strip(), year))


def _noted(table: Table, submission_id: str, row: Row, parts: list[Row]) -> Finding:
    column = table.column("project")
    return Finding(
        submission_id=submission_id, code="parts_below", severity=Severity.NOTED, sheet=table.sheet,
        cell=f"{column.letter if column else ''}{row.number}", value=row.label,
        params={"rows": "、".join(str(part.number) for part in parts)},
    )  # fmt: skip
