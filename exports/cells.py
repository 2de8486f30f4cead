"""One cell of a workbook: its type, its number format, its look."""

from datetime import date
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.codes import words
from exports.numbers import digits, exact
from metrics.columns import COLUMNS

FONT = "宋体"
LONGEST = 32_767
"""Characters that a cell can hold; the library would drop a longer text without a word."""
NUMBERS = {
    "money": "#,##0.00####",
    "percent": "0.00",
    "points": "+0.00;-0.00;0.00",
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
    sheet.write_string(line, at, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", style)


class Pen:
    """Writes the values of columns into a sheet, in one language."""

    def __init__(self, sheet: Worksheet, styles: Styles, language: str) -> None:
        self._sheet, self._styles, self._language = sheet, styles, language

    def write(self, line: int, at: int, column: str, value: object, **look: object) -> None:
        """Write a value of `column`: words as text, numbers and days with their format, None as an empty cell."""
        if value is None:
            self._sheet.write_blank(line, at, None, self._styles(**look))
        elif isinstance(value, str):
            write_text(self._sheet, line, at, words(column, value, self._language), self._styles.text(**look))
        elif isinstance(value, date):
            style = self._styles(num_format=number_format(column, value), align="center", **look)
            self._sheet.write_datetime(line, at, value, style)
        else:
            style = self._styles(num_format=number_format(column, value), **look)
            self._sheet.write_number(line, at, float(str(value)), style)


def number_format(column: str, value: object) -> str:
    """How a spreadsheet shows a value of `column`."""
    form = COLUMNS[column].form
    if column == "period":
        return MONTH
    has_parts = form == "quantity" and "." in digits(Decimal(str(value)))
    return PARTS if has_parts else NUMBERS.get(form, "General")


def shown(column: str, value: object, language: str) -> str:
    """About what a reader sees in the cell, for reckoning its width."""
    if value is None:
        return ""
    if isinstance(value, str):
        return words(column, value, language)
    written = exact(column, value)
    return f"{written:,.2f}" if isinstance(written, Decimal) else str(written)
