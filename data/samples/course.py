"""How a task moves through the year: its plan, its stage, its works and its money.

Whole numbers and fractions only: a float could round differently on another machine.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from data.samples.inputs import Task, table

SEED = "ziyang-2023"
FEBRUARY = 2
FEBRUARY_TOTAL_WAN = {"issued": Decimal(87930), "disbursed": Decimal(18880)}
"""The published totals at the end of February 2023: 8.79 and 1.88 亿元."""
PRE_START_SHARE = 22
"""How far (in %) a construction task is when its works begin; the rest is the works."""
ISSUED_CURVE = {2: 0, 3: 9, 4: 21, 5: 34, 6: 48, 7: 60, 8: 72, 9: 87, 10: 100}
"""How much of the money still to be issued after February has come by the end of a month, in %."""


@dataclass(frozen=True)
class Standing:
    """Where a task stands at the end of a month; amounts are cumulative, in 万元."""

    stage: str
    physical_pct: int | None
    done: Decimal
    issued_wan: Decimal
    disbursed_wan: Decimal
    behind_pp: int


def draw(key: str, below: int) -> int:
    """A whole number in [0, below) that depends only on the seed and the key."""
    return int.from_bytes(hashlib.sha256(f"{SEED}/{key}".encode()).digest()[:6]) % below


def planned_pct(task: Task, time: Fraction) -> Fraction:
    """Where the timetable wants the task at `time` (months); above 100 once the due month is over."""
    if time > task.due:
        return 100 + 5 * (time - task.due)
    if not task.is_construction:
        return max(Fraction(0), 100 * (time - task.start + 1) / (task.due - task.start + 1))
    if time <= task.start:
        return PRE_START_SHARE * (time / task.start) ** 2
    return PRE_START_SHARE + (100 - PRE_START_SHARE) * (time - task.start) / (task.due - task.start)


@cache
def actual_pct(task: Task, month: int) -> Fraction:
    """Where the task really is; up to February as planned, later at its own speed, never backwards."""
    first, last = task.frozen
    month = first if first <= month <= last else month
    if month <= FEBRUARY:
        return planned_pct(task, Fraction(month))
    pct = planned_pct(task, FEBRUARY + Fraction((month - FEBRUARY) * task.speed, 100))
    pct += Fraction(draw(f"pace/{task.key}/{month}", 21) - 10, 10) if 3 < pct < 99 else 0
    return max(pct, actual_pct(task, month - 1))


def standing(task: Task, month: int, february: tuple[Decimal, Decimal]) -> Standing:
    """The task at the end of `month`, given what was issued and disbursed by the end of February."""
    pct, plan = actual_pct(task, month), planned_pct(task, Fraction(month))
    issued, disbursed = _money(task, month, february)
    return Standing(
        _stage(task, month, pct),
        int(min(pct, Fraction(100))) if task.is_construction else None,
        _done(task, pct),
        issued,
        disbursed,
        int(min(plan, Fraction(100)) - min(pct, Fraction(100))),
    )


def february_money(tasks: Sequence[Task]) -> dict[Task, tuple[Decimal, Decimal]]:
    """Issued and disbursed per task by the end of February; the largest task takes what rounding leaves over."""
    money = {task: (_february_issued(task), _february_disbursed(task)) for task in tasks}
    largest = max(tasks, key=lambda task: task.planned_wan)
    rest = {task: amounts for task, amounts in money.items() if task is not largest}
    issued = FEBRUARY_TOTAL_WAN["issued"] - sum((amounts[0] for amounts in rest.values()), Decimal(0))
    disbursed = FEBRUARY_TOTAL_WAN["disbursed"] - sum((amounts[1] for amounts in rest.values()), Decimal(0))
    return rest | {largest: (issued, disbursed)}


def _february_issued(task: Task) -> Decimal:
    share = Fraction(task.project.feb_issued_pct) * (80 + draw(f"issued/{task.key}", 41)) / 100
    return _amount(task, share * (80 if task.county.county == "安岳县" else 102) / 100)


def _february_disbursed(task: Task) -> Decimal:
    if not task.is_construction:
        return _amount(task, actual_pct(task, FEBRUARY) * 97 / 100)
    return _amount(task, Fraction(task.project.feb_paid_pct) * (80 + draw(f"disbursed/{task.key}", 41)) / 100)


def _money(task: Task, month: int, february: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    if month < FEBRUARY:
        return _share_of(task, february[0], 45), _share_of(task, february[1], 35 if task.is_construction else 0)
    if month == FEBRUARY:
        return february
    first, last = task.frozen
    month = first if first <= month <= last else month
    issued, disbursed = Fraction(february[0]), Fraction(february[1])
    final = Fraction(task.planned_wan) * min(task.county.issued_pct, task.project.issued_pct_limit) / 100
    issued += (final - issued) * ISSUED_CURVE[month] / 100
    works_then = actual_pct(task, FEBRUARY)
    owed = Fraction(task.planned_wan) * task.county.paid_pct / 100 - disbursed
    disbursed += owed * (actual_pct(task, month) - works_then) / (100 - works_then)
    return rounded(task, issued), rounded(task, min(disbursed, issued * 98 / 100))


def _stage(task: Task, month: int, pct: Fraction) -> str:
    if not task.is_construction and pct < 1:
        # before the first batch the stage says how far the preparation is, from −5 (plan made) to −1 (public notice)
        pct = Fraction(-5 + max(0, min(4, 5 * (month - 1) // (task.start - 1) if task.start > 1 else 4)))
    reached = [row for row in _stages(task.project.category) if int(row["from_pct"]) <= pct]
    return reached[-1]["other_word" if task.county.other_words else "word"]


@cache
def _stages(category: str) -> list[dict[str, str]]:
    return [row for row in table("stages") if row["category"] == category]


def _done(task: Task, pct: Fraction) -> Decimal:
    """What of the target is finished: roads grow with the works, buildings are counted when they are finished."""
    begins = 0 if not task.is_construction else PRE_START_SHARE if task.project.unit == "公里" else 60
    share = max(Fraction(0), min(Fraction(1), (pct - begins) / (100 - begins)))
    finest = 10 if task.project.unit == "公里" else 1
    return Decimal(int(share * Fraction(task.target) * finest)) / finest


def _share_of(task: Task, amount: Decimal, pct: int) -> Decimal:
    return rounded(task, Fraction(amount) * pct / 100)


def _amount(task: Task, pct: Fraction) -> Decimal:
    return rounded(task, Fraction(task.planned_wan) * pct / 100)


def rounded(task: Task, wan: Fraction) -> Decimal:
    """Large tasks report whole 万元, small ones two or four decimals; cut, so that a part never exceeds its whole."""
    places = 0 if task.planned_wan >= 1000 else 2 if task.planned_wan >= 150 else 4
    return Decimal(int(wan * 10**places)).scaleb(-places)
