"""The rows that a total row is of: those of its group, its neighbours, or the subtotals beneath it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from metrics.reconciliation.judged import of_sum
from metrics.reconciliation.line import TOTAL, Line
from metrics.reconciliation.table import SLACK, Table, alike
from metrics.reconciliation.verdict import AGREEING

MOST_SUBTOTALS = 60
"""A total is of no more subtotals than these, those right beside it."""


def parts_of(table: Table, total: Line, columns: Sequence[Line]) -> list[Line]:
    """The rows that a total is of, in most of these columns; where none make it up, those that it most likely is of."""
    same = _kin(table, total)
    at = next(at for at, row in enumerate(same) if row is total) if same is not table.main else table.places[total.at]
    before = list(takewhile(_is_plain, (same[back] for back in range(at - 1, -1, -1))))
    after = list(takewhile(_is_plain, (same[on] for on in range(at + 1, len(same)))))
    is_only = len(table.totals) == 1 or sum(row.is_total for row in same) == 1
    everything = [] if same is table.main and not _may_be_all(table, total, columns) else _plain(table, same)
    choices = [one for one in ([everything, before, after] if is_only else [before, after, everything]) if one]
    best = max(choices, key=lambda parts: _agreeing(table, total, columns, parts), default=[])
    if _agreeing(table, total, columns, best) * 2 > len(columns):
        return best
    sides = (range(at - 1, -1, -1), range(at + 1, len(same)))
    nested = [run for side in sides for run in _totals(same, side)]
    found = max(nested, key=lambda run: _agreeing(table, total, columns, run), default=[])
    if found and _agreeing(table, total, columns, found) * 2 >= len(columns):
        return found
    if best or (others := _plain(table, same)):
        return best or others
    is_whole = not re.search("小计", "".join(total.names)) and len(nested) and total in (same[0], same[-1])
    return nested[-1] if is_whole else []


def _kin(table: Table, total: Line) -> Sequence[Line]:
    """The rows of a total's group; all but named parts where it names none."""
    group = {name for name in total.names if not TOTAL.fullmatch(name)}
    if len(total.names) < 2 or not group:
        return table.main
    rarest = min((table.by_name[name] for name in group), key=len)
    return [row for row in rarest if not row.is_part and group <= set(row.names)]


def _plain(table: Table, same: Sequence[Line]) -> list[Line]:
    return table.plain if same is table.main else [row for row in same if _is_plain(row)]


def _is_plain(row: Line) -> bool:
    return not row.is_total


def _may_be_all(table: Table, total: Line, columns: Sequence[Line]) -> bool:
    """Whether a total may be of all rows: the only, first or last one, or one that comes near their sum."""
    if total in (table.totals[0], table.totals[-1]):
        return True
    held = [(one, table.plain_sums[column.at]) for column in columns if (one := table.rough.get((total.at, column.at)))]
    return any(abs(one[0] - sum_) <= one[1] + reach + abs(sum_) * SLACK for one, (sum_, reach) in held)


def _totals(same: Sequence[Line], side: Iterable[int]) -> Iterator[list[Line]]:
    """Runs of subtotals on one side of a total, the shortest first."""
    run = [row for at in side if (row := same[at]).is_total][:MOST_SUBTOTALS]
    yield from (run[:count] for count in range(2, len(run) + 1))


def _agreeing(table: Table, total: Line, columns: Sequence[Line], parts: Sequence[Line]) -> int:
    """In how many columns these rows make a total; told in floats first."""
    return sum(_is_near(table, total, column, parts) and _is_made(table, total, column, parts) for column in columns)


def _is_near(table: Table, total: Line, column: Line, parts: Sequence[Line]) -> bool:
    whole = table.rough.get((total.at, column.at))
    held = [one for part in parts if (one := table.rough.get((part.at, column.at)))]
    if whole is None or len(held) < 2:
        return False
    off = abs(sum(value for value, _ in held) - whole[0])
    return off <= sum(step for _, step in held) + whole[1] + abs(whole[0]) * SLACK


def _is_made(table: Table, total: Line, column: Line, parts: Sequence[Line]) -> bool:
    whole = table.at(total, column)
    added = [figure for part in parts if (figure := table.at(part, column))]
    return whole is not None and alike(whole, *added) and of_sum(whole, added).verdict in AGREEING
