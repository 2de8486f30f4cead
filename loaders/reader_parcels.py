"""What the child process hands back, in parcels small enough to be packed beside what it still holds."""

import pickle
from dataclasses import replace

from loaders.grid import Grid, Sheet
from loaders.table import Row, Table

ROWS = 2_000
SHOWN_CELLS = 300_000
"""Above this many cells only the first rows of a sheet go back as cells; the rows of its tables all do."""


def pack(grid: Grid, tables: list[Table]) -> list[bytes]:
    """The grid, then the tables without rows, then their rows; `tables` are emptied on the way."""
    rows = [table.rows for table in tables]
    for table in tables:
        table.rows = []
    parcels = [pickle.dumps((_shown(grid), tables), pickle.HIGHEST_PROTOCOL)]
    for number, held in enumerate(rows):
        while held:
            parcels.append(pickle.dumps((number, held[:ROWS]), pickle.HIGHEST_PROTOCOL))
            del held[:ROWS]
    return parcels


def unpack(parcels: list[bytes]) -> tuple[Grid, list[Table]]:
    """What was packed. The parcels come from our own child process."""
    grid: Grid
    tables: list[Table]
    grid, tables = pickle.loads(parcels[0])  # noqa: S301
    for parcel in parcels[1:]:
        part: tuple[int, list[Row]] = pickle.loads(parcel)  # noqa: S301
        tables[part[0]].rows += part[1]
    return grid, tables


def _shown(grid: Grid) -> Grid:
    if sum(len(sheet.cells) for sheet in grid.sheets) <= SHOWN_CELLS:
        return grid
    return replace(grid, sheets=[_first_rows(sheet) for sheet in grid.sheets])


def _first_rows(sheet: Sheet) -> Sheet:
    cells = {place: cell for place, cell in sheet.cells.items() if place[0] <= ROWS}
    widths = {row: width for row, width in sheet.widths.items() if row <= ROWS}
    return replace(sheet, cells=cells, merges=[merge for merge in sheet.merges if merge[0] <= ROWS], widths=widths)
