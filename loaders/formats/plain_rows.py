"""Large xlsx sheets in the plain spelling that Excel and WPS use, read by one pattern; any other spelling is refused."""

import re
from html import unescape

from loaders.formats import cells as make
from loaders.grid import Cell, Unreadable, place

Shown = tuple[str, object, str | None]
"""Text, value and number format of a cell."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    r'(?:/>|>(?:(?:<f>[^<]*</f>)?<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_MERGE = re.compile(r'<mergeCell ref="([A-Z0-9:]+)"')
_DECLARED = re.compile(r'<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?[^>]*\?>')


class OtherSpelling(Exception):  # noqa: N818 a reason to take the long way, not an error
    """The part is written in a way that the pattern does not cover."""


def read(
    content: bytes, strings: list[str], formats: list[str | None], date_1904: bool
) -> tuple[dict[tuple[int, int], Cell], list[str]]:
    """Cells by row and column, and merged ranges. Raises OtherSpelling unless every cell of the part was matched."""
    if not _DECLARED.match(start := content[:200].decode("ascii", "replace")) or "<!" in start:
        raise OtherSpelling
    text = content.decode("utf-8")
    found = _CELL.findall(text)
    merges = _MERGE.findall(text)
    if len(found) != text.count("<c ") + text.count("<c>") or len(merges) != text.count("<mergeCell "):
        raise OtherSpelling
    if len(found) > make.MAX_CELLS:
        raise Unreadable("too_many_cells", limit=str(make.MAX_CELLS))
    return _cells(found, _Shown(strings, formats, date_1904)), merges


def _cells(found: list[tuple[str, ...]], shown: "_Shown") -> dict[tuple[int, int], Cell]:
    columns: dict[str, int] = {}
    cells: dict[tuple[int, int], Cell] = {}
    new = tuple.__new__
    for letters, digits, style, kind, value, inline in found:
        if not (value or inline):
            continue
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = place(letters + "1")[1]
        seen = shown[style, kind, value or inline]
        if seen is not None:
            row = int(digits)
            cells[row, column] = new(Cell, (row, column, *seen))
    return cells


class _Shown(dict[tuple[str, str, str], Shown | None]):
    """What a stored value looks like, worked out once for each style and value."""

    def __init__(self, strings: list[str], formats: list[str | None], date_1904: bool) -> None:
        super().__init__()
        self._strings, self._formats, self._date_1904 = strings, formats, date_1904

    def __missing__(self, key: tuple[str, str, str]) -> Shown | None:
        cell = self._cell(*key)
        seen: Shown | None = (cell.text, cell.value, cell.number_format) if cell else None
        if len(self) < 500_000:
            self[key] = seen
        return seen

    def _cell(self, style: str, kind: str, raw: str) -> Cell | None:
        if kind == "s":
            index = int(raw)
            if index >= len(self._strings):
                raise Unreadable("damaged")
            return make.words(0, 0, self._strings[index])
        if kind in ("str", "inlineStr", "e", "d"):
            return make.words(0, 0, unescape(raw))
        number_format = self._formats[int(style)] if style and int(style) < len(self._formats) else None
        if kind == "b":
            return Cell(0, 0, "TRUE" if raw == "1" else "FALSE", raw == "1", number_format)
        return make.numeric(0, 0, raw.strip(), number_format, self._date_1904)
