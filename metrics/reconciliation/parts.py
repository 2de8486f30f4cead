"""Rows that are parts of a row above them though only the first is named so: 其中：已开工, 未开工."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from metrics.reconciliation.line import Line
from metrics.reconciliation.sums import judged_sum
from metrics.reconciliation.table import Table, alike
from metrics.reconciliation.verdict import AGREEING

MOST_FOLLOWERS = 12


def with_followers(table: Table) -> Table:
    """The table where rows that complete the parts named above them are parts as well."""
    rows = list(table.rows)
    for at, row in enumerate(rows):
        named = list(takewhile(lambda other: other.is_part, rows[at + 1 :]))
        if not named or row.is_part:
            continue
        start = at + 1 + len(named)
        others = list(takewhile(lambda other: not other.is_total, rows[start:]))[:MOST_FOLLOWERS]
        for more in range(len(others) + 1):
            if _is_made_of(table, row, [*named, *(other for other in others[:more] if not other.is_part)]):
                rows[start : start + more] = [
                    replace(other, is_part=True, is_nested=other.is_part) for other in others[:more]
                ]
                break
    return replace(table, rows=rows)


def _is_made_of(table: Table, whole: Line, parts: Sequence[Line]) -> bool:
    """Whether parts make a row in half of the columns that can be added up: what differs then is asked about."""
    checks = []
    for column in (column for column in table.columns if column.adds_up):
        one = table.at(whole, column)
        added = [figure for part in parts if (figure := table.at(part, column))]
        if one and added and alike(one, *added):
            checks.append(judged_sum(one, added, ""))
    agreeing = sum(check.verdict in AGREEING for check in checks)
    return len(parts) > 1 and agreeing > 0 and agreeing * 2 >= len(checks)
