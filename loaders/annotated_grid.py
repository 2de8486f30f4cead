"""Between grids and workbooks: a grid's cells as a new workbook, a workbook's formulas with their saved results."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel
from openpyxl.worksheet.worksheet import Worksheet

from loaders.grid import Cell, Grid, Sheet, letter

WIDEST = 40
FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*>[^<]*</f>)<v\s*(?:/>|></v>)</c>')


def from_grid(grid: Grid) -> tuple[Workbook, dict[str, Worksheet]]:
    """A workbook with the cells of a grid at their addresses, and its sheets by the grid's names."""
    book = Workbook()
    book.remove(book.active)
    sheets: dict[str, Worksheet] = {}
    for number, sheet in enumerate(grid.sheets, 1):
        title = re.sub(r"[\\*?:/\[\]]", "_", sheet.name)[:28].strip("'") or f"Sheet{number}"
        page = book.create_sheet(title)
        page.sheet_state = "visible" if sheet.visible else "hidden"
        _fill(page, sheet)
        sheets.setdefault(sheet.name, page)
    return book, sheets


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for cell in sheet.cells.values():
        _write(page, cell)
    for column, wide in _widths(sheet).items():
        page.column_dimensions[letter(column)].width = min(max(wide + 2, 8), WIDEST)
    for first_row, first, last_row, last in sheet.merges:
        page.merge_cells(start_row=first_row, start_column=first, end_row=last_row, end_column=last)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _widths(sheet: Sheet) -> dict[int, int]:
    """Per column the widest text; titles, banners and notes stand alone in their rows and run over their neighbours."""
    filled = Counter(row for row, _ in sheet.cells)
    widest: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if filled[row] > 1:
            wide = max((len(line.encode("gb18030", "replace")) for line in cell.text.splitlines()), default=0)
            widest[column] = max(widest.get(column, 0), wide)
    return widest


def _write(page: Worksheet, cell: Cell) -> None:
    written = page.cell(cell.row, cell.column)
    if isinstance(cell.value, Decimal | bool | date):
        written.value = cell.value
        written.number_format = cell.number_format or written.number_format
        return
    written.value = ILLEGAL_CHARACTERS_RE.sub("", cell.text)
    written.data_type = "s"  # words, whatever sign they begin with


def with_results(content: bytes, book: Workbook, grid: Grid | None) -> bytes:
    """A saved workbook whose formulas carry the results that the submitted one held: openpyxl drops them."""
    if grid is None:
        return content
    results = {sheet.name: sheet for sheet in grid.sheets}
    parts = {page.path.lstrip("/"): results[page.title] for page in book.worksheets if page.title in results}
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in parts and b"<f" in part:
                fill = _filler(parts[name], date_1904=grid.date_1904)
                part = FORMULA.sub(fill, part.decode("utf-8")).encode("utf-8")
            new.writestr(name, part)
    return saved.getvalue()


def _filler(sheet: Sheet, *, date_1904: bool) -> Callable[[re.Match[str]], str]:
    by_address = {cell.address: cell.value for cell in sheet.cells.values()}
    epoch = CALENDAR_MAC_1904 if date_1904 else CALENDAR_WINDOWS_1900

    def fill(found: re.Match[str]) -> str:
        address, attributes, formula = found.groups()
        value = by_address.get(address)
        if value is None:
            return found[0]
        kind, text = _stored(value, epoch)
        attributes = re.sub(r' t="[^"]*"', "", attributes)
        return f'<c r="{address}"{attributes}{kind}>{formula}<v>{escape(text)}</v></c>'

    return fill


def _stored(value: object, epoch: datetime) -> tuple[str, str]:
    """How a sheet stores a value: the attribute that tells its type, and the text."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, Decimal):
        return "", f"{value:f}"
    if isinstance(value, date):
        return "", str(to_excel(value, epoch))
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    return (' t="e"', text) if text.startswith("#") else (' t="str"', text)
