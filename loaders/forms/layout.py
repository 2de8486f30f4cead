"""Where on a sheet the tables are: header blocks found, tables side by side or stacked taken apart."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from loaders.forms import alike, banner, fields, rowkinds, units
from loaders.forms.alike import Alike, Tally
from loaders.forms.board import Board
from loaders.forms.header import grown, is_column_name, is_figure, known_names, names_of, starts_header
from loaders.forms.numbers import parse
from loaders.forms.units import fold
from loaders.grid import Cell, Sheet


@dataclass
class Region:
    """One table on a sheet: rows above it, its header rows, its body, its columns."""

    board: Board
    above: list[int]
    header: list[int]
    body: list[int]
    left: int
    right: int
    twins: list[int] = field(default_factory=list)

    @property
    def label_end(self) -> int:
        """The last column that may hold the label of a row."""
        return self.left + 2

    @cached_property
    def alike(self) -> Alike:
        """The body rows that are data for certain."""
        names = header_names(self.board, self.header) | words_above(self.board, self.above)
        rows = self.board.with_figures.intersection(self.body) - {row for row, _ in self.board.spans}
        return alike.of(self.board.sheet, rows, names, self.label_end)

    @property
    def single(self) -> list[int]:
        """The other body rows, which are looked at one by one."""
        return [row for row in self.body if row not in self.alike.places]

    def tallies(self, rows: list[int]) -> dict[int, Tally]:
        """The cells of these rows by column; all alike ones are among the rows."""
        found = {strip.column: alike.tally(strip) for strip in self.alike.strips}
        single = [row for row in rows if row not in self.alike.places]
        for column, cells in self.board.columns(single).items():
            found.setdefault(column, []).extend((cell, 1) for cell in cells)
        return found


def regions(sheet: Sheet) -> list[Region]:
    """The tables of a sheet, from left to right and top to bottom."""
    return [region for board in bands(sheet) for region in _stacked(board)]


def bands(sheet: Sheet) -> list[Board]:
    """The sheet, or its parts where tables with headers of their own stand side by side."""
    whole = Board(sheet)
    edges = next((edges for row in whole.order[:40] if len(edges := _folds(whole, row)) > 2), [])
    header = next((row for row in whole.order[:40] if known_names(whole.cells(row)) >= 4), None)
    if not edges and header is not None:
        gaps = [column for column in range(2, whole.right) if column not in sheet.columns]
        edges = [0, *(gap for gap in gaps if _stands_alone(whole, header, gap)), whole.right]
    return [Board(sheet, left + 1, right, whole) for left, right in pairwise(edges)] or [whole]


def _folds(board: Board, header: int) -> list[int]:
    """The last columns of tables that stand side by side under the same names without a gap; from 0 on."""
    cells = board.cells(header)
    names = [(fold(cell.text), board.width(cell)) for cell in cells]
    for count in (4, 3, 2):
        size = len(names) // count
        if size >= 2 and names == names[:size] * count and _begins_tables(board, header, cells[::size]):
            return [0, *(cells[size * part].column - 1 for part in range(1, count)), board.right]
    return []


def _begins_tables(board: Board, header: int, firsts: list[Cell]) -> bool:
    """Whether these names begin tables of their own, rather than repeat below groups right of the names of rows."""
    if any(map(is_figure, board.cells(header))):
        return False
    below = [board.cells(row) for row in board.following(header, 40)]
    held = {
        first.column: [cell for cells in below for cell in cells if cell.column == first.column] for first in firsts
    }
    if not below or min(cells[0].column for cells in below) < firsts[0].column:
        return False
    if is_column_name(firsts[0].text):
        return True
    return all(
        cells and sum(isinstance(cell.value, str) and parse(cell.text) is None for cell in cells) * 2 > len(cells)
        for cells in held.values()
    )


def _stands_alone(board: Board, header: int, gap: int) -> bool:
    """Whether the header right of an empty column begins again with names that stand left of it."""
    named = [(cell.column, fields.match(cell.text).field) for cell in board.cells(header)]
    left = [name for column, name in named if name and column < gap]
    right = [name for column, name in named if name and column > gap]
    return bool(right) and right[0] in left[:2] and len(right) >= 2


def _stacked(board: Board) -> list[Region]:
    found: list[Region] = []
    heads = _headers(board)
    for index, header in enumerate(heads):
        start = found[-1].body[-1] if found and found[-1].body else (heads[index - 1][-1] if index else 0)
        above = [row for row in board.whole.order if start < row < header[0]]
        stop = _above_of(board, heads[index + 1][0], header[-1]) if index + 1 < len(heads) else None
        body = [row for row in board.order if row > header[-1] and (stop is None or row < stop)]
        left, right = board.edges([*header, *body])
        found.append(Region(board, above, header, body, left, min(right, board.right)))
    return found


def _above_of(board: Board, header: int, floor: int) -> int:
    """The first row of the titles and banners right above a header."""
    top, row = header, board.before(header)
    while row is not None and row > floor and top - row == 1:
        cells = board.cells(row)
        words = rowkinds.kind_of(cells, cells[0].column) == "data" or any(units.in_banner(cell.text) for cell in cells)
        if not (len(cells) == 1 or banner.is_banner(cells)) or not words:
            break
        top, row = row, board.before(row)
    return top


def _headers(board: Board) -> list[list[int]]:
    """The header blocks of a board, each with its rows."""
    blocks: list[list[int]] = []
    end = 0
    for row in board.order:
        if row <= end or row in board.with_figures or not starts_header(board, row, bool(blocks)):
            continue
        block = grown(board, row, end)
        if (
            blocks
            and names_of(board, block) == names_of(board, blocks[-1])
            and not _titled(board, block[0], end, blocks)
        ):
            end = block[-1]
            continue  # the header printed again on the next page
        blocks.append(block)
        end = block[-1]
    return blocks or _counted_names(board) or _one_column(board)


def _counted_names(board: Board) -> list[list[int]]:
    """Where nothing else names columns: a row of months or running numbers behind a name, over names with figures."""
    for row in board.order[:20]:
        cells, below = board.cells(row), board.cells(row + 1)
        if len(cells) < 3 or len(below) < 2 or any(map(is_figure, (cells[0], below[0]))):
            continue
        counted = [cell.value for cell in cells[1:] if is_figure(cell)]
        steps = [parse(str(value)) for value in counted if not isinstance(value, date)]
        numbers = [number.value for number in steps if number]
        in_steps = all(after == before + 1 for before, after in pairwise(numbers))
        if counted and in_steps and len(numbers) == len(steps) and any(map(is_figure, below[1:])):
            return [[row]]
    return []


def _one_column(board: Board) -> list[list[int]]:
    """A name over a single column of figures."""
    if board.left != board.right or len(board.order) < 2:
        return []
    figures = [is_figure(board.cells(row)[0]) for row in board.order]
    first = figures.index(True) if True in figures else 0
    return [[board.order[first - 1]]] if first and all(figures[first:]) else []


def _titled(board: Board, row: int, floor: int, blocks: list[list[int]]) -> bool:
    """Whether a title of its own stands above a header, not the first one's said again on the next page."""
    above = board.before(row)
    if above is None or above <= floor:
        return False
    cells = board.cells(above)
    if said_again(cells, words_above(board, [one for one in board.order if one < blocks[0][0]])):
        return False
    return banner.is_banner(cells) or (len(cells) == 1 and rowkinds.kind_of(cells, cells[0].column) == "data")


def words_above(board: Board, rows: list[int]) -> set[str]:
    """What stands in rows above a table, to know it again on its next page."""
    return {_said_once(cell.text) for row in rows for cell in board.shared(row)}


def said_again(cells: list[Cell], above: set[str]) -> bool:
    """Whether a row only repeats what stands above the table, or says that the table goes on."""
    return bool(cells) and all(not (words := _said_once(cell.text)) or words in above for cell in cells)


def _said_once(text: str) -> str:
    return re.sub(r"[(\[]?(?:[接续]上?[表页]|续)\d*[)\]]?$|^续表\d*[:：]?", "", fold(text))


def looks_like_number(cell: Cell) -> bool:
    """Whether a cell holds a number."""
    return isinstance(cell.value, Decimal) or (isinstance(cell.value, str) and parse(cell.value) is not None)


def header_names(board: Board, block: list[int]) -> set[str]:
    """The names in a header block, to know it again where it is repeated."""
    return set(names_of(board, block))
