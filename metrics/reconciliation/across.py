"""Columns that are the sum of columns beside them, row by row; subtotals stand for what they are of."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.line import OF_ONE_QUARTER, Line
from metrics.reconciliation.sums import judged_sum
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

SAYS_SO = re.compile(r"^总|总[额量数计]|^共|^全部|全年")
"""Names of columns that may well be sums."""
HALF = Fraction(1, 2)
MOST_BESIDE, MOST_OF_TOTAL = 24, 200
"""So many columns on one side of a column are tried as its parts, and of one that is called a total."""
MOST_COLUMNS = 40
"""In wider tables only columns right beside a total are."""
Runs = Mapping[int, tuple[Line, ...]]


class _Tried(NamedTuple):
    """Columns that may make a total, and what came of it."""

    share: Fraction
    width: int
    checks: list[Check]
    run: tuple[Line, ...]
    is_beside: bool

    @property
    def rank(self) -> tuple[Fraction, bool, int]:
        """The most rows that agree, then what stands right beside, then the most columns."""
        return self.share, self.is_beside, self.width


def across(table: Table) -> list[Check]:
    """Each column that is the sum of columns beside it, row by row."""
    tried = [_one_way(table, is_behind=is_behind) for is_behind in (False, True)]
    found: list[Check] = []
    for column in table.columns:
        best = max((way[column.at] for way in tried if column.at in way), key=lambda one: one.rank, default=None)
        if best is None:
            continue
        if _is_sum(column, best) and _is_sum(column, best, checks := rows_of(table, table.rows, column, best.run)):
            found += checks
        elif column.is_total and best.checks:
            first = best.checks[0]
            found.append(Check("sum", Verdict.SKIPPED, first.cell, column.name, first.published, "sum_unread"))
    return found


def _one_way(table: Table, *, is_behind: bool) -> dict[int, _Tried]:
    """The best parts of each column on one side of it; the inner totals come first, so that outer ones can use them."""
    made: dict[int, tuple[Line, ...]] = {}
    best: dict[int, _Tried] = {}
    for total in list(reversed(table.columns)) if is_behind else table.columns:
        runs = _runs(table, total, made, is_behind=is_behind) if total.adds_up else {}
        near = [run for run in runs if rough.of_sum(table, total, run).reaches(HALF)]
        tried = [
            _Tried(share(checks), len(run), checks, run, runs[run])
            for run in near or list(runs)[: total.is_total]
            if (checks := rows_of(table, table.sample(total), total, run))
        ]
        if tried:
            best[total.at] = max(tried, key=lambda one: one.rank)
            if _is_sum(total, best[total.at]):
                made[total.at] = best[total.at].run
    return best


def _runs(table: Table, total: Line, made: Runs, *, is_behind: bool) -> dict[tuple[Line, ...], bool]:
    """Columns on one side of `total`, in its group, that might add up to it: whether they stand right beside it."""
    columns = [
        column
        for column in table.columns
        if column.adds_up and column.group == total.group
        and (total.is_total or column.month == total.month or is_by_quarter(table))
    ]  # fmt: skip
    if total not in columns or total.is_part:
        return {}
    at = columns.index(total)
    if not (is_behind and columns[at + 1 :][:1] and columns[at + 1].is_part):  # 其中 is of the column before it alone
        columns = [column for column in columns if not column.is_part or column is total]
        at = columns.index(total)
    most = MOST_OF_TOTAL if total.is_total else MOST_BESIDE
    beside = (columns[at + 1 :] if is_behind else columns[:at][::-1])[:most]
    found: dict[tuple[Line, ...], bool] = {}
    for subtotals in ({other: made[other] for other in made if _is_total(beside, other)}, made):
        side = _walk(beside, subtotals)
        for start in range(len(side) - 1 if len(table.columns) <= MOST_COLUMNS else min(1, len(side))):
            for stop in range(len(side), start + 1, -1):
                found.setdefault(tuple(side[start:stop]), start == 0)
    return found


def is_by_quarter(table: Table) -> bool:
    """Whether columns are of single quarters, which are added up and do not run on."""
    return any(OF_ONE_QUARTER.search(column.own) for column in table.columns)


def _is_total(columns: Sequence[Line], at: int) -> bool:
    return any(column.is_total for column in columns if column.at == at)


def _walk(columns: Sequence[Line], made: Runs) -> list[Line]:
    """Columns up to the next total that is not known to be of others; what a known one is of is left out."""
    found: list[Line] = []
    within: set[int] = set()
    for column in columns:
        if column.at in within:
            continue
        if column.is_total and column.at not in made:
            break
        found.append(column)
        within |= {part.at for part in made.get(column.at, ())}
    return found


def rows_of(table: Table, rows: Sequence[Line], total: Line, run: Sequence[Line]) -> list[Check]:
    """A column against others added up, row by row."""
    checks = []
    for row in rows:
        whole = table.at(row, total)
        added: list[Figure] = [figure for column in run if (figure := table.at(row, column))]
        if whole and added and not row.is_ratio and alike(whole, *added):
            checks.append(judged_sum(whole, added, f"{row.name} · {total.name}"))
    return checks


def share(checks: Sequence[Check]) -> Fraction:
    """How many of the checks agree, of 1."""
    return Fraction(sum(check.verdict in AGREEING for check in checks), max(len(checks), 1))


def _is_sum(column: Line, tried: _Tried, checks: Sequence[Check] | None = None) -> bool:
    """A column that says so, if half its rows agree; any other where nearly all do, three at least if further away."""
    checks = tried.checks if checks is None else checks
    if column.is_total and tried.is_beside:
        return bool(checks) and share(checks) >= HALF
    telling = [check for check in checks if len(check.cells) > 1 and check.verdict in AGREEING]
    nearly = Fraction(2, 3) if SAYS_SO.search(column.own) or len(telling) >= 3 else Fraction(4, 5)
    return len(telling) >= (2 if tried.is_beside else 3) and share(checks) >= nearly
