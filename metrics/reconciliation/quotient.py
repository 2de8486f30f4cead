"""What stands above and below the line of a percentage: figures of a row, gains, columns added up, the total."""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.reconciliation.line import Line
from metrics.reconciliation.rounding import together
from metrics.reconciliation.table import JOINT, Figure, Table


class Pair(NamedTuple):
    """The columns that a percentage is of; `whole` None: the total of `part`'s own column.

    `growth`: the numerator is what `part` gained since `whole` (−1: lost). `plus`: a column that is added to `part`;
    `also`: columns that are added to `whole`.
    """

    part: Line
    whole: Line | None
    growth: int = 0
    plus: Line | None = None
    also: tuple[Line, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """All of its columns."""
        return [line for line in (self.part, self.whole, self.plus, *self.also) if line]


def whole_of(table: Table, row: Line, pair: Pair) -> Figure | None:
    """What a percentage of this row is of: the other column, or the total of its own."""
    if pair.whole:
        return _added(table, row, (pair.whole, *pair.also))
    if table.totals:
        return table.at(table.totals[0], pair.part) if len(table.totals) == 1 else None
    return table.wholes.get(pair.part.at)


def part_of(table: Table, row: Line, pair: Pair) -> Figure | None:
    """The numerator of this row: a figure, a gain, or the sum of two."""
    part, whole = table.at(row, pair.part), whole_of(table, row, pair)
    other, sign = (whole, -1) if pair.growth else (table.at(row, pair.plus), 1) if pair.plus else (None, 0)
    if pair.growth < 0:
        part, other = other, part
    if not sign or part is None or other is None:
        return None if sign and part and pair.plus else part
    return joint([part, other], sign)


def _added(table: Table, row: Line, lines: Sequence[Line]) -> Figure | None:
    held = [one for line in lines if (one := table.at(row, line))]
    return None if len(held) < len(lines) else held[0] if len(held) == 1 else joint(held, 1)


def joint(figures: Sequence[Figure], sign: int) -> Figure | None:
    """Figures as one: added up, or the second taken from the first (`sign` −1); None where their units differ."""
    first, *others = figures
    if any(other.printed.factor != first.printed.factor for other in others):
        return None
    fine = together([one.printed for one in figures], sign)
    own = together([one.coarse for one in figures], sign)
    text = ("＋" if sign > 0 else "－").join(one.said for one in figures)
    return Figure(f"({text})", JOINT.join(one.address for one in figures), None, fine, own)
