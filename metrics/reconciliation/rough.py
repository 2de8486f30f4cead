"""Relations ruled out fast: in floats, over all rows at once; what is left is judged exactly."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import polars as pl

from metrics.reconciliation.table import Line, Table

SLACK = 1e-9


class Near(NamedTuple):
    """Rows that hold the figures of a relation, and those of them that come near it."""

    tested: int
    near: int

    def reaches(self, share: Fraction) -> bool:
        """Whether so many of the rows come near."""
        return self.tested > 0 and self.near >= self.tested * share


def of_sum(table: Table, whole: Line, plus: Sequence[Line], minus: Sequence[Line] = ()) -> Near:
    """Rows in which a column comes near the sum of others, some taken away; a blank among them adds nothing."""
    held = table.strips
    total, reach, has_whole = held[whole.at]
    sum_, has_part = pl.zeros(len(table.rows), pl.Float64, eager=True), pl.repeat(False, len(table.rows), eager=True)
    for line in (*plus, *minus):
        value, step, is_there = held[line.at]
        sum_ = sum_ + value if line in plus else sum_ - value
        reach, has_part = reach + step, has_part | is_there
    tested = has_whole & has_part
    near = tested & ((sum_ - total).abs() <= reach + total.abs() * SLACK)
    return Near(int(tested.sum()), int(near.sum()))


def of_quotient(table: Table, one: Line, above: Line, below: Line, factor: float) -> Near:
    """Rows in which a column comes near the quotient of two others times `factor`."""
    (value, step, has_one), (part, off, has_part), (whole, less, has_whole) = (
        table.strips[line.at] for line in (one, above, below)
    )
    tested = has_one & has_part & has_whole & (whole > 0)
    quotient = part / whole.replace(0, None) * factor
    reach = step * 2 + quotient.abs() * (less / whole.replace(0, None)) * 2 + off / whole.replace(0, None) * factor * 2
    near = tested & ((quotient - value).abs() <= reach + value.abs() * SLACK).fill_null(value=False)
    return Near(int(tested.sum()), int(near.sum()))
