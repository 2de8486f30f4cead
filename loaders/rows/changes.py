"""Checks of a report against those before it: falls, slips, jumps, standstills, figures left out, late corrections.

The same as metrics.credibility_months asks of all reports together, as far as it was known when the form came in.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import takewhile
from typing import Any

from data.model import CUMULATIVE, ProgressReport, Severity
from data.reference import severity
from data.reference.checks import checks, tells
from loaders.rows import standing
from loaders.rows.known import Known, KnownTask
from loaders.rows.rowreader import RowReader, with_unit

LIMITS = checks().limits
AMOUNTS = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")
BEGUN = ("disbursed_wan", "paid_wan", "physical_pct", "done_value")
"""What shows that a task has begun; money that is issued does not."""
WORDS = ("problem", "next_step")
Before = Sequence[dict[str, Any]]
"""The reports of the months before in the year, the newest first."""


def of_report(reader: RowReader, report: ProgressReport, task: KnownTask, known: Known) -> None:
    """Ask about what has changed, or has not, since the reports before in the year."""
    earlier = known.earlier(report.project_id, report.county, report.period)
    _left_blank(reader, report, task, earlier)
    if earlier:
        _falls(reader, report, task, earlier)
        _jump(reader, report, task, earlier[0])
        _frozen(reader, report, task, known, earlier)


def of_correction(reader: RowReader, report: ProgressReport, received_at: datetime, known: Known) -> None:
    """Say which figures of a period that was reported already would change, and ask where that comes late."""
    before = known.current(report.project_id, report.county, report.period)
    if before is None:
        return
    came, first = known.first(report.project_id, report.county, report.period) or (received_at, before)
    days = (received_at - came).days
    for field in CUMULATIVE:
        now, then, was = getattr(report, field), before[field], first[field]
        if not reader.has(field) or now == then or not isinstance(then, Decimal):
            continue
        said = {"field": reader.header(field), "now": "—" if now is None else with_unit(field, now)}
        is_late = now is not None and was is not None and now != was
        if is_late and severity.of_report("changed_later", days) is Severity.QUESTIONED:
            reader.ask("corrects_late", field, days=str(days), before=with_unit(field, was), **said)
        else:
            reader.ask("corrects", field, before=with_unit(field, then), **said)


def _left_blank(reader: RowReader, report: ProgressReport, task: KnownTask, earlier: Before) -> None:
    expected = ["issued_wan", "disbursed_wan", *(["physical_pct"] if task.category == "construction" else [])]
    for field in expected:
        if getattr(report, field) is not None or not reader.has(field) or reader.is_rejected:
            continue
        last = next((then for then in earlier if then[field] is not None), None)
        if last is None:
            reader.ask("missing_figure", field, field=reader.header(field))
        else:
            reader.ask("left_blank", field, field=reader.header(field), **_then(last, field))


def _falls(reader: RowReader, report: ProgressReport, task: KnownTask, earlier: Before) -> None:
    """A figure is less than the last one known; an amount about 10 000 times that or its 10 000th is asked as such."""
    for field in CUMULATIVE:
        now, told = getattr(report, field), [then for then in earlier if then[field] is not None]
        if now is None or not told or (task.is_ceiling and field == "done_value"):
            continue
        then = told[0][field]
        said = {"field": reader.header(field), "value": with_unit(field, now), **_then(told[0], field)}
        was_off = len(told) > 1 and field in AMOUNTS and _slips(then, told[1][field])
        if field in AMOUNTS and _slips(now, then):
            if not was_off and not reader.is_rejected:
                is_above = task.planned_wan is not None and now > task.planned_wan
                reader.ask("unit_differs", field, facts=(now < then or is_above,), **said)
        elif now < then and not was_off:
            reader.ask("falls", field, **said)


def _slips(now: Decimal, then: Decimal) -> bool:
    """Whether one amount is about 10 000 times the other."""
    low, high = sorted((now, then))
    return low > 0 and low * LIMITS.slip_from <= high <= low * LIMITS.slip_to


def _jump(reader: RowReader, report: ProgressReport, task: KnownTask, then: dict[str, Any]) -> None:
    """Progress rose by `jump_pp` a month or more, by the works, or in pieces where no works are told."""
    least = LIMITS.jump_pp * (report.period.month - then["period"].month)
    works = _less(report.physical_pct, then["physical_pct"])
    pieces = None if task.is_ceiling else _less(report.done_value, then["done_value"])
    by_number = _less(*(_done(value, task) for value in (report.done_value, then["done_value"])))
    if works is not None and works >= least:
        field: str = "physical_pct"
        risen: Decimal | None = works
    elif (
        report.physical_pct is None and pieces is not None and pieces >= LIMITS.jump_count and (by_number or 0) >= least
    ):
        field, risen = "done_value", by_number
    else:
        return
    paid = _less(*(standing.share(each, task.planned_wan) for each in (report.disbursed_wan, then["disbursed_wan"])))
    now, was = standing.position(report.stage), standing.position(then["stage"])
    stages = 0 if now is None or was is None else now - was
    said = {"value": with_unit(field, getattr(report, field)), "before": with_unit(field, then[field])}
    if field == "physical_pct":
        reader.ask("jump", field, facts=(risen, paid, stages), **said)
    else:
        reader.ask("count_jump", field, facts=(risen, paid, stages), field=reader.header(field), **said)


def _frozen(reader: RowReader, report: ProgressReport, task: KnownTask, known: Known, earlier: Before) -> None:
    """Every figure the same in `frozen_months` reports in a row, begun and not finished."""
    own = [then for then in earlier if not known.was_unchanged(then)]
    same = list(takewhile(lambda then: all(getattr(report, name) == then[name] for name in CUMULATIVE), own))
    has_begun = any(getattr(report, name) for name in BEGUN)
    if len(same) + 1 < LIMITS.frozen_months or not has_begun or standing.is_finished(report, task):
        return
    facts = (
        standing.has_passed(report.stage, task, "paying", "in_force", "started") is not False,
        standing.ought_to_move(report, same[-1], task, known.timetable(task)),
        all(getattr(report, name) == same[0][name] for name in WORDS), not tells(report.problem),
    )  # fmt: skip
    reader.ask("frozen", "project", facts=facts, months=str(len(same) + 1))


def _done(value: Decimal | None, task: KnownTask) -> Decimal | None:
    done = None if task.is_ceiling else standing.share(value, task.target_value)
    return None if done is None else min(done, standing.FULL)


def _less(now: Decimal | None, then: Decimal | None) -> Decimal | None:
    return None if now is None or then is None else now - then


def _then(then: dict[str, Any], field: str) -> dict[str, str]:
    return {"period": f"{then['period']:%Y-%m}", "before": with_unit(field, then[field])}
