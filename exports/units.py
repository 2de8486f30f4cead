"""Amounts of money in the unit that a reader chose, exact: 元 to 亿元. Rounded only where they are shown."""

from decimal import Decimal

import polars as pl

from data.model import Unit
from data.wording import translate
from exports.codes import UNITS
from metrics.columns import COLUMNS

EXACT = pl.Decimal(38, 10)
"""Holds a fen counted in 亿元."""
SIZES = {Unit.WAN: Decimal(1), Unit.YUAN: Decimal(10_000), Unit.YI: Decimal("0.0001"), Unit.MILLION: Decimal("0.01")}
"""How many of a unit one 万元 is."""
PLACES = {Unit.WAN: 2, Unit.YUAN: 2, Unit.YI: 4, Unit.MILLION: 4}
"""Decimals that a screen shows."""


def is_money(name: str) -> bool:
    """Whether a column holds amounts of money."""
    return name in COLUMNS and COLUMNS[name].form == "money"


def scaled(name: str, unit: Unit) -> pl.Expr:
    """The amounts of a column in `unit`; every column that is not money, and 万元, as they are."""
    if unit is Unit.WAN or not is_money(name):
        return pl.col(name)
    return pl.col(name).cast(EXACT) * pl.lit(SIZES[unit], dtype=EXACT)


def in_unit(frame: pl.DataFrame, unit: Unit) -> pl.DataFrame:
    """`frame` with its amounts, kept in 万元, counted in `unit`; columns keep their names."""
    return frame.with_columns(scaled(name, unit) for name in frame.columns)


def field(name: str, unit: Unit) -> str:
    """What programs call a column whose amounts are in `unit`: planned_wan in 亿元 is planned_yi."""
    return f"{name.removesuffix('_wan')}_{unit}" if is_money(name) and name.endswith("_wan") else name


def unit_word(name: str, unit: Unit, language: str) -> str | None:
    """The unit of a column in words; None where it has none."""
    said = UNITS[unit] if is_money(name) else COLUMNS[name].unit
    return translate(language, said) if said else None
