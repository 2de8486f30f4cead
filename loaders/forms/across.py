"""A row's 合计 against its parts beside it: asked about where most rows add up across and this one does not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from loaders.formats.cells import plain, show
from loaders.forms.column import Column
from loaders.forms.rowkinds import is_total
from loaders.forms.table import Row, Table
from loaders.forms.totals import adds_up
from loaders.forms.value import Value
from loaders.grid import Finding

MIN_ROWS, MAX_ROWS = 2, 20_000


def compare(table: Table) -> list[Finding]:
    """What the columns 合计 and 小计 state against the sum of the columns that they speak of."""
    wholes = [column for column in table.columns if is_total(_leaf(column))]
    rows = table.data() if wholes else []
    if not MIN_ROWS <= len(rows) <= MAX_ROWS:
        return []
    numbers = [column for column in table.columns if adds_up(column, table) and not column.month]
    return [finding for whole in wholes if whole in numbers for finding in _of_column(rows, whole, numbers)]


def _of_column(rows: list[Row], whole: Column, numbers: list[Column]) -> list[Finding]:
    """The differences of a column, by the reading of its parts on which most rows agree."""
    best: list[tuple[Row, Decimal, Decimal]] = []
    agreed = 0
    for parts in _readings(whole, numbers):
        told = [(row, *sums) for row in rows if (sums := _sums(row, whole, parts))]
        differing = [one for one in told if one[1] != one[2] and not _is_rounded(one[0], [whole, *parts], *one[1:])]
        agreeing = len(told) - len(differing)
        if agreeing >= MIN_ROWS and agreeing > max(agreed, len(differing)):
            best, agreed = differing, agreeing
    return [_finding(row, whole, stated, sum_) for row, stated, sum_ in best]


def _readings(whole: Column, numbers: list[Column]) -> Iterator[list[Column]]:
    """The columns that a total may speak of: those of its group, those to its right, those to its left."""
    group, at = whole.header.rpartition("|")[0], numbers.index(whole)
    if group:
        beside = [one for one in numbers if one is not whole and one.header.startswith(f"{group}|")]
        sides = [beside]
    else:
        sides = [numbers[at + 1 :], numbers[:at]]
    for side in sides:
        whole_groups = {one.header.rpartition("|")[0] for one in side if is_total(_leaf(one))} - {group}
        parts = [one for one in side if one.header.rpartition("|")[0] not in whole_groups or is_total(_leaf(one))]
        own = [one for one in parts if not _leaf(one).startswith("其中")]
        for reading in (parts, own, [one for one in own if one.kind == "money"]):
            if len(reading) > 1:
                yield reading


def _sums(row: Row, whole: Column, parts: Sequence[Column]) -> tuple[Decimal, Decimal] | None:
    """What the total states and what its parts add up to, as they are written; None where that cannot be told."""
    stated = row.values.get(whole.letter)
    values = [value for one in parts if (value := row.values.get(one.letter))]
    if stated is None or stated.written is None or any(value.problem or _is_words(value) for value in values):
        return None
    added = [value.written for value in values if value.written is not None]
    is_mixed = len({value.unit for value in (stated, *values) if value.unit}) > 1
    return (stated.written, sum(added, Decimal(0))) if added and not is_mixed else None


def _is_words(value: Value) -> bool:
    return value.value is not None and not isinstance(value.value, Decimal)


def _is_rounded(row: Row, columns: list[Column], stated: Decimal, sum_: Decimal) -> bool:
    """Whether a difference is no more than the printed digits leave open."""
    written = [value.written for one in columns if (value := row.values.get(one.letter)) and value.written is not None]
    digits = max(-int(number.as_tuple().exponent) for number in written)
    return abs(stated - sum_) <= Decimal(5).scaleb(-max(0, digits) - 1) * (len(written) if digits > 0 else 0)


def _finding(row: Row, whole: Column, stated: Decimal, sum_: Decimal) -> Finding:
    value = row.values[whole.letter]
    unit = value.unit or ""
    amounts = {"stated": stated, "sum": sum_, "difference": abs(stated - sum_)}
    params = {"field": whole.header} | {name: show(plain(amount)) + unit for name, amount in amounts.items()}
    return "across_differs", "questioned", value.cell, value.text, params


def _leaf(column: Column) -> str:
    return column.header.rpartition("|")[2].partition("(")[0].partition("（")[0]
