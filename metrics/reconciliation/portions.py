"""Percentages that are the portions of one whole: whether they make 100, and how much rounding explains."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from metrics.reconciliation.line import Line
from metrics.reconciliation.rounding import shown
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

HUNDRED = Fraction(100)
PORTION = re.compile(r"占|比重|比例|构成")
PORTION = re.compile(r"占|比重|比例|构成")
FAR = Fraction(20)
"""Percentages that are further from 100 than this are no portions of one whole."""


def portions(table: Table) -> list[Check]:
    """Columns of percentages that make 100 in most rows; and columns that make 100 from top to bottom."""
    return [*_across(table), *_down(table)]


def _across(table: Table) -> list[Check]:
    columns = [line for line in table.columns if _is_percent(table, line)]
    best: list[Check] = []
    for group in dict.fromkeys(line.group for line in columns):
        beside = [line for line in columns if line.group == group]
        for start in range(len(beside)):
            for stop in range(len(beside), start + 1, -1):
                checks = list(_rows(table, beside[start:stop]))
                agreeing = sum(check.verdict in AGREEING for check in checks)
                is_sure = agreeing >= 2 and agreeing * 3 >= len(checks) * 2
                best = max(best, checks if is_sure else [], key=lambda one: (len(one), len(one[0].cells) if one else 0))
    return best


def _is_percent(table: Table, line: Line) -> bool:
    """Whether a column is of percentages, none of them above 100 or below 0."""
    held = [one for row in table.rows if (one := table.at(row, line))]
    return (
        bool(held)
        and all(one.base == "%" or line.is_ratio for one in held)
        and all(0 <= one.printed.value <= 100 for one in held)
    )


def _rows(table: Table, columns: Sequence[Line]) -> Iterator[Check]:
    for row in table.rows:
        held = [one for column in columns if (one := table.at(row, column))]
        if len(held) == len(columns):
            yield _made(held, f"{row.name} · {columns[0].name}—{columns[-1].name}", held[-1])


def _down(table: Table) -> Iterator[Check]:
    """A column of portions from top to bottom; its total row, where there is one, is 100 itself."""
    for column in (line for line in table.columns if PORTION.search(line.own) and line.is_ratio):
        rows = [row for row in table.rows if not row.is_total and not row.is_part]
        held = [one for row in rows if (one := table.at(row, column))]
        totals = [one for row in table.totals if (one := table.at(row, column))]
        is_whole = len(totals) == 1 and totals[0].printed.value == 100 and len(held) == len(rows)
        if len(held) < 3 or (totals and not is_whole) or any(one.printed.value < 0 for one in held):
            continue
        sum_ = sum((Fraction(one.printed.value) for one in held), Fraction(0))
        if abs(sum_ - HUNDRED) <= (FAR if is_whole else _reach(held)):
            yield _made(held, column.name, totals[0] if totals else held[-1])


def _reach(held: Sequence[Figure]) -> Fraction:
    """How far rounding, half a last digit each, may take the sum from 100."""
    return sum((Fraction(1, 2 * 10**one.printed.decimals) for one in held), Fraction(0))


def _made(held: Sequence[Figure], subject: str, at: Figure) -> Check:
    sum_ = sum((Fraction(one.printed.value) for one in held), Fraction(0))
    off, reach = abs(sum_ - HUNDRED), _reach(held)
    verdict = Verdict.EXACT if not off else Verdict.ROUNDED if off <= reach else Verdict.DIFFERS
    say = {Verdict.EXACT: "share_same", Verdict.ROUNDED: "share_rounded"}.get(verdict, "share_differs")
    said = {"parts": str(len(held)), "computed": shown(sum_, 4), "difference": shown(off, 4), "reach": shown(reach, 4)}
    published = " + ".join(one.said for one in held) if len(held) <= 4 else f"{held[0].said} + … + {held[-1].said}"
    return Check("share", verdict, at.address, subject, published, say, said, tuple(one.address for one in held))
