"""One cell of a workbook: its type, its number format, its look."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.codes import words
from exports.numbers import digits, exact
from metrics.columns import COLUMNS

AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook in which text is text."""
FONT = "宋体"
LONGEST = 32_767
"""Characters that a cell can hold; the library would drop a longer text without a word."""
NUMBERS = {
    "money": "#,##0.00########",
    "percent": "0.00",
    "points": "+0.00;-0.00;0.00",
    "index": "0.00",
    "days": "0",
    "count": "0",
    "quantity": "#,##0",
    "date": "yyyy-mm-dd",
    "time": "yyyy-mm-dd hh:mm",
}
MONTH, PARTS = "yyyy-mm", "#,##0.####"


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        """The format with `properties`, on top of the font and alignment that all share."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            shared = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
            self._made[key] = self._book.add_format(shared | properties)
        return self._made[key]

    def text(self, **properties: object) -> Format:
        """The format of words: wrapped, and still text after a reader has edited the cell."""
        return self(text_wrap=True, quote_prefix=True, **properties)


def write_text(sheet: Worksheet, line: int, at: int, text: str, style: Format) -> None:
    """Write words as words, whatever sign they begin with."""
    sheet.write_string(line, at, fitted(text), style)


def fitted(text: str) -> str:
    """`text` as far as a cell can hold it; a cut can be seen."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that is ready to be written, and its look."""

    value: str | float | date | None
    style: Format

    def write(self, sheet: Worksheet, line: int, at: int) -> None:
        """Put the value into a cell: words as words, numbers and days typed, None as an empty cell."""
        if self.value is None:
            sheet.write_blank(line, at, None, self.style)
        elif isinstance(self.value, str):
            sheet.write_string(line, at, self.value, self.style)
        elif isinstance(self.value, date):
            sheet.write_datetime(line, at, self.value, self.style)
        else:
            sheet.write_number(line, at, self.value, self.style)


class Pen:
    """Makes the values of columns into cells of a workbook, in one language; lights as a preset calls them."""

    def __init__(self, styles: Styles, language: str, lights: str = "ours") -> None:
        self._styles, self._language, self._lights = styles, language, lights

    def cells(self, column: str, values: pl.Series, **look: object) -> Iterator[Cell]:
        """One cell per value of `column`; a column's codes and formats are looked up once per different value."""
        return map(functools.cache(lambda value: self._cell(column, value, look)), _typed(values))

    def _cell(self, column: str, value: str | float | date | None, look: Mapping[str, object]) -> Cell:
        if value is None:
            return Cell(None, self._styles(**look))
        if isinstance(value, str):
            return Cell(fitted(words(column, value, self._language, self._lights)), self._styles.text(**look))
        if isinstance(value, date):
            return Cell(value, self._styles(num_format=number_format(column, value), align="center", **look))
        return Cell(value, self._styles(num_format=number_format(column, value), **look))


def _typed(values: pl.Series) -> Iterable[str | float | date | None]:
    """The values as a cell takes them; decimals by way of their digits, so that the nearest float is met."""
    is_decimal = isinstance(values.dtype, pl.Decimal)
    typed: list[str | float | date | None] = (
        values.cast(pl.String).cast(pl.Float64) if is_decimal else values
    ).to_list()
    return typed


def number_format(column: str, value: object) -> str:
    """How a spreadsheet shows a value of `column`."""
    form = COLUMNS[column].form
    if column == "period":
        return MONTH
    has_parts = form == "quantity" and "." in digits(Decimal(str(value)))
    return PARTS if has_parts else NUMBERS.get(form, "General")


def shown(column: str, value: object, language: str, lights: str = "ours") -> str:
    """About what a reader sees in the cell, for reckoning its width."""
    if value is None:
        return ""
    if isinstance(value, str):
        return words(column, value, language, lights)
    written = exact(column, value)
    return f"{written:,.2f}" if isinstance(written, Decimal) else str(written)
