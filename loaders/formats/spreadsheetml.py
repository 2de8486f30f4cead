"""SpreadsheetML 2003 (Excel's XML tables, mostly written by systems and saved as .xls)."""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from loaders.formats import cells as make
from loaders.formats import text
from loaders.formats.package import local, tree
from loaders.grid import Cell, Grid, Merge, Sheet, Unreadable

_FORMATS = {"Percent": "0%", "Short Date": "yyyy-mm-dd", "Long Date": "yyyy-mm-dd", "Medium Date": "d-mmm-yy",
            "General Date": "yyyy-mm-dd h:mm"}  # fmt: skip


def read(content: bytes, file_name: str) -> Grid:
    """The workbook as a grid."""
    words, encoding, notes = text.decode(content.lstrip(b" \r\n\t"))
    # the XML parser knows no Chinese encodings, so the text is handed over in UTF-8
    xml = re.sub(r"^\s*<\?xml[^>]*\?>", "", words).strip("\ufeff \r\n").replace(text.DOUBT, "")
    try:
        root = tree(xml.encode())
    except Unreadable as refusal:
        raise Unreadable(refusal.code if xml.endswith(">") else "truncated") from None
    formats = _formats(root)
    sheets = [_sheet(part, formats) for part in root.iter() if local(part.tag) == "Worksheet"]
    if not sheets:
        raise Unreadable("unknown_type")
    return Grid(file_name, "spreadsheetml", encoding, sheets, notes)


def _of(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")


def _formats(root: Element) -> dict[str, str]:
    """Style → number format, a style without one taking its parent's."""
    found: dict[str, str] = {}
    for style in (part for part in root.iter() if local(part.tag) == "Style"):
        own = next((_of(part, "Format") for part in style if local(part.tag) == "NumberFormat"), "")
        own = own or found.get(_of(style, "Parent"), "")
        found[_of(style, "ID")] = _FORMATS.get(own, own)
    return found


def _sheet(element: Element, formats: dict[str, str]) -> Sheet:
    visible = not any(local(part.tag) == "Visible" and (part.text or "") != "SheetVisible" for part in element.iter())
    merges: list[Merge] = []
    sheet = make.sheet(_of(element, "Name"), visible, _cells(element, formats, merges), merges)
    sheet.hidden_rows, sheet.hidden_columns = _hidden(element, "Row"), _hidden(element, "Column")
    return sheet


def _hidden(element: Element, kind: str) -> set[int]:
    """The numbers of the rows or columns that are hidden."""
    found: set[int] = set()
    at = 0
    for line in (part for part in element.iter() if local(part.tag) == kind):
        at = int(_of(line, "Index") or at + 1)
        span = int(_of(line, "Span") or 0)
        if _of(line, "Hidden") == "1":
            found.update(range(at, at + min(span, 1_000) + 1))
        at += span
    return found


def _cells(element: Element, formats: dict[str, str], merges: list[Merge]) -> Iterator[Cell | None]:
    row = 0
    for line in (part for part in element.iter() if local(part.tag) == "Row"):
        row = int(_of(line, "Index") or row + 1)
        column = 0
        for cell in (part for part in line if local(part.tag) == "Cell"):
            column = int(_of(cell, "Index") or column + 1)
            wide, high = int(_of(cell, "MergeAcross") or 0), int(_of(cell, "MergeDown") or 0)
            if wide or high:
                merges.append((row, column, row + high, column + wide))
            yield _cell(row, column, cell, formats.get(_of(cell, "StyleID")))
            column += wide
        row += int(_of(line, "Span") or 0)


def _cell(row: int, column: int, element: Element, number_format: str | None) -> Cell | None:
    data = next((part for part in element if local(part.tag) == "Data"), None)
    if data is None:
        return Cell(row, column, _of(element, "Formula"), None) if _of(element, "Formula") else None
    kind, words = _of(data, "Type"), "".join(data.itertext())
    if kind == "Number":
        return make.numeric(row, column, words.strip(), number_format, date_1904=False)
    if kind == "Boolean":
        return Cell(row, column, "TRUE" if words == "1" else "FALSE", words == "1")
    if kind == "DateTime":
        try:
            moment = datetime.fromisoformat(words.strip())
        except ValueError:
            return make.words(row, column, words)
        return make.moment(row, column, moment if moment.time() != datetime.min.time() else moment.date())
    return make.words(row, column, words)
