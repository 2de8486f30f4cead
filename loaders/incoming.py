"""Files as they come, and after reading: the tables of ours that each holds, or why it could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from data.archive import digest
from data.model import Finding, Kind, Severity
from loaders.displayed import as_displayed
from loaders.forms.column import Confirmed
from loaders.forms.form import Table
from loaders.grid import Finding as GridFinding
from loaders.grid import Unreadable
from loaders.reader import read_forms
from loaders.rows.kinds import READING_ORDER, kind_of

Remembered = Mapping[tuple[str, str], Confirmed]
"""(sender, layout) → what persons have said of the headers of that form."""
NOTHING_REMEMBERED: Remembered = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came: its name, its bytes and, where the office noted it, when it came.

    `is_published`: whoever hands it in says that it holds tables as an office published them, in any layout.
    """

    file_name: str
    content: bytes
    received_at: datetime | None = None
    confirmed: Confirmed = field(default_factory=dict)
    is_published: bool = False

    @property
    def sha256(self) -> str:
        """The hash under which the archive keeps the bytes."""
        return digest(self.content)


@dataclass(slots=True)
class ReadFile:
    """A file after reading: the tables of ours that it holds, or why it could not be read.

    `confirmed` is what was said of its headers, now or remembered from an earlier form of the sender.
    """

    incoming: Incoming
    confirmed: Confirmed = field(default_factory=dict)
    tables: list[tuple[Kind, Table]] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    unreadable: Finding | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """Registers first, then submissions by period: what comes later is checked against what came before."""
        kinds = [READING_ORDER.index(kind) for kind, _ in self.tables]
        periods = [table.period.isoformat() for _, table in self.tables if table.period]
        return min(kinds, default=len(READING_ORDER)), min(periods, default=""), self.incoming.file_name


def read(files: Sequence[Incoming], remembered: Remembered = NOTHING_REMEMBERED) -> list[ReadFile]:
    """Read every file on its own, in the child process; one bad file never hides another.

    `remembered` is what persons have said of headers before, by sender and layout.
    """
    return sorted((_read(incoming, remembered) for incoming in files), key=lambda file: file.order)


def _read(incoming: Incoming, remembered: Remembered) -> ReadFile:
    submission_id = incoming.sha256[:16]
    confirmed = incoming.confirmed
    try:
        reading = read_forms(incoming.content, incoming.file_name, confirmed, incoming.is_published)
        if known := _known_headers(reading.tables, remembered):
            confirmed = {**known, **confirmed}
            reading = read_forms(incoming.content, incoming.file_name, confirmed, incoming.is_published)
    except Unreadable as error:
        return ReadFile(incoming, unreadable=refusal(submission_id, error.code, error.params))
    notes = [_found(submission_id, None, found) for found in reading.grid.notes]
    if incoming.is_published:
        shown = [as_displayed(reading.grid, table) for table in reading.tables if table.visible and table.data()]
        tables = [(Kind.PUBLISHED, table) for table in shown]
        return ReadFile(incoming, confirmed, tables, notes)
    tables = [(kind, table) for table in reading.tables if (kind := kind_of(table))]
    if not tables:
        return ReadFile(incoming, confirmed, unreadable=_no_form(submission_id, reading.tables))
    tables, older = _newest(tables)
    notes += [_of_older(submission_id, table, tables) for table in older]
    shown = [table for _, table in tables if table.visible]
    notes += [_found(submission_id, table.sheet, found) for table in shown for found in table.findings]
    hidden = [table for _, table in tables if not table.visible]
    notes += [_found(submission_id, table.sheet, found) for table in hidden for found in table.findings[-1:]]
    notes = [note for at, note in enumerate(notes) if len(tables) == 1 or note not in notes[:at]]
    return ReadFile(incoming, confirmed, [pair for pair in tables if pair[1].visible and not pair[1].repeats], notes)


def _newest(tables: list[tuple[Kind, Table]]) -> tuple[list[tuple[Kind, Table]], list[Table]]:
    """The tables without those of earlier months of the same projects, which are told apart: a sheet for each month."""
    progress = [table for kind, table in tables if kind is Kind.PROGRESS and table.visible and table.period]
    older = [
        table
        for table in progress
        if any(
            (other.period or date.min) > (table.period or date.min) and _projects(table) & _projects(other)
            for other in progress
        )
    ]
    return [pair for pair in tables if not any(pair[1] is table for table in older)], older


def _projects(table: Table) -> set[str]:
    return {value.text for row in table.data() if (value := table.value(row, "project"))}


def _of_older(submission_id: str, table: Table, kept: Sequence[tuple[Kind, Table]]) -> Finding:
    newest = max(other.period for kind, other in kept if kind is Kind.PROGRESS and other.period)
    params = {"sheet": table.sheet, "period": f"{table.period:%Y-%m}", "newest": f"{newest:%Y-%m}"}
    return _found(submission_id, table.sheet, ("older_sheet", "questioned", None, table.sheet, params))


def _no_form(submission_id: str, tables: Sequence[Table]) -> Finding:
    """Why none of the tables is one of ours, said of the one with the most named columns."""
    named = max(tables, key=lambda table: sum(bool(column.header) for column in table.columns), default=None)
    headers = [column.header.replace("|", "/") for column in named.columns if column.header] if named else []
    if named is None or len(headers) < 3:
        return refusal(submission_id, "no_form", {})
    code = "no_figure_column" if named.column("project") else "no_project_column"
    return refusal(submission_id, code, {"headers": "、".join(headers[:8]) + ("…" if len(headers) > 8 else "")})


def _known_headers(tables: Sequence[Table], remembered: Remembered) -> dict[str, str | None]:
    """What was said earlier of the headers of these tables that are in doubt."""
    return {
        column.key: said[column.key]
        for table in tables
        if (said := remembered.get((table.sender or "", table.layout)))
        for column in table.columns
        if column.field and not column.certain and column.key in said
    }


def refusal(submission_id: str, code: str, params: Mapping[str, str]) -> Finding:
    """Return what refuses a whole file."""
    return Finding(submission_id=submission_id, code=code, severity=Severity.REJECTED, params=dict(params))


def _found(submission_id: str, sheet: str | None, found: GridFinding) -> Finding:
    code, severity, cell, value, params = found
    return Finding(
        submission_id=submission_id, code=code, severity=Severity(severity), sheet=sheet, cell=cell, value=value,
        params=params,
    )  # fmt: skip
