"""Published figures and cells for readers: units in their language, digits as they were printed; cells as spans."""

import re
from collections.abc import Sequence

from data.wording import translate

MONEY = re.compile(r"(-?\d[\d.]*)(亿元|万元|元)((?:/[人户月年])*)")
THINGS = re.compile(r"(?<=\d)(?:件|个|项)(?![一-鿿])")
EACH = {"人": "person", "户": "household", "月": "month", "年": "year"}
CELL = re.compile(r"([A-Z]+)(\d+)")
FEW = 4
"""So many cells are named one by one."""


def in_words(text: str, language: str) -> str:
    """A text whose figures carry units as printed; for English readers 1.88亿元 is ¥1.88×100m, digit by digit."""
    return THINGS.sub("", MONEY.sub(_money, text)) if language == "en" else text


def _money(match: re.Match[str]) -> str:
    amount, unit, each = match.groups()
    said = {
        "亿元": translate("en", "{amount}亿元", amount=amount), "万元": translate("en", "{amount}万元", amount=amount),
        "元": translate("en", "{amount}元", amount=amount),
    }[unit]  # fmt: skip
    return said + "".join(f"/{EACH[one]}" for one in each.split("/") if one)


def spans(cells: Sequence[str]) -> str:
    """Cells in words: one by one where there are few, else runs along a column or a row, read either way: F2—F61."""
    if len(cells) <= FEW:
        return "、".join(cells)
    runs: list[list[str]] = []
    for cell in reversed(cells) if _follows(cells[1], cells[0]) else cells:
        if runs and _follows(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return "、".join(run[0] if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


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
