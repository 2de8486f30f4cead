"""xlsb (Excel's binary packages): the few records that hold cells, strings, formats and merges."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal

from loaders.formats import cells as make
from loaders.formats.number_formats import BUILT_IN
from loaders.formats.package import Package
from loaders.grid import Cell, Grid, Merge, Sheet, Unreadable

ROW, BLANK, RK, ERROR, BOOL, REAL, TEXT, SHARED = range(8)
F_TEXT, F_REAL, F_BOOL, F_ERROR, RICH = 8, 9, 10, 11, 62
STRING, FORMAT, STYLE, BOOK, SHEET, MERGE, STYLES, STYLES_END = 19, 44, 47, 153, 156, 176, 617, 618
COLUMNS = 60
_FORMULAS = {F_TEXT: TEXT, F_REAL: REAL, F_BOOL: BOOL, F_ERROR: ERROR}


def read(content: bytes, file_name: str) -> Grid:
    """The workbook as a grid."""
    try:
        return _Workbook(Package(content)).grid(file_name)
    except (struct.error, IndexError, UnicodeDecodeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Unreadable("damaged") from error


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: kind and payload."""
    at = 0
    while at < len(data):
        kind, at = data[at], at + 1
        if kind & 0x80:
            kind, at = (kind & 0x7F) | (data[at] & 0x7F) << 7, at + 1
        size, shift = 0, 0
        while True:
            byte, at = data[at], at + 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift > 21:
                break
        yield kind, data[at : at + size]
        at += size


def text_at(payload: bytes, at: int) -> tuple[str, int]:
    """A string and the place after it; empty for a null string."""
    (count,) = struct.unpack_from("<I", payload, at)
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    if end > len(payload):
        raise Unreadable("damaged")
    return payload[at + 4 : end].decode("utf-16-le"), end


class _Workbook:
    """What all sheets of a workbook need: strings, formats, date system."""

    def __init__(self, package: Package) -> None:
        self.package = package
        main = next((part for kind, part in package.relations("").values() if kind == "officeDocument"), "")
        self.main = main if main in package else "xl/workbook.bin"
        self.relations = package.relations(self.main)
        parts = dict(self.relations.values())
        self.strings = self._strings(parts.get("sharedStrings", "xl/sharedStrings.bin"))
        self.formats = self._formats(parts.get("styles", "xl/styles.bin"))
        self.date_1904 = False

    def grid(self, file_name: str) -> Grid:
        """All sheets that hold cells."""
        sheets: list[Sheet] = []
        for kind, payload in records(self.package.read(self.main)):
            if kind == BOOK:
                self.date_1904 = bool(payload[0] & 1)
            elif kind == SHEET:
                state = struct.unpack_from("<I", payload)[0]
                relation, at = text_at(payload, 8)
                name, _ = text_at(payload, at)
                if (part := self.relations.get(relation)) and part[0] == "worksheet":
                    sheets.append(self._sheet(name, state == 0, part[1]))
        if not sheets:
            raise Unreadable("damaged")
        return Grid(file_name, "xlsb", None, sheets, [], self.date_1904)

    def _sheet(self, name: str, visible: bool, part: str) -> Sheet:
        merges: list[Merge] = []
        data = self.package.read(part)
        sheet = make.sheet(name, visible, self._cells(data, merges), merges)
        sheet.hidden_rows, sheet.hidden_columns = _hidden(data)
        return sheet

    def _cells(self, data: bytes, merges: list[Merge]) -> Iterator[Cell | None]:
        row = 0
        for kind, payload in records(data):
            if kind == ROW:
                row = struct.unpack_from("<I", payload)[0] + 1
            elif BLANK < kind <= F_ERROR or kind == RICH:
                yield self._cell(row, _FORMULAS.get(kind, kind), payload)
            elif kind == MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", payload)
                merges.append((top + 1, left + 1, bottom + 1, right + 1))

    def _cell(self, row: int, kind: int, payload: bytes) -> Cell | None:
        column, style = struct.unpack_from("<II", payload)
        column, style = column + 1, style & 0xFFFFFF
        if kind == SHARED:
            return make.words(row, column, self.strings[struct.unpack_from("<I", payload, 8)[0]])
        if kind in (TEXT, RICH):
            return make.words(row, column, text_at(payload, 8 if kind == TEXT else 9)[0])
        if kind == ERROR:
            return make.words(row, column, make.ERRORS.get(payload[8], "#N/A"))
        if kind == BOOL:
            return Cell(row, column, "TRUE" if payload[8] else "FALSE", bool(payload[8]))
        number = rk(payload[8:12]) if kind == RK else Decimal(repr(struct.unpack_from("<d", payload, 8)[0]))
        number_format = self.formats[style] if style < len(self.formats) else None
        return make.numeric(row, column, str(number), number_format, self.date_1904)

    def _strings(self, part: str) -> list[str]:
        if part not in self.package:
            return []
        return [text_at(payload, 1)[0] for kind, payload in records(self.package.read(part)) if kind == STRING]

    def _formats(self, part: str) -> list[str | None]:
        custom: dict[int, str] = {}
        formats: list[str | None] = []
        inside = False
        for kind, payload in records(self.package.read(part)) if part in self.package else []:
            if kind == FORMAT:
                custom[struct.unpack_from("<H", payload)[0]] = text_at(payload, 2)[0]
            elif kind in (STYLES, STYLES_END):
                inside = kind == STYLES
            elif kind == STYLE and inside:
                number = struct.unpack_from("<HH", payload)[1]
                formats.append(custom.get(number, BUILT_IN.get(number)))
        return formats


def _hidden(data: bytes) -> tuple[set[int], set[int]]:
    """The rows without height and the columns that are hidden."""
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, payload in records(data):
        if kind == ROW and len(payload) > 11 and payload[11] & 0x10:
            rows.add(struct.unpack_from("<I", payload)[0] + 1)
        elif kind == COLUMNS and len(payload) > 16 and payload[16] & 1:
            first, last = struct.unpack_from("<2I", payload)
            columns.update(range(first + 1, min(last, first + 1_000) + 2))
    return rows, columns


def rk(raw: bytes) -> Decimal:
    """A number packed into four bytes."""
    (packed,) = struct.unpack("<i", raw)
    if packed & 2:
        number = Decimal(packed >> 2)
    else:
        number = Decimal(repr(struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", packed & ~3))[0]))
    return number / 100 if packed & 1 else number
