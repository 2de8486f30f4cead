"""The metrics once more, in plain Python with fractions: written from docs/metrics.md, not from the code.

Here: what is known, the newest record of each thing among those received in time.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from tests.oracle import works
from tests.oracle.digits import Rate
from tests.oracle.dimensions import City, judge_dimensions
from tests.oracle.judged import judge
from tests.oracle.lights import remember
from tests.oracle.office import Office, Project, Report, Task
from tests.oracle.plans import listed, moves
from tests.oracle.row import Row, View

Record = TypeVar("Record")


def tasks(office: Office, view: View, *, since: date | None = None) -> list[Row]:
    """Every task of the view's year in each reported month from `since` to the view's period, judged."""

    def known(records: Iterable[Record]) -> list[Record]:
        return [each for each in records if view.until is None or each.sent.received.date() <= view.until]

    projects = _newest(known(office.projects), lambda each: each.key)
    groups = _newest(known(office.groups), lambda each: each.area)
    shares = _newest(known(office.tasks), lambda each: (each.project, each.county))
    reports = _newest(known(office.reports), lambda each: (each.project, each.county, each.period))
    versions = _versions(known(office.tasks))
    # counties stay in the order of the breakdown that named them first
    named = [(task.county, (task.sent.received, task.sent.load, task.row)) for task in known(office.tasks)]
    places = {county: min(when for other, when in named if other == county)[-1] for county, _ in named}
    months = {month for _, _, month in reports if (since or view.period) <= month <= view.period} | {view.period}
    rows: list[Row] = []
    city: City = {}
    for task in shares.values():
        project = projects.get(task.project)
        if project is None:
            continue
        group = groups.get(project.area) if project.area else None
        moved = len(moves(versions[task.project, task.county]))
        for month in months:
            if month.year != project.year:
                continue
            report = reports.get((task.project, task.county, month))
            row = _row(month, project, group.title if group else None, task, places[task.county], report)
            city.setdefault(month, []).append((row.done_ytd_wan, row.done_before_wan))
            if _is_chosen(row, view):
                judge(row, versions[task.project, task.county], view)
                row.moves = moved
                rows.append(row)
    judge_dimensions(rows, view.lights, city)
    remember(rows, view.lights)
    return sorted(rows, key=lambda row: (row.period, row.item_no, row.project_id, row.county_place, row.county))


def all_moves(offices: Iterable[Office]) -> list[dict[str, object]]:
    """Every change of any plan, as metrics.plan_versions.moves lists them."""
    return listed(versions for office in offices for versions in _versions(office.tasks).values())


def _versions(records: Iterable[Task]) -> dict[tuple[str, str], list[Task]]:
    """The breakdowns of each task, the oldest first."""
    versions: dict[tuple[str, str], list[Task]] = {}
    for task in sorted(records, key=_age):
        versions.setdefault((task.project, task.county), []).append(task)
    return versions


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
    told = works.of(report)
    return Row(
        period=month, project_id=project.key, item_no=project.item, project=project.title, category=project.category,
        department=project.department, working_group=group, county=task.county, county_place=place,
        target_value=_exact(task.target), target_unit=task.unit, planned_wan=_exact(task.planned),
        start_on=task.start, due_on=task.due,
        submission_id=report.sent.name if report else None, as_of=report.as_of if report else None,
        stage=report.stage if report else None, physical_pct=_exact(report.physical) if report else None,
        done_value=_exact(report.done) if report else None, issued_wan=_exact(report.issued) if report else None,
        disbursed_wan=_exact(report.disbursed) if report else None, questions=report.questions if report else 0,
        arrived_wan=_exact(report.arrived) if report else None, paid_wan=_exact(report.paid) if report else None,
        is_ceiling=task.is_ceiling, words=task.words,
        start_actual_on=told.start_actual_on, is_registered=told.is_registered, done_ytd_wan=_exact(told.done_ytd_wan),
        done_before_wan=_exact(told.done_before_wan), task_state=told.task_state,
        problem=report.problem if report else None,
        points=task.points, parts=(*task.parts, *(report.parts if report else ())),
    )  # fmt: skip


def _is_chosen(row: Row, view: View) -> bool:
    return all(
        getattr(view, name) is None or getattr(view, name) == getattr(row, name)
        for name in ("county", "department", "category", "working_group", "project")
    )
