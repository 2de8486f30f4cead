"""Figures of a published workbook as its reader sees them: with the decimals of the cell's number format."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from loaders.formats.number_formats import kind, shown_decimals
from loaders.forms.form import Table
from loaders.grid import Cell, Grid


def as_displayed(grid: Grid, table: Table) -> Table:
    """The table with displayed texts in place of stored ones; `grid` holds the cells that it was read from."""
    texts = _texts(grid, table.sheet)
    for row in table.rows if texts else ():
        told = {name: texts[value.cell] for name, value in row.values.items() if value.cell in texts}
        if told:
            row.values = {
                name: replace(value, text=told[name]) if name in told else value for name, value in row.values.items()
            }
    return table


def _texts(grid: Grid, sheet_name: str) -> Mapping[str, str]:
    cells = (cell for sheet in grid.sheets if sheet.name == sheet_name for cell in sheet.cells.values())
    return {cell.address: text for cell in cells if cell.number_format and (text := _text(cell))}


def _text(cell: Cell) -> str | None:
    """What Excel shows of a number; None for what it shows as it is stored.

    An amount shown without any decimals is left as stored: a whole number would be taken for a count, which is exact.
    """
    decimals = shown_decimals(cell.number_format)
    if decimals is None or not isinstance(cell.value, Decimal):
        return None
    if kind(cell.number_format) == "percent":
        return f"{_rounded(cell.value * 100, decimals):f}%"
    return f"{_rounded(cell.value, decimals):f}" if decimals else None


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
