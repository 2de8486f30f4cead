"""A published table as lines that cross: what each row and column is called and counted in, what is printed where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import fsum
from typing import NamedTuple

import polars as pl

from data.reference import unit
from metrics.reconciliation.line import POINTS, Line
from metrics.reconciliation.rounding import Printed, together

MOST_TRIED = 40
JOINT = "、"
"""What stands between the cells of figures that are taken together."""
SLACK = 1e-9
"""What floats may lose of a figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: as its line prints figures (`printed`), and with its own digits alone (`coarse`)."""

    text: str
    address: str
    unit: str | None
    printed: Printed
    coarse: Printed

    @property
    def value(self) -> Fraction:
        """The printed value in base units."""
        return self.printed.base

    @property
    def said(self) -> str:
        """The figure with its unit."""
        return self.text if not self.unit or self.text.endswith(self.unit) else f"{self.text}{self.unit}"

    @property
    def base(self) -> str | None:
        """What it is counted in."""
        found = unit(self.unit)
        return found.base if found else self.unit


class Strip(NamedTuple):
    """A column in floats: values, the size of their last digits, and where there are any; else nought."""

    values: pl.Series
    steps: pl.Series
    is_there: pl.Series


@dataclass(frozen=True)
class Table:
    """A table: its lines in order; by (row, column) its figures and, where words stand instead, those with address."""

    title: str
    place: str
    rows: Sequence[Line]
    columns: Sequence[Line]
    figures: Mapping[tuple[int, int], Figure]
    words: Mapping[tuple[int, int], tuple[str, str]]
    submission_id: str = ""
    period: date | None = None

    @cached_property
    def totals(self) -> list[Line]:
        """The rows that are totals."""
        return [row for row in self.rows if row.is_total]

    @cached_property
    def main(self) -> list[Line]:
        """The rows that are not named as parts of others."""
        return [row for row in self.rows if not row.is_part]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Row number → its place among them."""
        return {row.at: at for at, row in enumerate(self.main)}

    @cached_property
    def plain(self) -> list[Line]:
        """Those of them that are no totals."""
        return [row for row in self.main if not row.is_total]

    @cached_property
    def by_name(self) -> Mapping[str, list[Line]]:
        """The rows that carry a name."""
        found: dict[str, list[Line]] = defaultdict(list)
        for row in self.rows:
            for name in dict.fromkeys(row.names):
                found[name].append(row)
        return found

    @cached_property
    def plain_sums(self) -> Mapping[int, tuple[float, float]]:
        """By column what the plain rows add up to, and the size of their last digits."""
        found = {}
        for column in self.columns:
            held = [one for row in self.plain if (one := self.rough.get((row.at, column.at)))]
            found[column.at] = fsum(value for value, _ in held), fsum(step for _, step in held)
        return found

    @cached_property
    def wholes(self) -> Mapping[int, "Figure"]:
        """By column the plain rows of one unit together: what shares are of where no row is a total."""
        found = {}
        for column in (column for column in self.columns if column.adds_up):
            held = [one for row in self.plain if (one := self.at(row, column))]
            if len(held) > 2 and len({(one.unit, one.printed.factor) for one in held}) == 1:
                fine, own = together([one.printed for one in held]), together([one.coarse for one in held])
                address = JOINT.join(one.address for one in held)
                found[column.at] = Figure(f"{fine.value:f}", address, held[0].unit, fine, own)
        return found

    def sample(self, *columns: Line) -> list[Line]:
        """Rows in which all of these columns hold figures, spread evenly: on them suppositions are compared."""
        held = [row for row in self.rows if all((row.at, column.at) in self.figures for column in columns)]
        return held[:: max(1, len(held) // MOST_TRIED)]

    @cached_property
    def rough(self) -> Mapping[tuple[int, int], tuple[float, float]]:
        """Values, and the size of their last digit, in base units; floats, to rule things out fast."""
        return {
            place: (float(one.value), float(one.coarse.factor) / 10**one.coarse.decimals)
            for place, one in self.figures.items()
        }

    @cached_property
    def strips(self) -> Mapping[int, Strip]:
        """The same by column, row by row."""
        found = {}
        for column in self.columns:
            held = [self.rough.get((row.at, column.at)) for row in self.rows]
            values, steps = ([one[at] if one else 0.0 for one in held] for at in (0, 1))
            steps = [step + abs(value) * SLACK for value, step in zip(values, steps, strict=True)]
            is_there = pl.Series([one is not None for one in held], dtype=pl.Boolean)
            found[column.at] = Strip(pl.Series(values, dtype=pl.Float64), pl.Series(steps, dtype=pl.Float64), is_there)
        return found

    def at(self, row: Line, column: Line) -> Figure | None:
        """The figure where two lines cross."""
        return self.figures.get((row.at, column.at))

    def said(self, row: Line, column: Line) -> tuple[str, str]:
        """The words where two lines cross, if no figure stands there, and their address."""
        return self.words.get((row.at, column.at), ("", ""))

    def turned(self) -> "Table":
        """The same table with rows for columns."""
        return Table(
            self.title,
            self.place,
            rows=self.columns,
            columns=self.rows,
            figures={(column, row): figure for (row, column), figure in self.figures.items()},
            words={(column, row): words for (row, column), words in self.words.items()},
            submission_id=self.submission_id,
            period=self.period,
        )


def figure(text: str, address: str, value: Decimal, decimals: tuple[int, int], word: str | None) -> Figure:
    """A figure printed in `word`; `decimals` are those of its line and its own."""
    known = unit(word)
    factor = known.factor if known else Fraction(1)
    is_counted = known.is_count and factor == 1 if known else not word
    is_exact = bool(is_counted and max(decimals) == 0)
    plain = Decimal(f"{value.normalize():f}")
    own_digits = decimals[1] if value else max(decimals)  # a bare 0 among 3.15 and 6.10 is nought, not rounded to it
    fine, own = (Printed(plain, digits, factor, is_exact) for digits in (max(decimals), own_digits))
    return Figure(text, address, word, fine, own)


def alike(*figures: Figure) -> bool:
    """Whether figures are counted in the same; one without a unit goes with any."""
    bases = {"%" if figure.base in POINTS else figure.base for figure in figures if figure.base}
    return len(bases) <= 1
