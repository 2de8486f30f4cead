"""The values of alike rows, kept as columns of texts: each is made when it is asked for, as from its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import filterfalse
from typing import NamedTuple

from loaders.cellrows import Strip
from loaders.formats.cells import plain
from loaders.formats.number_formats import is_bare
from loaders.forms import alike, units
from loaders.forms.numbers import MARKS
from loaders.forms.value import Context, Value
from loaders.forms.values import Reader

_ALL, _NONE = re.compile(""), re.compile("(?!)")
_WORDS = re.compile(rf"(?!人民币|锟|烫)[\u4e00-\u9fff][^\s锟烫\ufffd]+[^\s锟烫\ufffd{re.escape(MARKS)}]\Z")
"""Words that are no number, no mark for what is missing, not garbled and without marks or blanks at their ends."""
_WORD_KINDS = frozenset({"any", "text", "person", "open", "name"})
_TWO_DIGITS = re.compile(r"(?!-?[0-9](?:\.|\Z)|-?10\Z)")
_NUMBER_KINDS = dict.fromkeys(("any", "money", "number", "quantity"), _ALL)
_NUMBER_KINDS |= {"percent": _TWO_DIGITS, "rate": _TWO_DIGITS}
"""Which numbers are values as they stand; a small percentage may be a share of one."""
_NUMBER_AS_WORDS = {
    "text": _ALL,
    "person": _ALL,
    "open": _ALL,
    "name": _ALL,
    "code": re.compile(r"-?[0-9]{1,15}(?![0-9])"),
    "item": re.compile(r"(?:0|[1-9][0-9]*)\Z"),
}


class ValueStrip(NamedTuple):
    """A column: texts that are values as they stand (words; with a `factor`, numbers in `unit`), but for those `known`
    by their text, and the `odd` ones by their place, where the text is empty."""

    letter: str
    texts: Sequence[str]
    factor: Decimal | None
    unit: str | None
    known: Mapping[str, Value]
    odd: Mapping[int, Value]

    def value(self, row: int, at: int) -> Value | None:
        """The value of a row, the one at place `at` of the strip."""
        text, cell = self.texts[at], f"{self.letter}{row}"
        if not text:
            return self.odd.get(at)
        if known := self.known.get(text):
            return Value(known.text, known.value, known.unit, known.problem, known.written, known.marks, cell)
        if self.factor is None:
            return Value(text, text, cell=cell)
        number = Decimal(text)
        return Value(
            text, number if self.factor == 1 else plain(number * self.factor), self.unit, None, number, "", cell
        )


class Block:
    """The values of many rows: by the letters of the columns. `gaps` are the places where one may be missing."""

    def __init__(self, strips: Mapping[str, ValueStrip]) -> None:
        self.strips = strips
        self.gaps = {
            at for strip in strips.values() if "" in strip.texts for at, text in enumerate(strip.texts) if not text
        }


class RowValues(Mapping[str, Value]):
    """Letter → value of one row."""

    __slots__ = ("at", "block", "row")

    def __init__(self, block: Block, row: int, at: int) -> None:
        self.block, self.row, self.at = block, row, at

    def __getitem__(self, letter: str) -> Value:
        """The value in a column."""
        value = self.block.strips[letter].value(self.row, self.at)
        if value is None:
            raise KeyError(letter)
        return value

    def __iter__(self) -> Iterator[str]:
        """The letters of the columns that hold a value."""
        strips, at = self.block.strips, self.at
        if at not in self.block.gaps:
            return iter(strips)
        return (letter for letter, strip in strips.items() if strip.texts[at] or at in strip.odd)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self.block.strips) if self.at not in self.block.gaps else sum(1 for _ in self)


def words_of(values: Mapping[str, Value], letter: str) -> str:
    """A value as words, not made where it is kept as words; nothing where there is none."""
    if isinstance(values, RowValues) and (strip := values.block.strips.get(letter)) and strip.factor is None:
        text = strip.texts[values.at]
        if text and text not in strip.known:
            return text
    value = values.get(letter)
    return "" if value is None or value.value is None else str(value.value)


def read(strip: Strip, letter: str, context: Context) -> ValueStrip:
    """The values of a column; what is not sure to be a value as it stands is read from its cell, each text once."""
    reader = Reader(context)
    as_it_stands, factor, unit = _way(strip, context)
    closer = filter(None, filterfalse(as_it_stands.match, strip.texts) if as_it_stands is not _ALL else ())
    known = {cell.text: reader(cell) for cell in alike.distinct(strip, closer)}
    odd = {at: reader(cell) for at, cell in strip.odd.items() if cell}
    return ValueStrip(letter, strip.texts, factor, unit, known, odd)


def _way(strip: Strip, context: Context) -> tuple[re.Pattern[str], Decimal | None, str | None]:
    """Which texts are values as they stand; their factor and unit, if they are numbers."""
    kind, unit = context.kind, context.unit
    if strip.value is str:
        return _WORDS if kind in _WORD_KINDS else _NONE, None, None
    if strip.value is not Decimal or not is_bare(strip.number_format) or (kind == "quantity" and unit):
        return _NONE, None, None
    if kind in _NUMBER_KINDS:
        factor = units.money_factor(unit) if kind == "money" else None
        sure = _TWO_DIGITS if unit == "%" else _NUMBER_KINDS[kind]
        return sure, factor or Decimal(1), "%" if kind in ("percent", "rate") else unit
    return _NUMBER_AS_WORDS.get(kind, _NONE), None, None
