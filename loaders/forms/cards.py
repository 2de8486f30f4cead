"""Card forms: one project per block, each figure beside its label instead of under a header."""

from decimal import Decimal

from loaders.forms import banner, fields, twins, units, values
from loaders.forms import columns as column_reader
from loaders.forms.banner import Banner
from loaders.forms.board import Board
from loaders.forms.column import Column
from loaders.forms.header import is_column_name, is_pairs
from loaders.forms.layout import Region
from loaders.forms.table import Row, Table
from loaders.forms.value import Context, Value
from loaders.grid import Cell, Finding, Grid, Sheet

Pair = tuple[Cell, Cell | None]
"""A label and the cell with its value."""

MIN_ROWS, MIN_PAIRS, MAX_ROWS = 2, 4, 200


def read(grid: Grid, sheet: Sheet, names: list[str]) -> list[Table]:
    """The cards of a sheet; none where it is no card form."""
    board = Board(sheet)
    if not board.order or len(board.order) > MAX_ROWS:
        return []
    rows = {row: _pairs(board, row) for row in board.order}
    paired = [row for row, pairs in rows.items() if pairs]
    if len(paired) < MIN_ROWS or sum(len(rows[row]) for row in paired) < MIN_PAIRS:
        return []
    if len(paired) * 5 < len([row for row in board.order if row >= paired[0]]) * 3 or _has_header(board, paired[0]):
        return []
    above = banner.read([board.cells(row) for row in board.order if row < paired[0]])
    return [_card(grid, board, above, card, names) for card in _split([pair for row in paired for pair in rows[row]])]


def _pairs(board: Board, row: int) -> list[Pair]:
    """Labels of a row with the cells to their right; nothing where two labels stand side by side with values below."""
    found: list[Pair] = []
    cells = [cell for cell in board.cells(row) if cell.row == row]
    index = 0
    while index < len(cells):
        label = cells[index]
        if not is_column_name(label.text.rstrip(":： ")):
            return []
        after = cells[index + 1] if index + 1 < len(cells) else None
        beside = after if after is not None and after.column == label.column + board.width(label) else None
        if beside is not None and is_column_name(beside.text):
            beside = None
        found.append((label, beside))
        index += 1 if beside is None else 2
    return found if any(value is not None for _, value in found) else []


def _has_header(board: Board, first: int) -> bool:
    """Whether some row from the first on only names columns."""
    named = [[is_column_name(cell.text) for cell in board.cells(row)] for row in board.order if row >= first]
    above = [is_column_name(cell.text) for cell in board.cells(first - 1)]
    return (len(above) > 1 and all(above)) or any(len(names) >= 3 and all(names) for names in named)


def above(grid: Grid, region: Region, names: list[str]) -> list[Table]:
    """The card that stands above a table, as in 绩效目标表: labels with values, then a table of indicators."""
    board = region.board
    rows = [row for row in region.above if len(board.cells(row)) > 1 and not banner.is_banner(board.cells(row))]
    if sum(is_pairs(board.cells(row)) for row in rows) < 2:
        return []
    first = next(row for row in rows if is_pairs(board.cells(row)))
    said = banner.read([board.cells(row) for row in region.above if row < first])
    return [_card(grid, board, said, [pair for row in rows if row >= first for pair in _labelled(board, row)], names)]


def _labelled(board: Board, row: int) -> list[Pair]:
    """Labels of a row with what follows each; before a figure stands its label, below a group the group's."""
    cells = board.cells(row)
    group = board.at(row, board.left)
    below = group is not None and group.row < row
    if is_pairs(cells) and not below:
        return [(cells[at], cells[at + 1]) for at in range(0, len(cells), 2)]
    words = [cell.text for cell in ([group] if group and below else []) + cells[:-1]]
    label = cells[0]._replace(text="|".join("".join(word.split()) for word in words))
    return [(label, cells[-1])]


def _split(pairs: list[Pair]) -> list[list[Pair]]:
    """One list per card: a label that comes again starts the next."""
    cards: list[list[Pair]] = [[]]
    for pair in pairs:
        if cards[-1] and fields.key(pair[0].text) == fields.key(cards[-1][0][0].text):
            cards.append([])
        cards[-1].append(pair)
    return cards


def _card(grid: Grid, board: Board, above: Banner, pairs: list[Pair], names: list[str]) -> Table:
    month, as_of, findings = banner.month_and_day(above, names)
    cells = [cell for pair in pairs for cell in pair if cell is not None]
    first, last = min(cell.row for cell in cells), max(cell.row for cell in cells)
    left, right = min(cells, key=lambda cell: cell.column), max(cells, key=lambda cell: cell.column)
    money = [unit for unit in above.units if units.money_factor(unit) is not None]
    table = Table(
        board.sheet.name,
        f"{left.address.rstrip('0123456789')}{first}:{right.address.rstrip('0123456789')}{last}",
        above.title,
        unit=money[0] if len(money) == 1 else None,
        period=month,
        as_of=as_of,
        sender=above.said.get("sender"),
        findings=findings,
        banner=above.said,
        visible=board.sheet.visible,
    )
    read: dict[str, Value] = {}
    for label, value in pairs:
        column = _column(label, value)
        table.columns.append(column)
        column_reader.settle(column, table.columns, [(value, 1)] if value else [], above.units)
        if value is not None:
            context = Context(column.kind or "any", column.unit, month.year if month else None, grid.date_1904)
            read_value = values.read if column.kind else values.read_any
            read[column.letter] = read_value(value, context)
    twins.refuse(table.columns)
    table.rows = [Row(first, "data", read)]
    table.findings += _unit_findings(table, table.rows[0])
    return table


def _column(label: Cell, value: Cell | None) -> Column:
    """A label as a column; its letter is the address of the value, since a card has no columns."""
    name = "".join(label.text.split()).rstrip(":：")
    found = fields.match(name)
    at = value or label
    return Column(at.address, at.column, name, found.field, units.in_header(name), found.month, found.certain)


def _unit_findings(table: Table, row: Row) -> list[Finding]:
    """Amounts whose unit is written nowhere, and labels that may mean something else."""
    found: list[Finding] = []
    for column in table.columns:
        value = row.values.get(column.letter)
        params = {"header": column.header, "field": column.field or ""}
        if column.field and not column.certain:
            found.append(("column_uncertain", "questioned", column.letter, column.header, params))
        if column.kind == "money" and value and isinstance(value.value, Decimal) and not units.money_factor(value.unit):
            found.append(("unit_missing", "rejected", column.letter, column.header, params))
    return found
