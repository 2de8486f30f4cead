"""Paces of courses along their lines in plain Python, and ranges out of past errors: docs/metrics.md, "forecast"."""

import calendar
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from tests.oracle.row import Row

Task = tuple[str, str]
MONTHS = 12.0
CALIBRATED = (0.1, 0.4, 0.65, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.9)


def time(day: date, year: int) -> float:
    """Months since the year began: the end of June is 6."""
    return (day.year - year) * MONTHS + day.month - 1 + day.day / calendar.monthrange(day.year, day.month)[1]


def day_of(at: float, year: int) -> date:
    """The day of a time; the nearest one."""
    whole = math.floor(at)
    first = date(year + whole // 12, whole % 12 + 1, 1)
    passed = round((at - whole) * calendar.monthrange(first.year, first.month)[1])
    return first + timedelta(days=passed - 1)


@dataclass
class Report:
    """One report of a course: how far it was told to be, and where on its line that stands."""

    row: Row
    kind: str
    month: int
    pct: float
    t: float
    at: float
    nth: int = 0
    own_pace: float | None = None
    pace: float = 1.0
    similar: int = 0
    basis: str = "plan"
    ends: dict[str, float] = field(default_factory=dict)

    def is_done(self) -> bool:
        """Whether all was done."""
        return self.pct >= 100

    def place(self) -> Task:
        """Whose course it is."""
        return self.row.project_id, self.row.county


Course = list[Report]


def courses(rows: Sequence[Row], pct: Callable[[Row], float | None], at: Callable[[Row, float], float]) -> list[Course]:
    """What each task told, month by month, with the pace and the range expected at each report."""
    found: dict[Task, Course] = {}
    for row in sorted(rows, key=lambda row: row.period):
        told = pct(row)
        if told is not None:
            report = Report(
                row, row.category, row.period.month, told, time(row.clock_on, row.period.year), at(row, told)
            )
            course = found.setdefault(report.place(), [])
            course.append(report)
            report.nth = len(course)
    expect(list(found.values()))
    return [found[place] for place in sorted(found)]


def speed(before: Report, after: Report) -> float | None:
    """Months of the line per month."""
    passed = after.t - before.t
    return (after.at - before.at) / passed if passed > 0 else None


def expect(told: Sequence[Course]) -> None:
    """The pace expected at each report, from nothing later than it; at the last one of each course the range too."""
    for course in told:
        for number, report in enumerate(course):
            back = course[max(0, number - 4) : number]
            paces = [pace for before in back if (pace := speed(before, report)) is not None]
            report.own_pace = max(0.0, paces[0]) if paces else None
    every = [report for course in told for report in course]
    for course in told:
        for number, report in enumerate(course):
            moving = [
                each.own_pace for each in every
                if each is not report and (each.kind, each.month) == (report.kind, report.month)
                and not each.is_done() and each.own_pace is not None
            ]  # fmt: skip
            report.similar = len(moving)
            report.basis = "own" if report.nth >= 3 else "similar" if moving else "plan"
            usual = 1 + 0.3 * (sum(moving) / len(moving) - 1) if moving else 1.0
            blended = _blended(course[max(0, number - 4) : number + 1]) if report.nth >= 3 else None
            report.pace = max(0.05, usual if blended is None else blended)


def _blended(recent: Course) -> float | None:
    """Own and usual pace, weighed by how steady the last four steps were; missing where less than two are known."""
    own = recent[-1].own_pace
    steps = [step for one, other in pairwise(recent) if (step := speed(one, other)) is not None]
    if own is None or len(steps) < 2:
        return None
    mean = sum(steps) / len(steps)
    error = sum((step - mean) ** 2 for step in steps) / (len(steps) - 1) / len(steps)
    weight = 0.01 / (0.01 + error) * (0.2 if own < 0.3 else 1.0)
    return weight * own + (1 - weight)


def range_at(told: Sequence[Course], until: float) -> None:
    """Give the newest report of each course the paces at the ends of its range."""
    months = [report.month for course in told for report in course]
    if not months:
        return
    ahead = until - max(report.t for course in told for report in course)
    seen = max(1, min(round(ahead), (max(months) - min(months) + 1) // 2))
    ratios = [ratio for course in told for ratio in _ratios(course, seen)]
    for course in told:
        now = course[-1]
        own = [each for each in ratios if each[1] == (now.nth >= 3)]
        chosen = [each for each in own if each[0] == now.kind]
        chosen = chosen if len(chosen) >= 30 else own
        slow = sorted([*CALIBRATED, *(floor for _, _, _, floor in chosen)])
        fast = sorted([*CALIBRATED, *(ratio for _, _, ratio, _ in chosen)])
        calm = min(1.0, seen / max(1.0, until - now.t)) ** 0.25
        most = len(slow) - 1
        ends = {
            "slow": min(1.0, max(0.0, slow[math.floor(0.1 * most)])),
            "less_slow": min(1.0, max(0.0, slow[math.floor(0.2 * most)])),
            "fast": min(20.0, max(1.0, fast[math.ceil(0.9 * most)])),
        }
        now.ends = {"pace": now.pace, **{name: now.pace * (1 + (end - 1) * calm) for name, end in ends.items()}}


def _ratios(course: Course, seen: int) -> list[tuple[str, bool, float, float]]:
    """Kind, whether it had an own pace, reached ÷ expected, and what a lower bound is measured by."""
    by_month = {report.month: number for number, report in enumerate(course)}
    found = []
    for report in course:
        number = by_month.get(report.month + seen)
        if report.is_done() or number is None:
            continue
        is_done = course[number].is_done()
        while is_done and course[number - 1].is_done():
            number -= 1
        later = course[number]
        if later.t > report.t:
            ratio = max(0.0, (later.at - report.at) / (later.t - report.t) / report.pace)
            found.append((report.kind, report.nth >= 3, ratio, math.inf if is_done else ratio))
    return found
