"""Published cells → tables: which columns name rows, which hold figures, in what unit each figure is printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import polars as pl

from data.reference import unit
from metrics.reconciliation.labels import Cell, Column, called, filled_down, named
from metrics.reconciliation.line import PART, RATIO, TOTAL, Line, own_unit
from metrics.reconciliation.table import Figure, Table, figure

SERIAL = re.compile(r"序号|编号|项次|行次|栏次|代码|[Nn]o\.?|号")
NO_FIGURES = re.compile(r"年份|年度$|日期|时间(?!进度)|电话|编号|代码|数据截至|as_of|year|date", re.IGNORECASE)
UNIT = re.compile(r"(?:计量|金额|数量)?单位|unit", re.IGNORECASE)
COUNT = re.compile(r"数$|数量|个数|[(（]个[)）]")
BLANK = re.compile(r"[-—–－_/／\\＼…·.*\s]+")
"""A cell without a figure, as people fill it in."""


def tables(cells: pl.DataFrame) -> list[Table]:
    """The tables among published cells (the columns of data/sql/published_cells.sql), in their order."""
    keys = ["submission_id", "sheet", "table_no"]
    return [_table(part.to_dicts()) for part in cells.partition_by(keys, maintain_order=True)]


def _table(cells: Sequence[Cell]) -> Table:
    printed: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in cells:
        printed[cell["row"]][cell["letter"]] = cell
    columns = _columns(cells)
    rows = filled_down(printed, columns)
    figures, words = _figures(rows, columns)
    figures |= _fractions(columns, figures)
    first, lines = cells[0], named(rows, columns)
    filled = {row for row, _ in (*figures, *words)}
    return Table(
        title=first["title"] or first["file_name"],
        place=_place(first["file_name"], first["sheet"]),
        rows=[line for line in lines if line.at in filled],
        columns=_told_apart([_line(column, figures) for column in columns if column.role == "figure"]),
        figures=figures,
        words=words,
        submission_id=first["submission_id"],
        period=first["period"],
    )


def _place(file_name: str, sheet: str) -> str:
    """File and sheet; a text file's one sheet is called as the file is."""
    return file_name if file_name.startswith(sheet) else f"{file_name} · {sheet}"


def _told_apart(columns: Sequence[Line]) -> list[Line]:
    """Columns without the widest names that all of them share."""
    shared = 0
    while len(columns) > 1 and all(len(one.names) > shared + 1 for one in columns):
        if len({one.names[shared] for one in columns}) > 1:
            break
        shared += 1
    return [replace(one, names=one.names[shared:]) for one in columns]


def _columns(cells: Sequence[Cell]) -> list[Column]:
    by_letter: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_letter[cell["letter"]].append(cell)
    ordered = sorted(by_letter, key=lambda letter: (len(letter), letter))
    return [_column(letter, by_letter[letter]) for letter in ordered]


def _column(letter: str, cells: Sequence[Cell]) -> Column:
    first = cells[0]
    names = tuple(called(name) for name in first["header"].split("|") if name) or (letter,)
    number = 0
    for character in letter:
        number = number * 26 + ord(character) - 64
    word = first["column_unit"] or own_unit(names[-1])
    return Column(number, letter, names, word, _role(first, names[-1], cells), first["field"])


def _role(first: Cell, name: str, cells: Sequence[Cell]) -> str:
    numbers = sum(cell["value"] is not None for cell in cells)
    if first["field"] == "item_no" or SERIAL.fullmatch(name.strip()):
        return "serial"
    if not numbers and (UNIT.fullmatch(name) or first["field"] == "target_unit"):
        return "unit" if sum(unit(cell["text"].strip()) is not None for cell in cells) * 2 >= len(cells) else "label"
    if numbers and all(cell["unit"] in ("月", "年", "季度") for cell in cells if cell["value"] is not None):
        return "label"
    if NO_FIGURES.search(name) or numbers * 3 < len(cells) or not numbers:
        return "label"
    return "figure"


def _figures(
    rows: Mapping[int, Mapping[str, Cell]], columns: Sequence[Column]
) -> tuple[dict[tuple[int, int], Figure], dict[tuple[int, int], tuple[str, str]]]:
    worded: dict[tuple[int, int], tuple[str, str]] = {}
    found: dict[tuple[int, int], tuple[Cell, str | None]] = {}
    digits: Counter[tuple[int, str | None]] = Counter()
    for number, held in rows.items():
        for column in (column for column in columns if column.role == "figure" and column.letter in held):
            cell = held[column.letter]
            if cell["value"] is None:
                if not BLANK.fullmatch(cell["text"]):
                    worded[number, column.at] = cell["text"], f"{cell['letter']}{number}"
                continue
            word = _unit_of(cell, column, columns, held)
            found[number, column.at] = cell, word
            digits[column.at, word] = max(digits[column.at, word], cell["decimals"])
    return {
        place: figure(
            cell["text"], f"{cell['letter']}{cell['row']}", Decimal(cell["value"]),
            (digits[place[1], word], cell["decimals"]), word,
        )
        for place, (cell, word) in found.items()
    }, worded  # fmt: skip


def _fractions(columns: Sequence[Column], figures: Mapping[tuple[int, int], Figure]) -> dict[tuple[int, int], Figure]:
    """Rates printed as fractions of one (0.75) as the percentages that they are."""
    found: dict[tuple[int, int], Figure] = {}
    for column in columns:
        held = {place: one for place, one in figures.items() if place[1] == column.at}
        values = [one.printed.value for one in held.values()]
        signs = "".join([*column.names, *(one.text for one in held.values())])
        is_rate = RATIO.search(column.names[-1]) and not re.search("[%％]", signs)
        if is_rate and values and max(values) <= 2 and any(value % 1 for value in values):
            digits = max(0, max(one.printed.decimals for one in held.values()) - 2)
            for place, one in held.items():
                found[place] = figure(one.text, one.address, one.printed.value * 100, (digits, digits), "%")
    return found


def _unit_of(cell: Cell, column: Column, columns: Sequence[Column], held: Mapping[str, Cell]) -> str | None:
    """The unit in the cell, in its header, in a column of units beside it, in the row's name, in the banner."""
    if cell["unit"] or column.unit:
        return str(cell["unit"] or column.unit)
    if (beside := _units_beside(column, columns)) and beside.letter in held:
        return str(held[beside.letter]["text"]).strip()
    if COUNT.search(column.names[-1]):
        return None
    for other in columns:
        if other.role == "label" and other.letter in held and (word := own_unit(held[other.letter]["text"])):
            return word
    known = unit(cell["table_unit"])
    return str(cell["table_unit"]) if known and known.base == "万元" else None


def _units_beside(column: Column, columns: Sequence[Column]) -> Column | None:
    """The column that says this one's unit: right behind it, else before a run of figures that it belongs to."""
    at = columns.index(column)
    if at + 1 < len(columns) and columns[at + 1].role == "unit":
        return columns[at + 1]
    for before in reversed(range(at)):
        if columns[before].role == "unit":
            return columns[before] if before == 0 or columns[before - 1].role != "figure" else None
        if columns[before].role != "figure":
            return None
    return None


def _line(column: Column, figures: Mapping[tuple[int, int], Figure]) -> Line:
    held = [each for place, each in figures.items() if place[1] == column.at]
    units = {each.unit for each in held}
    word = column.unit or (units.pop() if len(units) == 1 else None)
    is_total = any(TOTAL.fullmatch(name) for name in column.names[-1:])
    is_part = bool(PART.match(column.names[-1]))
    return Line(column.at, column.names, word, is_total, is_part, field=column.field)
