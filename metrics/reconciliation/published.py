"""Published tables checked: what was recognised in each, and every relation that could be found in it, judged."""

from dataclasses import dataclass

import polars as pl

from metrics.reconciliation import listed, ratios, sums, votes, watch
from metrics.reconciliation.across import across as sums_across
from metrics.reconciliation.differences import differences
from metrics.reconciliation.parts import with_followers
from metrics.reconciliation.products import products
from metrics.reconciliation.reading import tables
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import Check


@dataclass(frozen=True)
class Checked:
    """A published table and what became of its relations, in the order of its cells."""

    table: Table
    checks: list[Check]


def check(cells: pl.DataFrame) -> list[Checked]:
    """Every published table among `cells` (the columns of data/sql/published_cells.sql) with its checks."""
    return [Checked(table, of_table(table)) for table in tables(cells)]


def of_table(table: Table) -> list[Check]:
    """Sums down and across, percentages, differences, lists, and what deserves a look."""
    if listed.is_list(table):
        return listed.checks(table)
    table = with_followers(table)
    down, across = sums.down(table), sums_across(table)
    rates = ratios.checks(table) or ratios.checks(table.turned())
    added = sums.weighed([*down, *sums.named_parts(table), *across])
    found = [*added, *products(table), *rates, *differences(table), *sums.running(table)]
    if not across:
        found += votes.row_sums(table)
    return [*found, *watch.series(table), *watch.zeros(table), *watch.joined(table)]
