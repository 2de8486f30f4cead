"""Columns of percentages, recomputed from the two columns that they are most likely of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from metrics.reconciliation.feasible import Ratio
from metrics.reconciliation.judged import of_ratio, words
from metrics.reconciliation.rounding import Mode, shown
from metrics.reconciliation.sums import parts_of
from metrics.reconciliation.table import DONE, TARGET, Figure, Line, Table
from metrics.reconciliation.together import of_set
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

SAY = {
    Verdict.EXACT: "ratio_same", Verdict.HALF_UP: "ratio_half_up", Verdict.HALF_EVEN: "ratio_half_even",
    Verdict.TRUNCATED: "ratio_truncated", Verdict.ROUNDED: "ratio_rounded", Verdict.INVERSE: "ratio_inverse",
    Verdict.CAPPED: "ratio_capped", Verdict.DIFFERS: "ratio_differs",
}  # fmt: skip
STRAIGHT = AGREEING - {Verdict.INVERSE}
MOST_COLUMNS = 40
"""Wider tables are searched for pairs beside the percentage only."""


GROWTH = re.compile(r"增长|增幅|增速|下降|降幅|同比|环比")
MOST_TRIED = 100
"""Of longer tables so many rows, spread evenly, are tried to find the two columns of a percentage."""


class Pair(NamedTuple):
    """The columns that a percentage is of; `whole` None: the total of `part`'s own column.

    `is_growth`: what `part` has gained since `whole` is the numerator.
    """

    part: Line
    whole: Line | None
    is_growth: bool = False


def checks(table: Table) -> list[Check]:
    """Every percentage of a table, recomputed or said why not."""
    found: list[Check] = []
    for rate in (column for column in table.columns if column.is_ratio):
        pair = _pair(table, rate)
        found += _column(table, rate, pair) if pair else _unread(table, rate)
    return found


def _pair(table: Table, rate: Line) -> Pair | None:
    """The two columns whose quotient the percentages are in most rows; names decide between equals."""
    amounts = [column for column in table.columns if column is not rate and _goes_with(column, rate)]
    if len(table.columns) > MOST_COLUMNS:
        amounts = [column for column in amounts if abs(column.at - rate.at) <= 6]
    pairs = [Pair(part, whole) for part in amounts for whole in (*amounts, None) if _belong(part, whole)]
    if GROWTH.search(rate.own):
        pairs = [Pair(part, whole, is_growth=True) for part in amounts for whole in amounts if _belong(part, whole)]
    scored = [(*_score(table, rate, pair), pair) for pair in pairs]
    best = max(scored, key=lambda one: one[:4], default=None)
    if best is None:
        return None
    agreeing, named, _, _, pair = best
    tested = len(_tested(table, rate, pair))
    return pair if agreeing and (agreeing * 5 >= tested * 2 or named == 2) else None


def _goes_with(column: Line, rate: Line) -> bool:
    same_group = column.group == rate.group or not column.group or not rate.group
    same_month = rate.month is None or column.month in (rate.month, None)
    return same_group and same_month and not column.is_ratio


def _belong(part: Line, whole: Line | None) -> bool:
    """Whether two columns may make a quotient: not those of two different groups."""
    return whole is None or (part is not whole and (part.group == whole.group or not part.group or not whole.group))


def _score(table: Table, rate: Line, pair: Pair) -> tuple[int, int, bool, int]:
    tested = _tested(table, rate, pair)
    near_by = [(part, whole, one) for _, part, whole, one in tested if _is_near(part, whole, one)]
    agreeing = sum(of_ratio(*three).verdict in STRAIGHT for three in near_by)
    named = bool(DONE.search(pair.part.own)) + bool(pair.whole and TARGET.search(pair.whole.own))
    near = -abs(pair.part.at - rate.at) - (abs(pair.whole.at - rate.at) if pair.whole else 0)
    return agreeing, named, pair.whole is not None, near


def _is_near(part: Figure, whole: Figure, one: Figure) -> bool:
    """Whether a quotient is within a few steps of the last digits of a percentage; told fast, in floats."""
    rate = 100 * float(part.value) / float(whole.value)
    steps = (
        float(each.printed.factor) / 10**each.coarse.decimals / abs(float(each.value) or 1) for each in (part, whole)
    )
    return abs(rate - float(one.value)) <= 2 / 10**one.coarse.decimals + abs(rate) * sum(steps) or (
        rate > 100 == one.value
    )


def _tested(table: Table, rate: Line, pair: Pair) -> list[tuple[Line, Figure, Figure, Figure]]:
    found = []
    for row in table.rows[:: max(1, len(table.rows) // MOST_TRIED)]:
        part, whole, one = _part(table, row, pair), _whole(table, row, pair), table.at(row, rate)
        if part and whole and whole.value and one:
            found.append((row, part, whole, one))
    return found


def _whole(table: Table, row: Line, pair: Pair) -> Figure | None:
    if pair.whole:
        return table.at(row, pair.whole)
    totals = [other for other in table.rows if other.is_total]
    return table.at(totals[0], pair.part) if len(totals) == 1 and row is not totals[0] else None


def _part(table: Table, row: Line, pair: Pair) -> Figure | None:
    part, whole = table.at(row, pair.part), _whole(table, row, pair)
    if not pair.is_growth or part is None or whole is None:
        return part
    gain = Decimal(part.printed.value - whole.printed.value)
    printed = replace(part.printed, value=gain)
    return replace(part, text=f"({part.text}－{whole.text})", printed=printed, coarse=printed)


def _column(table: Table, rate: Line, pair: Pair) -> Iterator[Check]:
    for row in table.rows:
        part, whole, one = _part(table, row, pair), _whole(table, row, pair), table.at(row, rate)
        subject = f"{row.name} · {rate.name}"
        if part and whole and whole.value and one:
            yield judged_ratio(part, whole, one, subject)
        elif pair.whole and (one or part or whole or table.said(row, pair.whole)[0] or table.said(row, pair.part)[0]):
            yield _skipped(table, row, rate, pair, subject)


def judged_ratio(part: Figure, whole: Figure, one: Figure, subject: str) -> Check:
    """A percentage against the two figures it is of as a check."""
    judged = of_ratio(part, whole, one)
    if judged.within and judged.verdict is not Verdict.ROUNDED:
        figures = {figure.address: figure for figure in (part, whole, one)}
        explained = of_set(
            {address: figure.printed for address, figure in figures.items()},
            [Ratio(part.address, whole.address, one.address)],
            {address: figure.said for address, figure in figures.items()},
        )
        said = {**words(judged, one.printed.decimals), **explained.params}
        return replace(explained, relation="ratio", cell=one.address, subject=subject, published=one.text, params=said)
    above, below = (whole, part) if judged.verdict is Verdict.INVERSE else (part, whole)
    said = {"part": above.text, "whole": below.text, **words(judged, one.printed.decimals)}
    say = SAY[judged.verdict]
    return Check("ratio", judged.verdict, one.address, subject, one.text, say, said, (above.address, below.address))


def _skipped(table: Table, row: Line, rate: Line, pair: Pair, subject: str) -> Check:
    """Why a percentage was not recomputed: words for a figure, a blank, a zero below the line."""
    one = table.at(row, rate)
    lines = [line for line in (pair.whole, pair.part) if line]
    figures = [figure for line in lines if (figure := table.at(row, line))]
    said, where = next((found for line in lines if (found := table.said(row, line))[0]), ("", ""))
    blank = next((line for line in (*lines, rate) if table.at(row, line) is None), None)
    cell = one.address if one else next((figure.address for figure in figures), where)
    if said:
        say, params = "ratio_words", {"words": said}
    elif blank:
        say, params = "ratio_blank", {"what": blank.name}
    else:
        say, params = "ratio_zero", {}
    return Check("ratio", Verdict.SKIPPED, cell, subject, one.text if one else "", say, params)


def _unread(table: Table, rate: Line) -> list[Check]:
    """Percentages whose base the table does not hold: at least the total must lie between those of its parts."""
    held = [(row, figure) for row in table.rows if (figure := table.at(row, rate))]
    if not held:
        return []
    amounts = [column for column in table.columns if column.adds_up and column.group == rate.group]
    money = [column for column in amounts if not _is_count(table, column)]
    totals = [row for row, _ in held if row.is_total]
    checks = [check for row in totals for column in money[-1:] if (check := _implied(table, row, column, rate))]
    first = held[0][1]
    return checks or [Check("ratio", Verdict.SKIPPED, first.address, rate.name, first.text, "ratio_unread")]


def _is_count(table: Table, column: Line) -> bool:
    figures = [figure for row in table.rows if (figure := table.at(row, column))]
    return all(figure.printed.is_exact for figure in figures)


def _implied(table: Table, total: Line, column: Line, rate: Line) -> Check | None:
    whole = table.at(total, rate)
    parts = parts_of(table, total, [column])
    pairs = [(table.at(row, column), table.at(row, rate)) for row in parts]
    known = [(amount.value, one.printed.behind(Mode.HALF_UP)) for amount, one in pairs if amount and one]
    if whole is None or len(known) != len(parts) or any(behind.low <= 0 for _, behind in known):
        return None
    sum_ = sum((amount for amount, _ in known), Fraction(0))
    low = sum_ / sum((amount / behind.low for amount, behind in known), Fraction(0))
    high = sum_ / sum((amount / behind.high for amount, behind in known), Fraction(0))
    behind = whole.printed.behind(Mode.HALF_UP)
    fits = behind.high >= low and behind.low <= high
    said = {"low": shown(low, 2), "high": shown(high, 2)}
    verdict, say = (Verdict.ROUNDED, "implied_same") if fits else (Verdict.DIFFERS, "implied_differs")
    cells = tuple(figure.address for pair in pairs for figure in pair if figure)
    return Check("implied", verdict, whole.address, f"{total.name} · {rate.name}", whole.text, say, said, cells)
