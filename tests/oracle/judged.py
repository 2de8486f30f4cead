"""What follows for one task in one month: progress, clocks, gaps, lags, nodes, completion; from docs/metrics.md."""

import calendar
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.oracle.digits import HUNDRED, Rate, kept, minus, month_end, rounded, share, to_places
from tests.oracle.lights import light_up
from tests.oracle.office import Point, Task
from tests.oracle.row import Row, View

Line = Sequence[tuple[int, Fraction]]
"""Corners (day, percent), rising."""
AIMS = {("construction", "开工建设"): 6, ("construction", "竣工验收"): 11, ("subsidy", "分批发放"): 5}
"""Targets that name a stage and nothing else, and its position."""


def judge(row: Row, versions: Sequence[Task], view: View) -> None:
    """Fill in what follows from `row` and from the task's breakdowns, the oldest first."""
    points = versions[-1].points
    row.completion_pct = _completion(row)
    row.is_bound = row.is_ceiling and row.target_value is not None and not row.is_built()
    row.actual_pct, row.actual_basis = _progress(row)
    row.clock_on = row.as_of or month_end(row.period)
    _read_linear_clock(row, view.linear)
    row.planned_pct, row.plan_lag_days = _read(row, points, row.start_on)
    _next_point(row, points)
    _read_first_plan(row, versions)
    _judge_by(row, view)
    row.position = -1 if row.stage == "N" else int(row.stage[1:]) if row.stage else None
    row.is_overdue = (
        row.due_on is not None and row.due_on < row.clock_on and row.actual_pct is not None and row.actual_pct < 100
    )
    light_up(row, view.lights)
    _nodes(row, points)
    _judge_target(row)


def _completion(row: Row) -> Rate:
    if row.is_ceiling and row.done_value == 0 and row.target_value is not None:
        return HUNDRED
    pair = (row.target_value, row.done_value) if row.is_ceiling else (row.done_value, row.target_value)
    return share(*pair)


def _progress(row: Row) -> tuple[Rate, str | None]:
    money = share(row.disbursed_wan, row.planned_wan)
    order = (
        [(row.physical_pct, "physical"), (row.completion_pct, "quantity")]
        if row.is_built()
        else [(row.completion_pct, "quantity"), (money, "money"), (row.physical_pct, "physical")]
    )
    for value, basis in order[:1] if row.is_bound else order:
        if value is not None:
            return to_places(min(value, HUNDRED), 4), basis
    return None, None


def _read_linear_clock(row: Row, linear: str) -> None:
    if linear == "days":
        start, due = _start(row), row.due_on or date(row.period.year, 12, 31)
        passed, whole = (row.clock_on - start).days, (due - start).days
        row.linear_pct = HUNDRED if passed >= whole else Fraction(0) if passed <= 0 else kept(HUNDRED * passed / whole)
    else:
        passed, whole = Fraction(row.period.month, 12) * _days(row), _days(row)
        row.linear_pct = kept(HUNDRED * row.period.month / 12)
    if row.actual_pct is not None:
        is_level = linear == "days" and row.actual_pct == row.linear_pct
        row.linear_lag_days = 0 if is_level else rounded(passed - row.actual_pct / 100 * whole)


def _days(row: Row) -> int:
    return 366 if calendar.isleap(row.period.year) else 365


def _start(row: Row) -> date:
    return row.start_on or date(row.period.year, 1, 1)


def _read(row: Row, points: Sequence[Point], start: date | None) -> tuple[Rate, int | None]:
    """Percent that a timetable wants, and the days of lag behind it."""
    if not points:
        return None, None
    line = _corners(points, start or date(row.period.year, 1, 1))
    planned = to_places(_height(line, row.clock_on), 4)
    return planned, None if row.actual_pct is None else _lag(line, row.actual_pct, planned, row.clock_on.toordinal())


def height(points: Sequence[Point], start: date, on: date) -> Fraction:
    """Percent that a timetable from `start` on wants on a day, to four places."""
    return to_places(_height(_corners(points, start), on), 4)


def _corners(points: Sequence[Point], start: date) -> Line:
    begin = min(start, *(point.due for point in points))
    return sorted({
        (begin.toordinal(), Fraction(0)), *((point.due.toordinal(), Fraction(point.percent)) for point in points)
    })  # fmt: skip


def _height(line: Line, on: date) -> Fraction:
    day = on.toordinal()
    if day < line[0][0]:
        return Fraction(0)
    for (day_0, low), (day_1, high) in pairwise(line):
        if day_0 <= day < day_1:
            return low + (high - low) * Fraction(day - day_0, day_1 - day_0)
    return line[-1][1]


def _lag(line: Line, actual: Fraction, planned: Fraction, today: int) -> int:
    if actual == planned:
        return 0
    reached = []  # the days on which the line stood at the actual progress: ends of each stretch that touches it
    for (day_0, low), (day_1, high) in pairwise(line):
        if low <= actual <= high:
            reached += [day_0, day_1] if low == high else [day_0 + (actual - low) / (high - low) * (day_1 - day_0)]
    if actual < planned:
        return rounded(today - max([*(day for day in reached if day <= today), line[0][0]]))
    return min(0, rounded(today - min([*(day for day in reached if day >= today), line[-1][0]])))


def _next_point(row: Row, points: Sequence[Point]) -> None:
    for point in sorted(points, key=_order):
        if point.due > row.clock_on:
            row.next_node, row.next_node_on, row.next_node_pct = point.node, point.due, Fraction(point.percent)
            return


def _order(point: Point) -> tuple[object, ...]:
    return point.due, point.percent, point.node is None, point.node


def _read_first_plan(row: Row, versions: Sequence[Task]) -> None:
    """The first version with a timetable, from the start of that version."""
    first = next((version for version in versions if version.points), None)
    if first:
        row.first_planned_pct, row.first_plan_lag_days = _read(row, first.points, first.start or row.start_on)
    row.first_due_on = next((version.due for version in versions if version.due), row.due_on)


def _judge_by(row: Row, view: View) -> None:
    clocks = {
        "plan": (row.planned_pct, row.plan_lag_days),
        "first_plan": (row.first_planned_pct, row.first_plan_lag_days),
        "linear": (None, None),
    }
    wanted, lag = clocks[view.clock]
    row.clock = "linear" if wanted is None else view.clock
    row.clock_pct = row.linear_pct if wanted is None else wanted
    row.lag_days = row.linear_lag_days if wanted is None else lag
    row.gap_pp = minus(row.actual_pct, row.clock_pct)
    row.linear_gap_pp = minus(row.actual_pct, row.linear_pct)
    row.plan_gap_pp = minus(row.actual_pct, row.planned_pct)
    row.first_plan_gap_pp = minus(row.actual_pct, row.first_planned_pct)
    if row.is_bound:  # to be kept all year, whatever the day
        row.clock, row.clock_pct, row.gap_pp = "bound", HUNDRED, minus(row.actual_pct, HUNDRED)
        row.lag_days = row.linear_gap_pp = row.plan_gap_pp = row.first_plan_gap_pp = None
    by_months = row.clock == "linear" and view.linear == "months"
    elapsed = rounded(Fraction(row.period.month, 12) * _days(row)) if by_months else (row.clock_on - _start(row)).days
    if elapsed > 0 and row.lag_days is not None:
        row.elapsed_days, row.earned_days = elapsed, max(0, elapsed - row.lag_days)
        row.spi_t = Fraction(row.earned_days, elapsed)


def _nodes(row: Row, points: Sequence[Point]) -> None:
    row.overdue_nodes = None if row.actual_pct is None else 0
    for point in sorted((point for point in points if point.node), key=_order):
        left = (point.due - row.clock_on).days
        is_short = row.actual_pct is not None and row.actual_pct < point.percent
        row.nodes_due += 0 <= left <= 30 and (is_short or row.actual_pct is None)
        if left < 0 and is_short:
            row.overdue_nodes += 1
            if row.overdue_node is None:
                row.overdue_node, row.overdue_node_on, row.overdue_days = point.node, point.due, -left


def _judge_target(row: Row) -> None:
    aim = AIMS.get((row.category, row.words or ""))
    if aim is not None:
        row.target_basis, (reached, needed) = "stage", (row.position, aim)
    elif row.target_value is not None and row.completion_pct is not None:
        row.target_basis, (reached, needed) = "quantity", (row.completion_pct, 100)
    else:
        row.target_basis, (reached, needed) = "progress", (row.actual_pct, 100)
    row.is_target_met = None if reached is None else reached >= needed
    if row.is_bound and row.target_basis == "quantity" and row.clock_on < (row.due_on or date(row.period.year, 12, 31)):
        row.is_target_met = None
    done = row.done_position()
    row.is_done = None if row.position is None or done is None else row.position >= done
