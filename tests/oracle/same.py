"""Whether the product's frames are what the oracle says: every column, every row, to the last digit that is kept."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import polars as pl

from metrics.ratio import RATE
from tests.oracle.digits import kept

Rows = Sequence[dict[str, object]]
PLACE = 1e-4
"""The last place of a forecast. Both reckon it in floats, not in the same order: where the fifth place is a half, one
may round it up and the other down; in a sum, as often as it has parts."""


def assert_same(computed: pl.DataFrame, expected: Rows, *, whole: bool = True) -> None:
    """Equal in every column: all that the product has (`whole`), or of a task all that the oracle knows."""
    if expected:
        assert not whole or set(computed.columns) == set(expected[0]), "the oracle does not know every figure"
        computed = computed.select(list(expected[0]))
    for row, wanted in zip(_exact(computed), _as_kept(expected, computed.schema), strict=True):
        unlike = {name: (row[name], value) for name, value in wanted.items() if row[name] != value}
        assert not unlike, {name: row.get(name) for name in ("project_id", "county", "period")}


def assert_near(computed: pl.DataFrame, expected: Rows, *, parts: int = 1) -> None:
    """The same columns and rows; what the oracle has as floats, sums of `parts` forecasts, to their last place."""
    assert not expected or set(computed.columns) == set(expected[0]), "the oracle does not know every figure"
    for row, wanted in zip(computed.iter_rows(named=True), expected, strict=True):
        assert {name: _near(row[name], value, parts) for name, value in wanted.items()} == wanted


def _near(value: object, wanted: object, parts: int) -> object:
    """`wanted` where the value is as near to it as a float can be asked to, else the value."""
    if isinstance(value, Decimal | float) and isinstance(wanted, float):
        return wanted if abs(float(value) - wanted) < (parts + 0.5) * PLACE else value
    return Fraction(value) if isinstance(value, Decimal) else value


def _exact(frame: pl.DataFrame) -> Rows:
    """Rows with exact numbers."""
    return [
        {name: Fraction(value) if isinstance(value, Decimal) else value for name, value in row.items()}
        for row in frame.iter_rows(named=True)
    ]


def _as_kept(rows: Rows, schema: pl.Schema) -> Rows:
    """The oracle's rows with rates to the twelve places that the product keeps."""
    return [
        {
            name: kept(value) if schema[name] == RATE and isinstance(value, Fraction) else value
            for name, value in row.items()
        }
        for row in rows
    ]
