"""Bytes → grid: the sheets of a submitted file as cells with addresses, whatever kind of file it is."""

import re
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

Finding = tuple[str, str, str | None, str | None, dict[str, str]]
"""code, severity (noted, questioned, rejected), cell address, the value as it stands there, words for the sentence."""


class Unreadable(Exception):  # noqa: N818 it is an answer about a file, not a slip of the program
    """The file cannot be read; `code` names the true cause, `params` fill its sentence."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        """How it travels from the child process."""
        return _unreadable, (self.code, self.params)


def _unreadable(code: str, params: dict[str, str]) -> Unreadable:
    return Unreadable(code, **params)


class Cell(NamedTuple):
    """One cell: 1-based place, the text as a person sees it, the stored value and its number format.

    `value` is str, Decimal, date or datetime, bool; None for a formula whose result was not saved.
    """

    row: int
    column: int
    text: str
    value: object | None = None
    number_format: str | None = None

    @property
    def address(self) -> str:
        """Such as "C5"."""
        return f"{letter(self.column)}{self.row}"


Place = tuple[int, int]


class CellsByRow(Mapping[Place, Cell]):
    """Cells by place that are kept in another order than a dictionary's."""

    @property
    @abstractmethod
    def rows(self) -> Mapping[int, list[Cell]]:
        """Row → its cells from left to right, from top to bottom."""

    @property
    @abstractmethod
    def columns(self) -> set[int]:
        """The columns that hold cells."""


Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all inclusive, from 1."""


@dataclass
class Sheet:
    """A sheet: its cells that hold something, its merged ranges; `widths` are fields per line of a text file,
    which `ends_open` without a line end. Hidden rows and columns are read as well, and asked about."""

    name: str
    visible: bool = True
    cells: Mapping[Place, Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    ends_open: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    @cached_property
    def rows(self) -> Mapping[int, list[Cell]]:
        """Row → its cells from left to right, from top to bottom."""
        if isinstance(self.cells, CellsByRow):
            return self.cells.rows
        rows: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            rows.setdefault(place[0], []).append(self.cells[place])
        return rows

    @cached_property
    def columns(self) -> set[int]:
        """The columns that hold cells."""
        return self.cells.columns if isinstance(self.cells, CellsByRow) else {column for _, column in self.cells}


@dataclass
class Grid:
    """A file as sheets of cells; `notes` are findings about its bytes."""

    file_name: str
    format: str
    encoding: str | None = None
    sheets: list[Sheet] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    date_1904: bool = False


@lru_cache(maxsize=16_384)
def letter(column: int) -> str:
    """The letters of a column number: 1 → A, 28 → AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(address: str) -> tuple[int, int]:
    """Row and column of an address: "AB3" → (3, 28). Raises ValueError for anything else."""
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", address)
    if match is None:
        raise ValueError(address)
    column = 0
    for character in match[1].upper():
        column = column * 26 + ord(character) - 64
    return int(match[2]), column
