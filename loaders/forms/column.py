"""A column of a table, and what persons have said of headers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loaders.forms import fields

Confirmed = Mapping[str, str | None]
"""Header (see Column.key) → field, or None for a column that is not used: what a person has said of a form."""
NOTHING_CONFIRMED: Confirmed = MappingProxyType({})


@dataclass(slots=True)
class Column:
    """A column: its letter, stacked names joined by "|", the field it is read as (if `certain`), unit, plan month.

    `twin` counts the columns of a table that share one header, from 1; it is 0 for a header that stands once.
    `county` is set in a list of projects with columns for each county.
    """

    letter: str
    number: int
    header: str
    field: str | None = None
    unit: str | None = None
    month: int | None = None
    certain: bool = True
    twin: int = 0
    county: str | None = None

    @property
    def key(self) -> str:
        """What an answer about the column is remembered by: its header, and which one of several it is."""
        return f"{self.header}#{self.twin}" if self.twin else self.header

    @property
    def kind(self) -> str | None:
        """How cells of the field are read."""
        return fields.dictionary().kinds.get(self.field) if self.field else None


def cell(letter: str, row: int) -> str:
    """The address of a column's value in a row; a card has no columns, there the letter is the address itself."""
    return f"{letter}{row}" if is_column(letter) else letter


def is_column(letter: str) -> bool:
    """Whether these are the letters of a column, rather than the address of a single cell."""
    return not letter[-1:].isdigit()
