"""Amounts that are a count times a standard: people × allowance each = money paid."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.judged import of_figure
from metrics.reconciliation.line import Line
from metrics.reconciliation.per_unit import PER_UNIT
from metrics.reconciliation.rounding import Interval, Mode, shown
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import Check, Verdict

STANDARD = re.compile(r"标准|单价|每[人户亩座张个公平]|/[人户月年亩座张个平公]")
OFTEN = re.compile(r"月数|次数|期数|天数|年数|课时|个月")
SCALES = tuple(Fraction(10) ** power for power in (0, -4, 4))
"""A standard in 元 each makes an amount in 万元."""
TIMES = (Fraction(1), Fraction(12))
"""A standard by the month may make the amount of a year, where no column says how many months there were."""
Times = Fraction | Line
NEAR = 6
HALF = Fraction(1, 2)
SAY = {Verdict.EXACT: "product_same", Verdict.DIFFERS: "product_differs", Verdict.ASKED: "product_asked"}


class _Fit(NamedTuple):
    """A row: count, standard, amount, the product in base units of the amount, and what comes of it."""

    number: Figure
    each: Figure
    amount: Figure
    true: Fraction
    times: Fraction
    verdict: Verdict
    row: Line
    column: Line


def products(table: Table) -> list[Check]:
    """Each column that is the product of a count and a standard beside it, in nearly all rows."""
    found: list[Check] = []
    for each in (column for column in table.columns if _is_standard(column)):
        often: list[Times] = [line for line in _near(table, each) if OFTEN.search(line.own)]
        tried = [
            (held, (number, each, amount), scale, times)
            for number, amount in product(_near(table, each), repeat=2)
            if number is not amount and number not in often and amount not in often
            for scale, times in product(SCALES, [*often, *TIMES, *_months(amount)])
            if _may_be(table, (number, each, amount), scale, times)
            and (held := list(_fits(table, table.sample(number, each, amount), (number, each, amount), scale, times)))
        ]  # fmt: skip
        for amount in dict.fromkeys(one[1][2] for one in tried):
            best = max((one for one in tried if one[1][2] == amount), key=lambda one: _agreeing(one[0]))
            if _agreeing(best[0]) >= 2 and _agreeing(best[0]) * 5 >= len(best[0]) * 3:
                found += _judged(list(_fits(table, table.rows, *best[1:])))
    return found


def _judged(fits: list[_Fit]) -> list[Check]:
    """The rows of a product as checks, if it holds in most of them."""
    if _agreeing(fits) * 5 < len(fits) * 3:
        return []
    is_clear = _agreeing(fits) * 4 >= len(fits) * 3 or len(fits) - _agreeing(fits) == 1
    return [_check(fit, is_clear=is_clear) for fit in fits]


def _is_standard(line: Line) -> bool:
    """Whether a column is what each gets, set beforehand; what comes out per unit is a quotient."""
    return bool(STANDARD.search(line.own)) and not line.is_ratio and not PER_UNIT.search(line.own)


def _may_be(table: Table, columns: tuple[Line, Line, Line], scale: Fraction, times: Times) -> bool:
    """Whether products come near the amounts in half of the rows at least; told fast, in floats."""
    often = times if isinstance(times, Line) else None
    factor = float(scale if isinstance(times, Line) else scale * times)
    return rough.of_product(table, *columns, factor, often).reaches(HALF)


def _near(table: Table, each: Line) -> list[Line]:
    return [
        column
        for column in table.columns
        if column.adds_up
        and column is not each
        and abs(column.at - each.at) <= NEAR
        and not STANDARD.search(column.own)
    ]


def _months(amount: Line) -> list[Fraction]:
    """How often a standard by the month is paid up to the month that an amount reaches to: 1-6月累计."""
    return [Fraction(amount.month)] if amount.month else []


def _agreeing(fits: list[_Fit]) -> int:
    return sum(fit.verdict is not Verdict.DIFFERS for fit in fits)


def _fits(
    table: Table, rows: Sequence[Line], columns: tuple[Line, Line, Line], scale: Fraction, times: Times
) -> Iterator[_Fit]:
    for row in (row for row in rows if not row.is_total):
        count, each, amount = (table.at(row, column) for column in columns)
        often = _often(table, row, times)
        factor = scale * often
        if factor and count and each and amount and count.value > 0 and each.value > 0 and amount.value > 0:
            true = count.value * each.value * factor
            verdict = of_figure(amount.coarse, true).verdict
            if verdict is Verdict.DIFFERS and _behind(count, each, factor).meets(amount.coarse.behind(Mode.HALF_UP)):
                verdict = Verdict.ROUNDED
            yield _Fit(count, each, amount, true, often, verdict, row, columns[2])


def _often(table: Table, row: Line, times: Times) -> Fraction:
    """How often a standard is paid: always as often, or as a column says; 0 where that is blank."""
    if isinstance(times, Line):
        one = table.at(row, times)
        return Fraction(one.printed.value) if one else Fraction(0)
    return times


def _behind(count: Figure, each: Figure, factor: Fraction) -> Interval:
    """What the product may be; a count and a standard without decimals are taken as they stand."""
    one, other = (
        Interval(figure.value, figure.value) if not figure.coarse.decimals else figure.coarse.behind(Mode.HALF_UP)
        for figure in (count, each)
    )
    return Interval(one.low * other.low * factor, one.high * other.high * factor)


def _check(fit: _Fit, *, is_clear: bool) -> Check:
    verdict = fit.verdict if fit.verdict is not Verdict.DIFFERS or is_clear else Verdict.ASKED
    unit, digits = fit.amount.printed.factor, fit.amount.printed.decimals + 2
    off, word = shown(abs(Fraction(fit.amount.printed.value) - fit.true / unit), digits), fit.amount.unit or ""
    said = {
        "count": fit.number.said,
        "standard": fit.each.said if fit.times == 1 else f"{fit.each.said}×{shown(fit.times, 2)}",
        "computed": f"{shown(fit.true / unit, digits)}{word}",
        "difference": f"{off}{word}",
    }
    subject = f"{fit.row.name} · {fit.column.name}"
    cells = (fit.number.address, fit.each.address)
    say = SAY.get(verdict, "product_rounded")
    return Check("product", verdict, fit.amount.address, subject, fit.amount.said, say, said, cells)
