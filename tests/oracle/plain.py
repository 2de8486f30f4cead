"""The metrics once more, in plain Python with fractions: written from docs/metrics.md, not from the code."""

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from tests.oracle.digits import HUNDRED, Rate, kept, month_end, rounded, share, to_places
from tests.oracle.office import Office, Point, Project, Report, Task

Record = TypeVar("Record")
DIMENSIONS = ("county", "department", "category", "project", "working_group")


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at. `until` is the last day of which the office's receipts are known."""

    period: date
    until: date | None = None
    county: str | None = None
    department: str | None = None
    category: str | None = None
    working_group: str | None = None
    project: str | None = None


@dataclass(slots=True)
class Row:
    """A task in a month: what is known and what follows from it."""

    period: date
    project_id: str
    item_no: int
    project: str
    category: str
    department: str
    working_group: str | None
    county: str
    target_value: Rate
    target_unit: str | None
    planned_wan: Rate
    start_on: date | None
    due_on: date | None
    submission_id: str | None
    as_of: date | None
    stage: str | None
    physical_pct: Rate
    done_value: Rate
    issued_wan: Rate
    disbursed_wan: Rate
    questions: int
    county_place: int
    actual_pct: Rate = None
    actual_basis: str | None = None
    clock_on: date = date.min
    linear_pct: Rate = None
    planned_pct: Rate = None
    linear_lag_days: int | None = None
    plan_lag_days: int | None = None
    next_node: str | None = None
    next_node_on: date | None = None
    next_node_pct: Rate = None
    clock: str = "linear"
    clock_pct: Rate = None
    plan_gap_pp: Rate = None
    linear_gap_pp: Rate = None
    gap_pp: Rate = None
    lag_days: int | None = None
    position: int | None = None
    is_overdue: bool = False
    light: str = "none"


TASK_COLUMNS = tuple(each.name for each in fields(Row))


# What is known: the newest record of each thing among those received in time.


def tasks(office: Office, view: View, *, since: date | None = None) -> list[Row]:
    """Every task of the view's year in each reported month from `since` to the view's period, judged."""

    def known(records: Iterable[Record]) -> list[Record]:
        return [each for each in records if view.until is None or each.sent.received.date() <= view.until]

    projects = _newest(known(office.projects), lambda each: each.key)
    groups = _newest(known(office.groups), lambda each: each.area)
    shares = _newest(known(office.tasks), lambda each: (each.project, each.county))
    reports = _newest(known(office.reports), lambda each: (each.project, each.county, each.period))
    places: dict[str, int] = {}
    for task in known(office.tasks):
        places[task.county] = min(task.row, places.get(task.county, task.row))
    months = {month for _, _, month in reports if (since or view.period) <= month <= view.period} | {view.period}
    rows = []
    for task in shares.values():
        project = projects.get(task.project)
        if project is None:
            continue
        group = groups.get(project.area) if project.area else None
        for month in months:
            if month.year != project.year:
                continue
            report = reports.get((task.project, task.county, month))
            row = _row(month, project, group.title if group else None, task, places[task.county], report)
            if _is_chosen(row, view):
                _judge(row, task.points)
                rows.append(row)
    return sorted(rows, key=lambda row: (row.period, row.item_no, row.project_id, row.county))


def _newest(records: Iterable[Record], key: Callable[[Record], object]) -> dict[object, Record]:
    newest: dict[object, Record] = {}
    for record in records:
        rival = newest.get(key(record))
        if rival is None or _age(record) > _age(rival):
            newest[key(record)] = record
    return newest


def _age(record: Record) -> tuple[object, ...]:
    return (record.sent.received, record.sent.load, record.row, record.sent.name)


def _exact(amount: object) -> Rate:
    return None if amount is None else Fraction(amount)


def _row(month: date, project: Project, group: str | None, task: Task, place: int, report: Report | None) -> Row:
    return Row(
        period=month, project_id=project.key, item_no=project.item, project=project.title, category=project.category,
        department=project.department, working_group=group, county=task.county, county_place=place,
        target_value=_exact(task.target), target_unit=task.unit, planned_wan=_exact(task.planned),
        start_on=task.start, due_on=task.due,
        submission_id=report.sent.name if report else None, as_of=report.as_of if report else None,
        stage=report.stage if report else None, physical_pct=_exact(report.physical) if report else None,
        done_value=_exact(report.done) if report else None, issued_wan=_exact(report.issued) if report else None,
        disbursed_wan=_exact(report.disbursed) if report else None, questions=report.questions if report else 0,
    )  # fmt: skip


def _is_chosen(row: Row, view: View) -> bool:
    return all(
        getattr(view, name) is None or getattr(view, name) == getattr(row, name)
        for name in ("county", "department", "category", "working_group", "project")
    )


# What follows for one task.


def _judge(row: Row, points: Sequence[Point]) -> None:
    row.actual_pct, row.actual_basis = _progress(row)
    row.clock_on = row.as_of or month_end(row.period)
    row.linear_pct = kept(HUNDRED * row.period.month / 12)
    if row.actual_pct is not None:
        days = 366 if calendar.isleap(row.period.year) else 365
        row.linear_lag_days = rounded((Fraction(row.period.month, 12) - row.actual_pct / 100) * days)
    if points:
        line = _line(row, points)
        row.planned_pct = to_places(_height(line, row.clock_on), 4)
        row.plan_lag_days = _lag(line, row)
        _next_point(row, points)
    row.clock = "plan" if points else "linear"
    row.clock_pct = row.planned_pct if points else row.linear_pct
    row.lag_days = row.plan_lag_days if points else row.linear_lag_days
    if row.actual_pct is not None:
        row.linear_gap_pp = row.actual_pct - row.linear_pct
        row.plan_gap_pp = row.actual_pct - row.planned_pct if points else None
        row.gap_pp = row.actual_pct - row.clock_pct
    row.position = -1 if row.stage == "N" else int(row.stage[1:]) if row.stage else None
    row.is_overdue = (
        row.due_on is not None and row.due_on < row.clock_on and row.actual_pct is not None and row.actual_pct < 100
    )
    row.light = _light(row)


def _progress(row: Row) -> tuple[Rate, str | None]:
    quantity = share(row.done_value, row.target_value)
    money = share(row.disbursed_wan, row.planned_wan)
    order = (
        [(row.physical_pct, "physical"), (quantity, "quantity")]
        if row.category == "construction"
        else [(quantity, "quantity"), (money, "money"), (row.physical_pct, "physical")]
    )
    for value, basis in order:
        if value is not None:
            return to_places(min(value, HUNDRED), 4), basis
    return None, None


def _line(row: Row, points: Sequence[Point]) -> list[tuple[int, Fraction]]:
    """Corners (day, percent), rising."""
    start = min(row.start_on or date(row.period.year, 1, 1), *(point.due for point in points))
    corners = {(start.toordinal(), Fraction(0))}
    corners |= {(point.due.toordinal(), Fraction(point.percent)) for point in points}
    return sorted(corners)


def _height(line: Sequence[tuple[int, Fraction]], on: date) -> Fraction:
    day = on.toordinal()
    if day < line[0][0]:
        return Fraction(0)
    for (day_0, low), (day_1, high) in pairwise(line):
        if day_0 <= day < day_1:
            return low + (high - low) * Fraction(day - day_0, day_1 - day_0)
    return line[-1][1]


def _lag(line: Sequence[tuple[int, Fraction]], row: Row) -> int | None:
    actual, today = row.actual_pct, row.clock_on.toordinal()
    if actual is None or row.planned_pct is None:
        return None
    if actual == row.planned_pct:
        return 0
    reached = []  # the days on which the line stood at the actual progress: ends of each stretch that touches it
    for (day_0, low), (day_1, high) in pairwise(line):
        if low <= actual <= high:
            reached += [day_0, day_1] if low == high else [day_0 + (actual - low) / (high - low) * (day_1 - day_0)]
    if actual < row.planned_pct:
        return rounded(today - max([*(day for day in reached if day <= today), line[0][0]]))
    return min(0, rounded(today - min([*(day for day in reached if day >= today), line[-1][0]])))


def _next_point(row: Row, points: Sequence[Point]) -> None:
    for point in sorted(points, key=lambda point: (point.due, point.percent, point.node is None, point.node)):
        if point.due > row.clock_on:
            row.next_node, row.next_node_on, row.next_node_pct = point.node, point.due, Fraction(point.percent)
            return


def _light(row: Row) -> str:
    accepted = 7 if row.category == "subsidy" else 11
    if row.position is not None and row.position >= accepted:
        return "blue"
    if row.gap_pp is None:
        return "none"
    if row.is_overdue:
        return "red"
    return light_of(row.gap_pp)


def light_of(gap: Fraction) -> str:
    """The preset `ours`."""
    return "green" if gap >= -5 else "yellow" if gap >= -15 else "orange" if gap >= -30 else "red"
