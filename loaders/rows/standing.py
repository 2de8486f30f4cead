"""Where a task stands when a report of it comes in: how far it is, whether it is finished, whether it ought to move.

The same as metrics.progress, metrics.timetable and metrics.credibility_question say of a whole frame; so that a doubt
is asked at once as it is asked later (tests/test_one_severity.py).
"""

import functools
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from data.model import ProgressReport
from data.reference import milestone_positions, stages
from loaders.rows.known import KnownTask, Timetable

STEP = Decimal("0.0001")
FULL = Decimal(100)


def position(stage: object) -> int | None:
    """The place of a stage in its life cycle."""
    return _positions().get(stage)


@functools.cache
def _positions() -> Mapping[object, int]:
    return dict(stages().select("stage", "position").iter_rows())


def is_finished(report: ProgressReport, task: KnownTask) -> bool:
    """Progress of 100 %, or a stage at which the works are complete, the subsidies closed."""
    actual = actual_pct(report, task)
    return (actual is not None and actual >= 100) or has_passed(report.stage, task, "complete", "closed") is True


def has_passed(stage: str | None, task: KnownTask, *milestones: str) -> bool | None:
    """Whether a stage is at the last-named milestone that the task's category has, or past it; None where unknown."""
    at = position(stage)
    ends = [end for name in milestones if (end := milestone_positions(name).get(task.category)) is not None]
    return at >= ends[-1] if at is not None and ends else None


def actual_pct(report: ProgressReport, task: KnownTask) -> Decimal | None:
    """Progress in percent: of what is built its works, else the quantity; of other tasks quantity, money, works.

    Of a bound to be kept (4.3%以内), which what is built never is, the quantity alone.
    """
    quantity = _completion(report.done_value, task)
    if task.category == "construction":
        bases = [report.physical_pct, quantity]
    elif task.is_ceiling and task.target_value is not None:
        bases = [quantity]
    else:
        bases = [quantity, share(report.disbursed_wan, task.planned_wan), report.physical_pct]
    known = [each for each in bases if each is not None]
    return min(known[0], FULL).quantize(STEP, ROUND_HALF_UP) if known else None


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """100 × part ÷ whole; None where either is missing or the whole is zero."""
    return None if part is None or not whole else FULL * part / whole


def planned_pct(timetable: Timetable, start_on: date | None, day: date) -> Decimal | None:
    """Where the line of a timetable stands on a day: from 0 % at the start through each point; None without points."""
    if not timetable:
        return None
    begins = min(timetable[0][0], start_on or date(day.year, 1, 1))
    corners = [(begins, Decimal(0)), *timetable]
    after = bisect_right([on for on, _ in corners], day)
    if after in (0, len(corners)):
        return corners[-1][1] if after else Decimal(0)
    (since, low), (until, high) = corners[after - 1 : after + 1]
    return (low + (high - low) * (day - since).days / (until - since).days).quantize(STEP, ROUND_HALF_UP)


def ought_to_move(report: ProgressReport, then: Mapping[str, Any], task: KnownTask, timetable: Timetable) -> bool:
    """Whether a task ought to have moved since `then`, an earlier report: its timetable asks for more than at that
    time, or for more than is reported; without a timetable, once it has begun.
    """
    planned = planned_pct(timetable, task.start_on, report.as_of)
    before = planned_pct(timetable, task.start_on, then["as_of"])
    if planned is None or before is None:
        return task.start_on is None or task.start_on <= report.as_of
    actual = actual_pct(report, task)
    return planned > before or (actual is not None and planned > actual)


def _completion(done: Decimal | None, task: KnownTask) -> Decimal | None:
    if not task.is_ceiling:
        return share(done, task.target_value)
    return FULL if done == 0 and task.target_value is not None else share(task.target_value, done)
