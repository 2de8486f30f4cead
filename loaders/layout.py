"""Where on a sheet the tables are: header blocks found, tables side by side or stacked taken apart."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from loaders import banner, fields, rowkinds, units
from loaders.board import Board
from loaders.grid import Cell, Sheet
from loaders.units import fold
from loaders.values import is_missing, parse

MAX_HEADER_ROWS = 6


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


def regions(sheet: Sheet) -> list[Region]:
    """The tables of a sheet, from left to right and top to bottom."""
    return [region for board in bands(sheet) for region in _stacked(board)]


def bands(sheet: Sheet) -> list[Board]:
    """The sheet, or its parts where tables with headers of their own stand side by side."""
    whole = Board(sheet)
    used = {column for row, column in sheet.cells}
    header = next((row for row in whole.order[:40] if _known(whole.cells(row)) >= 4), None)
    if header is None:
        return [whole]
    edges = _folds(whole, header)
    if len(edges) == 2:
        gaps = [column for column in range(2, whole.right) if column not in used]
        edges = [0, *(gap for gap in gaps if _stands_alone(whole, header, gap)), whole.right]
    return [Board(sheet, left + 1, right, whole) for left, right in pairwise(edges)]


def _folds(board: Board, header: int) -> list[int]:
    """The last columns of tables that stand side by side under the same names without a gap; from 0 on."""
    cells = board.cells(header)
    names = [(fold(cell.text), board.width(cell)) for cell in cells]
    for count in (4, 3, 2):
        size = len(names) // count
        if size >= 2 and names == names[:size] * count and is_column_name(cells[0].text):
            return [0, *(cells[size * part].column - 1 for part in range(1, count)), board.right]
    return [0, board.right]


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
        used = [cell for row in [*header, *body] for cell in board.cells(row)]
        left, right = min(cell.column for cell in used), max(board.span(cell)[3] for cell in used)
        found.append(Region(board, above, header, body, left, min(right, board.right)))
    return found


def _above_of(board: Board, header: int, floor: int) -> int:
    """The first row of the titles and banners right above a header."""
    top, row = header, board.before(header)
    while row is not None and row > floor and top - row == 1:
        cells = board.cells(row)
        if not (len(cells) == 1 or banner.is_banner(cells)) or rowkinds.kind_of(cells, cells[0].column) != "data":
            break
        top, row = row, board.before(row)
    return top


def _headers(board: Board) -> list[list[int]]:
    """The header blocks of a board, each with its rows."""
    blocks: list[list[int]] = []
    end = 0
    for row in board.order:
        if row <= end or not _starts_header(board, row, bool(blocks)):
            continue
        block = _grown(board, row, end)
        if blocks and _names(board, block) == _names(board, blocks[-1]) and not _titled(board, block[0], end):
            end = block[-1]
            continue  # the header printed again on the next page
        blocks.append(block)
        end = block[-1]
    return blocks


def _titled(board: Board, row: int, floor: int) -> bool:
    """Whether a title of its own stands above a header."""
    above = board.before(row)
    if above is None or above <= floor:
        return False
    cells = board.cells(above)
    return banner.is_banner(cells) or (len(cells) == 1 and rowkinds.kind_of(cells, cells[0].column) == "data")


def _names(board: Board, block: list[int]) -> list[str]:
    return [fold(cell.text) for row in block for cell in board.cells(row)]


def _known(cells: list[Cell]) -> int:
    """How many cells of a row are names of columns."""
    return sum(1 for cell in cells if is_column_name(cell.text))


def is_column_name(text: str) -> bool:
    """Whether the dictionary knows a text as a header."""
    if len(text) > 40:
        return False
    found = fields.match(text)
    return found.field is not None and found.certain


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or a day, years and months as names of columns aside."""
    if re.fullmatch(r"(?:19|20)\d\d年?度?|\d{1,2}月份?", fold(cell.text)):
        return False
    return not isinstance(cell.value, str) or parse(cell.text) is not None


def _starts_header(board: Board, row: int, later: bool) -> bool:
    cells = board.cells(row)
    if len(cells) < 2 or any(map(is_figure, cells)) or banner.is_banner(cells):
        return False
    if len({fold(cell.text) for cell in cells}) < 2 or rowkinds.kind_of(cells, cells[0].column) not in (
        "data",
        "total",
    ):
        return False
    known = _known(cells)
    if later:
        return (known >= 3 and known * 2 >= len(cells)) or (known >= 2 and known == len(cells))
    if any(len(cell.text) > 60 for cell in cells):
        return False
    below = board.following(row, 8)
    widest = max((len(board.cells(other)) for other in below), default=0)
    covered = sum(board.width(cell) for cell in cells)
    if not known and any(
        _known(board.cells(other)) >= 2 and not any(map(is_figure, board.cells(other))) for other in below[:4]
    ):
        return False  # a title in several cells above the names of columns
    return bool(below) and (known >= 2 or covered * 2 >= widest)


def _grown(board: Board, row: int, floor: int) -> list[int]:
    """A header row with the header rows above and below it."""
    block = [row]
    while (above := board.before(block[0])) is not None and above > floor and _joins_above(board, above, block[0]):
        block.insert(0, above)
    while len(block) < MAX_HEADER_ROWS and _joins_below(board, block, block[-1] + 1):
        block.append(block[-1] + 1)
    return block


def _joins_above(board: Board, above: int, row: int) -> bool:
    cells = board.cells(above)
    if row - above != 1 or banner.is_banner(cells) or any(is_figure(cell) or len(cell.text) > 25 for cell in cells):
        return False
    if any(re.search(r"^附[件表]|(表|清单|台账|一览|汇总)$", fold(cell.text)) for cell in cells):
        return False
    first = board.cells(row)[0].column
    return len(cells) >= 2 or (1 < board.width(cells[0]) < board.right - first and cells[0].column > first)


def _joins_below(board: Board, block: list[int], row: int) -> bool:
    """Whether the row under a header block still names columns."""
    cells = board.cells(row)
    last = block[-1]
    if not cells:
        return any(board.span(cell)[2] >= row for one in block for cell in board.cells(one)) and bool(
            board.cells(row + 1)
        )
    if all(units.unit_word(cell.text) or is_missing(cell.text) for cell in cells) and not any(map(is_figure, cells)):
        return True
    if any(is_figure(cell) for cell in cells) or rowkinds.kind_of(cells, cells[0].column) in ("note", "section"):
        return False
    if rowkinds.is_english(cells) or rowkinds.kind_of(cells, 0) == "placeholder":
        return False
    above = {column: cell for one in block for cell in board.cells(one) for column in _columns(board, cell)}
    reaching = {
        column
        for one in block
        for cell in board.cells(one)
        if board.span(cell)[2] >= row
        for column in _columns(board, cell)
    }
    grouped = {column for cell in board.cells(last) if board.width(cell) > 1 for column in _columns(board, cell)}
    mine = {cell.column for cell in cells}
    if mine & reaching:
        return False
    if reaching or grouped:
        return (mine <= grouped | {column for column in mine if column not in above} and bool(mine & grouped)) or bool(
            reaching and mine and all(len(cell.text) < 30 for cell in cells)
        )
    return _fills_blanks(board, last, cells)


def _columns(board: Board, cell: Cell) -> range:
    merge = board.span(cell)
    return range(merge[1], merge[3] + 1)


def _fills_blanks(board: Board, last: int, cells: list[Cell]) -> bool:
    """Without merges: names under a group whose right neighbours are blank, and nothing under the other names."""
    upper = sorted(cell.column for cell in board.cells(last))
    edges = [*upper, max(board.right, cells[-1].column) + 1]
    groups = [range(start, stop) for start, stop in pairwise(edges) if stop - start > 1]
    mine = {cell.column for cell in cells}
    if len(cells) == 1 and any(cells[0].column == group.start for group in groups):
        below = board.cells(cells[0].row + 1)
        return len(below) > 1 and not any(map(is_figure, below)) and _fills_blanks(board, cells[0].row, below)
    inside = {column for group in groups for column in group}
    under = [group for group in groups if len(mine & set(group)) > 1]
    if (
        not under
        or not mine - _under_lone_groups(board, last, cells) <= inside
        or (len(upper) > 1 and mine >= set(upper))
    ):
        return False
    known = sum(
        1 for cell in cells if is_column_name(cell.text) or fields.key(cell.text) in fields.dictionary().generic
    )
    return known >= 1 or all(re.fullmatch(r"\d{1,2}月", fold(cell.text)) for cell in cells)


def _under_lone_groups(board: Board, last: int, cells: list[Cell]) -> set[int]:
    """Columns whose upper name is no column's name while the lower one is: groups of a single column."""
    upper = {cell.column: cell.text for cell in board.cells(last)}
    return {
        cell.column
        for cell in cells
        if cell.column in upper and is_column_name(cell.text) and not is_column_name(upper[cell.column])
    }


def looks_like_number(cell: Cell) -> bool:
    """Whether a cell holds a number."""
    return isinstance(cell.value, Decimal) or (isinstance(cell.value, str) and parse(cell.value) is not None)


def header_names(board: Board, block: list[int]) -> set[str]:
    """The names in a header block, to know it again where it is repeated."""
    return set(_names(board, block))
