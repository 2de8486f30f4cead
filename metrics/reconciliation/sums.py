"""Totals against their parts: down the rows, and named parts (其中)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from math import pi, prod, sqrt

from metrics.reconciliation.beneath import parts_of
from metrics.reconciliation.judged import Judged, misprints, of_sum, words
from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

SAY = {
    Verdict.EXACT: "sum_same", Verdict.HALF_UP: "sum_half_up", Verdict.HALF_EVEN: "sum_half_up",
    Verdict.TRUNCATED: "sum_truncated", Verdict.ROUNDED: "sum_rounded", Verdict.ASKED: "sum_doubtful",
}  # fmt: skip
UNLIKELY, UNLIKELY_WHOLE = 0.05, 0.5
"""How likely it may be that all other sums come out; amounts without decimals are seldom rounded to begin with."""
MOST_NAMED = 4
"""More figures than these that one slip would explain tell nothing."""
SLIP = 10_000
"""元 for 万元, or 万元 for 亿元."""


def down(table: Table) -> list[Check]:
    """Each row that is a total against the rows it is of."""
    found: list[Check] = []
    for row in table.rows:
        if row.is_total and row.unit != "%":
            columns = [column for column in table.columns if column.adds_up and table.at(row, column)]
            parts = parts_of(table, row, columns)
            found += _settled([check for column in columns if (check := _total(table, row, column, parts))])
    return found


def _settled(checks: list[Check]) -> list[Check]:
    """Checks of one total row; where no column at all adds up, its parts are others than these: no misprint."""
    ways = {check.say.removesuffix("_slip") for check in checks}
    if len(ways) > 1:
        ways = {"sum_over" if way == "sum_missed" else way for way in ways}
    if len(checks) < 2 or len(ways) > 1 or not ways <= {"sum_short", "sum_over"}:
        return checks
    say = f"{ways.pop()}_all"
    return [replace(check, verdict=Verdict.ASKED, say=say) for check in checks]


def named_parts(table: Table) -> list[Check]:
    """Rows that are named as parts (其中) of the row above: what they leave unmentioned, or exceed."""
    found: list[Check] = []
    for at, row in enumerate(table.rows):
        below = takewhile(lambda other: other.is_part, table.rows[at + 1 :])
        parts = [other for other in below if not other.is_nested]
        if row.is_part or len(parts) < 2 or row.unit == "%":
            continue
        for column in (column for column in table.columns if column.adds_up):
            check = _of_named(table, row, column, parts)
            found += [check] if check else []
    return found


def _of_named(table: Table, row: Line, column: Line, parts: Sequence[Line]) -> Check | None:
    """A row against the parts named below it: the first that make it up; others may overlap, but none is larger."""
    tried = [_total(table, row, column, parts[:count]) for count in range(len(parts), 1, -1)]
    check = next((one for one in tried if one and one.verdict in AGREEING), tried[0])
    if check is None or check.verdict is not Verdict.DIFFERS:
        return check
    if check.say.startswith("sum_short"):
        return replace(check, verdict=Verdict.ASKED, say="part_short")
    whole = table.at(row, column)
    is_larger = any((one := table.at(part, column)) and whole and one.value > whole.value for part in parts)
    return replace(check, verdict=Verdict.DIFFERS if is_larger else Verdict.ASKED, say="part_over")


def _total(table: Table, row: Line, column: Line, parts: Sequence[Line]) -> Check | None:
    """A total in one column against its parts; None where there is nothing to compare."""
    whole = table.at(row, column)
    added = [figure for part in parts if (figure := table.at(part, column))]
    if whole is None or len(added) < 2 or not alike(whole, *added):
        return None
    return judged_sum(whole, added, f"{row.name} · {column.name}")


def judged_sum(whole: Figure, added: Sequence[Figure], subject: str) -> Check:
    """A total against its parts as a check."""
    judged = of_sum(whole, added)
    say = SAY.get(judged.verdict) or ("sum_short" if judged.difference > 0 else "sum_over")
    params = {"parts": str(len(added)), **words(judged, whole.printed.decimals, whole.unit)}
    if len(added) == 1 and judged.verdict is Verdict.EXACT:
        say = "sum_single"
    if judged.verdict is Verdict.DIFFERS:
        say, more = _explained(whole, added, judged, say)
        params |= more
    return Check("sum", judged.verdict, whole.address, subject, whole.said, say, params, _places(added))


def _explained(whole: Figure, added: Sequence[Figure], judged: Judged, say: str) -> tuple[str, dict[str, str]]:
    """What would explain a sum that is off: a part left out, a unit 10 000 times too large, a slip of a digit."""
    off = judged.difference * whole.printed.factor
    missed = [one for one in added if one.value == -off]
    if len(missed) == 1:
        return "sum_missed", {"candidates": f"{missed[0].address} {missed[0].said}"}
    slipped = [
        one for one in added if one.value and off in (one.value / SLIP - one.value, one.value * SLIP - one.value)
    ]
    if len(slipped) == 1 or (whole.value and whole.value - off in (whole.value * SLIP, whole.value / SLIP)):
        one = slipped[0] if slipped else whole
        return "sum_unit", {"candidates": f"{one.address} {one.said}"}
    likely = [*misprints([whole], -off), *misprints(added, off)] if _is_telling(judged, whole, added) else []
    if 0 < len(likely) <= MOST_NAMED:
        return f"{say}_slip", {"candidates": "、".join(f"{one.address} {one.text}→{right:f}" for one, right in likely)}
    return say, {}


def _is_telling(judged: Judged, whole: Figure, added: Sequence[Figure]) -> bool:
    """Whether a slip of a digit is worth naming: of figures with the same digits, more than a last one off.

    Nine last digits off: two were swapped.
    """
    digits = {(one.printed.factor, one.printed.decimals) for one in (whole, *added)}
    off = abs(judged.difference) * 10**whole.printed.decimals
    return judged.verdict is Verdict.DIFFERS and len(digits) == 1 and (off >= 10 or off == 9)


def weighed(table: Table, checks: list[Check]) -> list[Check]:
    """Sums explained by rounding, asked about where so many others come out to the last digit that none was rounded."""
    figures = {one.address: one for one in table.figures.values()}
    by_digits: dict[int, list[Check]] = defaultdict(list)
    for check in checks:
        if check.relation == "sum" and check.verdict in (Verdict.EXACT, Verdict.ROUNDED):
            whole = figures[check.cell]
            if not whole.printed.is_exact:
                by_digits[whole.coarse.decimals].append(check)
    alone: set[int] = set()
    for digits, held in by_digits.items():
        off = [check for check in held if check.verdict is Verdict.ROUNDED]
        same = [check for check in held if check.verdict is Verdict.EXACT]
        often, unlikely = (4, UNLIKELY) if digits else (2, UNLIKELY_WHOLE)
        if len(off) * often <= len(same) and prod(_chance(len(check.cells)) for check in same) < unlikely:
            alone |= {id(check) for check in off}
    return [replace(one, verdict=Verdict.ASKED, say="sum_alone") if id(one) in alone else one for one in checks]


def _chance(parts: int) -> float:
    """How likely a rounded total is the very sum of its rounded parts: the error has a variance of (parts + 1) ÷ 12."""
    variance = (parts + 1) / 12
    return 1.0 if parts < 2 else max(1 - variance, 1 / sqrt(2 * pi * variance))


def _places(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(figure.address for figure in figures)
