"""Figures per person, household, kilometre …: an amount over a number beside it."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.judged import of_figure
from metrics.reconciliation.line import Line
from metrics.reconciliation.rounding import Mode, shown
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

PER_UNIT = re.compile(
    r"人均|户均|平均|均价|造价|成本|[均每](?:村|校|县|所|床|生|公里|平方米)|每万人|^(?!.*(?:标准|单价)).*/(?:公里|平方米|张|个|座)"
)
SCALES = tuple(Fraction(10) ** power for power in (0, 4, -4))
"""A figure in 元 each comes from an amount in 万元."""
NEAR = 6
SAY = {
    Verdict.EXACT: "per_unit_same", Verdict.TRUNCATED: "per_unit_truncated", Verdict.DIFFERS: "per_unit_differs",
}  # fmt: skip


class _Quotient(NamedTuple):
    """The columns of a quotient, and what it is multiplied by to come in the unit of the third."""

    amount: Line
    number: Line
    scale: Fraction


def per_unit(table: Table) -> list[Check]:
    """Each column of figures per unit against the amount and the number that it is the quotient of in most rows."""
    found: list[Check] = []
    for each in (line for line in table.columns if PER_UNIT.search(line.own) and not line.is_ratio):
        tried = [
            (checks, one)
            for one in _quotients(table, each)
            if rough.of_quotient(table, each, [one.amount], [one.number], float(one.scale)).reaches(Fraction(1, 2))
            and (checks := list(_rows(table, table.sample(each, one.amount, one.number), each, one)))
        ]
        best = max(tried, key=lambda one: _agreeing(one[0]), default=None)
        if best:
            checks = list(_rows(table, table.rows, each, best[1]))
            found += checks if _agreeing(checks) >= 2 and _agreeing(checks) * 5 >= len(checks) * 3 else []
    return found


def _quotients(table: Table, each: Line) -> Iterator[_Quotient]:
    beside = [
        line
        for line in table.columns
        if line.adds_up and line is not each and abs(line.at - each.at) <= NEAR and not PER_UNIT.search(line.own)
    ]
    for (amount, number), scale in product(permutations(beside, 2), SCALES):
        yield _Quotient(amount, number, scale)


def _agreeing(checks: Sequence[Check]) -> int:
    return sum(check.verdict in AGREEING for check in checks)


def _rows(table: Table, rows: Sequence[Line], each: Line, quotient: _Quotient) -> Iterator[Check]:
    for row in rows:
        one, amount, number = (table.at(row, line) for line in (each, quotient.amount, quotient.number))
        if one and amount and number and number.value > 0:
            yield _check(one, amount, number, quotient.scale, f"{row.name} · {each.name}")


def _check(one: Figure, amount: Figure, number: Figure, scale: Fraction, subject: str) -> Check:
    true = amount.value / number.value * scale
    verdict = next(
        (found for printed in (one.printed, one.coarse)
         if (found := of_figure(printed, true).verdict) is not Verdict.DIFFERS),
        Verdict.DIFFERS,
    )  # fmt: skip
    behind = amount.printed.behind(Mode.HALF_UP).over(number.printed.behind(Mode.HALF_UP))
    if verdict is Verdict.DIFFERS and behind and behind.times(scale).meets(one.printed.behind(Mode.HALF_UP)):
        verdict = Verdict.ROUNDED
    factor, digits = one.printed.factor, one.printed.decimals + 2
    said = {
        "part": amount.said, "whole": number.said, "computed": f"{shown(true / factor, digits)}{one.unit or ''}",
        "difference": f"{shown(abs(one.value - true) / factor, digits)}{one.unit or ''}",
    }  # fmt: skip
    cells = (amount.address, number.address)
    return Check("per_unit", verdict, one.address, subject, one.said, SAY.get(verdict, "per_unit_rounded"), said, cells)
