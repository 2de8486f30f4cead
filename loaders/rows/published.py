"""A table as an office published it, in any layout: every cell is kept with what is printed in it."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from data.model import PublishedCell
from loaders.forms import fields
from loaders.forms.column import Column
from loaders.forms.form import Row, Table, Value
from loaders.forms.numbers import Number, fold, parse
from loaders.grid import letter
from loaders.rows.outcome import Outcome

KINDS: dict[str, Literal["data", "total", "section"]] = {"data": "data", "total": "total", "section": "section"}
MOST_DIGITS = 12


def cells(table: Table, table_no: int, submission_id: str) -> Outcome:
    """One PublishedCell per filled cell of the rows that say something; `table_no` counts the tables of a file."""
    outcome = Outcome()
    for row in table.rows:
        if row.kind in KINDS and any(character.isdigit() for character in table.columns[0].letter):
            outcome.records += _card(table, table_no, submission_id, row)
            outcome.accepted += 1
        elif row.kind in KINDS:
            outcome.records += [
                _cell(table, table_no, submission_id, row, column)
                for column in table.columns
                if column.letter in row.values and not _is_of_persons(column)
            ]
            outcome.accepted += 1
    return outcome


def _card(table: Table, table_no: int, submission_id: str, row: Row) -> list[PublishedCell]:
    """The cells of labels with a value beside each: a list with one row per line of the sheet."""
    found = []
    for column in table.columns:
        at, line = column.letter.rstrip("0123456789"), int(column.letter.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if column.letter in row.values and at != "A" and not _is_of_persons(column):
            place = replace(row, number=line)
            beside = replace(column, letter=letter(column.number - 1), header="", field=None, unit=None)
            label = _made(table, table_no, submission_id, place, beside, Value(column.header))
            value = row.values[column.letter]
            found += [label, _made(table, table_no, submission_id, place, replace(column, letter=at, header=""), value)]
    return found


def _is_of_persons(column: Column) -> bool:
    """Whether names or telephones of persons stand in the column: of a published table they are not kept."""
    return column.field is not None and fields.dictionary().kinds[column.field] == "person"


def _cell(table: Table, table_no: int, submission_id: str, row: Row, column: Column) -> PublishedCell:
    return _made(table, table_no, submission_id, row, column, row.values[column.letter])


def _made(table: Table, table_no: int, submission_id: str, row: Row, column: Column, value: Value) -> PublishedCell:
    found, decimals = printed(value)
    return PublishedCell(
        submission_id=submission_id, sheet=table.sheet, row=row.number, table_no=table_no, title=table.title,
        period=table.period, table_unit=table.unit, row_kind=KINDS[row.kind], letter=column.letter,
        header=column.header,
        field=column.field, column_unit=column.unit, text=value.text, value=found.value if found else None,
        unit=found.unit if found else None, decimals=decimals,
    )  # fmt: skip


def printed(value: Value) -> tuple[Number | None, int | None]:
    """The number that a person sees in a cell, and how many decimals it was printed with."""
    found = parse(value.text)
    if found is None and isinstance(value.written, Decimal):
        found = Number(value.written, value.unit)
    if found is None or abs(found.value) >= 10**MOST_DIGITS:
        return None, None
    if found.value != round(found.value, 6):  # a workbook's own quotient, never rounded
        return Number(found.value.quantize(Decimal("0.000001"), ROUND_HALF_UP), found.unit), 6
    decimals = re.search(r"\.(\d+)", fold(value.text))
    return found, min(len(decimals[1]), 6) if decimals else 0
