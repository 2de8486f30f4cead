"""Grid → form: the tables of a file with their columns, units, period, row kinds and values."""

import re
from decimal import Decimal
from itertools import pairwise

from loaders.forms import (
    above,
    across,
    banner,
    cards,
    claims,
    continued,
    hidden,
    layout,
    outline,
    period,
    rowunits,
    shares,
    totals,
    units,
    upright,
    views,
)
from loaders.forms import columns as column_reader
from loaders.forms.banner import Banner
from loaders.forms.board import Board
from loaders.forms.body import kinds_of, row_reader
from loaders.forms.column import NOTHING_CONFIRMED, Column, Confirmed
from loaders.forms.header import is_figure
from loaders.forms.layout import Region
from loaders.forms.places import place_of
from loaders.forms.table import Row, Table
from loaders.forms.turned import Turned
from loaders.forms.value import Value
from loaders.grid import Cell, Finding, Grid, Sheet, letter

CORE = frozenset({"planned_wan", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan"})
"""Amounts that the product counts; others are read and shown only."""
__all__ = ["Column", "Row", "Table", "Value", "recognise"]


def recognise(grid: Grid, confirmed: Confirmed = NOTHING_CONFIRMED, is_published: bool = False) -> list[Table]:
    """The tables of a grid, sheet by sheet; `confirmed` is what a person has said of headers in doubt.

    Published tables are read row by row as they are printed.
    """
    tables: list[Table] = []
    for sheet in grid.sheets:
        names = [sheet.name, _stem(grid.file_name)]
        turned = cards.read(sheet) or ([] if is_published else upright.read(sheet))
        found = _turned(grid, turned, names, confirmed) or [
            table
            for region in layout.regions(sheet)
            for table in [
                *_turned(grid, cards.above(region), names, confirmed),
                _table(grid, region, names, confirmed, may_be_matrix=not is_published),
            ]
        ]
        for before, table in pairwise(found):
            _share_banner(before, table)
        found = found or continued.read(grid, sheet, tables[-1] if tables else None)
        tables += found or _without_header(sheet)
    views.mark_repeated(tables)
    return tables


def _turned(grid: Grid, found: list[Turned], names: list[str], confirmed: Confirmed) -> list[Table]:
    """The records of layouts that do not hold them row by row."""
    return [part for one in found for part in one.apart(_table(grid, one.region, names, confirmed, one.kinds))]


def _share_banner(before: Table, table: Table) -> None:
    """A second table of projects below the first without a banner of its own is of the same sender and month."""
    if table.period is None and table.sender is None and all(one.column("project") for one in (before, table)):
        table.sender, table.period, table.as_of = before.sender, before.period, before.as_of


def _table(
    grid: Grid,
    region: Region,
    names: list[str],
    confirmed: Confirmed,
    kinds: dict[int, str] | None = None,
    *,
    may_be_matrix: bool = False,
) -> Table:
    """The table of a region; `kinds` are those of its rows where its layout says them."""
    said = _said(region)
    kinds = kinds or kinds_of(region)
    notes = [cell.text for row, kind in kinds.items() if kind == "note" for cell in region.board.cells(row)]
    declared = said.units or _beside(region) or tuple(unit for text in notes for unit in units.in_banner(text))
    month, as_of, findings = banner.month_and_day(said, names)
    sheet = region.board.sheet
    table = Table(sheet.name, _range(region), said.title, region.header, _table_unit(declared), month, as_of)
    table.sender, table.banner, table.visible = said.said.get("sender"), said.said, sheet.visible
    table.findings = [*said.findings, *findings]
    data = [row for row, kind in kinds.items() if kind == "data"]
    year = month.year if month else _year(said, names)
    texts = [said.title or "", *said.loose, sheet.name] if may_be_matrix else []
    table.columns, doubts = column_reader.read(region, data, declared, year, month, confirmed, texts)
    table.findings += doubts
    reader = row_reader(region, table.columns, year, grid.date_1904)
    table.rows = [reader(row, kind) for row, kind in kinds.items()]
    outline.settle(table, _indented(region))
    rowunits.settle(table)
    rowunits.heed_labels(table)
    above.settle(table)
    table.findings += shares.settle(table)
    _say_place(table)
    table.findings += _unit_findings(table, region, said)
    table.findings += _other_units(table, region, kinds, declared)
    table.findings += claims.findings(table, [*_texts_above(region), *notes])
    table.findings += _ragged(region, data)
    table.findings += totals.compare(table)
    table.findings += across.compare(table)
    table.findings += hidden.findings(region)
    if not table.data():
        table.findings.append(("empty_table", "questioned", None, None, {}))
    if not table.visible:
        table.findings.append(("hidden_sheet", "noted", None, table.sheet, {"sheet": table.sheet}))
    return table


def _texts_above(region: Region) -> list[str]:
    """The texts above a table."""
    return [cell.text for row in region.above for cell in region.board.cells(row)]


def _beside(region: Region) -> tuple[str, ...]:
    """The unit of a label merged down from the header beside the rows: 项目资金（万元）."""
    board = region.board
    cell = board.at(region.header[-1], region.left)
    unit = units.in_header(cell.text) if cell and board.span(cell)[2] > region.header[-1] else None
    return (unit,) if unit and units.money_factor(unit) is not None else ()


def _said(region: Region) -> Banner:
    """What stands above a table; what it does not say itself holds from the rows above all tables of the sheet."""
    board = region.board
    said = banner.read([board.shared(row) for row in region.above])
    if board.whole is not board:
        around = banner.read([board.whole.cells(row) for row in region.above])
        said.units = said.units or around.units
        said.said = {**around.said, **said.said}
    return said


def _without_header(sheet: Sheet) -> list[Table]:
    """A sheet on which nothing names columns: its rows as they are, with the question what they mean."""
    if not sheet.cells:
        return []
    board = Board(sheet)
    region = Region(board, [], [], board.order, min(column for _, column in sheet.cells), board.right)
    table = Table(sheet.name, _range(region), visible=sheet.visible)
    table.columns = [Column(letter(number), number, "") for number in range(region.left, region.right + 1)]
    reader = row_reader(region, table.columns, None, date_1904=False)
    figures = {row: any(map(is_figure, board.cells(row))) for row in board.order}
    table.rows = [reader(row, "data" if figures[row] or len(board.cells(row)) > 1 else "note") for row in board.order]
    table.findings.append(("no_header", "questioned", None, None, {"sheet": sheet.name}))
    return [table]


def _stem(file_name: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,5}$", "", re.split(r"[\\/]", file_name)[-1])


def _year(said: Banner, names: list[str]) -> int | None:
    return next(
        (year for text in [*said.said.values(), said.title or "", *names] if (year := period.year_of(text))), None
    )


def _range(region: Region) -> str:
    rows = [*region.header, *region.body]
    first, last = rows[0], rows[-1]
    return f"{letter(region.left)}{first}:{letter(region.right)}{last}"


def _table_unit(declared: tuple[str, ...]) -> str | None:
    """The money unit that holds for the table, else what is declared."""
    money = [unit for unit in declared if units.money_factor(unit) is not None]
    return money[0] if len(money) == 1 else "、".join(declared) or None


def _say_place(table: Table) -> None:
    """Who reports, by the sheet's name, where neither banner nor column says it."""
    named = any(column.field == "county" for column in table.columns)
    if table.sender is None and not named and (place := place_of(table.sheet)):
        table.sender = place
        table.findings.append(
            ("sender_from_sheet", "noted", None, table.sheet, {"sheet": table.sheet, "county": place})
        )


def _unit_findings(table: Table, region: Region, said: Banner) -> list[Finding]:
    """Amounts whose unit is written nowhere, or in two ways at once."""
    found: list[Finding] = []
    several = [unit for unit in dict.fromkeys(said.units) if units.money_factor(unit) is not None]
    for column in table.columns:
        if column.kind != "money" or column.unit is not None or (column.county and found):
            continue  # of the columns of all counties it is said once
        held = [(row.kind, value) for row in table.rows if (value := row.values.get(column.letter))]
        figures = [value for kind, value in held if kind == "data" and isinstance(value.value, Decimal)]
        figures = figures or [value for _, value in held if isinstance(value.value, Decimal)]
        if figures and any(units.money_factor(value.unit) is None for value in figures):
            code = "unit_conflict" if len(several) > 1 else "unit_missing"
            at = f"{column.letter}{region.header[-1]}"
            severity = "rejected" if column.field in CORE else "questioned"
            found.append((code, severity, at, column.header, {"header": column.header, "units": "、".join(several)}))
    return found


def _indented(region: Region) -> set[int]:
    """Rows whose first words are set in; alike ones have none such."""
    firsts = ((row, cells[0].text) for row in region.single if (cells := region.board.cells(row)))
    return {row for row, text in firsts if text[:1].isspace()}


def _other_units(table: Table, region: Region, kinds: dict[int, str], declared: tuple[str, ...]) -> list[Finding]:
    """A unit of money declared between or below the rows that neither banner nor header knows: whose is it?"""
    known = {*declared, *(column.unit for column in table.columns)}
    for row in [row for row, kind in kinds.items() if declared and kind not in ("data", "blank")]:
        for cell in region.board.cells(row):
            said = [unit for unit in units.in_banner(cell.text) if units.money_factor(unit) is not None]
            if not set(said) <= known:
                words = {"header": table.title or table.sheet, "units": "、".join(dict.fromkeys([*declared, *said]))}
                return [("unit_conflict", "rejected", None, cell.text.strip(), words)]
    return []


def _thousands_apart(cells: list[Cell], more: int) -> bool:
    """Whether a line is longer than the header by as many fields as 18,200 without quotes may have fallen into."""
    texts = {cell.column: cell.text.strip() for cell in cells} if more > 0 else {}
    heads = [at for at, text in texts.items() if re.fullmatch(r"-?[1-9]\d{0,2}|\d{3}", text)]
    return more > 0 and sum(bool(re.fullmatch(r"\d{3}(?:\.\d+)?", texts.get(at + 1, ""))) for at in heads) >= more


def _ragged(region: Region, data: list[int]) -> list[Finding]:
    """Lines of a text file with more or fewer fields than the others: their figures may stand in wrong columns."""
    widths = region.board.sheet.widths
    counted = [widths[row] for row in data if row in widths]
    if not counted:
        return []
    usual = max(set(counted), key=lambda width: (counted.count(width), width))
    found: list[Finding] = []
    for row in data:
        cells = region.board.cells(row)
        filled = max((cell.column for cell in cells), default=0)
        beyond = widths.get(row, usual) > usual and filled > usual
        named = widths.get(region.header[-1], usual)
        if beyond or _thousands_apart(cells, widths.get(row, 0) - named):
            words = {"fields": str(widths[row]), "usual": str(usual if beyond else named)}
            found.append(("ragged_row", "rejected", f"A{row}", None, words))
    last = max(widths)
    if region.board.sheet.ends_open and data and data[-1] == last and widths[last] < usual:
        found.append(("last_line_cut", "questioned", f"A{last}", None, {"row": str(last)}))
    return found
