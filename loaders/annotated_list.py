"""The list of queries in front of an annotated workbook, and what of them every part of it needs."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

OWN = "submission_queries"
"""The code name of our list, by which an earlier one is known and replaced."""
FILLS: Mapping[str, str] = {"rejected": "FFC7CE", "questioned": "FFEB9C"}
WIDTHS = (6, 24, 10, 22, 46, 46)


class Mark(NamedTuple):
    """One finding as words: where, how grave (code and word), what stands there, why, what to do."""

    sheet: str | None
    cell: str | None
    severity: str
    sign: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the list says besides the findings."""

    sheet: str
    title: str
    summary: str
    headers: tuple[str, ...]
    whole_file: str
    author: str


def write(book: Workbook, sheets: Mapping[str, Worksheet], marks: Sequence[Mark], words: Words) -> None:
    """The first sheet: every finding, the grave ones first, each with a link to its cell."""
    page: Worksheet = book.create_sheet(words.sheet, 0)
    page.sheet_properties.codeName = OWN
    for number, wide in enumerate(WIDTHS):
        page.column_dimensions["ABCDEF"[number]].width = wide
    for number, text in enumerate((words.title, words.summary), 1):
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(WIDTHS))
        page.row_dimensions[number].height = 28 if number == 1 else 36
        _put(page, number, 1, text, Font(bold=number == 1, size=14 if number == 1 else 11))
    _row(page, 3, words.headers, Font(bold=True), "E8ECF2")
    dressed: dict[
        tuple[str, bool], int
    ] = {}  # one row of each look: to give a cell its style takes longer than all else
    for number, mark in enumerate(marks, 1):
        sheet = mark.sheet if len(sheets) != 1 or not mark.cell else None
        where = "!".join(part for part in (sheet, mark.cell) if part) or words.whole_file
        link = _location(target(sheets, mark.sheet or ""), mark.cell)
        like = dressed.setdefault((mark.severity, link is None), 3 + number)
        texts = (str(number), where, mark.sign, mark.value, mark.reason, mark.remedy)
        if link:
            page.cell(3 + number, 2).hyperlink = Hyperlink(ref=f"B{3 + number}", location=link)
        if like < 3 + number:
            _row_like(page, 3 + number, texts, like)
            continue
        _row(page, 3 + number, texts, Font())
        page.cell(3 + number, 3).fill = _fill(FILLS.get(mark.severity))
        if link:
            page.cell(3 + number, 2).font = Font(color="0563C1", underline="single")
    page.freeze_panes = "A4"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight = True, 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = 0


def _row(page: Worksheet, number: int, texts: Sequence[str], font: Font, colour: str | None = None) -> None:
    line = Side("thin", "A6A6A6")
    for column, text in enumerate(texts, 1):
        cell = _put(page, number, column, text, font)
        cell.border, cell.fill = Border(line, line, line, line), _fill(colour)
    page.row_dimensions[number].height = _height(texts)


def _row_like(page: Worksheet, number: int, texts: Sequence[str], like: int) -> None:
    """A row that looks like another."""
    for column, text in enumerate(texts, 1):
        cell = _words(page, number, column, text)
        cell._style = copy(page.cell(like, column)._style)  # noqa: SLF001 the public way compares every style again
    page.row_dimensions[number].height = _height(texts)


def _height(texts: Sequence[str]) -> int:
    """The height that shows the longest text, lines folded at the width of its column."""
    lines = max(ceil(width(text) / (wide - 2)) for text, wide in zip(texts, WIDTHS, strict=True))
    return min(400, 6 + 16 * max(1, lines))


def _put(page: Worksheet, row: int, column: int, text: str, font: Font) -> Cell:
    """Words with their font and place in the cell."""
    cell = _words(page, row, column, text)
    cell.font = font
    cell.alignment = Alignment(
        wrap_text=True, vertical="center", horizontal="center" if column in (1, 3) and row > 2 else None
    )
    return cell


def _words(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write words as words, whatever sign they begin with."""
    cell = page.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    return cell


def _fill(colour: str | None) -> PatternFill:
    return PatternFill("solid", colour, colour) if colour else PatternFill()


def _location(sheet: Worksheet | None, address: str | None) -> str | None:
    """Where a link to a cell leads."""
    if sheet is None or not address or not re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", address):
        return None
    title = sheet.title.replace("'", "''")
    return f"'{title}'!{address}"


def width(text: str) -> int:
    """How many narrow characters wide a text is; a Chinese one counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def target(sheets: Mapping[str, Worksheet], name: str) -> Worksheet | None:
    """The sheet of a finding; a finding about the bytes names none, then it is the only one."""
    only = next(iter(sheets.values())) if len(sheets) == 1 else None
    return sheets.get(name) or (None if name else only)
