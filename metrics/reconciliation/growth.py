"""Growth from row to row: a percentage of each year, or month, against the figure of the row before."""

import re
from collections.abc import Iterator
from itertools import pairwise

from metrics.reconciliation.line import PERIOD, Line
from metrics.reconciliation.pairs import GROWTH
from metrics.reconciliation.quotient import joint
from metrics.reconciliation.ratios import judged_ratio
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import AGREEING, Check

YEAR = re.compile(r"(?:19|20)\d\d年?度?$")


def growth(table: Table) -> list[Check]:
    """Each column of growth against the amounts that it is the growth of, from row to row, in most rows."""
    found: list[Check] = []
    rows = [row for row in table.rows if not row.is_total]
    if not rows or not all(YEAR.search(row.own) or PERIOD.search(row.own) for row in rows):
        return found
    for rate in (line for line in table.columns if line.is_ratio and GROWTH.search(line.own)):
        tried = [list(_steps(table, rows, line, rate)) for line in table.columns if line.adds_up]
        best = max(tried, key=_agreeing, default=[])
        found += best if _agreeing(best) >= 2 and _agreeing(best) * 5 >= len(best) * 3 else []
    return found


def _agreeing(checks: list[Check]) -> int:
    return sum(check.verdict in AGREEING for check in checks)


def _steps(table: Table, rows: list[Line], amount: Line, rate: Line) -> Iterator[Check]:
    for before, row in pairwise(rows):
        was, now, one = table.at(before, amount), table.at(row, amount), table.at(row, rate)
        gain = joint([now, was], -1) if now and was else None
        if gain and was and was.value > 0 and one:
            yield judged_ratio(gain, was, one, f"{row.name} · {rate.name}", may_turn=False)
