"""A recognised table: columns, rows by kind, values by column letter, what was asked about it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from loaders.forms.column import Column
from loaders.forms.value import Value
from loaders.grid import Finding


@dataclass(slots=True)
class Row:
    """A row below the header: its kind, its values by column letter, the first words in it."""

    number: int
    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)
    label: str | None = None


@dataclass
class Table:
    """A table of a sheet. Money is in 万元, percentages 0–100, months are their first day.

    `repeats` names the table that shows the same projects with the same figures, if one came before. `is_part` tells
    of records that do not stand row by row: the table has those of one project, or county, and others the rest.
    """

    sheet: str
    range: str
    title: str | None = None
    header_rows: list[int] = field(default_factory=list)
    unit: str | None = None
    period: date | None = None
    as_of: date | None = None
    sender: str | None = None
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    banner: dict[str, str] = field(default_factory=dict)
    visible: bool = True
    repeats: str | None = None
    is_part: bool = False

    @property
    def layout(self) -> str:
        """Equal for forms with the same headers in the same order: what a confirmed column is remembered by."""
        return hashlib.sha256("\n".join(column.header for column in self.columns).encode()).hexdigest()[:16]

    def column(self, field_name: str) -> Column | None:
        """The column that is surely this field; None where none is, or where several might be."""
        found = [column for column in self.columns if column.field == field_name and column.certain]
        return found[0] if found else None

    def value(self, row: Row, field_name: str) -> Value | None:
        """A row's value of a field; None where the table has no such column or the cell is blank."""
        column = self.column(field_name)
        return row.values.get(column.letter) if column else None

    def months(self, row: Row) -> dict[int, Value]:
        """A row's monthly plan: month 1–12 → value."""
        planned = [column for column in self.columns if column.month and column.certain]
        return {
            column.month: row.values[column.letter]
            for column in planned
            if column.month and column.letter in row.values
        }

    def data(self) -> list[Row]:
        """The rows that report something."""
        return [row for row in self.rows if row.kind == "data"]
