"""What forms say of works besides progress, and of the state over a stage: made from the name of each report.

It is made apart from the rest of an office, so that what one of them draws does not change the other.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.oracle.office import Amount, Report


@dataclass(frozen=True, slots=True)
class Works:
    start_actual_on: date | None = None
    is_registered: bool | None = None
    done_ytd_wan: Amount = None
    done_before_wan: Amount = None
    task_state: str | None = None


STATES = ("halted", "deferred", "adjusted", "cancelled", "carried_over")


def of(report: Report | None) -> Works:
    """The facts of a report; some offices never tell any."""
    if report is None:
        return Works()
    habit = random.Random(f"habit-{report.project}-{report.county}")
    dice = random.Random(f"works-{_name(report)}")
    tells_entry, tells_investment = habit.random() < 0.6, habit.random() < 0.6
    day = report.period + timedelta(days=dice.randint(-120, 20))
    return Works(
        start_actual_on=day if dice.random() < 0.15 else None,
        is_registered=dice.choice((False, False, False, False, True, None)) if tells_entry else None,
        done_ytd_wan=_amount(dice) if tells_investment else None,
        done_before_wan=_amount(dice) if tells_investment else None,
        task_state=_state(report),
    )


def _state(report: Report) -> str | None:
    """What is complete may be in use, without having been accepted."""
    dice = random.Random(f"state-{_name(report)}")
    if report.stage == "C10":
        return dice.choice((None, "in_use_not_accepted"))
    return dice.choice((*STATES, *[None] * 20)) if report.stage else None


def _name(record: Report) -> str:
    """What is sent again, in another file (…-again), says the same."""
    return f"{record.sent.name.removesuffix('-again')}-{record.row}-{record.project}-{record.county}"


def _amount(dice: random.Random) -> Amount:
    return dice.choice((None, Decimal(0), Decimal(100), *(Decimal(dice.randint(80, 125)) for _ in range(9))))
