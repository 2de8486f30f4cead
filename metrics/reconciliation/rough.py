"""Relations ruled out fast: in floats, over all rows at once; what is left is judged exactly."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Strip, Table

# Differences are squared, not made absolute: Series.abs() runs a query of its own, which costs more than all the rest.


class Near(NamedTuple):
    """Rows that hold the figures of a relation, and those of them that come near it."""

    tested: int
    near: int

    def reaches(self, share: Fraction) -> bool:
        """Whether so many of the rows come near."""
        return self.tested > 0 and self.near >= self.tested * share


def of_sum(table: Table, whole: Line, plus: Sequence[Line], minus: Sequence[Line] = ()) -> Near:
    """Rows in which a column comes near the sum of others, some taken away; a blank among them adds nothing."""
    first, *more = (table.strips[line.at] for line in plus)
    total = table.strips[whole.at]
    sum_, reach, is_there = first.values, total.steps + first.steps, first.is_there
    for other in more:
        sum_, reach, is_there = sum_ + other.values, reach + other.steps, is_there | other.is_there
    for other in (table.strips[line.at] for line in minus):
        sum_, reach, is_there = sum_ - other.values, reach + other.steps, is_there | other.is_there
    tested = total.is_there & is_there
    off = sum_ - total.values
    return Near(int(tested.sum()), int((tested & (off * off <= reach * reach)).sum()))


def of_quotient(table: Table, one: Line, above: Sequence[Line], below: Sequence[Line], factor: float) -> Near:
    """Rows in which a column comes near others, added up, over others, added up, times `factor`."""
    quotient, whole = table.strips[one.at], _added(table, below)
    part, steps, is_there = _added(table, above)
    tested = quotient.is_there & is_there & whole.is_there & (whole.values > 0)
    off = part * factor - quotient.values * whole.values
    reach = (quotient.steps * whole.values + quotient.values * whole.steps + steps * factor) * 2
    return Near(int(tested.sum()), int((tested & (off * off <= reach * reach)).sum()))


def _added(table: Table, lines: Sequence[Line]) -> Strip:
    """Columns as one, where all of them are there."""
    first, *more = (table.strips[line.at] for line in lines)
    for other in more:
        first = Strip(first.values + other.values, first.steps + other.steps, first.is_there & other.is_there)
    return first


def of_product(table: Table, one: Line, other: Line, amount: Line, factor: float, often: Line | None) -> Near:
    """Rows in which a column is the product of two others times `factor`, and times a column, but for a quarter."""
    first, second, made = (table.strips[line.at].values for line in (one, other, amount))
    tested = (first > 0) & (second > 0) & (made > 0)
    off = (first * second * table.strips[often.at].values if often else first * second) * factor - made
    return Near(int(tested.sum()), int((tested & (16 * off * off <= made * made)).sum()))
