"""Stored values of plain xlsx sheets → cells, a column at a time: what many cells share is worked out once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import unescape
from itertools import compress, count, repeat
from operator import not_
from typing import Any

from loaders.formats import cells as make
from loaders.formats.number_formats import kind
from loaders.formats.plain_strings import OtherSpelling
from loaders.grid import Cell, Unreadable

Seen = tuple[str, object, str | None]
"""Text, value and number format of a cell."""

KEPT = 200_000
_ATTRIBUTES = re.compile(r'(?: (?:s="[0-9]+"|t="[a-zA-Z]+"|(?:cm|vm)="[0-9]+"))*')
_NOT_AS_WRITTEN = re.compile(r"(?:-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?<)*+(?:([^<]*)<|\Z)")
"""Of values each ended by "<", those that are no number of at most 15 digits, shown just as it is stored."""


class Shown:
    """What stored values look like, for cells of every style; `words` are the shared strings as they are shown."""

    def __init__(self, words: list[str | None], formats: list[str | None], date_1904: bool) -> None:
        self.words, self.formats, self.date_1904 = words, formats, date_1904
        self._styles: dict[str, _Style] = {}

    def style(self, attributes: str) -> "_Style":
        """What cells with these attributes hold. Raises OtherSpelling for attributes that nobody writes."""
        found = self._styles.get(attributes)
        if found is None:
            found = self._styles[attributes] = _Style(attributes, self)
        return found

    def one(self, row: int, column: int, attributes: str, raw: str) -> Cell | None:
        """A single cell; None where it holds nothing."""
        seen = self.style(attributes)[raw]
        return Cell(row, column, *seen) if seen else None

    def column(
        self, number: int, rows: Sequence[int], usual: str, unusual: Sequence[str], raws: Sequence[str]
    ) -> list[Cell | None]:
        """The cells of a column: those with the `usual` attributes all at once, those with `unusual` ones singly."""
        style = self.style(usual)
        odd = {*compress(count(), unusual), *style.doubtful(raws)}
        cells = style.cells(number, rows, raws, odd)
        for at in odd:
            attributes = unusual[at][:-1] if unusual[at] else usual
            cells[at] = self.one(rows[at], number, attributes, raws[at]) if raws[at] else None
        return cells


class _Style(dict[str, Seen | None]):
    """Stored value → what it looks like, for cells with the same attributes."""

    def __init__(self, attributes: str, shown: Shown) -> None:
        super().__init__()
        if not _ATTRIBUTES.fullmatch(attributes):
            raise OtherSpelling
        self._shown = shown
        told = dict(re.findall(r'(\w+)="(\w+)"', attributes))
        self.kind, style = told.get("t", "n"), int(told.get("s", len(shown.formats)))
        self.number_format = shown.formats[style] if style < len(shown.formats) else None
        self._is_plain = self.kind == "n" and kind(self.number_format) == "number"

    def __missing__(self, raw: str) -> Seen | None:
        cell = self._cell(raw) if raw else None
        seen: Seen | None = (cell.text, cell.value, cell.number_format) if cell else None
        if len(self) < KEPT:
            self[raw] = seen
        return seen

    def doubtful(self, raws: Sequence[str]) -> Iterator[int]:
        """Which stored values are empty, or need a closer look to be shown."""
        if not self._is_plain:
            return compress(count(), map(not_, raws))
        closer = set(_NOT_AS_WRITTEN.findall("<".join([*raws, ""])))
        return compress(count(), map(closer.__contains__, raws))

    def cells(self, column: int, rows: Sequence[int], raws: Sequence[str], odd: set[int]) -> list[Cell | None]:
        """The cells of a column of this style; any cells for the `odd` ones."""
        texts = list(raws)
        for at in odd:
            texts[at] = "0"
        if self._is_plain:
            return _cells(column, rows, texts, map(Decimal, texts), repeat(self.number_format))
        if self.kind == "s":
            words = self._strings(texts)
            cells = _cells(column, rows, words, words, repeat(None))
            return [cell if cell[2] else None for cell in cells] if None in words else cells
        seen = list(map(self.__getitem__, texts))
        if None not in seen:
            return _cells(column, rows, *zip(*filter(None, seen), strict=True))
        return [Cell(row, column, *one) if one else None for row, one in zip(rows, seen, strict=True)]

    def _cell(self, raw: str) -> Cell | None:
        if self.kind == "s":
            text = self._strings([raw])[0]
            return Cell(0, 0, text, text) if text else None
        if self.kind in ("str", "inlineStr", "e", "d"):
            return make.words(0, 0, unescape(raw))
        if self.kind == "b":
            return Cell(0, 0, "TRUE" if raw == "1" else "FALSE", raw == "1", self.number_format)
        return make.numeric(0, 0, raw.strip(), self.number_format, self._shown.date_1904)

    def _strings(self, indexes: Sequence[str]) -> list[str | None]:
        try:
            return list(map(self._shown.words.__getitem__, map(int, indexes)))
        except (IndexError, ValueError) as error:
            raise Unreadable("damaged") from error


def _cells(
    column: int,
    rows: Iterable[int],
    texts: Iterable[str | None],
    values: Iterable[object],
    formats: Iterable[str | None],
) -> list[Any]:
    """Cells made without a step of Python for each: there are a million of them."""
    return list(map(tuple.__new__, repeat(Cell), zip(rows, repeat(column), texts, values, formats, strict=False)))
