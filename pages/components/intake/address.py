"""Addresses of cells: AB3 is row 3, column 28."""

import re


def place(address: str | None) -> tuple[int, int] | None:
    """Row and column (0: the whole row) of "AB3" or "3"; None for anything else."""
    match = re.fullmatch(r"([A-Z]{0,3})([0-9]{1,7})", address or "")
    return (int(match[2]), column(match[1])) if match else None


def column(letters: str) -> int:
    """A → 1, AB → 28."""
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - 64
    return number


def letters(number: int) -> str:
    """1 → A, 28 → AB."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
