"""Header blocks: which row begins one, and which rows above and below belong to it."""

import re
from itertools import pairwise

from loaders.forms import banner, fields, rowkinds, units
from loaders.forms.board import Board
from loaders.forms.numbers import is_missing, parse
from loaders.forms.units import fold
from loaders.grid import Cell

MAX_HEADER_ROWS = 6
_TIME = re.compile(r"\d{1,2}月|(?:19|20)\d\d年?度?")
_CODE_PARTS = {"类", "款", "项", "目"}


def names_of(board: Board, block: list[int]) -> list[str]:
    """The names in a header block, row by row."""
    return [fold(cell.text) for row in block for cell in board.cells(row)]


def known_names(cells: list[Cell]) -> int:
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


def starts_header(board: Board, row: int, later: bool) -> bool:
    """Whether a row begins a header; `later` ones, below a table, must be surer."""
    cells = board.cells(row)
    if len(cells) < 2 or any(map(is_figure, cells)) or banner.is_banner(cells):
        return False
    if len({fold(cell.text) for cell in cells}) < 2 or rowkinds.kind_of(cells, cells[0].column) not in (
        "data",
        "total",
    ):
        return False
    if is_pairs(cells) and any(is_pairs(board.cells(other)) for other in (row - 1, row + 1)):
        return False  # labels with their values, not names beside one another
    known = known_names(cells)
    if later:
        sure = (known >= 3 and known * 2 >= len(cells)) or (known >= 2 and known == len(cells))
        return sure or (known >= 1 and len(cells) >= 3 and _opens_anew(board, row))
    if any(len(cell.text) > 60 for cell in cells):
        return False
    below = board.following(row, 8)
    widest = max((len(board.cells(other)) for other in below), default=0)
    covered = sum(board.width(cell) for cell in cells)
    if not known and any(
        known_names(board.cells(other)) >= 2 and not any(map(is_figure, board.cells(other))) for other in below[:4]
    ):
        return False  # a title in several cells above the names of columns
    return known >= 2 or (bool(below) and covered * 2 >= widest)


def _opens_anew(board: Board, row: int) -> bool:
    """Whether a title or banner of a further table stands right above a row, and figures below it."""
    above, below = board.cells(row - 1), board.following(row, 2)
    if not any(is_figure(cell) for other in below for cell in board.cells(other)[1:]):
        return False
    titled = len(above) == 1 and re.search(r"^附?表\d|[表单览](?:[(（][^()（）]*[)）])?$", fold(above[0].text))
    return bool(above) and (banner.is_banner(above) or bool(titled))


def is_pairs(cells: list[Cell]) -> bool:
    """Whether a row is made of labels, each followed by what it labels."""
    if len(cells) < 2 or len(cells) % 2:
        return False
    return all(is_column_name(cell.text.rstrip(":： ")) == (at % 2 == 0) for at, cell in enumerate(cells))


def grown(board: Board, row: int, floor: int) -> list[int]:
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
    if (is_pairs(cells) and is_pairs(board.cells(above - 1))) or _ends_a_label(board, above):
        return False
    if any(re.search(r"^附[件表]|(表|清单|台账|一览|汇总)$", fold(cell.text)) for cell in cells):
        return False
    first = board.cells(row)[0].column
    if len(cells) == 2 and not known_names(cells) and known_names(board.cells(row)) > 2 and cells[0].column == first:
        return False  # a label with its value
    if board.whole is not board and len(cells) == 1 and board.width(cells[0]) == board.right - board.left + 1:
        return len(fold(cells[0].text)) <= 6  # 收入 | 支出, each merged over a table of its own
    return len(cells) >= 2 or (1 < board.width(cells[0]) < board.right - first and cells[0].column > first)


def _ends_a_label(board: Board, row: int) -> bool:
    """Whether a label merged down beside earlier rows ends here, while the row below names its column anew."""
    merge = board.spans.get((row, board.left))
    return (
        merge is not None
        and merge[0] < merge[2] == row
        and merge[1] == merge[3]
        and (row + 1, board.left) in board.sheet.cells
    )


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
    if grouped and mine & grouped and is_column_name(cells[0].text) and mine - grouped == {cells[0].column}:
        return True  # 工程, 项目, 指标, 地区: what the groups to the right are, row by row
    if reaching and not grouped and known_names(board.cells(last)) > 2 and not known_names(cells):
        return False  # a name merged down beside the rows themselves
    if grouped and _names_itself(board, cells, grouped):
        return True
    if reaching or grouped:
        return (mine <= grouped | {column for column in mine if column not in above} and bool(mine & grouped)) or bool(
            reaching and mine and all(len(cell.text) < 30 for cell in cells)
        )
    return _fills_blanks(board, last, cells)


def _names_itself(board: Board, cells: list[Cell], grouped: set[int]) -> bool:
    """Whether a row names every column of the groups above it and, to their left, itself: 指标 | 新增就业 | 再就业."""
    covered = {column for cell in cells for column in _columns(board, cell)}
    names = [cell for cell in cells if cell.column not in grouped]
    return (
        bool(names)
        and len(grouped) > 2
        and grouped <= covered
        and all(cell.column < min(grouped) and len(cell.text) <= 8 for cell in names)
        and all(len(cell.text) < 30 for cell in cells)
    )


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
    names = {fold(cell.text) for cell in cells}
    return (
        known >= 1
        or names <= _CODE_PARTS
        or all(map(_TIME.fullmatch, names))
        or (mine == inside and _stands_over_figures(board, cells))
    )


def _stands_over_figures(board: Board, cells: list[Cell]) -> bool:
    """Whether figures follow right below most of these names."""
    following = [board.cells(row) for row in board.following(cells[0].row, 3)]
    filled = {cell.column for below in following for cell in below if is_figure(cell)}
    return all(len(cell.text) <= 30 for cell in cells) and sum(cell.column in filled for cell in cells) * 2 > len(cells)


def _under_lone_groups(board: Board, last: int, cells: list[Cell]) -> set[int]:
    """Columns whose upper name is no column's name while the lower one is: groups of a single column."""
    upper = {cell.column: cell.text for cell in board.cells(last)}
    return {
        cell.column
        for cell in cells
        if cell.column in upper and is_column_name(cell.text) and not is_column_name(upper[cell.column])
    }
