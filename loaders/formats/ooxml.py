"""xlsx, xlsm and WPS files of the same make: every digit as the file holds it, with formats and merges."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.etree.ElementTree import Element

from loaders.formats import cells as make
from loaders.formats import plain_cells, plain_rows, plain_strings
from loaders.formats.number_formats import BUILT_IN
from loaders.formats.package import Package, elements, local
from loaders.formats.plain_strings import OtherSpelling, text
from loaders.grid import Cell, Grid, Merge, Sheet, Unreadable, place

MAX_HIDDEN = 1_000
LARGE = 300_000
"""Bytes of XML from which on a sheet is worth the short way."""
_SHEET_PARTS = frozenset({"row", "mergeCell", "col"})
_FORMULA_OF_NOUGHT = re.compile(r"(?:</f>|<f(?: [^<>]*)?/>)<v>0(?:\.0)?</v>")
_TRUE, _NOUGHT = ("1", "true", "on"), ("0", "0.0")


def read(content: bytes, file_name: str) -> Grid:
    """The workbook as a grid."""
    package = Package(content)
    try:
        return _Workbook(package).grid(file_name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged") from error


class _Workbook:
    """What all sheets of a workbook need: strings, formats, date system."""

    def __init__(self, package: Package) -> None:
        self.package = package
        main = next((part for kind, part in package.relations("").values() if kind == "officeDocument"), "")
        self.main = main if main in package else "xl/workbook.xml"
        self.book = package.xml(self.main)
        self.relations = package.relations(self.main)
        parts = dict(self.relations.values())
        self.strings = self._strings(parts.get("sharedStrings", "xl/sharedStrings.xml"))
        self.formats = self._formats(parts.get("styles", "xl/styles.xml"))
        self.date_1904 = any(
            element.get("date1904", "0") in _TRUE
            for element in self.book if local(element.tag) == "workbookPr"
        )  # fmt: skip

    @cached_property
    def uncomputed(self) -> bool:
        """Whether a program wrote the book that computes nothing: the noughts of its formulas are no results."""
        return any(one.get("fullCalcOnLoad") in _TRUE for one in self.book if local(one.tag) == "calcPr")

    @cached_property
    def words(self) -> list[str]:
        """The strings as cells show them; nothing for blanks alone."""
        return make.cleaned(self.strings)

    def grid(self, file_name: str) -> Grid:
        """All sheets that hold cells."""
        listed = [sheet for part in self.book if local(part.tag) == "sheets" for sheet in part]
        sheets = [sheet for element in listed if (sheet := self._sheet(element)) is not None]
        if not listed:
            raise Unreadable("damaged")
        return Grid(file_name, "xlsx", None, sheets, [], self.date_1904)

    def _sheet(self, element: Element) -> Sheet | None:
        identifier = next((value for name, value in element.items() if local(name) == "id"), "")
        kind, part = self.relations.get(identifier, ("", ""))
        if kind != "worksheet":
            return None
        merges: list[Merge] = []
        name, visible = element.get("name", ""), element.get("state", "visible") == "visible"
        if self.package.size(part) > LARGE:
            try:
                return self._plain_sheet(name, visible, self.package.read(part).decode("utf-8"))
            except (OtherSpelling, UnicodeDecodeError):
                pass  # the long way reads every spelling
        hidden: tuple[set[int], set[int]] = (set(), set())
        with self.package.open(part) as stream:
            sheet = make.sheet(name, visible, self._cells(elements(stream, _SHEET_PARTS), merges, hidden), merges)
        sheet.hidden_rows, sheet.hidden_columns = hidden
        return sheet

    def _plain_sheet(self, name: str, visible: bool, content: str) -> Sheet:
        if self.uncomputed and _FORMULA_OF_NOUGHT.search(content):
            raise OtherSpelling
        cells, references = plain_rows.read(content, plain_cells.Shown(self.words, self.formats, self.date_1904))
        sheet = Sheet(name, visible, cells, [one for area in references for one in merge(area)])
        sheet.hidden_rows, columns = plain_rows.hidden(content)
        sheet.hidden_columns = {number for one in columns for number in _hidden_columns(one)}
        return sheet

    def _cells(
        self, parts: Iterator[Element], merges: list[Merge], hidden: tuple[set[int], set[int]]
    ) -> Iterator[Cell | None]:
        row = 0
        for part in parts:
            if local(part.tag) == "mergeCell":
                merges.extend(merge(part.get("ref", "")))
                continue
            if local(part.tag) == "col":
                hidden[1].update(_hidden_columns(part.attrib))
                continue
            row = int(part.get("r") or row + 1)
            if part.get("hidden") in _TRUE:
                hidden[0].add(row)
            column = 0
            for element in part:
                address = element.get("r")
                column = place(address)[1] if address else column + 1
                yield self._cell(row, column, element)

    def _cell(self, row: int, column: int, element: Element) -> Cell | None:
        kind, value, formula = element.get("t", "n"), None, None  # value is "" for the result of =IF(…,"")
        for part in element:
            name = local(part.tag)
            if name == "v":
                value = part.text or ("" if kind == "str" else None)
            elif name == "is":
                value = text(part)
            elif name == "f":
                formula = part.text or ""
        if value is None or (formula is not None and value.strip() in _NOUGHT and self.uncomputed):
            return Cell(row, column, "=" + formula, None) if formula is not None else None
        if kind == "s":
            return make.words(row, column, self._string(value))
        if kind in ("str", "inlineStr"):
            return make.words(row, column, value)
        number_format = self._format(element.get("s"))
        if kind == "b":
            return Cell(row, column, "TRUE" if value == "1" else "FALSE", value == "1", number_format)
        if kind in ("e", "d"):
            return make.words(row, column, value)
        return make.numeric(row, column, value.strip(), number_format, self.date_1904)

    def _string(self, index: str) -> str:
        try:
            return self.strings[int(index)]
        except (IndexError, ValueError) as error:
            raise Unreadable("damaged") from error

    def _format(self, style: str | None) -> str | None:
        return self.formats[int(style)] if style and style.isdigit() and int(style) < len(self.formats) else None

    def _strings(self, part: str) -> list[str]:
        if part not in self.package:
            return []
        if self.package.size(part) > LARGE:
            try:
                return plain_strings.read(self.package.read(part).decode("utf-8"))
            except (OtherSpelling, UnicodeDecodeError):
                pass
        with self.package.open(part) as stream:
            return [text(element) for element in elements(stream, frozenset({"si"}))]

    def _formats(self, part: str) -> list[str | None]:
        if part not in self.package:
            return []
        custom: dict[int, str] = {}
        formats: list[str | None] = []
        for block in self.package.xml(part):
            if local(block.tag) == "numFmts":
                custom |= {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in block}
            elif local(block.tag) == "cellXfs":
                numbers = [int(one.get("numFmtId", "0")) for one in block]
                formats = [custom.get(number, BUILT_IN.get(number)) for number in numbers]
        return formats


def _hidden_columns(attributes: Mapping[str, str]) -> set[int]:
    """The columns that a <col> hides; a range to the sheet's end only as far as forms reach."""
    if attributes.get("hidden") not in _TRUE and attributes.get("width") != "0":
        return set()
    first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
    return set(range(first, min(last, first + MAX_HIDDEN) + 1))


def merge(reference: str) -> list[Merge]:
    """A range such as A1:C2; nothing for what is none."""
    first, _, last = reference.partition(":")
    try:
        (row, column), (row_end, column_end) = place(first), place(last or first)
    except ValueError:
        return []
    return [(row, column, row_end, column_end)]
