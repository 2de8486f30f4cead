"""The rows of a large sheet that are data for certain: what holds for each of them is told a column at a time.

Only what is plain at first sight is told here; the rest is left to those who look at single cells. Both agree.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, compress, filterfalse
from operator import not_
from types import MappingProxyType
from typing import NamedTuple

from loaders.cellrows import CellRows, Strip
from loaders.formats.number_formats import is_bare
from loaders.forms.numbers import Number, is_missing, number_of
from loaders.forms.rowkinds import PLAIN_LABEL, TOTAL_SIGN
from loaders.grid import Cell, Sheet

Tally = list[tuple[Cell, int]]
"""Cells, each with how many there are that tell the same."""

PLAIN_WORDS = re.compile(r"(?!计量|单位|人民币|.*[（）]{2})[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9（）]{6,}")
"""Words that are no number, no unit and no mark for what is missing."""
_FIGURE = re.compile(r"-?\d+\.\d+|-\d+|\d{5,}")
"""A number that neither counts columns nor names one by its year."""


class Alike(NamedTuple):
    """The place of each row in the strips, its first words, the cells column by column."""

    places: Mapping[int, int] = MappingProxyType({})
    labels: Sequence[str] = ()
    strips: Sequence[Strip] = ()


def with_figures(sheet: Sheet) -> set[int]:
    """Rows with a number that stands in no header."""
    cells = _by_column(sheet)
    left = list(range(len(cells.numbers)))
    for strip in cells.strips:
        if strip.value is Decimal:
            left = list(compress(left, map(not_, map(_FIGURE.fullmatch, map(strip.texts.__getitem__, left)))))
    return {*cells.numbers}.difference(map(cells.numbers.__getitem__, left))


def columns(sheet: Sheet, rows: Collection[int]) -> list[int]:
    """The columns in which these rows, each with figures, hold cells."""
    cells = _by_column(sheet)
    among = list(map(rows.__contains__, cells.numbers))
    return [
        strip.column
        for strip in (cells.strips if rows else ())
        if any(compress(strip.texts, among)) or any(among[at] for at, cell in strip.odd.items() if cell)
    ]


def of(sheet: Sheet, rows: Collection[int], names: Iterable[str], label_end: int) -> Alike:
    """Those of `rows`, each with figures, that are data for certain below these names and titles.

    Cells up to the column `label_end` may make a row a total, a section or a note.
    """
    cells = _by_column(sheet)
    labels = [strip for strip in cells.strips if strip.column <= label_end]
    if not rows or not labels or any(map(_FIGURE.fullmatch, names)):
        return Alike()
    unnamed = set.intersection(*({at for at, cell in strip.odd.items() if cell is None} for strip in labels))
    unsure = [_unsure(strip, strip.column <= label_end) for strip in cells.strips]
    left_out = unnamed.union(*unsure)
    places = [at for at, row in enumerate(cells.numbers) if row in rows and at not in left_out]
    index = {place: at for at, place in enumerate(places)}
    strips = [_cut(strip, places, index) for strip in cells.strips]
    words = [" ".join((text or _first_words(strips, at)).split()) for at, text in enumerate(strips[0].texts)]
    return Alike({cells.numbers[place]: at for at, place in enumerate(places)}, words, strips)


def tally(strip: Strip) -> Tally:
    """The cells of a column, many of which tell the same: plain words, the numbers from the least to the greatest."""
    texts = list(filter(None, strip.texts))
    counted: Counter[str] = Counter()
    if strip.value is str and (example := next(filter(PLAIN_WORDS.fullmatch, texts), None)):
        others = list(filterfalse(PLAIN_WORDS.fullmatch, texts))
        counted[example], texts = len(texts) - len(others), others
    elif strip.value is Decimal and is_bare(strip.number_format) and texts:
        numbers = list(map(float, texts))
        counted[texts[numbers.index(max(numbers))]], texts = len(texts) - 1, [texts[numbers.index(min(numbers))]]
    counted.update(texts)
    single = [(cell, 1) for cell in strip.odd.values() if cell]
    return [*zip(distinct(strip, counted), counted.values(), strict=True), *single]


def told(cells: Tally) -> tuple[list[Cell], list[Number]]:
    """The cells that hold something, and their numbers; those that tell the same are one and the same."""
    held: list[Cell] = []
    numbers: list[Number] = []
    for cell, count in cells:
        if isinstance(cell.value, Decimal) or not is_missing(cell.text):
            held += [cell] * count
            numbers += [found] * count if (found := number_of(cell)) else []
    return held, numbers


def distinct(strip: Strip, texts: Iterable[str]) -> list[Cell]:
    """A cell of the column for each of these texts, none twice."""
    return [Cell(0, strip.column, text, strip.value(text), strip.number_format) for text in dict.fromkeys(texts)]


def _by_column(sheet: Sheet) -> CellRows:
    return sheet.cells if isinstance(sheet.cells, CellRows) else CellRows([], [], {})


def _unsure(strip: Strip, is_label: bool) -> set[int]:
    """Where a column may tell that a row is no data."""
    texts = strip.texts if strip.value is not Decimal else ()
    odd = [(at, cell.text) for at, cell in strip.odd.items() if cell]
    if is_label:
        unlike = compress(range(len(texts)), map(not_, map(PLAIN_LABEL.fullmatch, texts)))
        return {*unlike, *(at for at, text in odd if not PLAIN_LABEL.fullmatch(text))}
    return {at for at, text in chain(enumerate(texts), odd) if TOTAL_SIGN in text}


def _cut(strip: Strip, places: Sequence[int], index: Mapping[int, int]) -> Strip:
    """The strip of these places only; `index` tells where each then stands."""
    together = places and places[-1] - places[0] + 1 == len(places)
    texts = strip.texts[places[0] : places[-1] + 1] if together else list(map(strip.texts.__getitem__, places))
    odd = {index[place]: cell for place, cell in strip.odd.items() if place in index}
    return strip._replace(texts=texts, odd=odd)


def _first_words(strips: Sequence[Strip], at: int) -> str:
    return next(cell.text for strip in strips if (cell := strip.cell(0, at)))
