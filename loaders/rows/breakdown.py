"""The task breakdown (目标任务分解表): who does what in which county, by when, with how much, and the timetable."""

import calendar
import re
import unicodedata
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from data.model import PlanPoint, Record, Severity, Task
from loaders.forms.form import Table
from loaders.rows import fund_sources
from loaders.rows.known import Known
from loaders.rows.names import closest
from loaders.rows.outcome import Outcome
from loaders.rows.rowreader import RowReader
from loaders.rows.targets import is_ceiling, target_of

NODE = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末|份)?(?:底|末)?(?:以)?前?(?P<node>[^()]*)"
    r"\((?P<percent>\d{1,3}(?:\.\d+)?)%\)"
)

PHONE = re.compile(r"(?:联系)?(?:电话|手机)?[:：]?\+?\d[\d ()（）\-—]{5,}\d")


def tasks(table: Table, submission_id: str, known: Known) -> Outcome:
    """One Task per data row, with the PlanPoints of its timetable."""
    outcome = Outcome()
    for row in table.data():
        reader = RowReader(table, row, submission_id)
        outcome.take(reader, _task(reader, known))
    return outcome


def find_project(reader: RowReader, known: Known) -> tuple[str, str, str] | None:
    """Return (project_id, name, category) of the row's project; an unknown name rejects the row and is asked about."""
    name = reader.text("project", required=True)
    if name is None:
        return None
    found = known.project(name)
    if found is None:
        like = closest(name, [project for _, project, _ in known.projects.values()])
        if like:
            reader.find("unknown_project_like", Severity.REJECTED, "project", like=like)
        else:
            reader.find("unknown_project", Severity.REJECTED, "project")
    reader.project_id = found[0] if found else None
    return found


def _task(reader: RowReader, known: Known) -> list[Record]:
    project = find_project(reader, known)
    county = reader.county = reader.text("county", required=True)
    target, planned = _target(reader), reader.number("planned_wan")
    start_on, due_on = reader.day("start_on"), reader.day("due_on")
    if start_on and due_on and due_on < start_on:
        reader.find("due_before_start", Severity.REJECTED, "due_on")
    if reader.is_rejected or project is None or county is None:
        return []
    task = Task(
        **reader.place, project_id=project[0], county=county, responsible_unit=reader.text("responsible_unit"),
        implementing_body=reader.text("implementing_body"), target_value=target.value,
        target_unit=target.unit, target_text=reader.text("annual_target"), planned_wan=planned,
        start_on=start_on, due_on=due_on, is_ceiling=target.is_ceiling, responsible_leader=_leader(reader),
        remark=reader.text("remark"),
    )  # fmt: skip
    return [task, *_timetable(reader, task), *fund_sources.of_task(reader, task)]


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
    return _Target(value, unit, value is not None and is_ceiling(words, value))


def _timetable(reader: RowReader, task: Task) -> list[PlanPoint]:
    """Return the points of the nodes in words, else of a monthly plan; a timetable that falls is asked about."""
    year = int(task.project_id[:4])
    points = _nodes(reader, task, year) or _months(reader, task, year)
    if any(later.planned_pct < earlier.planned_pct for earlier, later in pairwise(points)):
        reader.find("timetable_falls", Severity.QUESTIONED, "timetable")
        return []
    return points


def _months(reader: RowReader, task: Task, year: int) -> list[PlanPoint]:
    return [
        _point(reader, task, _month_end(year, month), value.value, None)
        for month, value in sorted(reader.table.months(reader.row).items())
        if isinstance(value.value, Decimal) and 0 <= value.value <= 100
    ]


def _nodes(reader: RowReader, task: Task, year: int) -> list[PlanPoint]:
    words = unicodedata.normalize("NFKC", reader.text("timetable") or "")
    parts = [part for part in re.split(r"[;。\n]", words) if part.strip()]
    found = [NODE.fullmatch(part.strip()) for part in parts]
    points = [_node(reader, task, match, year) for match in found if match]
    if len([point for point in points if point]) < len(parts):
        reader.find("timetable_unclear", Severity.QUESTIONED, "timetable")
        return []
    return sorted((point for point in points if point), key=lambda point: point.due_on)


def _node(reader: RowReader, task: Task, match: re.Match[str], year: int) -> PlanPoint | None:
    year, month = int(match["year"] or year), int(match["month"])
    percent = Decimal(match["percent"])
    if not 1 <= month <= 12 or percent > 100:
        return None
    due_on = date(year, month, int(match["day"])) if match["day"] else _month_end(year, month)
    return _point(reader, task, due_on, percent, match["node"].strip() or None)


def _point(reader: RowReader, task: Task, due_on: date, percent: Decimal, node: str | None) -> PlanPoint:
    return PlanPoint(
        **reader.place, project_id=task.project_id, county=task.county, due_on=due_on, planned_pct=percent, node=node
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
