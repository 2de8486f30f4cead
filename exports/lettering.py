"""How much room words take on a page, estimated without a font: enough to choose a size of letters that fits."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from math import ceil

LATIN, REGULAR, BETWEEN = 0.7, 0.55, 0.2
"""The width of a Latin letter ÷ its size in a wide bold font and in one that is not bold, and of the gap that is left
between it and a Chinese character, which is as wide as it is high."""
LINE = 1.35
"""The height of a line ÷ the size of its letters."""


def width(text: str, latin: float = LATIN) -> float:
    """The width of a line of words in sizes of its letters."""
    wide = [unicodedata.east_asian_width(letter) in "WFA" for letter in text]
    gaps = sum(one != other for one, other in pairwise(wide))
    return sum(1.0 if each else latin for each in wide) + gaps * BETWEEN


def lines(text: str, room: float, size: float, latin: float = LATIN) -> int:
    """How many lines words take at `size` in a `room` of the same unit."""
    return sum(max(1, ceil(width(part, latin) * size / max(room, size))) for part in text.split("\n"))


def height(texts: Sequence[str], room: float, size: float, latin: float = LATIN) -> float:
    """How high paragraphs are, one below the other."""
    return sum(lines(text, room, size, latin) for text in texts) * size * LINE
