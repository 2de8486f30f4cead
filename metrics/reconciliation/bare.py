"""Columns without a unit beside one in 亿元 or 元: counted in the same where the figures themselves bear it out."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from data.reference import unit
from metrics.reconciliation import rough
from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Figure, Table

HALF = Fraction(1, 2)


def with_units(table: Table) -> Table:
    """The table in which bare columns that add up to a column of money, or make a rate with it, have its unit."""
    for column in table.columns:
        known = unit(column.unit)
        if known and known.base == "万元" and known.factor != 1:
            at = next(at for at, line in enumerate(table.columns) if line.at == column.at)
            sides = (table.columns[at + 1 :], table.columns[:at][::-1])
            for run in (_run(side, str(column.unit)) for side in sides):
                if any(line.unit is None for line in run):
                    tried = _counted(table, run, str(column.unit))
                    table = tried if _is_borne_out(tried, column, run) else table
    return table


def _run(lines: Sequence[Line], word: str) -> list[Line]:
    """The columns from the first on that are bare, or in this unit."""
    return list(takewhile(lambda line: line.adds_up and line.unit in (None, word), lines))


def _counted(table: Table, run: Sequence[Line], word: str) -> Table:
    """The table with these columns counted in a unit."""
    places = {line.at for line in run}
    known = unit(word)
    factor = known.factor if known else Fraction(1)
    figures = {
        place: _in(one, word, factor) if place[1] in places and one.unit is None else one
        for place, one in table.figures.items()
    }
    columns = [replace(line, unit=word) if line.at in places else line for line in table.columns]
    return replace(table, columns=columns, figures=figures)


def _in(one: Figure, word: str, factor: Fraction) -> Figure:
    fine, own = (replace(printed, factor=factor, is_exact=False) for printed in (one.printed, one.coarse))
    return replace(one, unit=word, printed=fine, coarse=own)


def _is_borne_out(table: Table, column: Line, run: Sequence[Line]) -> bool:
    """Whether the columns add up to the one whose unit they take, or a rate is of one of them and it."""
    if any(rough.of_sum(table, column, run[:count]).reaches(HALF) for count in range(2, len(run) + 1)):
        return True
    rates = [line for line in table.columns if line.is_ratio]
    return any(rough.of_quotient(table, rate, [part], [column], 100.0).reaches(HALF) for rate in rates for part in run)
