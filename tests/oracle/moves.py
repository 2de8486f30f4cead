"""What happens to the figures of a made report in a month: each move brings one to a limit, or one step beside it."""

import random
from collections.abc import Callable
from decimal import Decimal

from tests.oracle.told import Amount, Told

LIFE = {"construction": ("C", 13), "subsidy": ("S", 7), "training": ("T", 5), "policy": ("P", 2), "insurance": ("I", 5)}
STEP, CENT = Decimal("0.0001"), Decimal("0.01")


def _amount(told: Told, name: str) -> Decimal:
    value: Amount = getattr(told, name)
    return Decimal(0) if value is None else value


def _planned(told: Told) -> Decimal:
    return told.share.planned_wan or Decimal(500)


def _works(dice: random.Random, told: Told, before: Told) -> None:
    months = told.period.month - before.period.month
    steps = (Decimal(5), Decimal(40 * months), 40 * months - STEP, -STEP, Decimal(0))
    told.physical_pct = max(Decimal(0), _amount(before, "physical_pct") + dice.choice(steps))


def _number(dice: random.Random, told: Told, before: Told) -> None:
    months = told.period.month - before.period.month
    target = told.share.target_value or Decimal(50)
    leap = target * Decimal(40 * months) / 100
    steps = (Decimal(1), Decimal(4), Decimal(5), leap, leap - STEP, -STEP)
    told.done_value = max(Decimal(0), _amount(before, "done_value") + dice.choice(steps))


def _to_number(dice: random.Random, told: Told, _: Told) -> None:
    target = told.share.target_value or Decimal(50)
    told.done_value = dice.choice((Decimal(0), target, target - STEP, target * 2, None))


def _without_works(_: random.Random, told: Told, __: Told) -> None:
    told.physical_pct = None


def _issue(dice: random.Random, told: Told, _: Told) -> None:
    planned = _planned(told)
    choices = (planned, planned + CENT, planned * Decimal("1.2"), planned * Decimal("1.2") + CENT, planned * 40 / 100)
    told.issued_wan = dice.choice((*choices, None))


def _disburse(dice: random.Random, told: Told, before: Told) -> None:
    planned, works = _planned(told), _amount(told, "physical_pct")
    share = dice.choice((works - 40, works + 40, works - 40 + STEP, works + 40 - STEP))
    leap = _amount(before, "disbursed_wan") + planned * dice.choice((Decimal("0.1"), Decimal("0.0999")))
    issued = _amount(told, "issued_wan")
    choices = (issued, issued + CENT, issued * 30 / 100, issued * 30 / 100 - CENT, planned, planned - CENT, leap)
    told.disbursed_wan = max(Decimal(0), dice.choice((planned * share / 100, *choices)))


def _leap_with_money(dice: random.Random, told: Told, before: Told) -> None:
    """The works leap, and a quarter as much of the money with them."""
    months = told.period.month - before.period.month
    told.physical_pct = _amount(before, "physical_pct") + 40 * months
    paid = _planned(told) * months / 10 - dice.choice((Decimal(0), STEP))
    told.disbursed_wan = _amount(before, "disbursed_wan") + paid


def _pay(dice: random.Random, told: Told, _: Told) -> None:
    told.paid_wan = _amount(told, "disbursed_wan") + dice.choice((Decimal(0), CENT))


def _slip(dice: random.Random, told: Told, before: Told) -> None:
    name = dice.choice(("issued_wan", "disbursed_wan", "paid_wan", "arrived_wan"))
    value: Amount = getattr(before, name)
    if value:
        times = dice.choice((10000, 5000, 4999, 20000, 20001))
        setattr(told, name, dice.choice((value * times, value.quantize(Decimal(1)) / 10000 or value)))


def _invest(dice: random.Random, told: Told, before: Told) -> None:
    """Investment done this year, which few forms ask for."""
    told.done_ytd_wan = max(Decimal(0), _amount(before, "done_ytd_wan") + dice.choice((Decimal(20), CENT, -CENT)))


def _stage(dice: random.Random, told: Told, _: Told) -> None:
    letter, last = LIFE[told.share.category]
    told.stage = f"{letter}{dice.choice((last, dice.randint(0, last), min(last, 9), min(last, 10), min(last, 11)))}"


def _finish(dice: random.Random, told: Told, _: Told) -> None:
    told.physical_pct = dice.choice((Decimal(100), 100 - STEP))


def _say(dice: random.Random, told: Told, _: Told) -> None:
    works = _amount(told, "physical_pct")
    said = works + dice.choice((Decimal(5), Decimal("4.9"), Decimal(-5), Decimal(0)))
    words = dice.choice(("工程总体已完成", "完成形象进度", "征地拆迁完成", "雨天多，主体进度为", "９月完成"))
    told.problem = dice.choice((f"{words}{max(said, Decimal(0)):f}%，其余正常", "无", " — ", None, "主汛期停工"))


def _count(dice: random.Random, told: Told, _: Told) -> None:
    target = int(told.share.target_value or 40)
    whole = dice.choice((target, target - 1, -(-target // 2), target // 2 - 1, target + 1))
    parts = (whole // 2, whole // 4, whole - whole // 2 - whole // 4)
    names = dice.choice((("已完成", "在建", "前期工作"), ("完工", "施工中", "未开工"), ("已完成", "在建", "其他")))
    told.next_step = "，".join(f"{name}{max(part, 0)}个" for name, part in zip(names, parts, strict=True))


MOVES: tuple[Callable[[random.Random, Told, Told], None], ...] = (
    _works, _works, _leap_with_money, _number, _number, _to_number, _without_works, _issue, _disburse, _disburse,
    _disburse, _pay, _invest, _slip, _stage, _stage, _finish, _say, _say, _count, _count,
)  # fmt: skip
