"""A sheet without a header whose running numbers go on where the sheet before ended: the same table's next page."""

from dataclasses import replace

from loaders.forms import hidden, outline, rowunits, shares, totals
from loaders.forms.board import Board
from loaders.forms.body import kinds_of, row_reader
from loaders.forms.layout import Region
from loaders.forms.table import Table
from loaders.forms.valuestrip import words_of
from loaders.grid import Grid, Sheet, letter


def read(grid: Grid, sheet: Sheet, before: Table | None) -> list[Table]:
    """The rows of a sheet under the columns of the table before; nothing where they do not go on from there."""
    if before is None or not before.columns or before.visible != sheet.visible or not sheet.cells:
        return []
    board = Board(sheet)
    left, right = before.columns[0].number, before.columns[-1].number
    if min(column for _, column in sheet.cells) < left or board.right > right:
        return []
    region = Region(board, [], [board.order[0] - 1], board.order, left, right)
    reader = row_reader(region, before.columns, before.period.year if before.period else None, grid.date_1904)
    rows = [reader(row, kind) for row, kind in kinds_of(region).items()]
    range_ = f"{letter(left)}{board.order[0]}:{letter(right)}{board.order[-1]}"
    table = replace(before, sheet=sheet.name, range=range_, header_rows=[], rows=rows, findings=[], repeats=None)
    if not _goes_on(before, table):
        return []
    outline.settle(table, set())
    rowunits.settle(table)
    rowunits.heed_labels(table)
    table.findings += shares.settle(table)
    table.findings += totals.compare(replace(table, rows=[*before.data(), *table.rows]))
    table.findings += hidden.findings(region)
    table.findings.append(("continued_sheet", "noted", None, sheet.name, {"sheet": sheet.name, "other": before.sheet}))
    return [table]


def _goes_on(before: Table, after: Table) -> bool:
    """Whether the first running number is the one after the last."""
    column = before.column("item_no")
    if column is None or not before.data() or not after.data():
        return False
    last, first = (words_of(row.values, column.letter) for row in (before.data()[-1], after.data()[0]))
    return last.isdigit() and first.isdigit() and int(first) == int(last) + 1
