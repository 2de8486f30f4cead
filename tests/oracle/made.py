"""Small offices, made at random from a seed: corrections, gaps, ties, zeros, moved plans, leap days."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.oracle.digits import month_end
from tests.oracle.office import Amount, Group, Office, Part, Point, Project, Report, Sent, Task
from tests.oracle.row import DIMENSIONS, View

LIFE = {"construction": ("C", 13), "subsidy": ("S", 7), "training": ("T", 5), "policy": ("P", 2), "insurance": ("I", 5)}
CATEGORIES = ("construction", "construction", "subsidy", *LIFE)
TARGETS = (None, None, "建成3处", "开工建设", "竣工验收", "分批发放")
UNITS = ("人", "人次", "个", None)
NODES = ("完成招标", "主体完工", "完工投用", None)
LEVELS = ("central", "provincial", "city", "county", "other", "upper")
SENDERS = ("示例市政府", "示例县政府", None)
AMOUNTS = {"issued": 600, "arrived": 600, "disbursed": 600, "paid": 500}
REASONS = (None, None, "汛期停工", "资金调整")
PROBLEMS = (None, None, "征地未完成", "雨季停工")


def office(seed: int, year: int) -> Office:
    """An office's records of one year. Nothing in it is shared with another year."""
    dice = random.Random(f"{seed}-{year}")
    made = Office()
    clock = _Clock(dice, year)
    counties = [f"示例{dice.choice('甲乙丙丁戊')}{n}县{year}" for n in range(dice.randint(1, 4))]
    areas = [f"领域{n}-{year}" for n in range(3)]
    keys = [f"{year}-{n:02d}" for n in range(dice.randint(1, 5))]
    items = [dice.randint(1, 4) for _ in keys]
    categories = [dice.choice(CATEGORIES) for _ in keys]
    for _ in range(dice.choice((1, 1, 2))):
        sent = clock.sent()
        made.projects += [
            Project(
                sent, row, key, year, item, f"示例项目{key}", category, dice.choice((*areas, None)),
                f"示例单位{dice.randint(1, 3)}",
            )
            for row, (key, item, category) in enumerate(zip(keys, items, categories, strict=True), 4)
            if dice.random() < 0.95
        ]  # fmt: skip
    for _ in range(dice.choice((0, 1, 2))):
        sent = clock.sent()
        made.groups += [
            Group(sent, row, f"工作小组{dice.randint(1, 2)}", area) for row, area in enumerate(areas[:2], 4)
        ]
    for _ in range(dice.choice((1, 1, 2, 3))):
        sent = clock.sent()
        places = [(key, county) for key in keys for county in counties if dice.random() < 0.8]
        dice.shuffle(places)
        now = {(task.project, task.county): task for task in made.tasks}
        made.tasks += [
            _task(dice, sent, row, *place, year, now.get(place) if dice.random() < 0.6 else None)
            for row, place in enumerate(places, 4)
        ]
    _report(dice, clock, made, year)
    return made


def views(seed: int, year: int, made: Office) -> View:
    """One way to look at such an office."""
    dice = random.Random(f"view-{seed}-{year}")
    days = sorted({sent.received.date() for sent in made.sent()})
    chosen: dict[str, str] = {}
    if dice.random() < 0.4:
        name = dice.choice(DIMENSIONS)
        values = {
            "county": {task.county for task in made.tasks}, "department": {each.department for each in made.projects},
            "category": set(CATEGORIES), "project": {each.title for each in made.projects},
            "working_group": {"工作小组1", "工作小组2"},
        }[name]  # fmt: skip
        chosen[name] = dice.choice(sorted(values) or ["无"])
    until = dice.choice([None, None, dice.choice(days), dice.choice(days) - timedelta(days=1)])
    return View(date(year, dice.randint(1, 12), 1), until, **chosen)


class _Clock:
    """Submissions one after another; some at the same moment, some in the same load, some late."""

    def __init__(self, dice: random.Random, year: int) -> None:
        self.dice, self.year, self.made = dice, year, 0
        self.now, self.load = datetime(year, 1, 3, 9), 1

    def sent(self, on: date | None = None) -> Sent:
        if on:
            self.now = datetime.combine(on, datetime.min.time())
        elif self.dice.random() < 0.7:
            self.now += timedelta(days=self.dice.randint(0, 20), hours=self.dice.randint(0, 30))
        self.load += self.dice.random() < 0.7
        self.made += 1
        sender = self.dice.choice(SENDERS)
        return Sent(f"{self.year}-{self.dice.randint(0, 9)}-{self.made:03d}", self.now, self.load, sender)


def _amount(dice: random.Random, most: int) -> Amount:
    """Missing, zero, whole, or with up to four decimals."""
    kind = dice.random()
    if kind < 0.15:
        return None
    if kind < 0.25:
        return Decimal(0)
    return Decimal(dice.randint(1, most * 10_000)).scaleb(-4) if kind < 0.5 else Decimal(dice.randint(1, most))


def _task(
    dice: random.Random, sent: Sent, row: int, key: str, county: str, year: int, before: Task | None = None
) -> Task:
    if before:
        return _moved(dice, sent, row, before)
    start = date(year, 1, 1) + timedelta(days=dice.randint(-40, 200)) if dice.random() < 0.7 else None
    due = (start or date(year, 1, 1)) + timedelta(days=dice.randint(0, 300)) if dice.random() < 0.8 else None
    days = sorted(dice.choice(_days(year)) for _ in range(dice.choice((0, 1, 2, 4, 6))))
    heights = sorted(_percent(dice) for _ in days)
    points = tuple(Point(*pair, dice.choice(NODES)) for pair in zip(days, heights, strict=True))
    planned = _amount(dice, 500)
    return Task(
        sent, row, key, county, _amount(dice, 200), dice.choice(UNITS), planned, start, due, points,
        dice.random() < 0.15, dice.choice(TARGETS), _parts(dice, {"planned": planned}),
    )  # fmt: skip


def _moved(dice: random.Random, sent: Sent, row: int, before: Task) -> Task:
    """The same plan again, or the same points on later days and with other percentages, and with other funding."""
    later = timedelta(days=dice.choice((0, 0, 16, 30)))
    points = [
        replace(point, due=point.due + later, percent=point.percent if dice.random() < 0.7 else _percent(dice))
        for point in before.points if dice.random() < 0.9
    ]  # fmt: skip
    heights = sorted(point.percent for point in points)
    risen = tuple(replace(point, percent=percent) for point, percent in zip(points, heights, strict=True))
    due = before.due + later if before.due and dice.random() < 0.8 else before.due
    planned = _amount(dice, 500) if dice.random() < 0.2 else before.planned
    remark = dice.choice(REASONS)
    return replace(before, sent=sent, row=row, points=risen, due=due, planned=planned, remark=remark)


def _parts(dice: random.Random, wholes: dict[str, Amount]) -> tuple[Part, ...]:
    """What a form divides by source, now and then more than the whole, or of a whole that it does not tell."""
    parts = []
    for measure, whole in wholes.items():
        if dice.random() < 0.4:
            for level in dice.sample(LEVELS, dice.randint(1, 4)):
                part = (whole or Decimal(10)) * dice.choice((0, 1, 2, 3, 5)) / 8
                parts.append((measure, level, part.quantize(Decimal("0.000001"))))
    return tuple(parts)


def _days(year: int) -> list[date]:
    """Days that a timetable names: month ends (29 February among them), and every sixteenth day for exact halves."""
    ends = [month_end(date(year, month, 1)) for month in range(1, 13)]
    return [*ends, *(date(year, 1, 1) + timedelta(days=16 * n) for n in range(23))]


def _percent(dice: random.Random) -> Decimal:
    return Decimal(dice.choice((0, 5, 20, 25, 40, 40, 60, 75, 100, 100)) if dice.random() < 0.9 else "33.3333")


def _report(dice: random.Random, clock: _Clock, made: Office, year: int) -> None:
    """Each month what some tasks report; some of it twice or three times, some of it later than the next month's."""
    places = sorted({(task.project, task.county) for task in made.tasks})
    kinds = {project.key: project.category for project in made.projects}
    as_of = None
    for month in sorted(dice.sample(range(1, 13), dice.randint(1, 12))):
        period = date(year, month, 1)
        day = dice.choice([month_end(period), period.replace(day=21), month_end(period) + timedelta(days=3)])
        as_of = day if as_of is None or dice.random() < 0.9 else as_of  # or forgotten to be changed
        for _ in range(dice.choice((1, 1, 2, 3))):
            sent = clock.sent(as_of + timedelta(days=dice.randint(0, 60)) if dice.random() < 0.6 else None)
            chosen = [place for place in places if dice.random() < 0.8]
            made.reports += [
                _one(dice, sent, row, *place, period, as_of, kinds.get(place[0])) for row, place in enumerate(chosen, 4)
            ]


def _one(
    dice: random.Random, sent: Sent, row: int, key: str, county: str, period: date, as_of: date, category: str | None
) -> Report:
    letter, last = LIFE.get(category or "", ("C", 13))
    reached = f"{letter}{dice.randint(0, last)}"
    stage = dice.choice((None, "N", reached, reached, reached))
    physical = _percent(dice) if dice.random() < 0.5 else None
    done = _amount(dice, 300)
    money = {name: _amount(dice, most) for name, most in AMOUNTS.items()}
    return Report(
        sent, row, key, county, period, as_of, stage, physical, done, *money.values(), dice.choice((0, 0, 0, 1, 2)),
        dice.choice(PROBLEMS), _parts(dice, money),
    )  # fmt: skip
