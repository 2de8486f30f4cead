"""The task breakdown (目标任务分解表): who does what in which county, by when, with how much, and the timetable."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data.model import Record, Severity, Task
from loaders.formats.cells import show
from loaders.forms import period
from loaders.forms.form import Table
from loaders.rows import belonging, fund_sources, timetable
from loaders.rows.known import Known, NamedProject
from loaders.rows.names import closest
from loaders.rows.outcome import Outcome
from loaders.rows.rowreader import RowReader
from loaders.rows.targets import is_ceiling, target_of

PHONE = re.compile(r"(?:联系)?(?:电话|手机)?[:：]?\+?\d[\d ()（）\-—]{5,}\d")


def tasks(table: Table, submission_id: str, known: Known) -> Outcome:
    """One Task per data row, with the PlanPoints of its timetable."""
    outcome = Outcome()
    readers = [RowReader(table, row, submission_id) for row in table.data()]
    read = [(reader, _task(reader, known)) for reader in readers]
    belonging.of_counties(readers, known)
    _ask_about_lost_targets(read, known)
    for reader, records in read:
        outcome.take(reader, records)
    outcome.findings += filter(None, [timetable.unread(table, submission_id)])
    return outcome


def _ask_about_lost_targets(read: Sequence[tuple[RowReader, list[Record]]], known: Known) -> None:
    """Ask about a task that had a target and has none in the breakdown that would take the place of the one before."""
    for reader, records in read:
        task = next((record for record in records if isinstance(record, Task)), None)
        before = known.tasks.get((task.project_id, task.county)) if task else None
        if task and before and before.target_value is not None and task.target_value is None:
            target = f"{show(before.target_value)}{before.target_unit or ''}"
            reader.find("target_left_out", Severity.QUESTIONED, "project", target=target)


def find_project(reader: RowReader, known: Known, year: int | None) -> NamedProject | None:
    """Return the row's project of `year` (None: not said); an unknown name rejects the row and is asked about."""
    name = reader.text("project", required=True)
    if name is None:
        return None
    found = known.project(name, year)
    if found is None:
        _ask_which(reader, known, name, year)
    reader.project_id = found.project_id if found else None
    return found


def _ask_which(reader: RowReader, known: Known, name: str, year: int | None) -> None:
    """Ask about a name that the register does not have, or has in another year."""
    if years := known.years(name):
        said = {"year": str(year), "years": "、".join(map(str, years))}
        reader.find("other_year", Severity.REJECTED, "project", **said)
    elif like := closest(name, [project.name for named in known.projects.values() for project in named.values()]):
        reader.find("unknown_project_like", Severity.REJECTED, "project", like=like)
    else:
        reader.find("unknown_project", Severity.REJECTED, "project")


def _task(reader: RowReader, known: Known) -> list[Record]:
    project = find_project(reader, known, period.year_of(reader.table.title or ""))
    county = reader.county = reader.text("county", required=True)
    target, planned = _target(reader), reader.number("planned_wan")
    start_on, due_on = reader.day("start_on"), reader.day("due_on")
    if start_on and due_on and due_on < start_on:
        reader.find("due_before_start", Severity.REJECTED, "due_on")
    if reader.is_rejected or project is None or county is None:
        return []
    task = Task(
        **reader.place, project_id=project.project_id, county=county, responsible_unit=reader.text("responsible_unit"),
        implementing_body=reader.text("implementing_body"), target_value=target.value,
        target_unit=target.unit, target_text=reader.text("annual_target"), planned_wan=planned,
        start_on=start_on, due_on=due_on, is_ceiling=target.is_ceiling, responsible_leader=_leader(reader),
        remark=reader.text("remark"),
    )  # fmt: skip
    return [task, *timetable.points(reader, task), *fund_sources.of_task(reader, task)]


def _leader(reader: RowReader) -> str | None:
    """Return who answers for the task; a telephone number beside the name is not kept."""
    return PHONE.sub("", reader.text("responsible_leader") or "").strip(" 、，,:：()（）") or None


class _Target(NamedTuple):
    value: Decimal | None
    unit: str | None
    is_ceiling: bool


def _target(reader: RowReader) -> _Target:
    """Return how much is due: a number, or a bound in words in the column of quantities or as the whole target."""
    unit, words = reader.text("target_unit"), reader.text("annual_target") or ""
    stated = target_of(reader.raw("target_value")) or (None if reader.raw("target_value") else target_of(words))
    if stated:
        return _Target(stated.value, unit or stated.unit, stated.is_ceiling)
    value = reader.number("target_value")
    if value == 0:
        reader.find("target_zero", Severity.QUESTIONED, "target_value")
    return _Target(value, unit, value is not None and is_ceiling(words, value))
