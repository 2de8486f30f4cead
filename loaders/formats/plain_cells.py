"""Stored values of plain xlsx sheets → cells, a column at a time: what many cells share is worked out once."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from html import unescape
from itertools import compress, count
from operator import not_

from loaders.cellrows import Strip
from loaders.formats import cells as make
from loaders.formats.number_formats import kind
from loaders.formats.plain_strings import OtherSpelling
from loaders.grid import Cell, Unreadable

Seen = tuple[str, object, str | None]
"""Text, value and number format of a cell."""

KEPT = 200_000
_ATTRIBUTES = re.compile(r'(?: (?:s="[0-9]+"|t="[a-zA-Z]+"|(?:cm|vm)="[0-9]+"))*')
_WRITTEN = r"-?(?:(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?|[1-9][0-9]{9,14})"
"""A number of at most 15 digits, shown just as it is stored."""
_AS_WRITTEN = re.compile(_WRITTEN)
_NOT_AS_WRITTEN = re.compile(rf"<(?!{_WRITTEN}<)([^<]*)(?=<)")
"""Of values between "<", those that need a closer look."""
_NOISY = re.compile(r"-?[0-9]+\.[0-9]{7,}")


class Shown:
    """What stored values look like, for cells of every style; `words` are the shared strings as they are shown."""

    def __init__(self, words: list[str], formats: list[str | None], date_1904: bool) -> None:
        self.words, self.formats, self.date_1904 = [*words, ""], formats, date_1904
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

    def strip(self, column: int, rows: Sequence[int], usual: str, unusual: Sequence[str], raws: Sequence[str]) -> Strip:
        """The cells of a column: those with the `usual` attributes all at once, those with `unusual` ones singly."""
        style = self.style(usual)
        plain = ["" if other else raw for raw, other in zip(raws, unusual, strict=True)] if any(unusual) else raws
        texts, value = style.shown(plain)
        odd: dict[int, Cell | None] = {}
        for at in compress(count(), map(not_, texts)) if "" in texts else ():
            attributes = unusual[at][:-1] if unusual[at] else usual
            odd[at] = self.one(rows[at], column, attributes, raws[at]) if raws[at] else None
        return Strip(column, texts, value, style.number_format, odd)


class _Style(dict[str, Seen | None]):
    """Stored value → what it looks like, for cells with the same attributes."""

    def __init__(self, attributes: str, shown: Shown) -> None:
        super().__init__()
        if not _ATTRIBUTES.fullmatch(attributes):
            raise OtherSpelling
        self._shown = shown
        told = dict(re.findall(r'(\w+)="(\w+)"', attributes))
        self.kind, style = told.get("t", "n"), int(told.get("s", len(shown.formats)))
        is_words = self.kind not in ("n", "b")
        self.number_format = None if is_words or style >= len(shown.formats) else shown.formats[style]
        self._is_plain = self.kind == "n" and kind(self.number_format) == "number"

    def __missing__(self, raw: str) -> Seen | None:
        cell = self._cell(raw) if raw else None
        seen: Seen | None = (cell.text, cell.value, cell.number_format) if cell else None
        if len(self) < KEPT:
            self[raw] = seen
        return seen

    def shown(self, raws: Sequence[str]) -> tuple[Sequence[str], Callable[[str], object]]:
        """The texts of a column of this style, empty where one must be looked at singly; what makes values of them."""
        if self._is_plain:
            closer = {raw: _without_noise(raw) for raw in _NOT_AS_WRITTEN.findall("<".join(["", *raws, ""]))}
            return list(map(closer.get, raws, raws)) if closer else raws, Decimal
        if self.kind == "s":
            return self._strings(raws), str
        seen = list(map(self.__getitem__, raws))
        return [one[0] if one else "" for one in seen], {one[0]: one[1] for one in seen if one}.__getitem__

    def _cell(self, raw: str) -> Cell | None:
        if self.kind == "s":
            text = self._strings([raw])[0]
            return Cell(0, 0, text, text) if text else None
        if self.kind in ("str", "inlineStr", "e", "d"):
            return make.words(0, 0, unescape(raw))
        if self.kind == "b":
            return Cell(0, 0, "TRUE" if raw == "1" else "FALSE", raw == "1", self.number_format)
        cell = make.numeric(0, 0, raw.strip(), self.number_format, self._shown.date_1904)
        if isinstance(cell.value, str):
            raise OtherSpelling  # no number: words may look like one
        return cell

    def _strings(self, indexes: Sequence[str]) -> list[str]:
        try:
            found = map(int, [index or -1 for index in indexes] if "" in indexes else indexes)
            return list(map(self._shown.words.__getitem__, found))
        except (IndexError, ValueError) as error:
            raise Unreadable("damaged") from error


def _without_noise(raw: str) -> str:
    """A number with the noise that binary doubles have, as it is shown; nothing for what may be anything else."""
    text = format(float(raw), ".15g") if _NOISY.fullmatch(raw) else ""
    return text if _AS_WRITTEN.fullmatch(text) else ""
