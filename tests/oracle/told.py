"""What an office was told, in plain records, for the oracle of the checks: reports, versions, visits, findings."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Amount = Decimal | None
FIGURES = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "done_ytd_wan")


@dataclass(frozen=True, slots=True)
class Share:
    """A task: a project's share in one county."""

    project_id: str
    county: str
    category: str
    planned_wan: Amount
    target_value: Amount
    start_on: date | None
    is_ceiling: bool


@dataclass(slots=True)
class Told:
    """One report: where it stands, what it says, what follows from it (progress, position, what plans want)."""

    share: Share
    period: date
    submission_id: str
    sheet: str
    row: int
    as_of: date
    received_at: datetime
    issued_wan: Amount = None
    arrived_wan: Amount = None
    disbursed_wan: Amount = None
    paid_wan: Amount = None
    physical_pct: Amount = None
    done_value: Amount = None
    done_ytd_wan: Amount = None
    stage: str | None = None
    problem: str | None = None
    next_step: str | None = None
    planned_pct: Amount = None
    first_planned_pct: Amount = None


@dataclass(frozen=True, slots=True)
class Visit:
    share: Share
    on: date
    seen_pct: Amount
    seen_value: Amount
    row: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the day on which a form came in."""

    submission_id: str
    code: str
    severity: str
    cell: str | None
    value: str | None
    params: str
    share: Share | None


@dataclass(frozen=True, slots=True)
class Twice:
    """A finding: a report (a breakdown, where `told` is None) came together with one that says otherwise."""

    share: Share
    told: Told | None
    column: str
    other: str
    field: str


@dataclass(slots=True)
class Papers:
    """One made office. `reports` count, `superseded` no longer do; `months` are those in view."""

    shares: list[Share] = field(default_factory=list)
    months: list[date] = field(default_factory=list)
    reports: list[Told] = field(default_factory=list)
    superseded: list[Told] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    findings: list[Found] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    register: dict[str, Amount] = field(default_factory=dict)
    last_year: dict[Share, Amount] = field(default_factory=dict)
    letters: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(submission, field) → the columns that were recognised as it."""
