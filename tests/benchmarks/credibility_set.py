"""A year as it truly was, from a seed, on which faults are planted at known places and true oddities beside them.

A *fault* is a figure that is not what the task truly was; an
*oddity* is true and only looks like one (domain knowledge: jumps, pauses, additional funds, early bulletins …).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

MONTHS = range(1, 11)
WHOLE = "庚县"
"""The county whose forms are planted as a whole; nothing else is planted in it."""
COUNTIES = ("甲县", "乙县", "丙县", "丁县", "戊县", "己县", WHOLE)
BUILT, PAID = "建设类", "资助补助类"
PROJECTS = [f"示例工程{n}" for n in range(1, 10)] + [f"示例补助{n}" for n in range(1, 7)]
COLUMNS = (
    "项目名称", "目标数量", "预算下达", "实际拨付", "资金支付", "拨付率", "当前阶段", "形象进度(%)", "完成数量",
    "存在问题", "下步举措",
)  # fmt: skip
LETTERS = {name: "ABCDEFGHIJK"[at] for at, name in enumerate(COLUMNS)}
FIRST_ROW = 4
STAGES = (
    (100, "完工"),
    (80, "装饰安装"),
    (50, "主体施工"),
    (30, "基础施工"),
    (15, "开工"),
    (8, "招标"),
    (3, "可研批复"),
    (0, "立项"),
)
BATCHES = ((100, "绩效核销"), (1, "分批发放"), (0, "制定实施方案"))
CENT = Decimal("0.01")

Line = dict[str, Any]
ISSUED, DISBURSED, OUT, RATE, STAGE, WORKS, DONE, PROBLEM, NEXT = COLUMNS[2:]


@dataclass(frozen=True)
class Task:
    """A project's share in one county: start and due are months."""

    no: int
    project: str
    county: str
    target: int
    planned: Decimal
    start: int
    due: int

    @property
    def is_built(self) -> bool:
        return self.project.startswith("示例工程")


@dataclass(frozen=True)
class Planted:
    """What was planted where: a fault of `check`, or an oddity that only looks like one (`is_true`).

    `month` is where it must be asked about; `carried` are the months whose figures are not the truth.
    """

    check: str
    county: str
    project: str | None
    month: int
    cell: str | None = None
    is_true: bool = False
    carried: tuple[int, ...] = ()


class Year:
    """The year as it truly was: a line per task and month, on which faults and oddities are planted."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tasks = [self._task(no, name, county) for no, name in enumerate(PROJECTS, 1) for county in COUNTIES]
        self.lines = {(task, month): line for task in self.tasks for month, line in self._course(task).items()}
        self.free = [task for task in self.tasks if task.county != WHOLE]
        self.chance.shuffle(self.free)
        self.months = self.chance.sample((3, 5, 7, 9), 3)
        self.planted: list[Planted] = []
        self.early: dict[tuple[str, int], tuple[date, date]] = {}
        self.totals: dict[tuple[str, int], Decimal] = {}
        self.first: dict[tuple[Task, int], tuple[Line, int]] = {}
        self.twice: dict[tuple[Task, int], Line] = {}
        self.moved: list[Task] = []
        self.waits: dict[Task, str] = {}
        self.visits: list[Line] = []

    def _task(self, no: int, project: str, county: str) -> Task:
        planned = Decimal(self.chance.choice((180, 640, 2400, 9000)) + self.chance.randrange(100))
        target = self.chance.choice((45, 60, 120)) if "工程" in project else self.chance.choice((1800, 5200, 9000))
        return Task(
            no,
            project,
            county,
            target,
            planned,
            self.chance.randint(2 if "工程" in project else 1, 4),
            self.chance.randint(10, 12),
        )

    def _course(self, task: Task) -> dict[int, Line]:
        """What the task truly was: never backwards, at times at a standstill; money in lumps, before or after works."""
        speed, paying = self.chance.uniform(0.8, 1.1), self.chance.uniform(0.65, 0.95)
        done = paid = self.chance.uniform(0, 6) if task.is_built else 0.0
        issued = 0.0
        lines = {}
        for month in MONTHS:
            if done < 100 and self.chance.random() < 0.92:
                done = min(100.0, max(done + self.chance.uniform(0.6, 1.4), self._ideal(task, month * speed)))
            if month < task.start:
                done = min(done, 14.0 if task.is_built else 0.0)
            advance = 20.0 if task.is_built and month >= task.start else 0.0
            if self.chance.random() < 0.65:
                paid = max(paid, min(advance, done + 10), done * paying)
            if month in (1, 4, 7, 10) or issued < paid + 2:
                issued = min(96.0, max(issued, paid + 3, 18 + 7.5 * month))
            lines[month] = self._line(task, done, min(paid, 93.0), issued)
            if month > 1 and task.is_built and lines[month - 1]["形象进度(%)"] == 100:
                lines[month]["当前阶段"] = "竣工验收"
        return lines

    def _ideal(self, task: Task, month: float) -> float:
        if month < task.start:
            return 12 * month / task.start if task.is_built else 0.0
        begun = 15.0 if task.is_built else 4.0
        return begun + (100 - begun) * (month - task.start) / (task.due - task.start)

    def _line(self, task: Task, done: float, paid: float, issued: float) -> Line:
        pct = int(done)
        share = pct if not task.is_built else max(0, (pct - 40) / 60 * 100)
        stage = next(word for least, word in (STAGES if task.is_built else BATCHES) if pct >= least)
        return {
            "项目名称": task.project, "目标数量": task.target,
            "预算下达": (task.planned * Decimal(issued) / 100).quantize(CENT),
            "实际拨付": (task.planned * Decimal(paid) / 100).quantize(CENT), "资金支付": None, "拨付率": None,
            "当前阶段": stage, "形象进度(%)": pct if task.is_built else "—", "完成数量": int(task.target * share / 100),
            "存在问题": "", "下步举措": "",
        }  # fmt: skip

    # where something may be planted

    def take(self, fits: Callable[[Task], Sequence[int]]) -> tuple[Task, int]:
        """A task of which nothing was told yet, and one of the months that `fits` finds for it."""
        for task in self.free:
            if months := list(fits(task)):
                self.free.remove(task)
                return task, self.chance.choice(months)
        raise LookupError("no task is left for this fault: another seed, or a larger set")

    def whole(self) -> tuple[list[Task], int]:
        """The tasks of the county whose forms are planted as a whole, and a month of which nothing was told yet."""
        return [task for task in self.tasks if task.county == WHOLE], self.months.pop()

    def one_county(self) -> tuple[str, int]:
        """A county and month whose form nobody else has changed the dates of."""
        taken = {*self.early, *((task.county, month) for task, month in (*self.first, *self.twice))}
        places = [(county, month) for county in COUNTIES if county != WHOLE for month in (3, 5, 7, 9)]
        return self.chance.choice([place for place in places if place not in taken])

    def built(self, low: int, high: int) -> Callable[[Task], Sequence[int]]:
        """Months from April in which a construction task truly stood between `low` and `high` per cent."""
        return lambda task: [
            month for month in MONTHS[3:9]
            if task.is_built and low <= self.lines[task, month]["形象进度(%)"] <= high
        ]  # fmt: skip

    def any_task(self, task: Task) -> Sequence[int]:
        """Months from April in which money flows."""
        return [month for month in MONTHS[3:9] if self.lines[task, month]["实际拨付"] > task.planned / 10]

    def plant(self, check: str, task: Task, month: int, column: str | None, **more: Any) -> None:
        """Note what was planted; the cell is known once the rows of the form are."""
        row = FIRST_ROW + [each for each in self.tasks if each.county == task.county].index(task)
        cell = f"{LETTERS[column]}{row}" if column else None
        project = None if more.pop("whole", False) else task.project
        carried = more.pop("carried", () if more.get("is_true") else (month,))
        self.planted.append(Planted(check, task.county, project, month, cell, carried=tuple(carried), **more))


def share(task: Task, percent: float | Decimal) -> Decimal:
    """So much of the planned funding."""
    return (task.planned * Decimal(percent) / 100).quantize(CENT)


def month_end(month: int) -> date:
    return date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
