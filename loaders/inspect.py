"""Shows how a file is understood: sheets, tables, columns, row kinds, values beside the raw text, findings."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from data import findings as wording
from data.model import Finding as Found
from data.model import Severity
from loaders import reader
from loaders.formats.detect import MAX_BYTES
from loaders.forms import units
from loaders.forms.form import Column, Row, Table, Value
from loaders.grid import Finding, Grid, Unreadable

Json = dict[str, Any]


def inspect_file(path: Path) -> Json:
    """Everything recognised in a file, ready for JSON; with `error` set where it cannot be read."""
    try:
        reading = reader.read_forms(_content(path), path.name)
    except Unreadable as refusal:
        return {
            "file": path.name,
            "format": None,
            "encoding": None,
            "error": _worded(refusal.code, "rejected", None, refusal.params),
            "sheets": [],
        }
    return _grid(reading.grid, reading.tables)


def _content(path: Path) -> bytes:
    """The bytes of a file. Raises Unreadable where there is none, or one too large to be held."""
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise Unreadable("too_large", size=f"{size / 1e6:.0f}")
        return path.read_bytes()
    except OSError:
        raise Unreadable("no_file") from None


def _grid(grid: Grid, tables: list[Table]) -> Json:
    return {
        "file": grid.file_name,
        "format": grid.format,
        "encoding": grid.encoding,
        "error": None,
        "findings": [_finding(finding) for finding in grid.notes],
        "sheets": [
            {
                "name": sheet.name,
                "visible": sheet.visible,
                "tables": [_table(table) for table in tables if table.sheet == sheet.name],
            }
            for sheet in grid.sheets
        ],
    }


def _table(table: Table) -> Json:
    return {
        "range": table.range,
        "title": table.title,
        "header_rows": table.header_rows,
        "unit": table.unit,
        "period": table.period.strftime("%Y-%m") if table.period else None,
        "as_of": table.as_of.isoformat() if table.as_of else None,
        "sender": table.sender,
        "repeats": table.repeats,
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(row, table) for row in table.rows],
        "findings": [_finding(finding) for finding in [*table.findings, *_problems(table)]],
    }


def _column(column: Column) -> Json:
    found: Json = {"letter": column.letter, "header": column.header, "field": column.field, "unit": column.unit}
    found |= {"certain": column.certain, "month": column.month}
    return found | ({"county": column.county} if column.county else {})


def _row(row: Row, table: Table) -> Json:
    columns = {column.letter: column for column in table.columns}
    own = {letter: unit for letter, value in row.values.items() if (unit := _own_unit(value, columns[letter]))}
    return {
        "row": row.number,
        "kind": row.kind,
        "values": {letter: _value(value, columns[letter]) for letter, value in row.values.items()},
        **({"units": own} if own else {}),
        "raw": {letter: value.text for letter, value in row.values.items()},
    }


def _value(value: Value, column: Column) -> object:
    """A value in the unit that its column states, else in its own (`_own_unit`)."""
    if isinstance(value.value, date):
        return value.value.isoformat()
    if not isinstance(value.value, Decimal):
        return value.value
    number = value.value
    if value.written is not None and (value.unit == column.unit or _own_unit(value, column)):
        number = value.written
    elif column.kind == "money" and (factor := units.money_factor(column.unit)) and units.money_factor(value.unit):
        number = value.value / factor
    return _json_number(number)


def _own_unit(value: Value, column: Column) -> str | None:
    """The unit that a number is shown in where its column has none, or quite another."""
    if not isinstance(value.value, Decimal) or value.unit in (None, column.unit):
        return None
    if column.kind == "quantity" and value.written not in (None, value.value):
        return None  # brought to single units
    return None if units.money_factor(column.unit) and units.money_factor(value.unit) else value.unit


def _json_number(number: Decimal) -> int | float | str:
    """The same digits in JSON; as text where a double could not hold them."""
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else str(number)


def _problems(table: Table) -> list[Finding]:
    """What single cells are asked about."""
    names = {column.letter: column.header for column in table.columns}
    return [
        (
            value.problem,
            "noted" if value.problem == "words_in_number" else "questioned",
            value.cell,
            value.text,
            {"field": names[letter]},
        )
        for row in table.rows
        for letter, value in row.values.items()
        if value.problem
    ]


def _finding(finding: Finding) -> Json:
    code, severity, cell, value, params = finding
    return {"severity": severity, "cell": cell, "value": value} | _worded(code, severity, value, params)


def _worded(code: str, severity: str, value: str | None, params: dict[str, str]) -> Json:
    """A code with its reason and remedy in Chinese."""
    if code not in wording.SENTENCES:
        return {"code": code, "message": code, "remedy": "", "params": params}
    found = Found(submission_id="", code=code, severity=Severity(severity), value=value, params=params)
    return {
        "code": code,
        "message": wording.reason(found, "zh"),
        "remedy": wording.remedy(found, "zh"),
        "params": params,
    }
