"""Card forms: one project per block, each figure beside its label instead of under a header."""

import sys

from loaders.forms import banner, fields, hidden, rowkinds, units
from loaders.forms.board import Board
from loaders.forms.header import is_column_name, is_figure, is_pairs
from loaders.forms.layout import Region
from loaders.forms.pairs import Pair, Pairs, name_of
from loaders.forms.turned import Turned, Writer
from loaders.grid import Cell, Sheet

MIN_ROWS, MIN_PAIRS, MAX_ROWS = 2, 4, 4_000
FIRST_ROWS = 60
"""Rows in which the first card must begin."""
_OF_FORM = frozenset({"sender", "period", "as_of", "unit", "filled_on"})
"""What labels may say of the form instead of the project."""


def read(sheet: Sheet) -> list[Turned]:
    """The cards of a sheet; none where it is no card form."""
    board = Board(sheet)
    if not board.order or len(board.order) > MAX_ROWS or not _begins(board):
        return []
    pairs = Pairs(board)
    rows = [row for row in board.order if pairs.of(row)]
    cards = _split([pair for row in rows for pair in pairs.of(row)])
    ends = [max(cell.row for pair in card for cell in pair.cells) for card in cards]
    found: list[Turned] = []
    first: list[int] = []
    begins = [min(cell.row for pair in card for cell in pair.cells) for card in cards]
    for card, begin, end, before, then in zip(
        cards, begins, ends, [0, *ends], [*begins[1:], sys.maxsize], strict=False
    ):
        own = [row for row in board.order if before < row < begin and not _is_note(board, row)]
        first = first or own
        own += [row for row in board.order if end < row < then and then == sys.maxsize and _is_banner(board, row)]
        notes = [row for row in board.order if end < row < then and _is_note(board, row)]
        said = banner.read([board.cells(row) for row in own])
        above = own if said.units else list(dict.fromkeys([*own, *first]))
        found.append(_turned(board, above, card, notes))
        rows = [row for row in board.order if begin <= row <= end]
        found[-1].beside += pairs.unread(rows) + hidden.findings(Region(board, [], [begin], rows, 1, board.right))
    return found


def _begins(board: Board) -> bool:
    """Whether labels with values beside them begin here, and no row of names of columns stands among them."""
    first = board.order[:FIRST_ROWS]
    known = {row: pairs for row in first if (pairs := _known(board, row))}
    begin = next(iter(known), None)
    if begin is None or _has_header(board, begin):
        return False
    within = [row for row in first if row >= begin]
    are_plain = len(known) >= MIN_ROWS and sum(map(len, known.values())) >= MIN_PAIRS
    return (are_plain and len(known) * 5 >= len(within) * 3) or _is_of_a_project(board, within)


def _is_of_a_project(board: Board, within: list[int]) -> bool:
    """Whether the project is named beside its label, and nearly all rows are labels with values, known or not."""
    pairs = Pairs(board)
    known = {row: [pair for pair in pairs.of(row) if is_column_name(name_of(pair.label))] for row in within}
    named = [pair for found in known.values() for pair in found if fields.match(name_of(pair.label)).field == "project"]
    told = [row for row in within if not _is_heading(board, row)]
    return (
        any(pair.value is not None and not is_figure(pair.value) for pair in named)
        and sum(any(pair.value for pair in found) for found in known.values()) > MIN_ROWS
        and sum(pairs.is_whole(row) for row in told) * 4 >= len(told) * 3
    )


def _known(board: Board, row: int) -> list[Pair]:
    """Labels of a row with the cells to their right; nothing where one is unknown, or none has a value beside it."""
    found: list[Pair] = []
    cells = board.cells(row)
    index = 0
    while index < len(cells):
        label = cells[index]
        if not is_column_name(name_of(label)):
            return []
        after = cells[index + 1] if index + 1 < len(cells) else None
        beside = after if after is not None and after.column == label.column + board.width(label) else None
        if beside is not None and is_column_name(beside.text):
            beside = None
        found.append(Pair(label, beside))
        index += 1 if beside is None else 2
    return found if any(pair.value is not None for pair in found) else []


def _has_header(board: Board, first: int) -> bool:
    """Whether some row from the first on only names columns."""
    named = [[is_column_name(cell.text) for cell in board.cells(row)] for row in board.order if row >= first]
    above = [is_column_name(cell.text) for cell in board.cells(first - 1)]
    return (len(above) > 1 and all(above)) or any(len(names) >= 3 and all(names) for names in named)


def _is_heading(board: Board, row: int) -> bool:
    """Whether a row stands between labels without being one: 一、基本情况, a title, a note, who signs."""
    cells = board.cells(row)
    is_signed = rowkinds.kind_of(cells, cells[0].column) == "signature"
    return len(cells) == 1 or is_signed or banner.is_banner(cells) or _is_note(board, row)


def _is_banner(board: Board, row: int) -> bool:
    return banner.is_banner(board.cells(row))


def _is_note(board: Board, row: int) -> bool:
    cells = board.cells(row)
    return rowkinds.kind_of(cells, cells[0].column) == "note"


def above(region: Region) -> list[Turned]:
    """The card that stands above a table, as in 绩效目标表: labels with values, then a table of indicators."""
    board = region.board
    rows = [row for row in region.above if len(board.cells(row)) > 1 and not banner.is_banner(board.cells(row))]
    if sum(is_pairs(board.cells(row)) for row in rows) < 2:
        return []
    first = next(row for row in rows if is_pairs(board.cells(row)))
    pairs = [pair for row in rows if row >= first for pair in _labelled(board, row)]
    return [_turned(board, [row for row in region.above if row < first], pairs, [])]


def _labelled(board: Board, row: int) -> list[Pair]:
    """Labels of a row with what follows each; before a figure stands its label, below a group the group's."""
    cells = board.cells(row)
    group = board.at(row, board.left)
    below = group is not None and group.row < row
    if is_pairs(cells) and not below:
        return [Pair(cells[at], cells[at + 1]) for at in range(0, len(cells), 2)]
    words = ([group] if group and below else []) + cells[:-1]
    return [Pair(words[-1]._replace(row=row), cells[-1], tuple(words[:-1]))]


def _split(pairs: list[Pair]) -> list[list[Pair]]:
    """One list per card: a label that comes again starts the next."""
    cards: list[list[Pair]] = [[]]
    for pair in pairs:
        if cards[-1] and fields.key(pair.label.text) == fields.key(cards[-1][0].label.text):
            cards.append([])
        cards[-1].append(pair)
    return cards


def _turned(board: Board, above: list[int], pairs: list[Pair], notes: list[int]) -> Turned:
    """A card as a table of one row: its labels side by side above its values."""
    writer = Writer(board, above)
    for pair in pairs:
        if pair.value is not None and _says_of_the_form(pair.label):
            writer.say([pair.label, pair.value])
    told = [pair for pair in pairs if not _says_of_the_form(pair.label)]
    levels = max((len(pair.groups) for pair in told), default=0) + 1
    body = writer.next + levels
    for column, pair in enumerate(told, 1):
        names = [*pair.groups, pair.label]
        for level in range(levels):
            name = names[min(level, len(names) - 1)]
            writer.put((writer.next + level, column), name, _worded(name, pair))
            writer.homes[writer.next + level, column] = pair.place
        if pair.value is not None:
            writer.put((body, column), pair.value)
        writer.homes[body, column] = pair.place
    after = list(range(body + 1, body + 1 + len(notes)))
    for row, submitted in zip(after, notes, strict=True):
        for cell in board.cells(submitted):
            writer.put((row, cell.column), cell)
    region = writer.region(levels, len(told), [body, *after], [])
    places = [(cell.row, cell.column) for pair in told for cell in pair.cells]
    return Turned(region, writer.homes, {body: places}, {body: "data"} | dict.fromkeys(after, "note"))


def _worded(name: Cell, pair: Pair) -> str:
    """A label without its colon, with the unit that stands behind its value."""
    words = name_of(name)
    is_bare = name is pair.label and pair.unit and units.in_header(words) is None
    return f"{words}（{pair.unit}）" if is_bare else words


def _says_of_the_form(label: Cell) -> bool:
    """Whether a label is about who sends the form for when: 填报单位, 报告期."""
    name = units.fold(name_of(label))
    said = banner.LABELS.get(name) if name not in banner.COLUMN_NAMES_TOO else None
    return said in _OF_FORM or fields.match(name).field in ("period", "as_of")
