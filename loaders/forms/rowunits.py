"""Amounts whose unit stands in a column of its own, row by row: 100 | 万元 above 2000000 | 元."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from loaders.formats.cells import plain
from loaders.forms import units
from loaders.forms.column import Column
from loaders.forms.table import Row, Table
from loaders.forms.value import Value
from loaders.forms.valuestrip import words_of


def settle(table: Table) -> None:
    """Give amounts without a unit that of their row, where every row with such an amount names one of money.

    Beside counts the column may speak of those instead: then the amounts stay without, and are asked about.
    """
    named = [column for column in table.columns if column.field in ("unit_word", "target_unit")]
    bare = [column for column in table.columns if column.kind == "money" and column.unit is None]
    if len(named) != 1 or not bare or any(column.kind == "quantity" for column in table.columns):
        return
    rows = [row for row in table.rows if row.kind in ("data", "total", "section") and any(_amounts(row, bare))]
    said = {row.number: units.unit_word(words_of(row.values, named[0].letter)) for row in rows}
    if not all(units.money_factor(said[row.number]) for row in rows if row.kind == "data"):
        return
    common = set(filter(None, said.values()))
    for row in rows:
        unit = said[row.number] or (next(iter(common)) if len(common) == 1 else None)
        if factor := units.money_factor(unit):
            row.values = {**row.values, **{letter: _in(value, unit, factor) for letter, value in _amounts(row, bare)}}


def _amounts(row: Row, columns: list[Column]) -> Iterable[tuple[str, Value]]:
    """The numbers of a row in these columns that carry no unit."""
    held = ((column.letter, row.values.get(column.letter)) for column in columns)
    return ((at, value) for at, value in held if value and isinstance(value.value, Decimal) and value.unit is None)


def _in(value: Value, unit: str | None, factor: Decimal) -> Value:
    assert isinstance(value.value, Decimal)
    return replace(value, value=plain(value.value * factor), unit=unit)
