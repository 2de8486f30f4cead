"""A table as JSON for programs: codes instead of words, money with every digit, rates with two decimals."""

import json as notation
from decimal import Decimal

from data.wording import translate
from exports.manifest import chosen, settings
from exports.numbers import digits, exact
from exports.table import Row, Table
from exports.units import unit_word
from metrics.columns import COLUMNS


def json(table: Table) -> bytes:
    """The bytes of one JSON object in UTF-8, one line per row of the table; missing is null.

    `as_of` is the day by which the office must have received a report to count (null: all that it has), `reports_as_of`
    the first and last day that the counted reports speak of. `total` is null where there is none.
    """
    total = table.total_row()
    document: dict[str, object] = {
        "metric": table.metric,
        "by": table.by,
        "title": table.title,
        "period": f"{table.period:%Y-%m}",
        "filter": chosen(table),
        "settings": settings(table),
        "conditions": dict(table.conditions),
        "as_of": table.view.as_of.isoformat() if table.view.as_of else None,
        "reports_as_of": [day.isoformat() for day in table.as_of] if table.as_of else None,
        "data_version": table.data_version,
        "address": table.address,
        "is_sample": table.is_sample,
        "columns": [_column(table, name) for name in table.names],
        "rows": [_record(table, row) for row in table.rows()],
        "total": _record(table, total) if total else None,
    }
    parts = (f"{_written(key)}: {_lines(value)}" for key, value in document.items())
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _column(table: Table, name: str) -> dict[str, object]:
    column = COLUMNS[name]
    words = {"label": column.label, "unit": None, "over": column.over}
    said = {key: text and translate(table.language, text) for key, text in words.items()}
    return {"name": table.field(name), **said, "unit": unit_word(name, table.view.unit, table.language)}


def _record(table: Table, row: Row) -> dict[str, object]:
    return {table.field(name): exact(name, value) for name, value in zip(table.names, row, strict=True)}


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _written(value)
    return "[\n  " + ",\n  ".join(map(_written, value)) + "\n]"


def _written(value: object) -> str:
    """JSON text; the standard library would turn a Decimal into a float and lose digits."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(key)}: {_written(each)}" for key, each in value.items()) + "}"
    return digits(value) if isinstance(value, Decimal) else notation.dumps(value, ensure_ascii=False)
