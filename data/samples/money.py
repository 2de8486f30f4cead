"""What has become of a task's money besides issue and disbursement: arrived, paid, and whose money it is."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from data.samples.course import Standing, draw, rounded
from data.samples.inputs import Task, table

LEVELS = ("中央", "省级", "市级", "县级", "其他")
FIRST_MONTH = 3
"""Arrived and paid money is in the forms from here on."""
SOURCE_MONTHS = (6, 7, 8, 9, 10)
"""The months whose forms divide issued money by source."""
DISBURSED_FROM = 7
"""From this month on they divide disbursed money too."""
AHEAD_PCT = (140, 125)
"""How far central and provincial money is ahead of the rest when it is issued, in % of the task's own rate."""


def planned(task: Task) -> list[Decimal]:
    """The planned funding by source, which adds up; the city's own tasks have no county money."""
    return _divided(task, task.planned_wan, [Fraction(share) for share in _shares(task)])


def issued(task: Task, now: Standing) -> list[Decimal]:
    """The issued money by source, which adds up: what comes from above comes first."""
    plan = planned(task)
    early = [
        min(amount, rounded(task, Fraction(amount) * Fraction(now.issued_wan) * pct / Fraction(task.planned_wan) / 100))
        for amount, pct in zip(plan, AHEAD_PCT, strict=False)
    ]
    rest = now.issued_wan - sum(early, Decimal(0))
    return [*early, *_divided(task, rest, [Fraction(amount) for amount in plan[len(early) :]])]


def disbursed(task: Task, now: Standing) -> list[Decimal]:
    """The disbursed money by source, which adds up: each level's in the proportion of what was issued of it."""
    return _divided(task, now.disbursed_wan, [Fraction(amount) for amount in issued(task, now)])


def arrived(task: Task, now: Standing) -> Decimal:
    """Some of what was issued and not yet disbursed waits on the way."""
    share = (25 if task.county.county == "安岳县" else 60) + draw(f"arrived/{task.key}", 30)
    waiting = Fraction(now.issued_wan) - Fraction(now.disbursed_wan)
    return rounded(task, Fraction(now.disbursed_wan) + waiting * share / 100)


def paid(task: Task, now: Standing) -> Decimal:
    """Subsidies reach people nearly at once, builders are paid as the works are measured."""
    share = 70 + draw(f"paid/{task.key}", 13) if task.is_construction else 94 + draw(f"paid/{task.key}", 7)
    return rounded(task, Fraction(now.disbursed_wan) * share / 100)


def _shares(task: Task) -> list[int]:
    central, provincial, city, county, other = _all_shares()[task.project.no]
    return [central, provincial, city + county, 0, other] if task.county.county == "市本级" else [
        central, provincial, city, county, other,
    ]  # fmt: skip


@cache
def _all_shares() -> dict[int, list[int]]:
    names = ("central", "provincial", "city", "county", "other")
    return {int(row["no"]): [int(row[name]) for name in names] for row in table("sources")}


def _divided(task: Task, whole: Decimal, weights: Sequence[Fraction]) -> list[Decimal]:
    """`whole` in the proportions of `weights`; the heaviest takes what rounding leaves over."""
    all_ = sum(weights, Fraction(0))
    parts = [rounded(task, Fraction(whole) * weight / all_) for weight in weights]
    heaviest = max(range(len(weights)), key=lambda at: weights[at])
    parts[heaviest] += whole - sum(parts, Decimal(0))
    return parts
