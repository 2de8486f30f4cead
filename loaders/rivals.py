"""Rivals: records of one task (project) that came at the same moment, unmarked, and say different things.

Which of them counts is a rule, not knowledge: the lower row, of equal rows the greater submission id (sheet), as
data/sql has it. So the clerk is asked, at the cells of both. Records that agree are not asked about, nor are words of
explanation.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from string import ascii_uppercase
from typing import NamedTuple

from data.model import (
    Finding,
    FundSource,
    PlanPoint,
    ProgressReport,
    Project,
    SourceColumn,
    Submission,
    Task,
    source_field,
)
from data.reference import WRITTEN_AS, severity, stage_name, state_name
from loaders.formats.cells import show
from loaders.forms.column import cell as address
from loaders.rows.outcome import Outcome
from loaders.rows.rowreader import with_unit

APART = {
    "submission_id", "sheet", "row", "questions", "as_of", "remark", "problem", "next_step", "responsible_leader",
    "is_ceiling",
}  # fmt: skip
"""What may differ: places, explanations, and a person's name, which no finding repeats."""
NAMED = {"stage": stage_name, "task_state": state_name}
NOTHING = "—"
Stated = dict[str, object]


Record = Task | ProgressReport | Project
Place = tuple[str, int, str, str | None]
"""Sheet, row, project, county."""
Beside = Mapping[Place, Sequence[PlanPoint | FundSource]]
"""What stands in the row of a record: its timetable and its amounts by level of source."""


class Sent(NamedTuple):
    """A file of a load: what it would be, its records and findings, its columns."""

    submission: Submission
    outcome: Outcome
    columns: Sequence[object]


class Rival(NamedTuple):
    """One record, what it states field by field, and the file that it stands in."""

    of: Sent
    record: Record
    stated: Stated

    @property
    def rank(self) -> tuple[int, str, str]:
        """The greatest counts."""
        return self.record.row, self.record.submission_id, self.record.sheet


def ask(files: Sequence[Sent]) -> None:
    """Ask in the files of one load about every two records of a task and moment that state different things."""
    together: dict[object, list[tuple[Sent, Record]]] = defaultdict(list)
    for file in files:
        for record in file.outcome.records:
            if isinstance(record, Task | ProgressReport | Project):
                together[_key(file.submission, record)].append((file, record))
    many = [same for same in together.values() if len(same) > 1]
    beside = {id(file): _beside(file.outcome) for file in files} if many else {}
    asked: dict[int, list[tuple[Record, list[Finding]]]] = defaultdict(list)
    for same in many:
        rivals = [Rival(file, record, _stated(record, beside[id(file)])) for file, record in same]
        for rival, found in _compared(rivals):
            asked[id(rival.of)].append((rival.record, found))
    for file in files:
        file.outcome.ask(asked[id(file)])


def _key(submission: Submission, record: Record) -> object:
    county, period = getattr(record, "county", None), getattr(record, "period", None)
    return submission.received_at, type(record), record.project_id, county, period


def _beside(outcome: Outcome) -> Beside:
    found: dict[Place, list[PlanPoint | FundSource]] = defaultdict(list)
    for each in outcome.records:
        if isinstance(each, PlanPoint | FundSource):
            found[each.sheet, each.row, each.project_id, each.county].append(each)
    return found


def _stated(record: Record, beside: Beside) -> Stated:
    """Every figure and name of a record, with the timetable and the amounts by level of source of its row."""
    stated: Stated = record.model_dump(exclude=APART)
    here = beside.get((record.sheet, record.row, record.project_id, getattr(record, "county", None)), ())
    points = [f"{each.due_on} {each.planned_pct}%{each.node or ''}" for each in here if isinstance(each, PlanPoint)]
    sources = {source_field(each.measure, each.level): each for each in here if isinstance(each, FundSource)}
    return stated | {"timetable": "；".join(points) or None} | {name: each.amount_wan for name, each in sources.items()}


def _compared(rivals: Sequence[Rival]) -> Iterator[tuple[Rival, list[Finding]]]:
    """The rivals that differ from the one that counts, and that one, each with what it is asked."""
    counts = max(rivals, key=lambda rival: rival.rank)
    for rival in rivals:
        against = counts if rival is not counts else next((each for each in rivals if _differ(each, counts)), counts)
        if found := list(_findings(rival, against, counts)):
            yield rival, found


def _differ(one: Rival, other: Rival) -> list[str]:
    names = dict.fromkeys([*one.stated, *other.stated])
    return [name for name in names if one.stated.get(name) != other.stated.get(name)]


def _findings(rival: Rival, against: Rival, counts: Rival) -> Iterator[Finding]:
    for name in _differ(rival, against):
        column = _column(rival, name)
        yield Finding(
            submission_id=rival.record.submission_id, code="told_twice", severity=severity.of_report("told_twice"),
            sheet=rival.record.sheet, cell=_cell(rival, name), value=_said(name, rival.stated.get(name)),
            project_id=rival.record.project_id, county=getattr(rival.record, "county", None),
            params={
                "field": column.header.split("|")[-1] if column else name,
                "value": _amount(name, rival.stated.get(name)), "other": _amount(name, against.stated.get(name)),
                "file": against.of.submission.file_name,
                "place": _place(against, name), "counts": f"{counts.of.submission.file_name} {_place(counts, name)}",
                "other_id": against.record.submission_id, "other_sheet": against.record.sheet,
                "other_cell": _cell(against, name), "name": name,
            },
        )  # fmt: skip


def _place(rival: Rival, name: str) -> str:
    return f"{rival.record.sheet}!{_cell(rival, name)}"


def _cell(rival: Rival, name: str) -> str:
    """Where a field stands: its cell where one column (of cards, the record's own) holds it, else the row."""
    column = _column(rival, name)
    return address(column.letter if column else "", rival.record.row)


def _column(rival: Rival, name: str) -> SourceColumn | None:
    card = _card(rival)
    for wanted in (name, WRITTEN_AS.get(name)):
        found = [each for each in _columns(rival, wanted) if each.letter.isalpha() or _row(each) in card]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _columns(rival: Rival, field: str | None) -> list[SourceColumn]:
    columns = (each for each in rival.of.columns if isinstance(each, SourceColumn))
    return [each for each in columns if (each.sheet, each.field) == (rival.record.sheet, field) and _owns(rival, each)]


def _owns(rival: Rival, column: SourceColumn) -> bool:
    """Whether a column is the record's, or that of all records of its sheet."""
    own = rival.record.project_id, getattr(rival.record, "county", None)
    return all(of in (None, ours) for of, ours in zip((column.project_id, column.county), own, strict=True))


def _card(rival: Rival) -> range:
    """The rows of the record's own card: each begins as far above its name as the others, having the same labels."""
    first = rival.record.row
    names = sorted(row for each in _columns(rival, "project") if (row := _row(each)) >= first)
    return range(first, first + names[1] - names[0]) if len(names) > 1 else range(first, sys.maxsize)


def _row(column: SourceColumn) -> int:
    """The row of a card's address; 0 of a column."""
    return int(column.letter.lstrip(ascii_uppercase) or 0)


def _amount(name: str, value: object) -> str:
    """A value as the clerk reads it, a number with its unit."""
    return with_unit(name, value) if isinstance(value, Decimal) else _said(name, value)


def _said(name: str, value: object) -> str:
    """A value as the clerk reads it."""
    if value is None:
        return NOTHING
    if name in NAMED:
        return NAMED[name](str(value), "zh")
    if isinstance(value, Decimal):
        return show(value)
    return value.isoformat() if isinstance(value, date) else str(value)
