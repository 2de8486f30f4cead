"""A progress submission (进展情况填报表): one unit's cumulative figures for one period, task by task."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from data.model import Finding, ProgressReport, Record, Severity, period_end
from loaders.forms.form import Table
from loaders.rows import (
    belonging,
    changes,
    corrected,
    doubts,
    fund_sources,
    parts,
    quantity,
    stage,
    unchanged,
    unread,
    works,
)
from loaders.rows.breakdown import find_project
from loaders.rows.known import Known
from loaders.rows.names import key
from loaders.rows.outcome import Outcome
from loaders.rows.rowreader import RowReader


def reports(table: Table, submission_id: str, known: Known, received_at: datetime) -> Outcome:
    """One ProgressReport per data row, checked against the register, the task's plan and the months before."""
    outcome = Outcome()
    rows = table.data()
    table, doubt = _placed(table, submission_id, known)
    if doubt and doubt.severity is Severity.REJECTED:
        return outcome.refuse(doubt, len(rows))
    outcome.findings += [doubt] if doubt else []
    missing = _missing(table, known)
    if missing:
        return outcome.refuse(_refusal(table, submission_id, missing, known), len(rows))
    assert table.period is not None
    as_of = table.as_of or period_end(table.period)
    outcome.findings += doubts.of_dates(table, submission_id, as_of, received_at)
    if any(finding.severity is Severity.REJECTED for finding in outcome.findings):
        outcome.rejected += len(rows)
        return outcome
    outcome.findings += unread.of_table(table, submission_id)
    rows, noted = parts.settle(table, submission_id, known, table.period.year)
    outcome.findings += noted
    readers = [RowReader(table, row, submission_id) for row in rows]
    _ask_about_repeats(readers)
    read = [(reader, _report(reader, known, table.period, as_of, received_at)) for reader in readers]
    belonging.of_rows(readers, known)
    told = [record for reader, records in read if not reader.is_rejected for record in records]
    form = unchanged.of_form(table, submission_id, [each for each in told if isinstance(each, ProgressReport)], known)
    for reader in readers:
        reader.withdraw("frozen", {Severity.NOTED, form.severity} if form else ())
    left_out = None if table.is_part else corrected.left_out(table, submission_id, readers, known)
    outcome.findings += filter(None, [form, left_out])
    for reader, records in read:
        outcome.take(reader, [_with_questions(record, reader) for record in records])
    return outcome


def _with_questions(record: Record, reader: RowReader) -> Record:
    """A report says how many questions go with it."""
    is_report = isinstance(record, ProgressReport)
    return record.model_copy(update={"questions": reader.questions}) if is_report else record


def _placed(table: Table, submission_id: str, known: Known) -> tuple[Table, Finding | None]:
    """The table with the county it speaks of where no column says it: its sender's, else that of the sheet's name."""
    named = None if table.column("county") else known.county_of_sheet(table.sheet)
    said = known.county(table.sender) if table.sender else None
    if named is None or named in (said, table.sender):
        return table, None
    severity = Severity.REJECTED if said else Severity.QUESTIONED
    code = "sender_differs" if said else "sender_from_sheet"
    params = {"sheet": table.sheet, "county": said or named}
    found = _of_table(table, submission_id, code, severity, value=table.sender or table.sheet)
    return replace(table, sender=said or named), found.model_copy(update={"params": params})


def unsaid(table: Table, submission_id: str, known: Known) -> list[Finding]:
    """What a form besides leaves out whose rows cannot be used anyhow: everything is said at once."""
    missing = "period_missing" if table.period is None else None
    sender = _missing(replace(table, period=table.period or date.min), known)
    codes = [code for code in (missing, sender) if code]
    return [_refusal(table, submission_id, code, known) for code in codes]


def _missing(table: Table, known: Known) -> str | None:
    """What keeps the whole table from being used."""
    if not known.projects or not known.tasks:
        return "register_missing"
    if table.period is None:
        return "period_missing"
    if table.column("county") is None:
        if not table.sender:
            return "sender_missing"
        if known.county(table.sender) is None:
            return "unknown_county"
    return None


def _report(reader: RowReader, known: Known, period: date, as_of: date, received_at: datetime) -> list[Record]:
    project = find_project(reader, known, period.year)
    county = reader.county = county_of(reader, known)
    issued, disbursed = reader.number("issued_wan"), reader.number("disbursed_wan")
    arrived, paid, done = (reader.number(name) for name in ("arrived_wan", "paid_wan", "done_value"))
    physical = reader.number("physical_pct", at_most=100)
    if project is None or county is None:
        return []
    task = known.task(project.project_id, county, received_at)
    if task is None:
        reader.find("unknown_task", Severity.REJECTED, "project", county=county, project=project.name)
        return []
    reached, state = stage.of_report(reader, task.category)
    report = ProgressReport(
        **reader.place, project_id=project.project_id, county=county, period=period, as_of=as_of,
        stage=reached, task_state=state, physical_pct=physical, done_value=quantity.in_unit_of(task, reader, done),
        issued_wan=issued, arrived_wan=arrived, disbursed_wan=disbursed, paid_wan=paid,
        problem=reader.text("problem"), next_step=reader.text("next_step"),
        **works.of_report(reader, task.category, reached),
    )  # fmt: skip
    doubts.of_report(reader, report, task)
    changes.of_report(reader, report, task, known)
    changes.of_correction(reader, report, received_at, known)
    sources = fund_sources.of_report(reader, report)
    return [report, *sources]


def county_of(reader: RowReader, known: Known) -> str | None:
    """The county of a row, or of the sender of its table; an unknown one rejects the row."""
    name = reader.text("county", required=True) if reader.has("county") else reader.table.sender
    found = known.county(name) if name else None
    if name and found is None:
        if like := known.county_like(name):
            reader.find("unknown_county_like", Severity.REJECTED, "county", like=like)
        else:
            reader.find("unknown_county", Severity.REJECTED, "county")
    return found


def _ask_about_repeats(readers: list[RowReader]) -> None:
    """Reject every row of a task that stands in the table more than once: which one is meant cannot be known."""
    places: dict[tuple[str, str], list[RowReader]] = defaultdict(list)
    for reader in readers:
        places[key(reader.raw("project")), key(reader.raw("county"))].append(reader)
    for (project, _), group in places.items():
        for reader in group if project and len(group) > 1 else []:
            others = "、".join(str(other.row.number) for other in group if other is not reader)
            reader.find("duplicate_row", Severity.REJECTED, "project", other=others)


def _refusal(table: Table, submission_id: str, code: str, known: Known) -> Finding:
    """What keeps a whole table from being used, with the county that an unknown sender may be."""
    like = known.county_like(table.sender) if code == "unknown_county" and table.sender else None
    code = "unknown_county_like" if like else code
    found = _of_table(table, submission_id, code, Severity.REJECTED, value=table.sender)
    return found.model_copy(update={"params": {"like": like}}) if like else found


def _of_table(table: Table, submission_id: str, code: str, severity: Severity, value: str | None) -> Finding:
    return Finding(submission_id=submission_id, code=code, severity=severity, sheet=table.sheet, value=value)
