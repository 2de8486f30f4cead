"""xls of Excel 2.1 to 2003 and WPS .et: cells with formats and merges, Chinese text of old books included."""

import io
import struct
from collections.abc import Iterator
from typing import Any

import xlrd  # type: ignore[import-untyped]

from loaders.formats import cells as make
from loaders.grid import Cell, Finding, Grid, Merge, Unreadable

_ABOUT = "SummaryInformation".encode("utf-16-le")
"""A stream that Excel, WPS and LibreOffice write, and libraries that fill in cells do not."""


class LockedError(Exception):
    """The workbook is encrypted."""


def read(content: bytes, file_name: str) -> Grid:
    """The workbook as a grid."""
    notes: list[Finding] = []
    book = _opened(content, notes)
    computed = _ABOUT in content or not content.startswith(b"\xd0\xcf")
    sheets = []
    for sheet in book.sheets():
        merges: list[Merge] = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        made = make.sheet(sheet.name, sheet.visibility == 0, _cells(book, sheet, computed), merges)
        made.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
        made.hidden_columns = {column + 1 for column, info in sheet.colinfo_map.items() if info.hidden}
        sheets.append(made)
    if not sheets:
        raise Unreadable("damaged")
    encoding = book.encoding if book.biff_version < 80 else None
    return Grid(file_name, "xls", encoding, sheets, notes, bool(book.datemode))


def _opened(content: bytes, notes: list[Finding]) -> Any:  # noqa: ANN401 xlrd has no types
    """The book, as fully as it can be read; what is lost on the way is noted."""
    try:
        book = _book(content, formatting_info=True)
    except (LockedError, MemoryError, Unreadable):
        raise
    except Exception:  # noqa: BLE001 xlrd raises whatever its parsers meet
        notes.append(("formats_lost", "questioned", None, None, {}))
        book = _book_without_formats(content)
    if book.biff_version < 80 and not _is_chinese(book):
        book = _book(content, formatting_info=not notes, encoding_override="gb18030")
    return book


def is_cut(content: bytes) -> bool:
    """Whether a compound file ends before a sector that its header or directory counts on."""
    if len(content) < 512 or not content.startswith(b"\xd0\xcf\x11\xe0"):
        return True
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    sectors = [struct.unpack_from("<I", content, 48)[0], *struct.unpack_from("<109I", content, 76)]
    last = max((sector for sector in sectors if sector < 0xFFFFFFF0), default=0)
    return len(content) % 512 != 0 or len(content) < (last + 2) * size


def _book_without_formats(content: bytes) -> Any:  # noqa: ANN401
    try:
        return _book(content, ignore_workbook_corruption=True)
    except (LockedError, MemoryError, Unreadable):
        raise
    except Exception as error:  # noqa: BLE001
        raise Unreadable("truncated" if is_cut(content) else "damaged", detail=type(error).__name__) from None


def _book(content: bytes, **options: object) -> Any:  # noqa: ANN401
    try:
        return xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True, **options)
    except UnicodeDecodeError:
        if "encoding_override" in options:
            raise
        return _book(content, encoding_override="gb18030", **options)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise LockedError from None
        raise


def _is_chinese(book: Any) -> bool:  # noqa: ANN401
    """Whether an old book says itself that its text is Chinese, or Unicode."""
    return (book.codepage or 0) in (936, 54936, 950, 1200, 65001) or book.encoding in ("gb18030", "cp936", "utf_16_le")


def _cells(book: Any, sheet: Any, computed: bool) -> Iterator[Cell | None]:  # noqa: ANN401
    """The cells; empty words are the result of a formula, or none where the writing program computes nothing."""
    formats = _formats(book)
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, kind in enumerate(kinds):
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            if not computed and kind == xlrd.XL_CELL_TEXT and not values[column]:
                yield Cell(row + 1, column + 1, "=", None)
                continue
            index = sheet.cell_xf_index(row, column) if book.formatting_info else -1
            number_format = formats[index] if 0 <= index < len(formats) else None
            if number_format is None and kind == xlrd.XL_CELL_DATE:
                number_format = "yyyy-mm-dd"
            yield _cell(row + 1, column + 1, kind, values[column], number_format, bool(book.datemode))


def _cell(row: int, column: int, kind: int, value: Any, number_format: str | None, date_1904: bool) -> Cell | None:  # noqa: ANN401
    if kind == xlrd.XL_CELL_TEXT:
        return make.words(row, column, value, number_format)
    if kind == xlrd.XL_CELL_ERROR:
        return make.words(row, column, make.ERRORS.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(row, column, "TRUE" if value else "FALSE", bool(value), number_format)
    return make.numeric(row, column, repr(value), number_format, date_1904)


def _formats(book: Any) -> list[str | None]:  # noqa: ANN401
    """Number formats by the index that cells carry."""
    if not book.formatting_info:
        return []
    known = {key: one.format_str for key, one in book.format_map.items()}
    return [known.get(one.format_key) for one in book.xf_list]
