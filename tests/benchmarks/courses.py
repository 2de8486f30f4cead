"""Invented years for the back-test: how works and payments really go, drawn from a seed, told month by month.

Nothing here knows how metrics.forecast reckons. A task runs through time in small steps that are slowed by rain,
stopped, begun late or hurried before the due day; its reports are rounded, copied, repeated and lost on the way.
"""

import math
import random
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from metrics.ratio import MONEY

YEAR, HORIZON, STEP = 2023, 36, 8
"""The year; months that a course is followed for, so that late finishes are known; steps in a month."""
TASKS_OF_COUNTY = 50
Line = list[float]
"""A quantity at the end of each step."""


@dataclass(frozen=True)
class Course:
    """One task: what its timetable said, what was reported by the end of each month, and when it was really done."""

    project_id: str
    county: str
    category: str
    kind: str
    start: float
    due: int
    planned_wan: float
    points: list[tuple[int, float]]
    reported: list[float | None]
    paid: list[float | None]
    december: float
    december_paid: float
    finish: float | None


def courses(seed: int, tasks: int) -> list[Course]:
    """`tasks` courses in counties of fifty or so; they depend on the seed and the number alone."""
    chance = random.Random(seed)
    slowness = [chance.gauss(0.08, 0.12) for _ in range(max(1, tasks // TASKS_OF_COUNTY))]
    return [_course(chance, number, slowness) for number in range(tasks)]


def status(told: list[Course]) -> pl.DataFrame:
    """One row per task and month, with the columns that metrics read from the store."""
    rows = [row for course in told for row in _rows(course)]
    kinds = {
        "period": pl.Date, "project_id": pl.String, "item_no": pl.Int32, "county": pl.String, "county_place": pl.Int32,
        "category": pl.String, "stage": pl.String, "as_of": pl.Date, "start_on": pl.Date, "due_on": pl.Date,
        "target_value": MONEY, "done_value": MONEY, "planned_wan": MONEY, "issued_wan": MONEY, "disbursed_wan": MONEY,
        "physical_pct": pl.Decimal(7, 4), "submission_id": pl.String,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=kinds, orient="row").with_columns(is_ceiling=pl.lit(value=False))


def plan(told: list[Course]) -> pl.DataFrame:
    """The timetables: project_id, county, due_on, planned_pct, node."""
    rows = [
        (course.project_id, course.county, month_end(month), Decimal(f"{pct:.4f}"), None)
        for course in told
        for month, pct in course.points
    ]
    kinds = {
        "project_id": pl.String,
        "county": pl.String,
        "due_on": pl.Date,
        "planned_pct": pl.Decimal(7, 4),
        "node": pl.String,
    }
    return pl.DataFrame(rows, schema=kinds, orient="row")


def month_end(month: int) -> date:
    """The last day of a month counted from January of the year, 1 = January."""
    year, rest = YEAR + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, rest, monthrange(year, rest)[1])


def _course(chance: random.Random, number: int, slowness: list[float]) -> Course:
    county = chance.randrange(len(slowness))
    category = chance.choices(("construction", "subsidy", "training"), (65, 29, 6))[0]
    start = chance.choice((0, 1, 1, 2, 3, 4))
    due = min(12, start + chance.choice((5, 6, 7, 8, 9, 10, 11, 12)))
    if category == "construction":
        kind = chance.choices(("curve", "stalled", "late", "hurried"), (50, 14, 18, 18))[0]
        true = _works(chance, kind, start, due, slowness[county])
    else:
        kind = chance.choices(("batches", "monthly"), (60, 40))[0]
        true = _payments(chance, kind, start, due)
    hung = _hung(chance, true) if category == "construction" and chance.random() < 0.12 else true
    points = _timetable(chance, category, start, due)
    told = _told(chance, hung, points)
    money = _money(chance, hung, category)
    paid = [money[month * STEP] for month in range(1, 13)]
    return Course(
        f"P{number}", f"C{county}", category, kind, start, due, round(math.exp(chance.gauss(7, 1.2)), 2), points,
        [None if chance.random() < 0.04 else value for value in told],
        paid, told[11], paid[11], _finish(hung),
    )  # fmt: skip


def _works(chance: random.Random, kind: str, start: float, due: int, slow: float) -> Line:
    """Construction: an S-curve over working time; rain, stops, a late start and the rush bend the time."""
    length = (due - start) * math.exp(chance.gauss(slow, 0.25))
    begin = start + chance.expovariate(2.5) + (chance.uniform(1.5, 6) if kind == "late" else 0)
    steep = chance.uniform(1.2, 2.1)
    before = chance.choice((0, 0, 4, 8, 12))
    stop = begin + chance.uniform(0.2, 0.8) * length
    pause = HORIZON if chance.random() < 0.25 else chance.expovariate(1 / 3)
    worked, line = 0.0, [0.0]
    for step in range(1, HORIZON * STEP + 1):
        time = step / STEP
        worked += _rate(time, begin, due, kind, stop, pause) / STEP
        prepared = before * min(1.0, time / max(begin, 0.5))
        line.append(prepared + (100 - prepared) * _curve(worked / length, steep))
    return line


def _rate(time: float, begin: float, due: int, kind: str, stop: float, pause: float) -> float:
    if time <= begin or (kind == "stalled" and stop < time <= stop + pause):
        return 0.0
    rain = 0.75 if 6 < time % 12 <= 8 else 0.7 if time % 12 <= 1.5 else 1.0
    return rain * (1.7 if kind == "hurried" and due - 3 < time <= due + 1 else 1.0)


def _curve(share: float, steep: float) -> float:
    if share >= 1:
        return 1.0
    rising = share**steep
    return rising / (rising + (1 - share) ** steep)


def _payments(chance: random.Random, kind: str, start: float, due: int) -> Line:
    """Subsidies: batches on their days, some of them late, some people never paid; or the same every month."""
    count = chance.choice((2, 3, 3, 4, 5)) if kind == "batches" else max(2, int(due - start))
    whole = 100.0 if chance.random() < 0.75 else chance.uniform(82, 99)
    days = sorted(start + (due - start) * (at + chance.random()) / count for at in range(count))
    late = chance.expovariate(1.5) if kind == "batches" else chance.expovariate(4)
    days = [day + late * chance.random() for day in days]
    if chance.random() < 0.2:
        days[-1] += chance.uniform(1, 5)
    sizes = [chance.uniform(0.5, 1.5) if kind == "batches" else chance.uniform(0.9, 1.1) for _ in days]
    paid = [0.0] * (HORIZON * STEP + 1)
    for day, size in zip(days, sizes, strict=True):
        for step in range(math.ceil(day * STEP), len(paid)):
            paid[step] += whole * size / sum(sizes)
    return [100.0 if value > 99.99 else value for value in paid]


def _hung(chance: random.Random, true: Line) -> Line:
    """Works that stay at 95 % or so until they are accepted."""
    level, steps = chance.uniform(90, 98), int(chance.uniform(1, 4) * STEP)
    return [min(value, level) if true[max(0, at - steps)] < 99.99 else 100.0 for at, value in enumerate(true)]


def _timetable(chance: random.Random, category: str, start: int, due: int) -> list[tuple[int, float]]:
    """A monthly plan, three or four nodes in round figures, or none."""
    form = chance.choices(("monthly", "nodes", "none"), (45, 35, 20))[0]
    if form == "none":
        return []
    steep = chance.uniform(1.0, 1.8) if category == "construction" else 1.0
    months = range(start + 1, due + 1)
    if form == "nodes":
        months = sorted({start + max(1, round((due - start) * part / 3)) for part in (1, 2, 3)})
    return [(month, round(100 * _curve((month - start) / (due - start), steep))) for month in months]


def _told(chance: random.Random, true: Line, points: list[tuple[int, float]]) -> list[float]:
    """Twelve cumulative reports: rounded, a little too high or low, now and then the old figure or the plan's."""
    habit = chance.choice((1, 1, 2, 5))
    lazy, copies = chance.choice((0.04, 0.04, 0.25)), chance.random() < 0.08
    wanted, told, last = dict(points), [], 0.0
    for month in range(1, 13):
        now = true[month * STEP]
        if 0 < now < 100:
            now = min(99.0, max(0.0, round((now + chance.gauss(0, 1.2)) / habit) * habit))
        if copies and month <= 4:
            now = wanted.get(month, now)
        elif chance.random() < lazy and month < 12:
            now = last
        last = max(last, float(now))
        told.append(last)
    return told


def _money(chance: random.Random, true: Line, category: str) -> Line:
    """What share of the planned money is disbursed: after the works, in instalments, with a push at the end."""
    if category != "construction":
        share = chance.uniform(0.9, 1.0)
        return [value * share for value in true]
    share, lag, every = chance.uniform(0.6, 0.92), chance.randrange(0, 2 * STEP), chance.choice((1, 2, 3)) * STEP
    push = chance.choice((0.0, 0.0, 0.1, 0.3))
    paid = [0.0]
    for step in range(1, len(true)):
        due = true[max(0, step - lag)] * share
        if step >= 11 * STEP:
            due += push * (true[step] - due)
        paid.append(max(paid[-1], due) if step % every == 0 else paid[-1])
    return paid


def _finish(true: Line) -> float | None:
    return next((step / STEP for step, value in enumerate(true) if value >= 99.99), None)


def _rows(course: Course) -> Iterator[tuple[object, ...]]:
    first = date(YEAR, int(course.start) + 1, 1)
    planned = Decimal(f"{course.planned_wan:.2f}")
    for month, (pct, paid) in enumerate(zip(course.reported, course.paid, strict=True), 1):
        built = course.category == "construction"
        amount = (
            None if pct is None or paid is None else (planned * Decimal(f"{paid / 100:.6f}")).quantize(Decimal("0.01"))
        )
        told = None if pct is None else Decimal(f"{pct:.4f}")
        yield (
            date(YEAR, month, 1), course.project_id, 1, course.county, int(course.county[1:]), course.category,
            None, None if pct is None else month_end(month), first, month_end(course.due),
            None if built else Decimal(1000), None if built or told is None else told * 10,
            planned, amount, amount, told if built else None, None if pct is None else "s",
        )  # fmt: skip
