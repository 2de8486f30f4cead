"""Numbers as clerks write them: commas, blanks, brackets, full width, a unit behind; marks for what is missing."""

import functools
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from loaders.formats import number_formats
from loaders.formats.cells import plain
from loaders.forms import units
from loaders.grid import Cell

MARKS = "★☆◆◇●○◎■□▲△▼▽※*＊♦✓√"
_MISSING = re.compile(r"[-—–―−_/\\…．.。、]*|无|暂无|空|没有|N/?A|n/?a|null|NULL|/+|未报|不详|未填")
_NOTE_SIGN = re.compile(r"(?<![A-Za-z])[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3220-\u32ff]")
"""Small and circled numbers, which half width would join to the figure before them; not those of m²."""
ABOUT = re.compile("[约近余多超]|[不以左]")
"""Printed beside a number, words that make it no exact one: 约, 左右, 以上, 不少于."""
_HAN = re.compile("(?!人民币)[\u4e00-\u9fff]")
"""Most texts are words; they are told by their first sign, for a file may hold hundreds of thousands."""
_NUMBER = r"[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+"


class Number(NamedTuple):
    """A number with the unit behind it."""

    value: Decimal
    unit: str | None


def fold(text: str) -> str:
    """Half width, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def is_missing(text: str) -> bool:
    """Whether a text is a mark for a figure that was not reported."""
    return False if _HAN.match(text) and len(text.strip()) > 2 else _is_missing(text)


@functools.lru_cache(maxsize=65536)
def _is_missing(text: str) -> bool:
    return bool(_MISSING.fullmatch(fold(text)))


def unmarked(text: str) -> tuple[str, str]:
    """A text and the marks at its ends."""
    bare = text.strip().strip(MARKS + " \u3000")
    marks = "".join(character for character in text if character in MARKS and character not in bare)
    return bare or text, marks if bare else ""


def parse(text: str) -> Number | None:
    """A text as one exact number with the unit behind it; None for anything else."""
    return None if _HAN.match(text) else _parsed(text)


@functools.lru_cache(maxsize=16384)
def _parsed(text: str) -> Number | None:
    folded = fold(text).replace("−", "-")
    if "\n" in folded or _NOTE_SIGN.search(text):
        return None  # two numbers below one another, or 50① with its note
    sign = 1
    if bracket := re.fullmatch(r"\(([^()]*)\)(\D{0,4})", folded):
        folded, sign = bracket[1].strip() + bracket[2], -1
        if not re.match(r"[\d.¥]", folded):
            return None
    folded = re.sub(r"^(?:¥|RMB|人民币)\s*", "", folded)
    match = re.fullmatch(r"([+-]?[\d.,\s]*\d)\s*([^\d\s.,+\-*()~](?:[^\d]*|k?m[23]|[23]))?", folded)
    if match is None:
        return None
    digits = _joined(match[1])
    if digits is None or not re.fullmatch(_NUMBER, digits):
        return None
    unit = match[2]
    if unit is not None:
        unit = units.unit_word(unit.replace("圆", "元").removesuffix("整")) or None
        if unit is None:
            return None
    return Number(plain(sign * Decimal(digits.replace(",", ""))), unit)


def _joined(digits: str) -> str | None:
    """Digits with blanks inside: groups of three, or every digit apart; else it may be two numbers."""
    pieces = digits.split()
    if len(pieces) == 1:
        return pieces[0]
    whole, _, fraction = digits.partition(".")
    groups = whole.split()
    if len(pieces) > 2 and all(len(piece) == 1 for piece in digits.replace(".", " . ").split()):
        return "".join(pieces)
    if (
        len(groups) > 1
        and all(len(group) == 3 and group.isdigit() for group in groups[1:])
        and not fraction.strip().count(" ")
    ):
        return "".join(groups) + (f".{fraction.strip()}" if fraction.strip() else "")
    return None


def number_of(cell: Cell) -> Number | None:
    """The number in a cell, by value, by format or by text."""
    if isinstance(cell.value, Decimal):
        if number_formats.is_bare(cell.number_format):
            return Number(cell.value, None)
        shape = number_formats.kind(cell.number_format)
        if shape == "percent":
            return Number(plain(cell.value * 100), "%")
        printed = number_formats.printed_unit(cell.number_format)
        if printed and ABOUT.search(printed):
            return None
        return Number(plain(cell.value), units.unit_word(printed) if printed else None)
    if isinstance(cell.value, str):
        return parse(cell.value)
    return None


def is_on_scale(value: Decimal, scale: int | None) -> bool:
    """Whether a small number is a percentage beside the others of its column."""
    return scale is not None and (scale > 0 or value == value.to_integral_value())


def scale_of(cells: list[Cell], limit: int) -> int | None:
    """The decimals of a column's bare numbers above `limit`, which show that it counts to 100; None where none are."""
    bare = [found.value for cell in cells if (found := number_of(cell)) and found.unit is None]
    above = [max(0, -int(value.as_tuple().exponent)) for value in bare if abs(value) > limit]
    return max(above) if above else None


def is_code(cell: Cell) -> bool:
    """Whether digits are a code rather than an amount: 001, or the digits of an identity number."""
    return isinstance(cell.value, str) and bool(re.fullmatch(r"0\d+|\d{12,}", cell.text.strip()))
