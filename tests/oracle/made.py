"""Small offices, made at random from a seed: corrections, gaps, ties, zeros, moved plans, leap days."""

import random
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl

from data.store import Store, table_schema
from tests.oracle import works
from tests.oracle.digits import month_end
from tests.oracle.office import Amount, Group, Office, Point, Project, Report, Sent, Task
from tests.oracle.row import DIMENSIONS, View

LIFE = {"construction": ("C", 13), "subsidy": ("S", 7), "training": ("T", 5), "policy": ("P", 2), "insurance": ("I", 5)}
CATEGORIES = ("construction", "construction", "subsidy", *LIFE)
TARGETS = (None, None, "建成3处", "开工建设", "竣工验收", "分批发放")
UNITS = ("人", "人次", "个", None)
NODES = ("完成招标", "主体完工", "完工投用", None)


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
        made.tasks += [_task(dice, sent, row, *place, year) for row, place in enumerate(places, 4)]
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
        return Sent(f"{self.year}-{self.dice.randint(0, 9)}-{self.made:03d}", self.now, self.load)


def _amount(dice: random.Random, most: int) -> Amount:
    """Missing, zero, whole, or with up to four decimals."""
    kind = dice.random()
    if kind < 0.15:
        return None
    if kind < 0.25:
        return Decimal(0)
    return Decimal(dice.randint(1, most * 10_000)).scaleb(-4) if kind < 0.5 else Decimal(dice.randint(1, most))


def _task(dice: random.Random, sent: Sent, row: int, key: str, county: str, year: int) -> Task:
    start = date(year, 1, 1) + timedelta(days=dice.randint(-40, 200)) if dice.random() < 0.7 else None
    due = (start or date(year, 1, 1)) + timedelta(days=dice.randint(0, 300)) if dice.random() < 0.8 else None
    days = sorted(dice.choice(_days(year)) for _ in range(dice.choice((0, 1, 2, 4, 6))))
    heights = sorted(_percent(dice) for _ in days)
    points = tuple(Point(*pair, dice.choice(NODES)) for pair in zip(days, heights, strict=True))
    return Task(
        sent, row, key, county, _amount(dice, 200), dice.choice(UNITS), _amount(dice, 500), start, due, points,
        dice.random() < 0.15, dice.choice(TARGETS),
    )  # fmt: skip


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
    for month in sorted(dice.sample(range(1, 13), dice.randint(1, 12))):
        period = date(year, month, 1)
        as_of = dice.choice([month_end(period), period.replace(day=21), month_end(period) + timedelta(days=3)])
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
    return Report(
        sent, row, key, county, period, as_of, stage, physical, _amount(dice, 300), _amount(dice, 600),
        _amount(dice, 600), _amount(dice, 600), _amount(dice, 500), dice.choice((0, 0, 0, 1, 2)),
    )  # fmt: skip


# Into the store that the product reads.


def publish(store: Store, offices: Iterable[Office]) -> None:
    """Write offices as loads would have."""
    whole = list(offices)
    with store.writing():
        store.publish({
            "submissions": _frame("submissions", (
                {
                    "submission_id": sent.name, "sha256": sent.name, "file_name": sent.name, "kind": "progress",
                    "received_at": sent.received, "load_no": sent.load, "is_sample": True, "accepted": 1,
                    "questioned": 0, "rejected": 0,
                }
                for each in whole for sent in each.sent()
            )),
            "projects": _frame("projects", (
                {
                    **_from(p.sent, p.row), "project_id": p.key, "year": p.year, "item_no": p.item, "project": p.title,
                    "category": p.category, "area": p.area, "department": p.department,
                }
                for each in whole for p in each.projects
            )),
            "working_groups": _frame("working_groups", (
                {**_from(g.sent, g.row), "working_group": g.title, "area": g.area}
                for each in whole for g in each.groups
            )),
            "tasks": _frame("tasks", (
                {
                    **_task_place(t), "target_value": t.target, "target_unit": t.unit, "planned_wan": t.planned,
                    "start_on": t.start, "due_on": t.due, "is_ceiling": t.is_ceiling, "target_text": t.words,
                }
                for each in whole for t in each.tasks
            )),
            "plan_points": _frame("plan_points", (
                {**_task_place(t), "due_on": point.due, "planned_pct": point.percent, "node": point.node}
                for each in whole for t in each.tasks for point in t.points
            )),
            "reports": _frame("reports", (
                {
                    **_task_place(r), "period": r.period, "as_of": r.as_of, "stage": r.stage,
                    "physical_pct": r.physical, "done_value": r.done, "issued_wan": r.issued,
                    "arrived_wan": r.arrived, "disbursed_wan": r.disbursed, "paid_wan": r.paid,
                    "questions": r.questions, **asdict(works.of(r)),
                }
                for each in whole for r in each.reports
            )),
            "fund_sources": _frame("fund_sources", (
                {**_task_place(record), "measure": measure, "level": level, "amount_wan": amount}
                for each in whole for record in (*each.tasks, *each.reports)
                for measure, level, amount in works.shares(record)
            )),
        })  # fmt: skip


def _from(sent: Sent, row: int) -> dict[str, object]:
    return {"submission_id": sent.name, "sheet": "表", "row": row}


def _task_place(record: Task | Report) -> dict[str, object]:
    return {**_from(record.sent, record.row), "project_id": record.project, "county": record.county}


def _frame(name: str, rows: Iterable[dict[str, object]]) -> pl.DataFrame:
    schema = table_schema(name)
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def made_store(root: Path, offices: Iterable[Office]) -> Store:
    """A new store that holds the offices."""
    store = Store(root)
    publish(store, offices)
    return store
