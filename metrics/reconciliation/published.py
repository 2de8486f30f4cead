"""Published tables checked: what was recognised in each, and every relation that could be found in it, judged."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from metrics.reconciliation import listed, ratios, sums, votes, watch
from metrics.reconciliation.across import across as sums_across
from metrics.reconciliation.balances import balances
from metrics.reconciliation.bare import with_units
from metrics.reconciliation.differences import differences
from metrics.reconciliation.groups import of_groups
from metrics.reconciliation.growth import growth
from metrics.reconciliation.limits import limits, within
from metrics.reconciliation.months import between
from metrics.reconciliation.of_which import of_which
from metrics.reconciliation.parts import with_followers
from metrics.reconciliation.per_unit import per_unit
from metrics.reconciliation.portions import portions
from metrics.reconciliation.products import products
from metrics.reconciliation.ranks import ranks
from metrics.reconciliation.reading import tables
from metrics.reconciliation.running import running
from metrics.reconciliation.scores import scores
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import Check


@dataclass(frozen=True)
class Checked:
    """A published table and what became of its relations, in the order of its cells."""

    table: Table
    checks: list[Check]


def check(cells: pl.DataFrame) -> list[Checked]:
    """Every published table among `cells` (the columns of data/sql/published_cells.sql) with its checks."""
    found = [Checked(table, of_table(table)) for table in tables(cells)]
    from_before = between([one.table for one in found])
    return [Checked(one.table, [*one.checks, *from_before.get(at, [])]) for at, one in enumerate(found)]


def of_table(table: Table) -> list[Check]:
    """Sums down and across, accounts, percentages, differences, scores, lists, and what deserves a look."""
    if listed.is_list(table):
        return listed.checks(table)
    table, left_out = within(with_units(with_followers(table)))
    accounts, gains, months = balances(table), differences(table), running(table)
    told = {check.cell for check in gains}
    accounts = [check for check in accounts if check.say != "balance_unread" or check.cell not in told]
    under = of_groups(table)
    across = _without(_read(sums_across(table), under), [*accounts, *gains, *months])
    across += _without(under, across)
    gained = growth(table)
    rates = [*_read(ratios.checks(table) or ratios.checks(table.turned()), gained), *gained]
    shares = portions(table)
    added = sums.weighed(table, [*sums.down(table), *sums.named_parts(table), *across])
    found = [*added, *accounts, *months, *products(table), *per_unit(table), *_read(rates, shares), *shares]
    found += [*_without(gains, accounts), *scores(table), *ranks(table), *of_which(table)]
    if not across:
        found += votes.row_sums(table)
    summed = frozenset(cell for check in across for cell in check.cells)
    return [*found, *watch.series(table, summed), *watch.zeros(table), *watch.joined(table), *limits(table), *left_out]


def _without(checks: Sequence[Check], told: Sequence[Check]) -> list[Check]:
    """Checks but those that say of the same cells what others say already: a = b + c beside c = a − b."""
    known = {frozenset((check.cell, *check.cells)) for check in told}
    return [check for check in checks if frozenset((check.cell, *check.cells)) not in known]


def _read(checks: Sequence[Check], others: Sequence[Check]) -> list[Check]:
    """Checks without those that found nothing of a column, where other checks know what it is of."""
    columns = {cell.rstrip("0123456789") for check in others for cell in (check.cell, *check.cells)}
    unread = ("ratio_unread", "sum_unread")
    return [check for check in checks if check.say not in unread or check.cell.rstrip("0123456789") not in columns]
