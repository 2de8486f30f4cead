"""The vocabulary: what a project, a task, a report and a submission are."""

import calendar
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Wan = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=6)]
"""An amount of money in 万元 (10 000 yuan), exact to one fen (分)."""
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=7, decimal_places=4)]
Quantity = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Month = Annotated[date, Field(description="a month is its first day")]


class Light(StrEnum):
    """The sign of a task's state, from best to worst; NONE where nothing was reported."""

    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    NONE = "none"


class Linear(StrEnum):
    """How time-proportional progress counts: months ÷ 12 for all, or days ÷ days between a task's own dates."""

    MONTHS = "months"
    DAYS = "days"


class Clock(StrEnum):
    """Which clock colours the lights; a task without a plan is judged by the linear one in any case."""

    PLAN = "plan"
    LINEAR = "linear"
    FIRST_PLAN = "first_plan"


class Unit(StrEnum):
    """What amounts of money are counted in: 万元, 元, 亿元 or, as English has it, millions of yuan."""

    WAN = "wan"
    YUAN = "yuan"
    YI = "yi"
    MILLION = "million"


class Span(StrEnum):
    """What reported figures speak of: all since 1 January, or the month by itself."""

    CUMULATIVE = "cumulative"
    MONTH = "month"


class Denominator(StrEnum):
    """What disbursed money is divided by where one rate of it is shown."""

    PLANNED = "planned"
    ISSUED = "issued"
    ARRIVED = "arrived"


CUMULATIVE = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "done_ytd_wan")
"""What a unit reports of a task in numbers, each of them since 1 January."""


class Severity(StrEnum):
    """What a finding does to its row: nothing, a question that is shown, or not counted."""

    NOTED = "noted"
    QUESTIONED = "questioned"
    REJECTED = "rejected"


class Measure(StrEnum):
    """What has become of money, from plan to payment: planned, issued, arrived, disbursed, paid."""

    PLANNED = "planned"
    ISSUED = "issued"
    ARRIVED = "arrived"
    DISBURSED = "disbursed"
    PAID = "paid"


class Level(StrEnum):
    """Whose money it is; UPPER is 上级补助 that the form does not divide into central, provincial and city."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    CITY = "city"
    COUNTY = "county"
    OTHER = "other"
    UPPER = "upper"


def source_field(measure: Measure, level: Level) -> str:
    """What the column of an amount by level of source is called: issued_central_wan."""
    return f"{measure}_{level}_wan"


SOURCE_FIELDS = {source_field(measure, level): (measure, level) for measure in Measure for level in Level}
"""The columns of amounts by level of source."""


class Kind(StrEnum):
    """What a submitted form is about."""

    REGISTER = "register"
    WORKING_GROUPS = "working_groups"
    BREAKDOWN = "breakdown"
    PUBLISHED = "published"
    RECEIPTS = "receipts"
    SITE_VISITS = "site_visits"
    PROGRESS = "progress"


class Record(BaseModel):
    """A checked row of one of the tables below."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class FromRow(Record):
    """A record that stands in one row of a submitted sheet."""

    submission_id: str
    sheet: str
    row: Annotated[int, Field(ge=1)]


class Project(FromRow):
    """One published promise of the year (件, or 项 where an item holds several)."""

    project_id: Name
    year: Annotated[int, Field(ge=2000, le=2100)]
    item_no: Annotated[int, Field(ge=1, le=999)]
    project: Name
    category: Name
    area: str | None = None
    department: Name
    partner_units: str | None = None
    annual_target: str | None = None
    planned_wan: Wan | None = None


class WorkingGroup(FromRow):
    """A supervising working group (工作小组) and one of the areas that it watches."""

    working_group: Name
    area: Name
    leader_post: str | None = None


class Task(FromRow):
    """A project's share in one county: who, what, by when, with how much."""

    project_id: Name
    county: Name
    responsible_unit: str | None = None
    implementing_body: str | None = None
    target_value: Quantity | None = None
    target_unit: str | None = None
    target_text: str | None = None
    planned_wan: Wan | None = None
    start_on: date | None = None
    due_on: date | None = None
    is_ceiling: bool = False
    """Less is better: the target is the most that may be reached (4.3%以内)."""
    responsible_leader: str | None = None
    """A person's name: read by data/sql/leaders.sql alone, and only where a reader has asked for names."""
    remark: str | None = None
    """备注 of its row: in a later breakdown, why the plan was moved."""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.start_on and self.due_on and self.due_on < self.start_on:
            raise ValueError("due_before_start")
        return self


class PlanPoint(FromRow):
    """Where a task's own timetable wants it to be on a day: a node, or a month of a monthly plan."""

    project_id: Name
    county: Name
    due_on: date
    planned_pct: Percent
    node: str | None = None


class ProgressReport(FromRow):
    """What one unit reports of one task for one period; amounts are cumulative since 1 January."""

    project_id: Name
    county: Name
    period: Month
    as_of: date
    stage: str | None = None
    physical_pct: Percent | None = None
    done_value: Quantity | None = None
    issued_wan: Wan | None = None
    arrived_wan: Wan | None = None
    disbursed_wan: Wan | None = None
    paid_wan: Wan | None = None
    start_actual_on: date | None = None
    registered_on: date | None = None
    is_registered: bool | None = None
    """Entered in the statistical register (入库); None where the form does not say."""
    done_ytd_wan: Wan | None = None
    done_before_wan: Wan | None = None
    """Investment done this year, and in the same months of last year."""
    task_state: str | None = None
    """What lies over the stage (停工, 取消 …): data/reference/states.csv."""
    problem: str | None = None
    next_step: str | None = None
    questions: Annotated[int, Field(ge=0)] = 0


class FundSource(FromRow):
    """What one level gives to a task, as its breakdown (planned) or a report (all else) divides an amount."""

    project_id: Name
    county: Name
    measure: Measure
    level: Level
    amount_wan: Wan


class PublishedFigure(FromRow):
    """A figure as an office published it, with the digits that it printed."""

    period: Month
    indicator: Name
    value: Decimal
    unit: str
    decimals: Annotated[int, Field(ge=0, le=6)]
    source: str | None = None
    published_on: date | None = None


class PublishedCell(FromRow):
    """A cell of a table as an office published it: what is printed, and the number and unit that are read in it."""

    table_no: Annotated[int, Field(ge=1)]
    title: str | None = None
    period: Month | None = None
    table_unit: str | None = None
    row_kind: Literal["data", "total", "section"]
    letter: Annotated[str, Field(pattern="^[A-Z]{1,3}$")]
    header: str
    field: str | None = None
    column_unit: str | None = None
    text: str
    value: Annotated[Decimal, Field(max_digits=18, decimal_places=6)] | None = None
    unit: str | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None


class SiteVisit(FromRow):
    """What a supervision group saw at the site of a task on a day; groups and offices, never persons."""

    project_id: Name
    county: Name
    visited_on: date
    visited_by: str | None = None
    seen_pct: Percent | None = None
    seen_value: Quantity | None = None
    seen: str | None = None


class Receipt(FromRow):
    """When the office received a file, as its incoming register (收文登记) has it."""

    file_name: Name
    received_at: datetime


class SourceColumn(Record):
    """Which column of a submitted sheet a field was read from; with a row it makes a cell address.

    Where the records of a sheet do not stand row by row, `letter` may be an address, and `project_id` and `county` say
    whose it is.
    """

    submission_id: str
    sheet: str
    field: str
    letter: str
    header: str
    unit: str | None = None
    project_id: str | None = None
    county: str | None = None


class ConfirmedColumn(Record):
    """What a person said of a header in doubt: the field that it is, or None for a column that is not used."""

    submission_id: str
    sender: str
    layout: str
    header: str
    field: str | None = None


class Finding(Record):
    """Something noticed in a submission. The sentences for each code stand in `data.findings`."""

    submission_id: str
    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    params: dict[str, str] = {}
    project_id: str | None = None
    county: str | None = None


class Submission(Record):
    """One file from one unit, once: who sent what, when, and what became of its rows."""

    submission_id: str
    sha256: str
    file_name: str
    kind: Kind
    sender: str | None = None
    period: date | None = None
    as_of: date | None = None
    received_at: datetime
    load_no: int
    is_sample: bool = False
    accepted: int = 0
    questioned: int = 0
    rejected: int = 0


class View(BaseModel):
    """What a reader has chosen to look at. Names are those of the address bar and the command line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    period: Month | None = None
    as_of: date | None = None
    county: str | None = None
    department: str | None = None
    category: str | None = None
    working_group: str | None = None
    project: str | None = None
    light: Light | None = None
    linear: Linear = Linear.MONTHS
    clock: Clock = Clock.PLAN
    lights: str = "ours"
    unit: Unit = Unit.WAN
    span: Span = Span.CUMULATIVE
    denominator: Denominator = Denominator.PLANNED

    @model_validator(mode="after")
    def _a_month_is_its_first_day(self) -> Self:
        if self.period and self.period.day != 1:
            raise ValueError("period_not_a_month")
        return self


def period_end(period: date) -> date:
    """The last day of the month that starts on `period`."""
    return period.replace(day=calendar.monthrange(period.year, period.month)[1])


def received_before(as_of: date | None) -> datetime:
    """The first moment that a view as of `as_of` no longer knows of; the end of time for None."""
    if as_of is None:
        return datetime(9999, 1, 1)
    return datetime.combine(as_of + timedelta(days=1), datetime.min.time())
