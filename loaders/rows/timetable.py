"""The timetable of a task (推进时序) in its row of the breakdown: nodes in words, else cumulative percent by month."""

import calendar
import re
import unicodedata
from datetime import date
from decimal import Decimal
from itertools import pairwise

from data.model import Finding, PlanPoint, Severity, Task
from loaders.forms.form import Table
from loaders.rows.rowreader import RowReader

NODE = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末|份)?(?:底|末)?(?:以)?前?(?P<node>[^()]*)"
    r"\((?P<percent>\d{1,3}(?:\.\d+)?)%\)"
)
WHOLE = Decimal(100)
BARE_MONTH = re.compile(r"(?:元|[1-9]|1[0-2])月(?:份|底|末)?")
"""The name of a column that says nothing but a month."""
A_PLAN = 3
"""So many columns of bare months look like a timetable."""


def unread(table: Table, submission_id: str) -> Finding | None:
    """Ask about columns of months that do not say of what: a plan in percent, or amounts."""
    bare = [each for each in table.columns if not each.field and BARE_MONTH.fullmatch(each.header.strip())]
    if len(bare) < A_PLAN:
        return None
    cell = f"{bare[0].letter}{max(table.header_rows)}"
    return Finding(
        submission_id=submission_id, code="timetable_unread", severity=Severity.QUESTIONED, sheet=table.sheet,
        cell=cell, value=bare[0].header, params={"first": bare[0].header, "last": bare[-1].header},
    )  # fmt: skip


def points(reader: RowReader, task: Task) -> list[PlanPoint]:
    """Return the points of the nodes, else of the months, by day; what is no cumulative plan is asked about, not used.

    A plan that ends below 100 % is used, and asked about where the task is due by then.
    """
    year = int(task.project_id[:4])
    nodes = _nodes(reader, task, year)
    found = nodes or _months(reader, task, year)
    if not found:
        return []
    asked = _Asked(reader, is_monthly=not nodes)
    percents, end = [point.planned_pct for point in found], found[-1]
    if any(later < earlier for earlier, later in pairwise(percents)):
        return asked.find("timetable_falls")
    if end.planned_pct == 0:
        return asked.find("timetable_zero")
    if end.planned_pct < WHOLE == sum(percents):
        return asked.find("timetable_shares")
    if end.planned_pct < WHOLE:
        is_due = task.due_on is not None and task.due_on <= end.due_on
        said = {"day": end.due_on.isoformat(), "percent": f"{end.planned_pct.normalize():f}"}
        asked.find("timetable_short", Severity.QUESTIONED if is_due else Severity.NOTED, **said)
    return found


class _Asked:
    """Finds at the cell where a timetable ends: that of the nodes, or of the last month that is filled in."""

    def __init__(self, reader: RowReader, *, is_monthly: bool) -> None:
        self.reader = reader
        columns = [each for each in reader.table.columns if each.month and each.certain] if is_monthly else []
        filled = [each for each in columns if each.letter in reader.row.values]
        self.column = max(filled, key=lambda each: each.month or 0, default=None)

    def find(self, code: str, severity: Severity = Severity.QUESTIONED, /, **params: str) -> list[PlanPoint]:
        """Note a finding; return no points."""
        if self.column:
            self.reader.find_in(self.column, code, severity, **params)
        else:
            self.reader.find(code, severity, "timetable", **params)
        return []


def _months(reader: RowReader, task: Task, year: int) -> list[PlanPoint]:
    return [
        _point(reader, task, _month_end(year, month), value.value, None)
        for month, value in sorted(reader.table.months(reader.row).items())
        if isinstance(value.value, Decimal) and 0 <= value.value <= WHOLE
    ]


def _nodes(reader: RowReader, task: Task, year: int) -> list[PlanPoint]:
    words = unicodedata.normalize("NFKC", reader.text("timetable") or "")
    parts = [part for part in re.split(r"[;。\n]", words) if part.strip()]
    found = [NODE.fullmatch(part.strip()) for part in parts]
    read = [_node(reader, task, match, year) for match in found if match]
    known = [point for point in read if point]
    if len(known) < len(parts):
        reader.find("timetable_unclear", Severity.QUESTIONED, "timetable")
        return []
    return sorted(known, key=lambda point: point.due_on)


def _node(reader: RowReader, task: Task, match: re.Match[str], year: int) -> PlanPoint | None:
    """Return the point of a node; None for a month, day or percentage that does not exist."""
    year, month, percent = int(match["year"] or year), int(match["month"]), Decimal(match["percent"])
    if not 1 <= month <= 12 or percent > WHOLE:
        return None
    end = _month_end(year, month)
    day = int(match["day"] or end.day)
    if not 1 <= day <= end.day:
        return None
    return _point(reader, task, end.replace(day=day), percent, match["node"].strip() or None)


def _point(reader: RowReader, task: Task, due_on: date, percent: Decimal, node: str | None) -> PlanPoint:
    return PlanPoint(
        **reader.place, project_id=task.project_id, county=task.county, due_on=due_on, planned_pct=percent, node=node
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
