"""What an office holds, in plain records: the oracle's own vocabulary, apart from the product's."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Amount = Decimal | None
Part = tuple[str, str, Decimal]
"""Measure, level and amount of money divided by where it comes from."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One submission: what came in one file."""

    name: str
    received: datetime
    load: int
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    sent: Sent
    row: int
    key: str
    year: int
    item: int
    title: str
    category: str
    area: str | None
    department: str


@dataclass(frozen=True, slots=True)
class Group:
    sent: Sent
    row: int
    title: str
    area: str


@dataclass(frozen=True, slots=True)
class Point:
    due: date
    percent: Decimal
    node: str | None


@dataclass(frozen=True, slots=True)
class Task:
    sent: Sent
    row: int
    project: str
    county: str
    target: Amount
    unit: str | None
    planned: Amount
    start: date | None
    due: date | None
    points: tuple[Point, ...]
    is_ceiling: bool
    words: str | None
    parts: tuple[Part, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    sent: Sent
    row: int
    project: str
    county: str
    period: date
    as_of: date
    stage: str | None
    physical: Amount
    done: Amount
    issued: Amount
    arrived: Amount
    disbursed: Amount
    paid: Amount
    questions: int
    problem: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass(slots=True)
class Office:
    """Everything that was ever received."""

    projects: list[Project] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def sent(self) -> list[Sent]:
        """Every submission, once."""
        return sorted(
            {record.sent for records in (self.projects, self.groups, self.tasks, self.reports) for record in records},
            key=lambda sent: sent.name,
        )

    def last_month(self) -> date:
        """The last month that anything was reported for."""
        return max(report.period for report in self.reports)

    def records(self) -> tuple[list[Project], list[Group], list[Task], list[Report]]:
        """All records, kind by kind, as the office is made of them."""
        return self.projects, self.groups, self.tasks, self.reports
