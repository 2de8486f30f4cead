"""What a cell holds once it is read, and what its column and table say of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


@dataclass(slots=True)
class Value:
    """A cell's value.

    `value`: Decimal (money in 万元, percent 0–100, counts in single units), date, datetime, str; None for missing.
    `written` is the number as it stands there, in `unit`. `problem` is a finding code, `marks` the ★ taken off a name.
    `cell` is its address.
    """

    text: str
    value: Decimal | date | str | None = None
    unit: str | None = None
    problem: str | None = None
    written: Decimal | None = None
    marks: str = ""
    cell: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """How it travels from the child process: by the million, so without names."""
        return Value, (self.text, self.value, self.unit, self.problem, self.written, self.marks, self.cell)


class Context(NamedTuple):
    """What a cell's column and table say of it.

    Bare percentages up to `limit` may be shares of one; `scale` is of those above it (numbers.scale_of).
    """

    kind: str
    unit: str | None
    year: int | None
    date_1904: bool
    scale: int | None = None
    limit: int = 2
