"""Published cells → tables: which columns name rows, which hold figures, in what unit each figure is printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple

import polars as pl

from data.reference import unit
from metrics.reconciliation.line import PART, RATIO, TOTAL, Line, own_unit
from metrics.reconciliation.table import Figure, Table, figure

SERIAL = re.compile(r"序号|编号|项次|行次|栏次|代码|[Nn]o\.?|号")
NO_FIGURES = re.compile(r"年份|年度$|日期|时间(?!进度)|电话|编号|代码|数据截至|as_of|year|date", re.IGNORECASE)
UNIT = re.compile(r"(?:计量|金额|数量)?单位|unit", re.IGNORECASE)
COUNT = re.compile(r"数$|数量|个数|[(（]个[)）]")
BLANK = re.compile(r"[-—–－_/／\\＼…·.*\s]+")
"""A cell without a figure, as people fill it in."""
Cell = Mapping[str, Any]


class _Column(NamedTuple):
    """A column as it came: number, letter, names, the unit in its header, what it is for."""

    at: int
    letter: str
    names: tuple[str, ...]
    unit: str | None
    role: str


def tables(cells: pl.DataFrame) -> list[Table]:
    """The tables among published cells (the columns of data/sql/published_cells.sql), in their order."""
    keys = ["submission_id", "sheet", "table_no"]
    return [_table(part.to_dicts()) for part in cells.partition_by(keys, maintain_order=True)]


def _table(cells: Sequence[Cell]) -> Table:
    rows: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in cells:
        rows[cell["row"]][cell["letter"]] = cell
    columns = _columns(cells)
    figures, words = _figures(rows, columns)
    figures |= _fractions(columns, figures)
    named = _filled_down(rows, columns)
    labels = _naming(named, [column for column in columns if column.role == "label"])
    first = cells[0]
    lines = [_row(number, held, columns, labels) for number, held in named.items()]
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


def _columns(cells: Sequence[Cell]) -> list[_Column]:
    by_letter: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_letter[cell["letter"]].append(cell)
    ordered = sorted(by_letter, key=lambda letter: (len(letter), letter))
    return [_column(letter, by_letter[letter]) for letter in ordered]


def _column(letter: str, cells: Sequence[Cell]) -> _Column:
    first = cells[0]
    names = tuple(name for name in first["header"].split("|") if name) or (letter,)
    number = 0
    for character in letter:
        number = number * 26 + ord(character) - 64
    return _Column(number, letter, names, first["column_unit"] or own_unit(names[-1]), _role(first, names[-1], cells))


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
    rows: Mapping[int, Mapping[str, Cell]], columns: Sequence[_Column]
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


def _fractions(columns: Sequence[_Column], figures: Mapping[tuple[int, int], Figure]) -> dict[tuple[int, int], Figure]:
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


def _unit_of(cell: Cell, column: _Column, columns: Sequence[_Column], held: Mapping[str, Cell]) -> str | None:
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


def _units_beside(column: _Column, columns: Sequence[_Column]) -> _Column | None:
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


def _filled_down(
    rows: Mapping[int, Mapping[str, Cell]], columns: Sequence[_Column]
) -> Mapping[int, Mapping[str, Cell]]:
    """Rows in which a blank name of a group says what stands above it, as a merged cell does that lost its merge."""
    before = list(takewhile(lambda column: column.role != "figure", columns))
    labels = [column.letter for column in before if column.role == "label"]
    if len(labels) < 2 or not all(any(letter in held for letter in labels[1:]) for held in rows.values()):
        return rows
    found: dict[int, Mapping[str, Cell]] = {}
    above: Cell | None = None
    for number, held in rows.items():
        above = held.get(labels[0], above)
        found[number] = {labels[0]: above, **held} if above else held
    return found


def _naming(rows: Mapping[int, Mapping[str, Cell]], labels: Sequence[_Column]) -> list[_Column]:
    """The columns that together name a row: the one with most names, and those that tell further rows apart."""
    chosen: list[_Column] = []
    told = 1 if rows else 0
    while len(chosen) < len(labels):
        counts = {
            other: len({tuple(_text(held, each) for each in (*chosen, other)) for held in rows.values()})
            for other in labels
            if other not in chosen
        }
        best = max(counts, key=lambda other: (counts[other], -other.at))
        if counts[best] <= told and chosen:
            break
        chosen, told = [*chosen, best], counts[best]
        if told == len(rows):
            break
    return sorted(chosen, key=lambda column: column.at)


def _text(held: Mapping[str, Cell], column: _Column) -> str:
    return str(held[column.letter]["text"]) if column.letter in held else ""


def _row(number: int, held: Mapping[str, Cell], columns: Sequence[_Column], naming: Sequence[_Column]) -> Line:
    labels = [" ".join(_text(held, column).split()) for column in columns if column.role in ("label", "serial")]
    names = tuple(name for column in naming if (name := " ".join(_text(held, column).split())))
    kind = next(iter(held.values()))["row_kind"]
    is_part = any(PART.match(label) for label in labels[:3])
    is_total = kind == "section" or (not is_part and any(TOTAL.fullmatch(label) for label in labels))
    word = next((found for name in reversed(names) if (found := own_unit(name))), None)
    return Line(number, names or tuple(label for label in labels if label)[:1], word, is_total, is_part, is_row=True)


def _line(column: _Column, figures: Mapping[tuple[int, int], Figure]) -> Line:
    held = [each for place, each in figures.items() if place[1] == column.at]
    units = {each.unit for each in held}
    word = column.unit or (units.pop() if len(units) == 1 else None)
    is_total = any(TOTAL.fullmatch(name) for name in column.names[-1:])
    return Line(column.at, column.names, word, is_total, bool(PART.match(column.names[-1])))
