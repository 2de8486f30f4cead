"""The rows below a header: what each is, and its values."""

import re
from collections.abc import Callable

from loaders.forms import alike, fields, layout, rowkinds, units, values, valuestrip
from loaders.forms.board import Board
from loaders.forms.column import Column
from loaders.forms.layout import Region
from loaders.forms.numbers import number_of, parse, scale_of
from loaders.forms.table import Row
from loaders.forms.value import Context, Value
from loaders.forms.valuestrip import Block, RowValues
from loaders.grid import Cell

_DAYS = frozenset({"month", "date", "start", "due", "moment"})
"""Kinds of columns in which a total or section has its name."""


def kinds_of(region: Region) -> dict[int, str]:
    """The kind of every body row. Notes and signatures run on to the end, where no figures follow them."""
    board, certain = region.board, region.alike.places
    header = layout.header_names(board, region.header)
    above = layout.words_above(board, region.above)
    kinds: dict[int, str] = {}
    begun = False
    for row in range(region.header[-1] + 1, (region.body[-1] if region.body else 0) + 1):
        if row in certain:
            kinds[row], begun = "data", True
            continue
        cells = board.cells(row)
        if not cells:
            if row - 1 in kinds or len(kinds) < 100_000:
                kinds[row] = "blank"
            continue
        kind = rowkinds.kind_of(cells, region.label_end)
        if kind == "section" and _names_its_rows(board, cells):
            kind = "data"
        repeated = len(cells) >= 2 and all(units.fold(cell.text) in header for cell in cells)
        if kind == "column_numbers" and _counts_rows(board, row, kinds if begun else {}):
            kind = "data"
        if repeated or (len(cells) < 5 and layout.said_again(cells, above)):
            kind = "header"
        elif kind == "data" and not begun and rowkinds.is_english(cells):
            kind = "english"
        elif kind == "data" and len(cells) == 1 and not layout.looks_like_number(cells[0]):
            kind = _lone(board, cells[0], region, kinds)
        kinds[row] = kind
        begun = begun or kind == "data"
    return kinds


def _names_its_rows(board: Board, cells: list[Cell]) -> bool:
    """Whether 一、教育 stands beside the first of its rows, merged down over them, or before a numbered name."""
    first, *others = cells
    if board.span(first)[2] > first.row and len(others) > 1:
        return True
    if len(others) < 2 or not isinstance(others[0].value, str) or rowkinds.kind_of(others, others[0].column) != "data":
        return False
    name, below = others[0].text.strip(), board.cells(first.row + 1)
    numbered = re.match(r"[(（]?\d{1,3}(?:[.．、)）]|\s)\s*[^\d\s]", name)
    return bool(numbered) or (
        parse(name) is None and len(below) > 1 and below[0].column == others[0].column and below[0].text != ""
    )


def _counts_rows(board: Board, row: int, kinds: dict[int, str]) -> bool:
    """Whether 甲 1 2 is the first of rows named 甲, 乙 …, or numbers stand among data: no numbers of columns."""
    last = next((kind for kind in reversed(kinds.values()) if kind != "blank"), "header")
    below = board.cells(row + 1)
    return last == "data" or bool(below and below[0].text.strip() == "乙" and board.cells(row)[0].text.strip() == "甲")


def _lone(board: Board, cell: Cell, region: Region, kinds: dict[int, str]) -> str:
    """A row with one text: a heading between rows, or a note below them."""
    ended = next((kind for kind in reversed(kinds.values()) if kind != "blank"), "")
    if (
        ended in ("note", "signature")
        or (len(cell.text) > 8 and cell.text.rstrip().endswith(("。", "；")))
        or (len(cell.text) > 40 and board.width(cell) > 2)
    ):
        return "note"
    wide = board.width(cell) >= max(3, (region.right - region.left + 1) // 2)
    heading = re.search(r"([类型部分组]|[项个件][)）]|[:：])$", cell.text.strip()) and cell.column <= region.left + 1
    return "section" if wide or heading else "data"


def row_reader(
    region: Region, table_columns: list[Column], year: int | None, date_1904: bool
) -> Callable[[int, str], Row]:
    """Reads body rows; what is merged down over data rows holds for each of them, amounts for none but the first."""
    board = region.board
    merged = {row for row, _ in board.spans}
    contexts = [
        Context(column.kind or "any", column.unit, year, date_1904, *_scale(region, column, table_columns))
        for column in table_columns
    ]
    plans = [
        (column, column.number, column.kind in fields.NUMBERS, values.Reader(context))
        for column, context in zip(table_columns, contexts, strict=True)
    ]
    held_alike = {strip.column: strip for strip in region.alike.strips}
    block = Block(
        {
            column.letter: valuestrip.read(held_alike[column.number], column.letter, context)
            for column, context in zip(table_columns, contexts, strict=True)
            if column.number in held_alike
        }
    )

    def read(number: int, kind: str) -> Row:
        at = region.alike.places.get(number)
        if at is not None:
            return Row(number, kind, RowValues(block, number, at), region.alike.labels[at])
        if kind == "blank":
            return Row(number, kind)
        found: dict[str, Value] = {}
        figures = kind in ("data", "total", "section")
        cells = board.cells(number)
        held = {cell[1]: cell for cell in cells}
        for column, at, is_figure, reader in plans:
            cell = held.get(at)
            if cell is None and number in merged and kind == "data":
                cell = _merged_down(board, number, column)
            if cell is None:
                continue
            value = reader(cell) if figures and not (kind != "data" and column.kind in _DAYS) else _words(cell)
            if is_figure and number in merged and kind == "data" and cell.row == number < board.span(cell)[2]:
                value.problem = value.problem or "merged_figure"
            if value.text:
                found[column.letter] = value
        return Row(number, kind, found, rowkinds.label_of(cells, kind) if cells else None)

    return read


def _scale(region: Region, column: Column, columns: list[Column]) -> tuple[int | None, int]:
    """How a column of percentages counts, and up to where that is not sure; the months of a plan count alike."""
    limit = 10 if column.field in ("done_pct", "investment_pct") and not re.search("[%％]", column.header) else 2
    if column.kind not in fields.PERCENTS and column.unit != "%":
        return None, limit
    numbers = {other.number for other in columns if other is column or (column.month and other.month)}
    cells = [cell for row in region.single for cell in region.board.cells(row) if cell.column in numbers]
    for strip in region.alike.strips:
        if strip.column in numbers:
            cells += [*alike.distinct(strip, filter(None, strip.texts)), *filter(None, strip.odd.values())]
    return scale_of(cells, limit), limit


def _merged_down(board: Board, number: int, column: Column) -> Cell | None:
    """The words of a cell merged over several rows; its figures are the first row's alone."""
    merge = board.spans.get((number, column.number))
    if merge is None or merge[0] == number or column.kind in fields.NUMBERS:
        return None
    cell = board.at(number, column.number)
    return None if cell is None or (column.kind is None and number_of(cell)) else cell


def _words(cell: Cell) -> Value:
    return Value(cell.text.strip(), cell.text.strip(), cell=cell.address)
