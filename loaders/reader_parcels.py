"""What the child process hands back, in parcels small enough to be packed beside what it still holds."""

import pickle
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from loaders import collecting
from loaders.forms.table import Row, Table
from loaders.forms.value import Value
from loaders.forms.valuestrip import Block, RowValues
from loaders.grid import Grid, Sheet

_HEADING = attrgetter("number", "kind", "label")
_ATTRIBUTES = attrgetter(*(field.name for field in fields(Value)))

ROWS = 2_000
SHOWN_CELLS = 300_000
"""Above this many cells only the first rows of a sheet go back as cells; the rows of its tables all do."""


def pack(grid: Grid, tables: list[Table]) -> list[bytes]:
    """The grid, then the tables without rows, then their rows; `tables` are emptied on the way."""
    rows = [table.rows for table in tables]
    for table in tables:
        table.rows = []
    parcels = [pickle.dumps((_shown(grid), tables, list(map(_block, rows))), pickle.HIGHEST_PROTOCOL)]
    for number, held in enumerate(rows):
        while held:
            parcels.append(pickle.dumps((number, *_flat(held[:ROWS])), pickle.HIGHEST_PROTOCOL))
            del held[:ROWS]
    return parcels


def unpack(parcels: list[bytes]) -> tuple[Grid, list[Table]]:
    """What was packed. The parcels come from our own child process."""
    with collecting.put_off():
        grid, tables, blocks = pickle.loads(parcels[0])  # noqa: S301
        for parcel in parcels[1:]:
            number, *flat = pickle.loads(parcel)  # noqa: S301
            tables[number].rows += _rows(blocks[number], *flat)
        return grid, tables


def _block(rows: list[Row]) -> Block:
    """The values that rows of a table share."""
    return next((row.values.block for row in rows if isinstance(row.values, RowValues)), Block({}))


def _flat(rows: list[Row]) -> tuple[list[tuple[Any, ...]], list[tuple[str, ...]], list[tuple[object, ...]]]:
    """Rows as plain lists: what each is, the letters of its values, every attribute of all values one after another."""
    places = [row.values.at if isinstance(row.values, RowValues) else None for row in rows]
    single = [row.values for row in rows if not isinstance(row.values, RowValues)]
    values = [_ATTRIBUTES(value) for held in single for value in held.values()]
    return (
        [*zip(*map(_HEADING, rows), strict=True), tuple(places)],
        list(map(tuple, single)),
        list(zip(*values, strict=True)),
    )


def _rows(
    block: Block, headings: list[tuple[Any, ...]], letters: list[tuple[str, ...]], attributes: list[tuple[Any, ...]]
) -> list[Row]:
    values = map(Value, *attributes) if attributes else iter(())
    single = (dict(zip(named, values, strict=False)) for named in letters)
    return [
        Row(number, kind, next(single) if at is None else RowValues(block, number, at), label)
        for number, kind, label, at in zip(*headings, strict=True)
    ]


def _shown(grid: Grid) -> Grid:
    if sum(len(sheet.cells) for sheet in grid.sheets) <= SHOWN_CELLS:
        return replace(grid, sheets=[replace(sheet) for sheet in grid.sheets])  # without what was derived from them
    return replace(grid, sheets=[_first_rows(sheet) for sheet in grid.sheets])


def _first_rows(sheet: Sheet) -> Sheet:
    cells = {cell[:2]: cell for row in sheet.rows if row <= ROWS for cell in sheet.rows[row]}
    widths = {row: width for row, width in sheet.widths.items() if row <= ROWS}
    return replace(sheet, cells=cells, merges=[merge for merge in sheet.merges if merge[0] <= ROWS], widths=widths)
