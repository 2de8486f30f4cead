"""A batch of read files, checked against what is known, but not stored yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from data.model import (
    ConfirmedColumn,
    Finding,
    Kind,
    ProgressReport,
    Receipt,
    Record,
    Severity,
    SiteVisit,
    SourceColumn,
    Submission,
    Task,
)
from loaders import rivals
from loaders.forms import counties
from loaders.forms.column import is_column
from loaders.forms.form import Column, Table
from loaders.incoming import Incoming, ReadFile, refusal
from loaders.rows import belonging, breakdown, fund_sources, progress, published, register, visits
from loaders.rows.kinds import READING_ORDER, kind_of
from loaders.rows.known import Known
from loaders.rows.outcome import Outcome

AMENDED = re.compile("调整|更正|修订")
"""What a file is called, or stands in its title, that takes the place of one before."""


@dataclass(slots=True)
class CheckedFile:
    """A file after checking: the submission that it would be, its records and columns, all findings."""

    incoming: Incoming
    outcome: Outcome
    submission: Submission | None = None
    columns: list[SourceColumn | ConfirmedColumn] = field(default_factory=list)
    seen_as: tuple[str, datetime] | None = None

    @property
    def confirmed(self) -> dict[str, str | None]:
        """What was said of headers in doubt: header → field."""
        return {each.header: each.field for each in self.columns if isinstance(each, ConfirmedColumn)}

    @property
    def status(self) -> str:
        """Return known (these bytes came before), rejected (nothing usable), questioned or accepted."""
        if self.seen_as:
            return "known"
        if self.submission is None:
            return "rejected"
        severities = {finding.severity for finding in self.outcome.findings}
        return "questioned" if severities & {Severity.QUESTIONED, Severity.REJECTED} else "accepted"


def check(files: Sequence[ReadFile], known: Known, load_no: int, now: datetime) -> list[CheckedFile]:
    """Check the files in order; `known` learns what each of them adds. `now` is when a file came that nobody noted."""
    noted = _noted(files)
    checked = []
    for file in files:
        result = _check(file, known, load_no, noted, now)
        if result.submission:
            known.submissions[file.incoming.sha256] = (file.incoming.file_name, result.submission.received_at)
            known.accept(result.outcome.records, result.submission.received_at, load_no, result.outcome.findings)
        checked.append(result)
    _ask_about_rivals(checked)
    return checked


def _ask_about_rivals(checked: Sequence[CheckedFile]) -> None:
    """Ask about what came twice at one moment and differs; what became of the rows of a file may change by that."""
    rivals.ask([rivals.Sent(file.submission, file.outcome, file.columns) for file in checked if file.submission])
    for file in checked:
        if file.submission:
            counts = {name: getattr(file.outcome, name) for name in ("accepted", "questioned", "rejected")}
            file.submission = file.submission.model_copy(update=counts)


def _noted(files: Sequence[ReadFile]) -> dict[str, datetime]:
    """When the office got which file, as an incoming register among the files has it."""
    tables = [table for file in files for kind, table in file.tables if kind is Kind.RECEIPTS]
    entries = [entry for table in tables for entry in register.receipts(table, "").records]
    return {entry.file_name: entry.received_at for entry in entries if isinstance(entry, Receipt)}


def _check(file: ReadFile, known: Known, load_no: int, noted: Mapping[str, datetime], now: datetime) -> CheckedFile:
    incoming = file.incoming
    if incoming.sha256 in known.submissions:
        return CheckedFile(incoming, Outcome(), seen_as=known.submissions[incoming.sha256])
    if file.unreadable:
        return CheckedFile(incoming, Outcome(findings=[file.unreadable]))
    submission_id = incoming.sha256[:16]
    received_at = incoming.received_at or noted.get(Path(incoming.file_name).name, now + _later(file))
    outcome = Outcome(findings=list(file.notes))
    columns: list[SourceColumn] = []
    for number, (kind, table) in enumerate(sorted(file.tables, key=lambda pair: READING_ORDER.index(pair[0])), 1):
        is_ours = not incoming.is_published or kind_of(table) is Kind.PUBLISHED
        for part in counties.parts(table):
            found = _rows(kind, part, submission_id, known, received_at) if is_ours else Outcome()
            if incoming.is_published and not found.records:  # a list of figures may have other names, and no period
                found = published.cells(part, number, submission_id)
            if part.is_part:  # what is said of the whole sheet is said once
                found.findings = [each for each in found.findings if not _is_said(each, outcome.findings)]
            outcome.add(found)
            columns += _columns(kind, part, submission_id, found.records)
        if kind is Kind.PROGRESS and (doubt := belonging.of_names(incoming.file_name, table, submission_id, known)):
            outcome.findings.append(doubt)
    _refuse_contradictions(outcome, submission_id)
    if not outcome.records:
        code = "no_published_rows" if incoming.is_published and not outcome.findings else "no_rows"
        outcome.findings.append(refusal(submission_id, code, {}))
        return CheckedFile(incoming, outcome)
    return CheckedFile(
        incoming,
        outcome,
        _submission(file, outcome, submission_id, received_at, load_no),
        [*columns, *_confirmed(file, submission_id)],
    )


def _is_said(finding: Finding, before: Sequence[Finding]) -> bool:
    """Whether the same is said of the same place already, whatever record it was found with."""
    whose = {"project_id": None, "county": None}
    return any(
        (each.code, each.sheet, each.cell) == (finding.code, finding.sheet, finding.cell)
        and each.model_copy(update=whose) == finding.model_copy(update=whose)
        for each in before
    )


def _later(file: ReadFile) -> timedelta:
    """By how much a file of which nobody noted when it came counts as later than others of its load."""
    words = (Path(file.incoming.file_name).stem, *(table.title or "" for _, table in file.tables))
    return timedelta(seconds=1 if any(AMENDED.search(text) for text in words) else 0)


def _rows(kind: Kind, table: Table, submission_id: str, known: Known, received_at: datetime) -> Outcome:
    unusable = _unusable_rows(table)
    if len(unusable) == len(table.data()):
        unsaid = progress.unsaid(table, submission_id, known) if kind is Kind.PROGRESS and unusable else []
        return Outcome(findings=unsaid, rejected=len(unusable))
    table = replace(table, rows=[row for row in table.rows if row.number not in unusable])
    outcome = _usable_rows(kind, table, submission_id, known, received_at)
    outcome.rejected += len(unusable)
    return outcome


def _refuse_contradictions(outcome: Outcome, submission_id: str) -> None:
    """Take out what several tables of one file report of a task: all but one if they agree, all if they do not."""
    places: dict[tuple[str, str], list[ProgressReport]] = {}
    for record in outcome.records:
        if isinstance(record, ProgressReport):
            places.setdefault((record.project_id, record.county), []).append(record)
    for reports in (told for told in places.values() if len(told) > 1):
        if len({report.model_copy(update={"sheet": "", "row": 1}) for report in reports}) == 1:
            outcome.drop(reports[1:])
            continue
        for report in reports:
            others = "、".join(f"{other.sheet}!{other.row}" for other in reports if other is not report)
            finding = Finding(
                submission_id=submission_id, code="duplicate_row", severity=Severity.REJECTED, sheet=report.sheet,
                cell=str(report.row), params={"other": others}, project_id=report.project_id, county=report.county,
            )  # fmt: skip
            outcome.withdraw(report, finding)


def _unusable_rows(table: Table) -> set[int]:
    """The data rows that the recognised form itself rules out: one by one, or all where a column or the form is."""
    rows = {row.number for row in table.data()}
    rejected = [cell for _, severity, cell, *_ in table.findings if severity == Severity.REJECTED]
    numbers = {int(re.sub(r"\D", "", cell)) if cell else 0 for cell in rejected}
    return rows if numbers - rows else numbers


def _usable_rows(kind: Kind, table: Table, submission_id: str, known: Known, received_at: datetime) -> Outcome:
    if kind is Kind.PROGRESS:
        return progress.reports(table, submission_id, known, received_at)
    if kind is Kind.BREAKDOWN:
        return breakdown.tasks(table, submission_id, known)
    if kind is Kind.SITE_VISITS:
        return visits.site_visits(table, submission_id, known)
    if kind is Kind.REGISTER and (doubt := belonging.of_register(table, submission_id, known)):
        return Outcome().refuse(doubt, len(table.data()))
    simple = {
        Kind.REGISTER: register.projects,
        Kind.WORKING_GROUPS: register.working_groups,
        Kind.PUBLISHED: register.published_figures,
        Kind.RECEIPTS: register.receipts,
    }
    outcome = simple[kind](table, submission_id)
    known.accept(outcome.records, received_at, 0)  # no reports, and so of no load
    return outcome


def _submission(
    file: ReadFile, outcome: Outcome, submission_id: str, received_at: datetime, load_no: int
) -> Submission:
    kind, table = min(file.tables, key=lambda pair: (pair[0] is not Kind.REGISTER, READING_ORDER.index(pair[0])))
    return Submission(
        submission_id=submission_id, sha256=file.incoming.sha256, file_name=Path(file.incoming.file_name).name,
        kind=kind, sender=table.sender, period=table.period, as_of=table.as_of, received_at=received_at,
        load_no=load_no, is_sample=any("示例数据" in (table.title or "") for _, table in file.tables),
        accepted=outcome.accepted, questioned=outcome.questioned, rejected=outcome.rejected,
    )  # fmt: skip


def _columns(kind: Kind, table: Table, submission_id: str, records: Sequence[Record]) -> list[SourceColumn]:
    sources = fund_sources.names(table, kind)
    return [
        SourceColumn(
            submission_id=submission_id, sheet=table.sheet, letter=column.letter, header=column.header,
            field=_field(column, sources), unit=column.unit, **_owner(table, records),
        )
        for column in table.columns
        if column.field and column.certain
    ]  # fmt: skip


def _owner(table: Table, records: Sequence[Record]) -> Mapping[str, str]:
    """Whose the columns of a part of a sheet are: a county's, of single cells those of its project too."""
    of = next((record for record in records if isinstance(record, ProgressReport | Task | SiteVisit)), None)
    if of is None or not table.is_part:
        return {}
    are_cells = not is_column(table.columns[-1].letter)
    return {"county": of.county} | ({"project_id": of.project_id} if are_cells else {})


def _field(column: Column, sources: Mapping[str, str]) -> str:
    """The field of a column; of months with the month, of sources with measure and level."""
    field = sources.get(column.letter, column.field or "")
    return f"{field}_{column.month}" if column.month else field


def _confirmed(file: ReadFile, submission_id: str) -> list[ConfirmedColumn]:
    return [
        ConfirmedColumn(
            submission_id=submission_id, sender=table.sender or "", layout=table.layout, header=column.key,
            field=file.confirmed[column.key],
        )
        for _, table in file.tables
        for column in table.columns
        if column.key in file.confirmed
    ]  # fmt: skip
