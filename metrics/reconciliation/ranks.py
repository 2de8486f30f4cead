"""Columns of ranks (名次) against the figure that they rank, from the highest down or from the lowest up."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from metrics.reconciliation.line import RANK, SCORE, Line
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import Check, Verdict

FEWEST, MANY = 4, 7


class _Ranked(NamedTuple):
    """A rank, the figure that it is of, and the first and last place that this figure may have."""

    row: Line
    rank: Figure
    figure: Figure
    first: int
    last: int


def ranks(table: Table) -> list[Check]:
    """Each column of ranks against the column whose order it is in most rows."""
    found: list[Check] = []
    for column in (line for line in table.columns if RANK.search(line.own)):
        tried = [
            (_ranked(table, column, by, is_down=is_down), by, is_down) for by, is_down in _orders(table, column)
        ]  # fmt: skip
        best = max(tried, key=lambda one: (_fitting(one[0]), -abs(one[1].at - column.at)), default=None)
        if best and _is_order(best[0], best[1]):
            found += [_check(one, column, best[1], is_down=best[2]) for one in best[0]]
    return found


def _is_order(ranked: Sequence[_Ranked], by: Line) -> bool:
    """Whether ranks are those of a figure: all of them, or nearly all where there are many or its name bears it out."""
    off = len(ranked) - _fitting(ranked)
    if len(ranked) < FEWEST or (off and len(ranked) < MANY and not _is_told(by)):
        return False
    return off <= max(2, len(ranked) // 3) and _fitting(ranked) >= FEWEST - 1


def _is_told(by: Line) -> bool:
    return by.is_ratio or bool(SCORE.search(by.own))


def _orders(table: Table, column: Line) -> list[tuple[Line, bool]]:
    """What a column may rank, and whether from the highest down: of few rows only what stands before it or is a score.

    Of few rows any figure may by chance stand in that order.
    """
    others = [line for line in table.columns if line is not column and not RANK.search(line.own)]
    if len(table.rows) >= MANY:
        return [(line, is_down) for line in others for is_down in (True, False)]
    before = [line for line in others if line.at < column.at][-1:]
    return [(line, True) for line in others if line in before or _is_told(line)]


def _ranked(table: Table, column: Line, by: Line, *, is_down: bool) -> list[_Ranked]:
    rows = [row for row in table.rows if not row.is_total and table.at(row, column) and table.at(row, by)]
    held = [(row, rank, one) for row in rows if (rank := table.at(row, column)) and (one := table.at(row, by))]
    order = sorted(-one.value if is_down else one.value for _, _, one in held)
    if len(set(order)) < FEWEST:
        return []
    return [
        _Ranked(row, rank, one, bisect_left(order, value) + 1, bisect_right(order, value))
        for row, rank, one in held
        for value in (-one.value if is_down else one.value,)
    ]


def _fitting(ranked: Sequence[_Ranked]) -> int:
    return sum(one.first <= one.rank.value <= one.last for one in ranked)


def _check(one: _Ranked, column: Line, by: Line, *, is_down: bool) -> Check:
    fits = one.first <= one.rank.value <= one.last
    verdict = Verdict.EXACT if fits else Verdict.DIFFERS
    say = "rank_differs" if not fits else "rank_same" if one.first == one.last else "rank_tied"
    say += "" if is_down else "_up"
    said = {"by": by.name, "tied": str(one.last - one.first)}
    said |= {"published": f"{one.rank.printed.value:f}", "computed": str(one.first)}
    if not fits:
        said["difference"] = f"{abs(one.rank.printed.value - one.first):f}"
    subject = f"{one.row.name} · {column.name}"
    return Check("rank", verdict, one.rank.address, subject, one.rank.text, say, said, (one.figure.address,))
