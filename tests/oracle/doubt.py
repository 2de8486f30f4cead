"""A question of the oracle, and what a report says in the terms of the checks: written from docs/metrics.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.oracle.digits import HUNDRED, Rate, share, to_places
from tests.oracle.told import Told

FINISHED = {"construction": 10, "subsidy": 7, "policy": 2, "insurance": 5, "training": 5}
POINTS = {
    "falls": 12, "rate_differs": 8, "parts_differ": 8, "disbursed_over_issued": 12, "paid_over_disbursed": 12,
    "issued_over_planned": 8, "jump": 8, "frozen": 6, "form_unchanged": 15, "words_contradict": 8,
    "complete_not_done": 8, "unit_slip": 15, "paid_not_accepted": 8, "works_ahead": 6, "money_ahead": 10, "early": 12,
    "last_year": 12, "hidden_zeros": 6, "unmentioned": 6, "plan_moved": 10, "changed_later": 8, "seen_less": 20,
    "told_twice": 8, "missing_figure": 6,
}  # fmt: skip
NOTHING = {"", "无", "暂无", "—", "-", "/", "无。"}
Place = tuple[str, str, int, str]
"""Submission, sheet, row, field."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question. `fields` are of its own row, `named` is what it rests on instead, `then` is another record."""

    check: str
    grave: bool
    submission_id: str | None
    sheet: str | None = None
    row: int | None = None
    project_id: str | None = None
    county: str | None = None
    period: date | None = None
    fields: tuple[str, ...] = ()
    named: str | None = None
    value: Rate = None
    other: Rate = None
    third: Rate = None
    at: date | None = None
    words: str | None = None
    code: str | None = None
    then: Place | tuple[str, str, None, None] | None = None

    def points(self) -> int:
        """What it takes from its submission."""
        return POINTS[self.check] if self.grave else 1


def of_report(told: Told, check: str, fields: Sequence[str], *, grave: bool = True, **said: object) -> Doubt:
    """A question about a report's own cells, those that were reported."""
    known = tuple(name for name in fields if getattr(told, name) is not None)
    return Doubt(check, grave, told.submission_id, told.sheet, told.row, told.share.project_id, told.share.county,
                 told.period, known, **said)  # fmt: skip


def exact(amount: object) -> Rate:
    return None if amount is None else Fraction(amount)


def place(told: Told, name: str) -> Place:
    return told.submission_id, told.sheet, told.row, name


def progress_of(told: Told) -> tuple[Rate, str | None]:
    """Percent and what it was measured by; construction by its works first, all else by numbers and money."""
    done, target = count(told)
    under = told.share.is_ceiling
    done, target = (exact(told.done_value), exact(told.share.target_value)) if under else (done, target)
    counted = share(target, done) if under else share(done, target)
    if under and done == 0 and target is not None:
        counted = HUNDRED
    works, money = exact(told.physical_pct), share(exact(told.disbursed_wan), exact(told.share.planned_wan))
    order = [(works, "physical"), (counted, "quantity")]
    if told.share.category != "construction":
        order = [(counted, "quantity"), (money, "money"), (works, "physical")]
    for value, basis in order:
        if value is not None:
            return to_places(min(value, HUNDRED), 4), basis
    return None, None


def count(told: Told) -> tuple[Rate, Rate]:
    """Done and target of what grows with the work; unknown where less is better."""
    if told.share.is_ceiling:
        return None, None
    return exact(told.done_value), exact(told.share.target_value)


def position_of(told: Told) -> int | None:
    return None if told.stage is None else -1 if told.stage == "N" else int(told.stage[1:])


def finished(told: Told) -> bool:
    progress, position = progress_of(told)[0], position_of(told)
    return (progress is not None and progress >= 100) or (
        position is not None and position >= FINISHED[told.share.category]
    )


def ought_to_move(told: Told, before: Told) -> bool:
    """Its timetable wants more than at an earlier report, or than is reported; without one, once it has begun."""
    planned = exact(told.planned_pct)
    if planned is None:
        return told.share.start_on is None or told.share.start_on <= told.as_of
    return above(planned, exact(before.planned_pct)) or above(planned, progress_of(told)[0])


def above(one: Rate, other: Rate) -> bool:
    return one is not None and other is not None and one > other


def at_least(one: Rate, other: Rate) -> bool:
    return one is not None and other is not None and one >= other


def less(one: Rate, other: Rate) -> Rate:
    return None if one is None or other is None else one - other


def paid_share(told: Told) -> Rate:
    return share(exact(told.disbursed_wan), exact(told.share.planned_wan))


def said(percent: Rate) -> Rate:
    return None if percent is None else to_places(percent, 2)


def measure(told: Told) -> str:
    return {"physical": "physical_pct", "quantity": "done_value", "money": "disbursed_wan"}[progress_of(told)[1] or ""]


def is_told(words: str | None) -> bool:
    return words is not None and words.strip() not in NOTHING
