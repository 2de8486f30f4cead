"""The metrics once more, in plain Python with fractions: written from docs/metrics.md, not from the code."""

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from tests.oracle.office import Office, Point, Project, Report, Task

Record = TypeVar("Record")
Rate = Fraction | None
HUNDRED = Fraction(100)
LIGHTS = ("blue", "green", "yellow", "orange", "red", "none")
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
    for share in known(office.tasks):
        places[share.county] = min(share.row, places.get(share.county, share.row))
    months = {month for _, _, month in reports if (since or view.period) <= month <= view.period} | {view.period}
    rows = []
    for share in shares.values():
        project = projects.get(share.project)
        if project is None:
            continue
        group = groups.get(project.area) if project.area else None
        for month in months:
            if month.year != project.year:
                continue
            report = reports.get((share.project, share.county, month))
            row = _row(month, project, group.title if group else None, share, places[share.county], report)
            if _is_chosen(row, view):
                _judge(row, share.points)
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


def _row(month: date, project: Project, group: str | None, share: Task, place: int, report: Report | None) -> Row:
    return Row(
        period=month, project_id=project.key, item_no=project.item, project=project.title, category=project.category,
        department=project.department, working_group=group, county=share.county, county_place=place,
        target_value=_exact(share.target), target_unit=share.unit, planned_wan=_exact(share.planned),
        start_on=share.start, due_on=share.due,
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
    row.linear_pct = to_places(HUNDRED * row.period.month / 12, 12)
    if row.actual_pct is not None:
        days = 366 if calendar.isleap(row.period.year) else 365
        row.linear_lag_days = rounded((row.linear_pct - row.actual_pct) / 100 * days)
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
    quantity = _share(row.done_value, row.target_value)
    money = _share(row.disbursed_wan, row.planned_wan)
    order = (
        [(row.physical_pct, "physical"), (quantity, "quantity")]
        if row.category == "construction"
        else [(quantity, "quantity"), (money, "money"), (row.physical_pct, "physical")]
    )
    for value, basis in order:
        if value is not None:
            return to_places(min(value, HUNDRED), 4), basis
    return None, None


def _share(part: Rate, whole: Rate) -> Rate:
    return None if part is None or not whole else HUNDRED * part / whole


def _line(row: Row, points: Sequence[Point]) -> list[tuple[int, Fraction]]:
    """Corners (day, percent), rising."""
    start = min(row.start_on or date(row.period.year, 1, 1), min(point.due for point in points))
    corners = {(start.toordinal(), Fraction(0))}
    corners |= {(point.due.toordinal(), Fraction(point.percent)) for point in points}
    return sorted(corners)


def _height(line: Sequence[tuple[int, Fraction]], on: date) -> Fraction:
    day = on.toordinal()
    if day < line[0][0]:
        return Fraction(0)
    for (day_0, low), (day_1, high) in zip(line, line[1:], strict=False):
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
    for (day_0, low), (day_1, high) in zip(line, line[1:], strict=False):
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


# Groups: sums over sums, over the same tasks.


def _sum(values: Iterable[Rate]) -> Rate:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if known else None


def _both(rows: Iterable[Row], part: str, whole: str) -> tuple[Rate, Rate]:
    """Σ part and Σ whole over the rows where both are known."""
    pairs = [(getattr(row, part), getattr(row, whole)) for row in rows]
    known = [pair for pair in pairs if None not in pair]
    return _sum(pair[0] for pair in known), _sum(pair[1] for pair in known)


def _weighted(rows: Iterable[Row], rate: str) -> Rate:
    """Σ rate × planned ÷ Σ planned over the rows whose progress and planned funding are known."""
    known = [row for row in rows if row.actual_pct is not None and row.planned_wan is not None]
    weight = _sum(row.planned_wan for row in known)
    return sum((getattr(row, rate) * row.planned_wan for row in known), Fraction(0)) / weight if weight else None


def _minus(one: Rate, other: Rate) -> Rate:
    """The difference of two rates as they are kept."""
    return None if one is None or other is None else to_places(one, 12) - to_places(other, 12)


def schedule(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.schedule."""
    actual, clock, linear = (_weighted(rows, name) for name in ("actual_pct", "clock_pct", "linear_pct"))
    behind = [row for row in rows if row.light in ("yellow", "orange", "red")]
    reported = [row for row in rows if row.actual_pct is not None]
    return {
        "tasks": len(rows), "reported": len(reported), "weighed_wan": _sum(row.planned_wan for row in reported),
        "actual_pct": actual, "clock_pct": clock, "gap_pp": _minus(actual, clock), "linear_pct": linear,
        "linear_gap_pp": _minus(actual, linear), "on_plan": sum(row.clock == "plan" for row in reported),
        "behind": len(behind),
        "worst_lag_days": max((row.lag_days for row in behind if row.lag_days is not None), default=None),
        **{light: sum(row.light == light for row in rows) for light in LIGHTS},
        "questions": sum(row.questions > 0 for row in rows),
    }  # fmt: skip


def funding(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.funding."""
    issued, issued_base = _both(rows, "issued_wan", "planned_wan")
    disbursed, disbursed_base = _both(rows, "disbursed_wan", "planned_wan")
    of_issued, issued_disbursed_base = _both(rows, "disbursed_wan", "issued_wan")
    linear = max((row.linear_pct for row in rows if row.linear_pct is not None), default=None)
    issued_rate, disbursed_rate = _share(issued, issued_base), _share(disbursed, disbursed_base)
    return {
        "tasks": len(rows),
        "reported": sum(row.issued_wan is not None or row.disbursed_wan is not None for row in rows),
        **{name: _sum(getattr(row, name) for row in rows) for name in ("planned_wan", "issued_wan", "disbursed_wan")},
        "issued_of_planned_pct": issued_rate, "disbursed_of_planned_pct": disbursed_rate,
        "disbursed_of_issued_pct": _share(of_issued, issued_disbursed_base),
        "issued_base_wan": issued_base, "disbursed_base_wan": disbursed_base,
        "disbursed_issued_base_wan": issued_disbursed_base, "linear_pct": linear,
        "issued_gap_pp": _minus(issued_rate, linear), "disbursed_gap_pp": _minus(disbursed_rate, linear),
    }  # fmt: skip


def category_mix(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.category_mix: rows of one category."""
    category = rows[0].category
    projects: dict[str, list[Row]] = {}
    for row in rows:
        projects.setdefault(row.project_id, []).append(row)

    def count(of: str | None, rule: Callable[[list[Row]], bool]) -> int | None:
        return sum(map(rule, projects.values())) if of in (None, category) else None

    def some(position: int) -> Callable[[list[Row]], bool]:
        return lambda shares: any(row.position is not None and row.position >= position for row in shares)

    def every(position: int) -> Callable[[list[Row]], bool]:
        return lambda shares: all(row.position is not None and row.position >= position for row in shares)

    paid_over, base = _both(rows, "disbursed_wan", "planned_wan")
    people = [row for row in rows if category == "subsidy" and row.target_unit in ("人", "人次")]
    paid, due = _both(people, "done_value", "target_value")
    return {
        "projects": len(projects),
        "unreported": count(None, lambda shares: all(row.position is None for row in shares)),
        "preparing": count(
            "construction", lambda shares: any(row.position is not None for row in shares) and not some(6)(shares)
        ),
        "started": count("construction", some(6)), "complete": count("construction", every(10)),
        "accepted": count("construction", every(11)), "in_use": count("construction", every(12)),
        "plan_made": count("subsidy", every(0)), "paying": count("subsidy", some(5)),
        "closed": count("subsidy", every(7)),
        "tasks": len(rows), "reported": sum(row.stage is not None for row in rows),
        "actual_pct": _weighted(rows, "actual_pct"),
        "planned_wan": _sum(row.planned_wan for row in rows), "disbursed_wan": _sum(row.disbursed_wan for row in rows),
        "disbursed_of_planned_pct": _share(paid_over, base), "disbursed_base_wan": base,
        "people_due": due, "people_paid": paid, "people_paid_pct": _share(paid, due),
    }  # fmt: skip


METRICS: dict[str, Callable[[Sequence[Row]], dict[str, object]]] = {
    "schedule": schedule, "funding": funding, "category_mix": category_mix,
}  # fmt: skip


def by_group(metric: str, rows: Sequence[Row], by: str | None) -> list[dict[str, object]]:
    """The groups in order, each with its value of `by` (and its category, for category_mix)."""
    keys = [by] if by else []
    if metric == "category_mix":
        keys = list(dict.fromkeys([by or "category", "category"]))
    groups: dict[tuple[object, ...], list[Row]] = {} if keys else {(): []}
    for row in rows:
        groups.setdefault(tuple(getattr(row, key) for key in keys), []).append(row)
    place = _places(rows, keys[0]) if keys else {}

    def order(values: tuple[object, ...]) -> tuple[object, ...]:
        first = () if not values else place[values[0]]
        return (*first, min((row.item_no for row in groups[values]), default=0), *values[1:])

    return [
        {**dict(zip(keys, values, strict=True)), **METRICS[metric](groups[values])}
        for values in sorted(groups, key=order)
    ]


def _places(rows: Sequence[Row], by: str) -> dict[object, tuple[object, ...]]:
    """Counties as the breakdown lists them, months by date, all else by the first project; without a value last."""
    places: dict[object, int] = {}
    for row in rows:
        here = 0 if by == "period" else row.county_place if by == "county" else row.item_no
        value = getattr(row, by)
        places[value] = min(here, places.get(value, here))
    return {value: (value is None, place, value or "") for value, place in places.items()}


# Days and digits.


def month_end(month: date) -> date:
    """The last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def rounded(number: Fraction | int) -> int:
    """To the nearest whole number; a half goes away from zero."""
    whole = (abs(Fraction(number)) * 2 + 1) // 2
    return int(whole if number >= 0 else -whole)


def to_places(number: Fraction, places: int) -> Fraction:
    """Rounded half up to so many decimals."""
    return Fraction(rounded(number * 10**places), 10**places)
