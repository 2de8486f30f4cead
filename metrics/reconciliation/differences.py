"""Columns that say what is left or gained, against the two columns that they are the difference of."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from metrics.reconciliation import rough
from metrics.reconciliation.across import HALF, share
from metrics.reconciliation.judged import Judged, of_difference, words
from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Table, alike
from metrics.reconciliation.verdict import Check, Verdict

LEFT_OVER = re.compile(r"差|扣|净增|增减|增加|减少|余|结转|未|缺口|剩|提高|上升|下降|降低|升降|百分点")
NEAR = 8
"""A difference is of columns no further away."""


def differences(table: Table) -> list[Check]:
    """Each column that says what is left or gained, against the two columns it is the difference of."""
    found: list[Check] = []
    told: set[frozenset[int]] = set()
    for column in reversed(table.columns):
        if LEFT_OVER.search(column.own) and not column.is_ratio:
            others = [other for other in table.columns if other is not column and other.group == column.group]
            others = [other for other in others if abs(other.at - column.at) <= NEAR]
            tried = {
                pair: list(_differences(table, table.sample(column, *pair), column, *pair))
                for pair in permutations(others, 2)
                if frozenset(line.at for line in (column, *pair)) not in told
                and rough.of_sum(table, pair[0], (pair[1], column)).reaches(HALF)
            }
            best = max(tried, key=lambda pair: (share(tried[pair]), len(tried[pair])), default=None)
            if best and len(tried[best]) >= 2 and share(tried[best]) * 5 >= 3:
                checks = list(_differences(table, table.rows, column, *best))
                if share(checks) * 5 >= 3:
                    found = [*checks, *found]
                    told.add(frozenset(line.at for line in (column, *best)))
    return found


def _differences(table: Table, rows: Sequence[Line], column: Line, more: Line, less: Line) -> Iterator[Check]:
    for row in rows:
        figure, first, second = table.at(row, column), table.at(row, more), table.at(row, less)
        if figure and first and second and alike(first, second, figure):
            judged: Judged = of_difference(figure, first, second)
            say = {Verdict.ROUNDED: "difference_rounded", Verdict.DIFFERS: "difference_differs"}
            said = {"more": first.said, "less": second.said, **words(judged, figure.printed.decimals, figure.unit)}
            yield Check(
                "difference", judged.verdict, figure.address, f"{row.name} · {column.name}", figure.said,
                say.get(judged.verdict, "difference_same"), said, (first.address, second.address),
            )  # fmt: skip
