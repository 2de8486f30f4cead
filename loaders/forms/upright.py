"""Tables that stand upright: a column for each project, and what they tell of it below one another."""

from loaders.forms import fields, hidden, rowkinds
from loaders.forms.board import Board
from loaders.forms.header import is_column_name, is_figure
from loaders.forms.layout import Region
from loaders.forms.pairs import name_of
from loaders.forms.turned import Turned, Writer
from loaders.grid import Cell, Merge, Sheet

MIN_LABELS, MIN_RECORDS, MAX_ROWS = 4, 2, 400
FIRST_COLUMNS = 3
"""Columns in which the labels may stand."""


def read(sheet: Sheet) -> list[Turned]:
    """The upright table of a sheet; none where its records stand row by row, or where that cannot be told."""
    board = Board(sheet)
    if not board.order or len(board.order) > MAX_ROWS:
        return []
    for column in range(board.left, board.left + FIRST_COLUMNS):
        labels = [row for row in board.order if (cell := board.at(row, column)) and is_column_name(name_of(cell))]
        if len(labels) < MIN_LABELS or not (heads := _heads(board, column, labels)):
            continue
        rows = [row for row in board.order if labels[0] <= row and not _is_note(board, row)]
        if _is_upright(board, column, rows, heads):
            return [_turned(board, column, rows, heads)]
    return []


def _heads(board: Board, column: int, labels: list[int]) -> list[int]:
    """The columns of the projects: those right of the label of their names that are named there."""
    named = [row for row in labels if fields.match(name_of(_label(board, row, column))).field == "project"]
    if len(named) != 1:
        return []
    cells = [cell for cell in board.cells(named[0]) if cell.column > column]
    if any(is_column_name(name_of(cell)) or is_figure(cell) for cell in cells):
        return []
    return [cell.column for cell in cells] if len(cells) >= MIN_RECORDS else []


def _is_upright(board: Board, column: int, rows: list[int], heads: list[int]) -> bool:
    """Whether every row is one label with what it says of each project."""
    known = sum(is_column_name(name_of(label)) for row in rows if (label := board.at(row, column)))
    for row in rows:
        beside = [cell for cell in board.cells(row) if cell.column > column]
        label = board.at(row, column)
        is_label = label is not None and not is_figure(label)
        if not is_label or sum(is_column_name(name_of(cell)) for cell in beside) > 1:
            return False
        if any(cell.column not in heads for cell in beside):
            return False
    return known * 2 > len(rows)


def _label(board: Board, row: int, column: int) -> Cell:
    cell = board.at(row, column)
    assert cell is not None
    return cell


def _turned(board: Board, column: int, rows: list[int], heads: list[int]) -> Turned:
    """The table on its side: labels become names of columns, columns become rows."""
    above = [row for row in board.order if row < rows[0]]
    writer = Writer(board, above)
    levels = list(range(board.left, column + 1))
    lines = {at: writer.next + nth for nth, at in enumerate([*levels, *heads])}
    for nth, row in enumerate(rows, 1):
        for at, line in lines.items():
            if cell := board.sheet.cells.get((row, at)):
                text = name_of(cell) if at in levels else None
                writer.put((line, nth), cell, text)
            writer.homes[line, nth] = row, at
    merges = [turned for merge in board.sheet.merges if (turned := _merge(merge, rows, lines))]
    end = writer.next + len(lines)
    notes = [row for row in board.order if row > rows[-1] and _is_note(board, row)]
    for row, submitted in enumerate(notes, end):
        for cell in board.cells(submitted):
            writer.put((row, cell.column), cell)
    body = [lines[at] for at in heads]
    region = writer.region(len(levels), len(rows), [*body, *range(end, end + len(notes))], merges)
    extents = {lines[at]: [(row, at) for row in rows] for at in heads}
    shown = Region(board, [], [rows[0]], rows, board.left, heads[-1])
    return Turned(region, writer.homes, extents, beside=hidden.findings(shown))


def _is_note(board: Board, row: int) -> bool:
    return rowkinds.kind_of(board.cells(row), board.left) == "note"


def _merge(merge: Merge, rows: list[int], lines: dict[int, int]) -> Merge | None:
    """A merged range on its side; None for one that does not lie within the table."""
    top, left, bottom, right = merge
    across = [nth for nth, row in enumerate(rows, 1) if top <= row <= bottom]
    down = [line for at, line in lines.items() if left <= at <= right]
    is_first = top in rows and left in lines
    return (min(down), min(across), max(down), max(across)) if is_first and down and across else None
