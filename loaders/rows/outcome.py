"""What became of one table of a submission: checked records, findings, and how many rows went which way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.model import Finding, FromRow, FundSource, ProgressReport, Record, Severity
from loaders.rows.rowreader import RowReader


@dataclass(slots=True)
class Outcome:
    """Records that may be stored, findings that go with them, and the rows counted."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    accepted: int = 0
    questioned: int = 0
    rejected: int = 0
    asked_rows: set[tuple[str, int]] = field(default_factory=set)
    """Sheet and row of those that are counted as questioned."""

    @property
    def queries(self) -> int:
        """How many findings have to be checked: all that are not only noted."""
        return sum(each.severity is not Severity.NOTED for each in self.findings)

    def take(self, reader: RowReader, records: Sequence[Record]) -> None:
        """Count a row and keep its records unless it is rejected; its findings are kept in any case."""
        self.findings += reader.concerning()
        if reader.is_rejected:
            self.rejected += 1
        else:
            self.records += records
            self.questioned += reader.questions > 0
            self.asked_rows |= {(reader.table.sheet, reader.row.number)} if reader.questions else set()
            self.accepted += reader.questions == 0

    def add(self, other: "Outcome") -> None:
        """Join another table's outcome to this one."""
        self.records += other.records
        self.findings += other.findings
        self.accepted += other.accepted
        self.questioned += other.questioned
        self.rejected += other.rejected
        self.asked_rows |= other.asked_rows

    def withdraw(self, report: ProgressReport, finding: Finding) -> None:
        """Take out a report that was accepted before something outside its own table told against it."""
        self.drop([report])
        self.findings.append(finding)
        self.rejected += 1

    def ask(self, asked: Sequence[tuple[FromRow, Sequence[Finding]]]) -> None:
        """Ask about records that were accepted before something outside their own table raised these questions."""
        more_rows = {(record.sheet, record.row) for record, _ in asked} - self.asked_rows
        self.accepted, self.questioned = self.accepted - len(more_rows), self.questioned + len(more_rows)
        self.asked_rows |= more_rows
        # a record corrects nothing where the question is which of two is right
        tasks = {(finding.sheet, finding.project_id, finding.county) for _, found in asked for finding in found}
        settled = [each for each in self.findings if each.code == "corrects" and _task(each) in tasks]
        self.findings = [each for each in self.findings if each not in settled]
        self.findings += [finding for _, found in asked for finding in found]
        more = {id(record): len(found) for record, found in asked}
        self.records = [
            record.model_copy(update={"questions": record.questions + more[id(record)]})
            if isinstance(record, ProgressReport) and id(record) in more
            else record
            for record in self.records
        ]

    def drop(self, reports: Sequence[ProgressReport]) -> None:
        """Take out reports, and their rows from the count."""
        dropped = {id(report) for report in reports}
        rows = {(report.sheet, report.row) for report in reports}
        self.records = [
            record
            for record in self.records
            if id(record) not in dropped and not (isinstance(record, FundSource) and (record.sheet, record.row) in rows)
        ]
        self.questioned -= sum(report.questions > 0 for report in reports)
        self.accepted -= sum(report.questions == 0 for report in reports)

    def refuse(self, finding: Finding, rows: int) -> "Outcome":
        """Refuse a whole table of `rows` rows for one reason."""
        assert finding.severity is Severity.REJECTED
        self.findings.append(finding)
        self.rejected += rows
        return self


def _task(finding: Finding) -> tuple[str | None, str | None, str | None]:
    return finding.sheet, finding.project_id, finding.county
