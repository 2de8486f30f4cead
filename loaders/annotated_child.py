"""What annotates a workbook in the child process: fills, frames and comments in cells, a list of queries in front."""

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from math import ceil

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from loaders import annotated_list, collecting
from loaders.annotated_grid import from_grid, with_results
from loaders.annotated_list import FILLS, OWN, Mark, Words, target, width
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
FRAMES: Mapping[str, Side] = {
    "rejected": Side("medium", "C00000"),
    "questioned": Side("mediumDashed", "9C5700"),
}
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def annotate(content: bytes, file_name: str, marks: Sequence[Mark], words: Words) -> bytes:
    """The workbook with `marks`, as .xlsx. Raises Unreadable and nothing else."""
    warnings.simplefilter("ignore")  # openpyxl tells of extensions that it drops
    try:
        with collecting.put_off():
            return _annotated(content, file_name, marks, words)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too_much_memory") from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable("damaged", detail=type(error).__name__) from error


def _annotated(content: bytes, file_name: str, marks: Sequence[Mark], words: Words) -> bytes:
    book, sheets, grid = _opened(content, file_name)
    _clear_earlier(book, words.author)
    for (sheet, cell), group in groupby(sorted(marks, key=_address), key=_address):
        _mark(target(sheets, sheet), cell, list(group), words.author)
    annotated_list.write(book, sheets, marks, words)
    saved = io.BytesIO()
    book.save(saved)
    return with_results(saved.getvalue(), book, grid)


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
    lines = sum(max(1, ceil(width(line) / 40)) for line in text.splitlines())
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
