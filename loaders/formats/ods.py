"""OpenDocument spreadsheets: values beside the text that was shown, repeated cells only where they hold something."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from xml.etree.ElementTree import Element

from loaders.formats import cells as make
from loaders.formats.package import Package, local, tree
from loaders.formats.shown import format_of
from loaders.grid import Cell, Grid, Merge, Sheet, Unreadable

MAX_REPEATED_ROWS, MAX_REPEATED_CELLS = 2_000, 500


def read(content: bytes, file_name: str) -> Grid:
    """The document as a grid."""
    if not content.startswith(b"PK"):
        return _document(tree(content), file_name)
    try:
        package = Package(content)
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
        if b"encryption-data" in manifest:
            raise Unreadable("needs_password")
        kind = package.read("mimetype").decode("ascii", "replace") if "mimetype" in package else "spreadsheet"
        if "spreadsheet" not in kind:
            raise Unreadable(
                "word_document" if "text" in kind else "presentation" if "presentation" in kind else "unknown_type"
            )
        return _document(package.xml("content.xml"), file_name)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Unreadable("damaged") from error


def _document(root: Element, file_name: str) -> Grid:
    hidden = _hidden_styles(root)
    tables = [element for element in root.iter() if local(element.tag) == "table" and _of(element, "name")]
    date_1904 = any(_of(one, "date-value").startswith("1904") for one in root.iter() if local(one.tag) == "null-date")
    sheets = [_sheet(table, _of(table, "style-name") not in hidden) for table in tables]
    if not sheets:
        raise Unreadable("damaged")
    return Grid(file_name, "ods", None, sheets, [], date_1904)


def _of(element: Element, name: str) -> str:
    """An attribute by its local name."""
    return next((value for key, value in element.items() if local(key) == name), "")


def _hidden_styles(root: Element) -> set[str]:
    return {
        _of(style, "name")
        for style in root.iter()
        if local(style.tag) == "style"
        for part in style
        if local(part.tag) == "table-properties" and _of(part, "display") == "false"
    }


def _sheet(table: Element, visible: bool) -> Sheet:
    merges: list[Merge] = []
    sheet = make.sheet(_of(table, "name"), visible, _cells(table, merges), merges)
    sheet.hidden_rows = _hidden(_rows(table), "rows")
    sheet.hidden_columns = _hidden((one for one in table.iter() if local(one.tag) == "table-column"), "columns")
    return sheet


def _hidden(lines: Iterable[Element], kind: str) -> set[int]:
    """The numbers of rows or columns that are collapsed or filtered away."""
    found: set[int] = set()
    at = 0
    for line in lines:
        repeated = int(_of(line, f"number-{kind}-repeated") or 1)
        if _of(line, "visibility") in ("collapse", "filter"):
            found.update(range(at + 1, at + 1 + min(repeated, MAX_REPEATED_ROWS)))
        at += repeated
    return found


def _rows(element: Element) -> Iterator[Element]:
    for part in element:
        name = local(part.tag)
        if name == "table-row":
            yield part
        elif name in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(part)


def _cells(table: Element, merges: list[Merge]) -> Iterator[Cell | None]:
    row = 0
    for element in _rows(table):
        repeated = int(_of(element, "number-rows-repeated") or 1)
        cells = list(_row(element, row + 1, merges))
        for again in range(min(repeated, MAX_REPEATED_ROWS) if cells else 0):
            yield from (cell._replace(row=row + 1 + again) for cell in cells)
        row += repeated


def _row(element: Element, row: int, merges: list[Merge]) -> Iterator[Cell]:
    column = 0
    for part in element:
        if local(part.tag) not in ("table-cell", "covered-table-cell"):
            continue
        repeated = int(_of(part, "number-columns-repeated") or 1)
        cell = _cell(part, row, column + 1)
        if cell is not None and local(part.tag) == "table-cell":
            for again in range(min(repeated, MAX_REPEATED_CELLS)):
                yield cell._replace(column=column + 1 + again)
            wide, high = int(_of(part, "number-columns-spanned") or 1), int(_of(part, "number-rows-spanned") or 1)
            if wide > 1 or high > 1:
                merges.append((row, column + 1, row + high - 1, column + wide))
        column += repeated


def _cell(element: Element, row: int, column: int) -> Cell | None:
    kind, text = _of(element, "value-type"), _text(element)
    if make.is_error(text):
        return make.words(row, column, text)
    if kind in ("float", "percentage", "currency"):
        number_format = "0%" if kind == "percentage" else format_of(_of(element, "value"), text)
        return make.numeric(row, column, _of(element, "value"), number_format, date_1904=False)
    if kind == "date":
        return _day(row, column, _of(element, "date-value"))
    if kind == "boolean":
        return Cell(row, column, text, _of(element, "boolean-value") == "true")
    if not kind and not text and _of(element, "formula"):
        return Cell(row, column, _of(element, "formula"), None)
    return make.words(row, column, text)


def _day(row: int, column: int, raw: str) -> Cell | None:
    try:
        value = datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)
    except ValueError:
        return make.words(row, column, raw)
    midnight = isinstance(value, datetime) and value.time() == datetime.min.time()
    return make.moment(row, column, value.date() if midnight and isinstance(value, datetime) else value)


def _text(element: Element) -> str:
    """The paragraphs of a cell; its comments are not part of it."""
    return "\n".join("".join(_runs(part)) for part in element if local(part.tag) == "p")


def _runs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = local(part.tag)
        if name == "s":
            yield " " * min(int(_of(part, "c") or 1), 100)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif not re.fullmatch(r"annotation|ruby-text", name):
            yield from _runs(part)
        yield part.tail or ""
