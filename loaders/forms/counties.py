"""Matrices of projects by county: which county a column is of, which measure it holds, and its rows alone."""

from collections.abc import Sequence
from dataclasses import replace

from data.reference import fields_in
from loaders.forms import fields
from loaders.forms.column import Column
from loaders.forms.fields import Match
from loaders.forms.places import place_of
from loaders.forms.table import Row, Table
from loaders.forms.units import fold
from loaders.forms.value import Value

MEASURES = fields.REPORTED - {"progress"}
_NOT_REACHED = ("本月", "当月", "本期", "本季", "预计", "预估", "估计", "拟")
"""In a title: figures of a month alone, or expected ones."""


def settle(columns: Sequence[Column], texts: Sequence[str]) -> None:
    """Tell columns of counties in a list of projects; a measure that no header names is the one that `texts` name."""
    places = {column.number: place for column in columns if (place := _place(column))}
    if len(set(places.values())) < 2 or not any(column.field == "project" for column in columns):
        return
    named = next((found for text in texts if (found := _measures(text))), set())
    for column in columns:
        column.county = places.get(column.number)
        if column.county:
            column.field, column.month, column.certain = _told(column, named), None, True
        elif column.kind in fields.NUMBERS:
            column.field, column.certain = None, True  # of all counties together


def parts(table: Table) -> list[Table]:
    """The table, or of a matrix one for each county: its own columns, and its name as that of the county."""
    named = dict.fromkeys(column.county for column in table.columns if column.county)
    return [_part(table, county) for county in named] or [table]


def _part(table: Table, county: str) -> Table:
    own = [column for column in table.columns if column.county == county]
    others = [column for column in table.columns if column.county is None and column.field]
    at = f"{own[0].letter}{_row(table, own[0])}"
    rows = [
        Row(row.number, row.kind, {**row.values, at: Value(county, county, cell=at)}, row.label)
        for row in table.data()
        if any(_is_told(row.values.get(column.letter)) for column in own)
    ]
    measures = [replace(column, header=f"{county}|{_measure(column)}") for column in own]
    columns = [*others, Column(at, own[0].number, county, "county"), *measures]
    return replace(table, columns=columns, rows=rows, is_part=True)


def _measure(column: Column) -> str:
    """What a county's column is called: by the header beside its name, else by its field."""
    beside = _beside(column)
    if beside or not column.field:
        return beside[-1] if beside else ""
    return fields.dictionary().names[column.field]


def _beside(column: Column) -> list[str]:
    """The names over a column without those of the county and such as say nothing."""
    generic = fields.dictionary().generic
    return [part for part in column.header.split("|") if not _is_place(part) and fields.key(part) not in generic]


def _is_told(value: Value | None) -> bool:
    return value is not None and (value.value is not None or value.problem is not None)


def _row(table: Table, column: Column) -> int:
    """The header row in which the county of a column stands."""
    at = next(at for at, part in enumerate(column.header.split("|")) if _is_place(part))
    return table.header_rows[min(at, len(table.header_rows) - 1)]


def _place(column: Column) -> str | None:
    return next((fields.key(part) for part in column.header.split("|") if _is_place(part)), None)


def _is_place(part: str) -> bool:
    return place_of(fields.key(part)) == fields.key(part) != ""


def _told(column: Column, named: set[str]) -> str | None:
    """The measure of a county's column: the one beside its name, else the one of the title; None where that is open."""
    if not (beside := _beside(column)):
        return next(iter(named)) if len(named) == 1 and named <= MEASURES else None
    found: Match = fields.match("|".join(beside))
    return found.field if found.certain else None


def _measures(text: str) -> set[str]:
    """The fields of figures that a title names: 资金拨付, but not 拨付 within it."""
    folded, known = fold(text), fields.dictionary()
    if any(word in folded for word in (*_NOT_REACHED, *known.last_year)):
        return set()
    return fields_in(folded, [field for field, kind in known.kinds.items() if kind in fields.NUMBERS])
