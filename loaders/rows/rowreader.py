"""One row of a recognised table, read field by field; every doubt becomes a finding with its cell."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from data.model import Finding, Severity
from data.reference import severity
from loaders.formats.cells import plain, show
from loaders.forms.column import cell as address
from loaders.forms.form import Column, Row, Table, Value

DUST = Decimal("1e-9")
"""What formulas leave behind the last digit that is kept, such as 5226.9999999999."""


class Place(TypedDict):
    """Where a record was read: what every record of data.model.FromRow carries."""

    submission_id: str
    sheet: str
    row: int


class RowReader:
    """Reads the fields of a row. A rejected finding means that the row is not stored; the others only accompany it."""

    def __init__(self, table: Table, row: Row, submission_id: str) -> None:
        self.table, self.row, self.submission_id = table, row, submission_id
        self.findings: list[Finding] = []
        self.project_id: str | None = None
        self.county: str | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether the row must not be stored."""
        return any(finding.severity is Severity.REJECTED for finding in self.findings)

    @property
    def questions(self) -> int:
        """How many questions go with the row."""
        return sum(finding.severity is Severity.QUESTIONED for finding in self.findings)

    def concerning(self) -> list[Finding]:
        """Return the findings of the row, each with the task that the row turned out to speak of."""
        task = {"project_id": self.project_id, "county": self.county}
        return [finding.model_copy(update=task) for finding in self.findings]

    @property
    def place(self) -> Place:
        """Where this row stands."""
        return {"submission_id": self.submission_id, "sheet": self.table.sheet, "row": self.row.number}

    def has(self, field: str) -> bool:
        """Whether the table has a column for `field`."""
        return self.table.column(field) is not None

    def header(self, field: str) -> str:
        """What the clerk's own form calls `field`: the lowest line of its header."""
        column = self.table.column(field)
        return column.header.split("|")[-1] if column else field

    def cell(self, field: str) -> str:
        """Where `field` stands in this row, such as C5; the row alone where there is no such column."""
        column = self.table.column(field)
        return address(column.letter if column else "", self.row.number)

    def raw(self, field: str) -> str:
        """Return what the clerk typed."""
        value = self._value(field)
        return value.text.strip() if value else ""

    def text(self, field: str, *, required: bool = False) -> str | None:
        """Return the words of a cell without padding; a missing required one rejects the row."""
        value = self._value(field)
        words = "" if value is None or value.value is None else re.sub(r"\s+", " ", value.text).strip()
        if required and not words:
            self.find("missing_name", Severity.REJECTED, field, field=self.header(field))
        return words or None

    def number(self, field: str, *, at_most: int | None = None) -> Decimal | None:
        """Return the number of a cell, None if it is empty; anything that is no such number rejects the row."""
        value = self._value(field)
        if value is None or (value.value is None and not value.problem):
            return None
        if value.problem or not isinstance(value.value, Decimal):
            self.find(value.problem or "text_in_number", Severity.REJECTED, field, field=self.header(field))
            return None
        return self._judged(field, value.value, at_most)

    def stated(self, field: str) -> Decimal | None:
        """Return the number of a cell that is only compared and never kept; None for anything else."""
        value = self._value(field)
        return value.value if value and not value.problem and isinstance(value.value, Decimal) else None

    def says(self, field: str) -> bool:
        """Whether anything stands in the cell, be it readable or not."""
        value = self._value(field)
        return value is not None and (value.value is not None or value.problem is not None)

    def stated_day(self, field: str) -> date | None:
        """Return the day of a cell that never costs its row; None for anything else."""
        value = self._value(field)
        return value.value if value and not value.problem and isinstance(value.value, date) else None

    def ordinal(self, field: str) -> int | None:
        """Return the number of a numbered row, such as 3, 3.0 or 3●; None where none stands there."""
        found = re.match(r"\s*(\d{1,3})(?:\.0+)?(?!\d|\.)", unicodedata.normalize("NFKC", self.raw(field)))
        return int(found[1]) if found else None

    def day(self, field: str) -> date | None:
        """Return the day of a cell, None if it is empty; anything that is no day rejects the row."""
        value = self._value(field)
        if value is None or (value.value is None and not value.problem):
            return None
        if not isinstance(value.value, date):
            self.find(value.problem or "not_a_date", Severity.REJECTED, field, field=self.header(field))
            return None
        return value.value

    def moment(self, field: str) -> datetime | None:
        """Return the day and time of a cell, such as 2023-03-03 09:40; anything else rejects the row."""
        words = unicodedata.normalize("NFKC", self.raw(field)).replace("/", "-")
        try:
            return datetime.fromisoformat(words)
        except ValueError:
            self.find("not_a_date", Severity.REJECTED, field, field=self.header(field))
            return None

    def find(self, code: str, grade: Severity, at: str, /, **params: str) -> None:
        """Note a finding at the cell of the field `at`; `params` fill its sentence."""
        self._note(code, grade, self.cell(at), self.raw(at), params)

    def ask(self, doubt: str, at: str, /, facts: Sequence[object] = (), **params: str) -> None:
        """Ask at the cell of the field `at`, as gravely as data.reference.severity has it for these facts."""
        self.find(doubt, severity.of_report(doubt, *facts), at, **params)

    def find_in(self, column: Column, code: str, grade: Severity, /, **params: str) -> None:
        """Note a finding at the cell of a column: several may be read as one field."""
        value = self.row.values.get(column.letter)
        self._note(code, grade, address(column.letter, self.row.number), value.text.strip() if value else "", params)

    def withdraw(self, code: str, severities: Collection[Severity]) -> None:
        """Take back what was found under `code` with one of `severities`: it is asked about the whole table."""
        self.findings = [each for each in self.findings if each.code != code or each.severity not in severities]

    def _note(self, code: str, grade: Severity, cell: str, value: str, params: dict[str, str]) -> None:
        self.findings.append(
            Finding(
                submission_id=self.submission_id, code=code, severity=grade, sheet=self.table.sheet, cell=cell,
                value=value or None, params=params,
            )
        )  # fmt: skip

    def _judged(self, field: str, number: Decimal, at_most: int | None) -> Decimal | None:
        words = {"field": self.header(field)}
        kept = round(number, 6 if field.endswith("_wan") else 4)
        number = plain(kept) if 0 < abs(number - kept) < DUST else number
        if number < 0:
            self.find("negative", Severity.REJECTED, field, **words)
        elif at_most is not None and number > at_most:
            self.find("over_100", Severity.REJECTED, field, **words)
        elif number != kept or number >= 10**12:
            self.find("too_precise", Severity.REJECTED, field, **words)
        else:
            return number
        return None

    def _value(self, field: str) -> Value | None:
        return self.table.value(self.row, field)


def with_unit(field: str, number: Decimal) -> str:
    """A number as people write it, with the unit in which its field is kept."""
    return show(number) + ("万元" if field.endswith("_wan") else "%" if field.endswith("_pct") else "")
