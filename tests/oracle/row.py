"""What the oracle looks at, and what it says of a task in a month."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from tests.oracle.digits import Rate
from tests.oracle.office import Part, Point

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
    clock: str = "plan"
    linear: str = "months"
    lights: str = "ours"


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
    is_ceiling: bool
    words: str | None
    arrived_wan: Rate
    paid_wan: Rate
    problem: str | None
    points: Sequence[Point]
    parts: Sequence[Part]
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
    first_planned_pct: Rate = None
    first_plan_lag_days: int | None = None
    first_plan_gap_pp: Rate = None
    first_due_on: date | None = None
    elapsed_days: int | None = None
    earned_days: int | None = None
    spi_t: Rate = None
    judged_pct: Rate = None
    light_rule: str = ""
    late_start_months: int | None = None
    last_red: date | None = None
    start_actual_on: date | None = None
    is_registered: bool | None = None
    done_ytd_wan: Rate = None
    done_before_wan: Rate = None
    task_state: str | None = None
    progress_light: str | None = None
    start_light: str | None = None
    entry_light: str | None = None
    month_tasks_light: str | None = None
    funds_light: str | None = None
    investment_light: str | None = None
    works_start_on: date | None = None
    entry_months: int | None = None
    missed_months: int | None = None
    funds_pct: Rate = None
    funds_required_pct: Rate = None
    growth_pct: Rate = None
    city_growth_pct: Rate = None
    overdue_nodes: int | None = 0
    nodes_due: int = 0
    overdue_node: str | None = None
    overdue_node_on: date | None = None
    overdue_days: int | None = None
    completion_pct: Rate = None
    target_basis: str | None = None
    is_target_met: bool | None = None
    is_done: bool | None = None
    moves: int = 0
    # what some metrics ask for besides: the month by itself, what waits, batches
    issued_month_wan: Rate = None
    arrived_month_wan: Rate = None
    disbursed_month_wan: Rate = None
    paid_month_wan: Rate = None
    done_month_value: Rate = None
    progress_month_pp: Rate = None
    undisbursed_wan: Rate = None
    waiting_since: date | None = None
    waiting_days: int | None = None
    stuck_at: str | None = None
    stuck_wan: Rate = None
    is_bound: bool = False
    people: Rate = None
    due: Rate = None
    batch_wan: Rate = None
    batch_people: Rate = None
    is_batch: bool = False
    is_told: bool = False
    is_newest: bool = False

    def is_built(self) -> bool:
        """Whether it is construction."""
        return self.category == "construction"

    def is_used_unaccepted(self) -> bool:
        """In use before it was accepted."""
        return self.task_state == "in_use_not_accepted"

    def done_position(self) -> int | None:
        """From which position in its life cycle the task is done."""
        return {"construction": 11, "subsidy": 7, "policy": 2, "insurance": 5, "training": 5}.get(self.category)


_NAMES = [each.name for each in fields(Row)]
TASK_COLUMNS = tuple(
    name for name in _NAMES[: _NAMES.index("issued_month_wan")] if name not in ("words", "points", "parts")
)
"""What the product knows of every task too, whichever metric is asked for."""
