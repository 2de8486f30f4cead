"""Totals of columns that stand under other headings: 全市 of all counties, 总额 of the 小计 of each source."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from metrics.reconciliation.across import HALF, SAYS_SO, rows_of, share
from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import AGREEING, Check

Run = tuple[Line, ...]


def of_groups(table: Table) -> list[Check]:
    """Each total whose parts stand under other headings, row by row, where half of its rows come out."""
    found: list[Check] = []
    for total in (line for line in table.columns if line.adds_up):
        tried = [rows_of(table, table.rows, total, run) for run in dict.fromkeys(_runs(table, total)) if len(run) > 1]
        best = max(tried, key=lambda checks: (share(checks), len(checks)), default=[])
        telling = [check for check in best if len(check.cells) > 1 and check.verdict in AGREEING]
        found += best if len(telling) >= 2 and share(best) >= HALF else []
    return found


def _runs(table: Table, total: Line) -> Iterator[Run]:
    if not total.group:
        yield from _of_headings(table, total) if total.is_total or SAYS_SO.search(total.own) else []
    elif total.is_under_total:
        yield from _of_counties(table, total)


def _of_counties(table: Table, total: Line) -> Iterator[Run]:
    """The columns of its own name under the other headings: all, or those as far as the next total."""
    alike = [line for line in table.columns if line.stem[-1:] == total.stem[-1:] and line.group and line.adds_up]
    at = alike.index(total)
    yield tuple(line for line in alike if not line.is_under_total)
    for side in (alike[at + 1 :], alike[:at][::-1]):
        yield _until_whole(side)


def _until_whole(lines: Sequence[Line]) -> Run:
    stop = next((at for at, line in enumerate(lines) if line.is_under_total), len(lines))
    return tuple(lines[:stop])


def _of_headings(table: Table, total: Line) -> Iterator[Run]:
    """What stands under the headings beside it: the subtotal of each, else all of its columns."""
    at = table.columns.index(total)
    for side in (table.columns[at + 1 :], table.columns[:at][::-1]):
        run: Run = ()
        for heading, lines in groupby(side, key=lambda line: line.group):
            held = [line for line in lines if line.adds_up]
            if not heading:
                break
            run += tuple([line for line in held if line.is_total] or held)
            yield run
