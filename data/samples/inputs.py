"""The small tables that the sample is made from, read as typed records."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

TABLES = Path(__file__).with_name("tables")


@dataclass(frozen=True)
class Project:
    """One of the twenty projects; `feb_*` and `issued_pct_limit` (by October) are in % of the planned funding."""

    no: int
    project: str
    category: str
    area: str
    department: str
    partners: str
    words: str
    unit: str
    feb_issued_pct: Decimal
    feb_paid_pct: Decimal
    issued_pct_limit: int

    def target_words(self, value: Decimal) -> str:
        """The annual target as a clerk writes it, e.g. 打通城市“断头路”3条."""
        return self.words.format(n=f"{value.normalize():f}{self.unit}")


@dataclass(frozen=True)
class County:
    """How one county fills in its form, and how much of its funding it issues and pays by October (%).

    `sources`: it divides issued money by source in the months that ask for it.
    """

    county: str
    suffix: str
    encoding: str
    missing: str
    no_problem: str
    thousands: bool
    percent_sign: bool
    total_first: bool
    other_words: bool
    issued_pct: int
    paid_pct: int
    sources: bool


@dataclass(frozen=True)
class Task:
    """A project's share in one county; `start`, `due`, `frozen` are months, `speed` is in % of the plan's."""

    project: Project
    county: County
    responsible_unit: str
    implementing_body: str
    target: Decimal
    planned_wan: Decimal
    start: int
    due: int
    speed: int
    has_monthly_plan: bool
    frozen: tuple[int, int]

    @property
    def key(self) -> str:
        """What names the task, e.g. 6/安岳县."""
        return f"{self.project.no}/{self.county.county}"

    @property
    def is_construction(self) -> bool:
        """Whether the project is one of construction (建设类)."""
        return self.project.category == "建设类"


@dataclass(frozen=True)
class Adjustment:
    """What a later breakdown (`file`) says of a task anew; None or empty where it stays as it was.

    `percents` are new points of a monthly plan by month, `nodes` the new months of nodes by their old ones.
    """

    file: str
    no: int
    county: str
    planned_wan: Decimal | None
    due_on: date | None
    percents: dict[int, int]
    nodes: dict[int, int]
    remark: str

    @property
    def key(self) -> str:
        """What names the task, e.g. 6/安岳县."""
        return f"{self.no}/{self.county}"


@dataclass(frozen=True)
class Fault:
    """A mistake planted in one cell; `month` is 1–12, `project_no` is 0 for the total row and the banner."""

    fault: str
    month: int
    county: str
    project_no: int
    column: str
    written: str
    note: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of `tables/<name>.csv` as text."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def projects() -> list[Project]:
    """The twenty projects in the order of the list."""
    return [
        Project(
            int(row["no"]), row["project"], row["category"], row["area"], row["department"], row["partners"],
            row["words"], row["unit"], Decimal(row["feb_issued_pct"]), Decimal(row["feb_paid_pct"] or 0),
            int(row["issued_pct_limit"]),
        )
        for row in table("projects")
    ]  # fmt: skip


def counties() -> list[County]:
    """The six reporting units in their usual order."""
    return [
        County(
            row["county"], row["suffix"], row["encoding"], row["missing"], row["no_problem"], bool(row["thousands"]),
            bool(row["percent_sign"]), bool(row["total_first"]), bool(row["other_words"]),
            int(row["issued_pct"]), int(row["paid_pct"]), bool(row["sources"]),
        )
        for row in table("counties")
    ]  # fmt: skip


def tasks() -> list[Task]:
    """Every project × county that has work to do, by project."""
    by_no = {project.no: project for project in projects()}
    by_name = {county.county: county for county in counties()}
    return [
        Task(
            by_no[int(row["no"])], by_name[row["county"]], row["responsible_unit"], row["implementing_body"],
            Decimal(row["target"]), Decimal(row["planned"]), int(row["start"]), int(row["due"]), int(row["speed"]),
            row["plan"] == "monthly", _months(row["frozen"]),
        )
        for row in table("tasks")
    ]  # fmt: skip


def adjustments() -> list[Adjustment]:
    """The tasks whose plan was adjusted in July, by file."""
    return [
        Adjustment(
            row["file"], int(row["no"]), row["county"], Decimal(row["planned"]) if row["planned"] else None,
            date.fromisoformat(row["due"]) if row["due"] else None, _pairs(row["points"], "="),
            _pairs(row["points"], "→"), row["remark"],
        )
        for row in table("adjusted")
    ]  # fmt: skip


def faults() -> list[Fault]:
    """The planted mistakes by month."""
    return [
        Fault(
            row["fault"], int(row["month"]), row["county"], int(row["project_no"]), row["column"], row["written"],
            row["note"],
        )
        for row in table("faults")
    ]  # fmt: skip


def _pairs(text: str, between: str) -> dict[int, int]:
    pairs = (part.split(between) for part in text.split() if between in part)
    return {int(left): int(right) for left, right in pairs}


def _months(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return (int(first), int(last)) if text else (0, 0)
