"""Addresses of cells: AB3 is row 3, column 28."""

import re

from openpyxl.utils.cell import column_index_from_string, get_column_letter


def place(address: str | None) -> tuple[int, int] | None:
    """Row and column (0: the whole row) of "AB3" or "3"; None for anything else."""
    match = re.fullmatch(r"([A-Z]{0,3})([0-9]{1,7})", address or "")
    return (int(match[2]), column(match[1]) if match[1] else 0) if match else None


def column(letters: str) -> int:
    """A → 1, AB → 28."""
    number: int = column_index_from_string(letters)
    return number


def letters(number: int) -> str:
    """1 → A, 28 → AB; none for the whole row."""
    return get_column_letter(number) if number else ""
