"""The table that people take away: figures with everything that says where they come from.

`exports.xlsx.xlsx(table)`, `exports.csv.csv(table)` and `exports.json.json(table)` turn it into bytes;
`exports.measure.table(…)` makes it from a store and a view.
"""

import functools
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.model import View
from data.wording import translate
from exports import codes
from exports.file_name import stem
from exports.units import field, in_unit, unit_word
from metrics.columns import COLUMNS

Row = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A frame to take away. Only columns that metrics.columns knows are shown; a missing value stays missing.

    Amounts are in 万元 here, and in the view's unit in what is shown: `shown`, `rows()`, `total_row()`.

    `total` has one row of the same columns (those it lacks stay empty), or is None. `title` is in `language`. `as_of`
    are the first and last day that the reports speak of, None where nothing is reported. `metric` and `by` are named
    where a metric made the frame. `conditions` say in words what narrows the rows beyond the view.
    `address` leads to the view in the dashboard, from the host on. `subject`: what a file is called by, from page to
    table; without it, its title.
    """

    frame: pl.DataFrame
    total: pl.DataFrame | None
    title: str
    view: View
    period: date
    as_of: tuple[date, date] | None
    data_version: str
    language: str
    is_sample: bool
    metric: str | None = None
    by: str | None = None
    conditions: tuple[tuple[str, str], ...] = ()
    address: str | None = None
    subject: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The columns that are shown, in the order of the frame."""
        return [name for name in self.frame.columns if name in COLUMNS]

    @functools.cached_property
    def shown(self) -> pl.DataFrame:
        """The shown columns, amounts in the view's unit."""
        return in_unit(self.frame.select(self.names), self.view.unit)

    def rows(self) -> list[Row]:
        """The values of the shown columns."""
        return self.shown.rows()

    def total_row(self) -> Row | None:
        """The totals under the shown columns; None where there are none."""
        if self.total is None:
            return None
        known = in_unit(self.total, self.view.unit).row(0, named=True)
        return tuple(known.get(name) for name in self.names)

    def heading(self, name: str) -> str:
        """A column's label with its unit."""
        label = codes.label(name, self.language, self.view.lights)
        unit = unit_word(name, self.view.unit, self.language)
        return translate(self.language, "{label}（{unit}）", label=label, unit=unit) if unit else label

    def field(self, name: str) -> str:
        """What programs call a column: its name, with the unit that its amounts are in."""
        return field(name, self.view.unit)

    def total_place(self) -> int | None:
        """The column that says 合计: the first with words; None where every column is a number."""
        worded = (at for at, name in enumerate(self.names) if COLUMNS[name].form in ("text", "code"))
        return next(worded, None)


def as_of(tasks: pl.DataFrame) -> tuple[date, date] | None:
    """The first and last day that the reports in a status frame speak of; None where nothing is reported."""
    days = tasks.get_column("as_of").drop_nulls().to_list()
    return (min(days), max(days)) if days else None


def with_last_day(tasks: pl.DataFrame) -> pl.DataFrame:
    """A status frame with last_on: the last day that any of its reports speaks of, the end of the month without one."""
    return tasks.with_columns(last_on=pl.coalesce(pl.col("as_of").max(), pl.col("period").dt.month_end()))


def file_name(table: Table, extension: str) -> str:
    """A name that Windows, Linux and a browser's download take: what it is of, its filters, month and last day."""
    subject = table.subject or (table.title,)
    return f"{stem(subject, table.view, table.period, table.as_of, table.language)}.{extension}"
