"""Large xlsx sheets in the plain spelling that Excel and WPS use, read by one pattern; others are refused."""

import re
from html import unescape

from loaders.formats import cells as make
from loaders.grid import Cell, Unreadable, place

Shown = tuple[str, object, str | None]
"""Text, value and number format of a cell."""

_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?>'
    rb'(?:(<f>)[^<]*</f>)?(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)</c>'
)
_MERGE = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_DECLARED = re.compile(rb'<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?[^>]*\?>')


class OtherSpelling(Exception):  # noqa: N818 a reason to take the long way, not an error
    """The part is written in a way that the pattern does not cover."""


def read(
    content: bytes, strings: list[str], formats: list[str | None], date_1904: bool
) -> tuple[dict[tuple[int, int], Cell], list[str]]:
    """Cells by row and column, and merged ranges. Raises OtherSpelling unless every value of the part was matched."""
    held = content.count(b"</v>") + content.count(b"</is>")
    if held > make.MAX_CELLS:
        raise Unreadable("too_many_cells", limit=str(make.MAX_CELLS))
    if not _DECLARED.match(content) or b"<!" in content:
        raise OtherSpelling
    found = _CELL.findall(content)
    merges = _MERGE.findall(content)
    formulas = content.count(b"<f>") + content.count(b"<f ") + content.count(b"<f/")
    if len(found) != held or len(merges) != content.count(b"<mergeCell "):
        raise OtherSpelling
    if formulas and formulas != sum(1 for one in found if one[4] and (one[5] or one[3] == b"str")):
        raise OtherSpelling
    return _cells(found, _Shown(strings, formats, date_1904)), [merge.decode() for merge in merges]


def _cells(found: list[tuple[bytes, ...]], shown: "_Shown") -> dict[tuple[int, int], Cell]:
    columns: dict[bytes, int] = {}
    cells: dict[tuple[int, int], Cell] = {}
    new = tuple.__new__
    for letters, digits, style, kind, _, value, inline in found:
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = place(letters.decode() + "1")[1]
        seen = shown[style, kind, value or inline]
        if seen is not None:
            row = int(digits)
            cells[row, column] = new(Cell, (row, column, *seen))
    return cells


class _Shown(dict[tuple[bytes, bytes, bytes], Shown | None]):
    """What a stored value looks like, worked out once for each style and value."""

    def __init__(self, strings: list[str], formats: list[str | None], date_1904: bool) -> None:
        super().__init__()
        self._strings, self._formats, self._date_1904 = strings, formats, date_1904

    def __missing__(self, key: tuple[bytes, bytes, bytes]) -> Shown | None:
        cell = self._cell(*key)
        seen: Shown | None = (cell.text, cell.value, cell.number_format) if cell else None
        if len(self) < 500_000:
            self[key] = seen
        return seen

    def _cell(self, style: bytes, kind: bytes, raw: bytes) -> Cell | None:
        if not raw:
            return None
        if kind == b"s":
            index = int(raw)
            if index >= len(self._strings):
                raise Unreadable("damaged")
            return make.words(0, 0, self._strings[index])
        if kind in (b"str", b"inlineStr", b"e", b"d"):
            return make.words(0, 0, unescape(raw.decode("utf-8")))
        number_format = self._formats[int(style)] if style and int(style) < len(self._formats) else None
        if kind == b"b":
            return Cell(0, 0, "TRUE" if raw == b"1" else "FALSE", raw == b"1", number_format)
        return make.numeric(0, 0, raw.decode("utf-8").strip(), number_format, self._date_1904)
