"""Rates written as shares of one: 0.54 is 54% where the amounts of every row say so, else it is asked about."""

from dataclasses import replace
from decimal import Decimal

from loaders.formats.cells import plain
from loaders.forms.column import Column
from loaders.forms.numbers import parse
from loaders.forms.table import Row, Table
from loaders.forms.value import Value
from loaders.grid import Finding

_OF = {
    "disbursed_pct": tuple(("disbursed_wan", whole) for whole in ("planned_wan", "issued_wan", "arrived_wan")),
    "issued_pct": (("issued_wan", "planned_wan"),),
    "arrived_pct": (("arrived_wan", "planned_wan"),),
    "investment_pct": (("done_ytd_wan", "year_plan_investment_wan"), ("done_total_wan", "total_investment_wan")),
    "done_pct": (("done_value", "target_value"),),
}
"""A rate → what it may be a quotient of."""
NEAR = Decimal("0.006")
"""Shares are rounded to two digits at least."""
MIN_ROWS, PLAIN, SAMPLE = 2, Decimal("0.1"), 200


def settle(table: Table) -> list[Finding]:
    """Read unclear rates as shares where at least two rows prove it and none tells against it."""
    found: list[Finding] = []
    for column in table.columns:
        pairs = _OF.get(column.field or "", ())
        if not pairs or not any(_unclear(row, column) for row in table.rows[:SAMPLE]):
            continue
        rows = [row for row in table.rows if _unclear(row, column)]
        if not any(_proves(table, rows, column, *pair) for pair in pairs):
            continue
        for row in rows:
            value = row.values[column.letter]
            percent = plain(_written(value) * 100)
            row.values = {
                **row.values, column.letter: replace(value, value=percent, written=percent, unit="%", problem=None)
            }  # fmt: skip
        example = rows[0].values[column.letter]
        words = {"header": column.header, "percent": f"{example.value}"}
        found.append(("percent_as_share", "noted", example.cell, example.text, words))
    return found


def _unclear(row: Row, column: Column) -> bool:
    value = row.values.get(column.letter)
    return value is not None and value.problem == "percent_unclear" and parse(value.text) is not None


def _written(value: Value) -> Decimal:
    number = parse(value.text)
    assert number is not None
    return number.value


def _proves(table: Table, rows: list[Row], column: Column, part: str, whole: str) -> bool:
    """Whether part ÷ whole is the very share in all rows that have both, two of them or more."""
    told = [
        (_written(row.values[column.letter]), above.value / below.value)
        for row in rows
        if (above := table.value(row, part))
        and (below := table.value(row, whole))
        and isinstance(above.value, Decimal)
        and isinstance(below.value, Decimal)
        and below.value
    ]
    is_told = len(told) >= MIN_ROWS and any(share >= PLAIN for share, _ in told)
    return is_told and all(abs(share - quotient) <= NEAR for share, quotient in told)
