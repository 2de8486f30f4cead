"""Cells for readers: one by one, or as spans."""

import re
from collections.abc import Sequence

from data.wording import translate

CELL = re.compile(r"([A-Z]+)(\d+)")
FEW = 4
"""So many cells are named one by one."""


def spans(cells: Sequence[str], language: str) -> str:
    """Cells in words: one by one where there are few, else runs along a column or a row, read either way: F2—F61."""
    if len(cells) <= FEW:
        return translate(language, "、").join(cells)
    runs: list[list[str]] = []
    for cell in reversed(cells) if _follows(cells[1], cells[0]) else cells:
        if runs and _follows(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    named = (run if len(run) == 1 else (run[0], run[-1]) for run in runs)
    return translate(language, "、").join("—".join(each) for each in named)


def _follows(before: str, cell: str) -> bool:
    """Whether a cell stands right below another, or right beside it."""
    one, other = CELL.fullmatch(before), CELL.fullmatch(cell)
    if not one or not other:
        return False
    across, down = _number(other[1]) - _number(one[1]), int(other[2]) - int(one[2])
    return (across, down) in ((0, 1), (1, 0))


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
