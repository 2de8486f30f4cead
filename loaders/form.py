"""Grid → form: the tables of a file with their columns, units, period, row kinds and values."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from loaders import banner, fields, layout, period, rowkinds, totals, units, values, views
from loaders import columns as column_reader
from loaders.banner import Banner
from loaders.board import Board
from loaders.columns import Column
from loaders.grid import Cell, Finding, Grid, letter
from loaders.layout import Region
from loaders.values import Context, Value

__all__ = ["Column", "Row", "Table", "Value", "recognise"]


@dataclass(slots=True)
class Row:
    """A row below the header: its kind, its values by column letter, the first words in it."""

    number: int
    kind: str
    values: dict[str, Value] = field(default_factory=dict)
    label: str | None = None


@dataclass
class Table:
    """A table of a sheet. Money is in 万元, percentages 0–100, months are their first day.

    `repeats` names the table that shows the same projects with the same figures, if one came before.
    """

    sheet: str
    range: str
    title: str | None = None
    header_rows: list[int] = field(default_factory=list)
    unit: str | None = None
    period: date | None = None
    as_of: date | None = None
    sender: str | None = None
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    banner: dict[str, str] = field(default_factory=dict)
    visible: bool = True
    repeats: str | None = None

    def column(self, field_name: str) -> Column | None:
        """The column that is surely this field; None where none is, or where several might be."""
        found = [column for column in self.columns if column.field == field_name and column.certain]
        return found[0] if found else None

    def value(self, row: Row, field_name: str) -> Value | None:
        """A row's value of a field; None where the table has no such column or the cell is blank."""
        column = self.column(field_name)
        return row.values.get(column.letter) if column else None

    def months(self, row: Row) -> dict[int, Value]:
        """A row's monthly plan: month 1–12 → value."""
        planned = [column for column in self.columns if column.month and column.certain]
        return {
            column.month: row.values[column.letter]
            for column in planned
            if column.month and column.letter in row.values
        }

    def data(self) -> list[Row]:
        """The rows that report something."""
        return [row for row in self.rows if row.kind == "data"]


def recognise(grid: Grid) -> list[Table]:
    """The tables of a grid, sheet by sheet."""
    tables: list[Table] = []
    for sheet in grid.sheets:
        names = [sheet.name, grid.file_name]
        tables.extend(_table(grid, region, names) for region in layout.regions(sheet))
    views.mark_repeated(tables)
    return tables


def _table(grid: Grid, region: Region, names: list[str]) -> Table:
    said = banner.read([_within(region, row) for row in region.above])
    kinds = _kinds(region)
    notes = [cell.text for row, kind in kinds.items() if kind == "note" for cell in region.board.cells(row)]
    declared = said.units or tuple(unit for text in notes for unit in units.in_banner(text))
    month, as_of, findings = banner.month_and_day(said, [names[0], _stem(names[1])])
    table = Table(
        region.board.sheet.name, _range(region), said.title, region.header, _table_unit(declared), month, as_of,
        said.said.get("sender"), findings=[*said.findings, *findings], banner=said.said, visible=region.board.sheet.visible,
    )  # fmt: skip
    data = [row for row, kind in kinds.items() if kind == "data"]
    table.columns, doubts = column_reader.read(region, data, declared)
    table.findings += doubts
    year = month.year if month else _year(said, names)
    reader = _row_reader(region, table.columns, year, grid.date_1904)
    table.rows = [reader(row, kind) for row, kind in kinds.items()]
    _number_sections(table)
    table.findings += _unit_findings(table, region, said)
    table.findings += _ragged(region, data)
    table.findings += totals.compare(table)
    if not table.visible:
        table.findings.append(("hidden_sheet", "noted", None, table.sheet, {"sheet": table.sheet}))
    return table


def _stem(file_name: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,5}$", "", re.split(r"[\\/]", file_name)[-1])


def _year(said: Banner, names: list[str]) -> int | None:
    return next((year for text in [*said.said.values(), said.title or "", *names] if (year := period.year_of(text))), None)


def _within(region: Region, row: int) -> list[Cell]:
    return region.board.cells(row)


def _range(region: Region) -> str:
    last = region.body[-1] if region.body else region.header[-1]
    return f"{letter(region.left)}{region.header[0]}:{letter(region.right)}{last}"


def _table_unit(declared: tuple[str, ...]) -> str | None:
    """The money unit that holds for the table, else what is declared."""
    money = [unit for unit in declared if units.money_factor(unit) is not None]
    return money[0] if len(money) == 1 else "、".join(declared) or None


def _kinds(region: Region) -> dict[int, str]:
    """The kind of every body row. Notes and signatures run on to the end, where no figures follow them."""
    board, label_end = region.board, region.left + 2
    header = layout.header_names(board, region.header)
    kinds: dict[int, str] = {}
    for row in range(region.header[-1] + 1, (region.body[-1] if region.body else 0) + 1):
        cells = board.cells(row)
        if not cells:
            if row - 1 in kinds or len(kinds) < 100_000:
                kinds[row] = "blank"
            continue
        kind = rowkinds.kind_of(cells, label_end)
        names = [units.fold(cell.text) for cell in cells]
        if all(name in header for name in names) and len(names) >= 2:
            kind = "header"
        elif kind == "data" and not any(one == "data" for one in kinds.values()) and rowkinds.is_english(cells):
            kind = "english"
        elif kind == "data" and len(cells) == 1 and not layout.looks_like_number(cells[0]):
            kind = _lone(board, cells[0], region, kinds)
        kinds[row] = kind
    return kinds


def _lone(board: Board, cell: Cell, region: Region, kinds: dict[int, str]) -> str:
    """A row with one text: a heading between rows, or a note below them."""
    ended = next((kind for kind in reversed(kinds.values()) if kind != "blank"), "")
    if ended in ("note", "signature") or (len(cell.text) > 40 and board.width(cell) > 2):
        return "note"
    wide = board.width(cell) >= max(3, (region.right - region.left + 1) // 2)
    return "section" if wide or (cell.column <= region.left + 1 and len(cell.text) <= 40) else "data"


def _row_reader(
    region: Region, table_columns: list[Column], year: int | None, date_1904: bool
) -> Callable[[int, str], Row]:
    """Reads body rows; what is merged down over data rows holds for each of them, amounts for none but the first."""
    plans = [(column, Context(column.kind or "any", column.unit, year, date_1904)) for column in table_columns]
    board = region.board

    def read(number: int, kind: str) -> Row:
        row = Row(number, kind)
        if kind == "blank":
            return row
        figures = kind in ("data", "total", "section")
        for column, context in plans:
            cell = board.sheet.cells.get((number, column.number))
            if cell is None and kind == "data":
                cell = _merged_down(board, number, column)
            if cell is None:
                continue
            value = _value(cell, context, figures)
            if kind == "data" and cell.row == number and column.kind in fields.NUMBERS and board.span(cell)[2] > number:
                value.problem = value.problem or "merged_figure"
            if value.text:
                row.values[column.letter] = value
        words = [cell.text for cell in board.cells(number)]
        row.label = " ".join(words[0].split()) if words else None
        return row

    return read


def _merged_down(board: Board, number: int, column: Column) -> Cell | None:
    """The words of a cell merged over several rows; its figures are the first row's alone."""
    merge = board.spans.get((number, column.number))
    if merge is None or merge[0] == number or column.kind in fields.NUMBERS:
        return None
    cell = board.at(number, column.number)
    return None if cell is None or (column.kind is None and values.number_of(cell)) else cell


def _value(cell: Cell, context: Context, figures: bool) -> Value:
    if not figures:
        return Value(cell.text.strip(), cell.text.strip(), cell=cell.address)
    return values.read_any(cell, context) if context.kind == "any" else values.read(cell, context)


def _number_sections(table: Table) -> None:
    """一、二、三 number the projects themselves where no other row is data."""
    if any(row.kind == "data" for row in table.rows):
        return
    for row in table.rows:
        if row.kind == "section" and len(row.values) >= 3 and table.column("item_no"):
            row.kind = "data"


def _unit_findings(table: Table, region: Region, said: Banner) -> list[Finding]:
    """Amounts whose unit is written nowhere, or in two ways at once."""
    found: list[Finding] = []
    several = [unit for unit in dict.fromkeys(said.units) if units.money_factor(unit) is not None]
    for column in table.columns:
        if column.kind != "money" or column.unit is not None:
            continue
        figures = [
            value for row in table.rows if (value := row.values.get(column.letter)) and isinstance(value.value, Decimal)
        ]
        if figures and any(units.money_factor(value.unit) is None for value in figures):
            code = "unit_conflict" if len(several) > 1 else "unit_missing"
            at = f"{column.letter}{region.header[-1]}"
            found.append((code, "rejected", at, column.header, {"header": column.header, "units": "、".join(several)}))
    return found


def _ragged(region: Region, data: list[int]) -> list[Finding]:
    """Lines of a text file with more or fewer fields than the others: their figures may stand in wrong columns."""
    widths = region.board.sheet.widths
    counted = [widths[row] for row in data if row in widths]
    if not counted:
        return []
    usual = max(set(counted), key=counted.count)
    found: list[Finding] = []
    for row in data:
        filled = max((cell.column for cell in region.board.cells(row)), default=0)
        if widths.get(row, usual) > usual and filled > usual:
            found.append(("ragged_row", "rejected", f"A{row}", None, {"fields": str(widths[row]), "usual": str(usual)}))
    return found
