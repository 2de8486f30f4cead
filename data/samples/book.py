"""A sheet of cells, written as XLSX or CSV with the same bytes on every machine."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

Cell = str | int | Decimal | date | None
WRITTEN_ON = datetime(2023, 1, 31, 9, 0, 0)


@dataclass
class Sheet:
    """Rows of cells; `merges` are (first row, first column, last row, last column) from 0; `header` are row numbers."""

    name: str
    rows: list[list[Cell]]
    header: range
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)

    def cell(self, address_row: int, column: int) -> str:
        """The address of a cell, e.g. F12."""
        return str(xl_rowcol_to_cell(address_row, column))


def csv_bytes(rows: Sequence[Sequence[Cell]], encoding: str) -> bytes:
    """The rows as CSV with the line ends that spreadsheets write; an empty cell where XLSX would merge."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode(encoding)


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": WRITTEN_ON, "title": "示例数据"})
        plain = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        formats = {
            "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
            "banner": book.add_format({"align": "left"}),
            "header": book.add_format(plain | {"bold": True, "align": "center", "bg_color": "#D9E2EC"}),
            "cell": book.add_format(plain),
            "day": book.add_format(plain | {"num_format": "yyyy-mm-dd"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return _stored(stream.getvalue())


def _write(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: dict[str, object]) -> None:
    for column, width in sheet.widths.items():
        page.set_column(column, column, width)
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(number, column, cell, formats[_look(sheet, number, cell)])
    for first_row, first, last_row, last in sheet.merges:
        cell = sheet.rows[first_row][first]
        page.merge_range(first_row, first, last_row, last, cell, formats[_look(sheet, first_row, cell)])
    page.freeze_panes(sheet.header.stop, 2)


def _look(sheet: Sheet, row: int, cell: Cell) -> str:
    if row < sheet.header.start:
        return "banner" if row else "title"
    return "header" if row in sheet.header else "day" if isinstance(cell, date) else "cell"


def _stored(book: bytes) -> bytes:
    """The same workbook without compression: what deflate makes of it differs between zlib versions."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as packed, zipfile.ZipFile(stream, "w") as stored:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, (2023, 1, 31, 9, 0, 0))
            entry.create_system = 0  # else it tells Windows from Linux
            entry.external_attr = 0
            stored.writestr(entry, packed.read(name))
    return stream.getvalue()
