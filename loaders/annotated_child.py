"""What annotates a workbook in the child process: fills, frames and comments in cells, a list of queries in front."""

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.annotated_grid import from_grid, with_results
from loaders.formats.detect import read
from loaders.grid import Grid, Unreadable, place

BROKEN = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OSError,
    zipfile.BadZipFile,
    InvalidFileException,
)
"""What openpyxl raises over workbooks that it does not understand; their cells are then written anew."""
OWN = "submission_queries"
"""The code name of our list, by which an earlier one is known and replaced."""
FILLS: Mapping[str, str] = {"rejected": "FFC7CE", "questioned": "FFEB9C"}
FRAMES: Mapping[str, Side] = {
    "rejected": Side("medium", "C00000"),
    "questioned": Side("mediumDashed", "9C5700"),
}
WIDTHS = (6, 24, 10, 22, 46, 46)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


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


def annotate(content: bytes, file_name: str, marks: Sequence[Mark], words: Words) -> bytes:
    """The workbook with `marks`, as .xlsx. Raises Unreadable and nothing else."""
    warnings.simplefilter("ignore")  # openpyxl tells of extensions that it drops
    try:
        book, sheets, grid = _opened(content, file_name)
        _clear_earlier(book, words.author)
        for (sheet, cell), group in groupby(sorted(marks, key=_address), key=_address):
            _mark(_target(sheets, sheet), cell, list(group), words.author)
        _write_list(book, sheets, marks, words)
        saved = io.BytesIO()
        book.save(saved)
        return with_results(saved.getvalue(), book, grid)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too_much_memory") from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable("damaged", detail=type(error).__name__) from error


def _opened(content: bytes, file_name: str) -> tuple[Workbook, dict[str, Worksheet], Grid | None]:
    """The workbook, its sheets by the names that findings use, its cells; empty where nothing can be read."""
    try:
        grid = read(content, file_name)
    except Unreadable:
        book = Workbook()
        book.remove(book.active)
        return book, {}, None
    if grid.format == "xlsx" and content.startswith(b"PK"):
        try:
            book = load_workbook(io.BytesIO(content))
            return book, {sheet.title: sheet for sheet in book.worksheets}, grid
        except BROKEN:
            pass  # such as a style sheet that only its maker understands
    book, sheets = from_grid(grid)
    return book, sheets, None


def _clear_earlier(book: Workbook, author: str) -> None:
    """Take away what an earlier round left, so that a corrected workbook may come back."""
    for sheet in book.worksheets:
        if sheet.sheet_properties.codeName == OWN:
            book.remove(sheet)
            continue
        for cell in sheet._cells.values():  # noqa: SLF001 iter_rows would fill up a sheet that is a million rows high
            if cell.comment is not None and cell.comment.author == author:
                cell.comment, cell.fill, cell.border = None, PatternFill(), Border()


def _address(mark: Mark) -> tuple[str, str]:
    return mark.sheet or "", mark.cell or ""


def _target(sheets: Mapping[str, Worksheet], name: str) -> Worksheet | None:
    """The sheet of a finding; a finding about the bytes names none, then it is the only one."""
    only = next(iter(sheets.values())) if len(sheets) == 1 else None
    return sheets.get(name) or (None if name else only)


def _mark(sheet: Worksheet | None, address: str, marks: Sequence[Mark], author: str) -> None:
    grave = [mark for mark in marks if mark.severity in FILLS]
    cell = _cell(sheet, address)
    if cell is None or not grave:
        return
    worst = min((mark.severity for mark in grave), key=list(FILLS).index)
    side = FRAMES[worst]
    cell.fill = PatternFill("solid", FILLS[worst], FILLS[worst])
    cell.border = Border(side, side, side, side)
    said = [f"{mark.sign}\n{mark.reason}\n{mark.remedy}" for mark in grave]
    if cell.comment is not None:
        said.append(cell.comment.text)
    text = "\n\n".join(said)
    lines = sum(max(1, ceil(_width(line) / 40)) for line in text.splitlines())
    cell.comment = Comment(text, author, height=24 + 18 * lines, width=320)


def _cell(sheet: Worksheet | None, address: str) -> Cell | None:
    """The cell at an address; of merged ones the first, which is the one that shows."""
    try:
        row, column = place(address)
    except ValueError:
        return None
    if sheet is None or not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        return None
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        cell = sheet.cell(merged.min_row, merged.min_col)
    return cell


def _write_list(book: Workbook, sheets: Mapping[str, Worksheet], marks: Sequence[Mark], words: Words) -> None:
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
    for number, mark in enumerate(marks, 1):
        sheet = mark.sheet if len(sheets) != 1 or not mark.cell else None
        where = "!".join(part for part in (sheet, mark.cell) if part) or words.whole_file
        _row(page, 3 + number, (str(number), where, mark.sign, mark.value, mark.reason, mark.remedy), Font())
        page.cell(3 + number, 3).fill = _fill(FILLS.get(mark.severity))
        _link(page.cell(3 + number, 2), _target(sheets, mark.sheet or ""), mark.cell)
    page.freeze_panes = "A4"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight = True, 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = 0


def _row(page: Worksheet, number: int, texts: Iterable[str], font: Font, colour: str | None = None) -> None:
    line, lines = Side("thin", "A6A6A6"), 1
    for column, (text, wide) in enumerate(zip(texts, WIDTHS, strict=True), 1):
        cell = _put(page, number, column, text, font)
        cell.border, cell.fill = Border(line, line, line, line), _fill(colour)
        lines = max(lines, ceil(_width(text) / (wide - 2)))
    page.row_dimensions[number].height = min(400, 6 + 16 * lines)


def _put(page: Worksheet, row: int, column: int, text: str, font: Font) -> Cell:
    """Write words as words, whatever sign they begin with."""
    cell = page.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type, cell.font = "s", font
    cell.alignment = Alignment(
        wrap_text=True, vertical="center", horizontal="center" if column in (1, 3) and row > 2 else None
    )
    return cell


def _fill(colour: str | None) -> PatternFill:
    return PatternFill("solid", colour, colour) if colour else PatternFill()


def _link(cell: Cell, sheet: Worksheet | None, address: str | None) -> None:
    if sheet is None or not address or not re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", address):
        return
    title = sheet.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{address}")
    cell.font = Font(color="0563C1", underline="single")


def _width(text: str) -> int:
    """How many narrow characters wide a text is; a Chinese one counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
