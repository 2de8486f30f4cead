"""A table as CSV that Excel, WPS and programs open right.

UTF-8 with a byte order mark, CRLF. The first line holds nothing but the column names and data follows at once, so that
a spreadsheet filters and a program reads it without settings. What the table rests on (the manifest) therefore stands
below, after an empty line that ends the spreadsheet's data region, in lines that begin with "#", which programs skip
as comments. The total row is the last line before that and says 合计. Amounts have every digit and no thousands
separator, rates two decimals, missing is empty.
"""

import csv as dialect
import io
from datetime import datetime
from decimal import Decimal

from data.wording import translate
from exports.codes import words
from exports.manifest import facts
from exports.numbers import ROUNDED, digits, exact
from exports.table import Row, Table
from exports.text import neutral
from metrics.columns import COLUMNS


def csv(table: Table, made_at: datetime | None = None) -> bytes:
    """The bytes of the file; they are the same whenever table and `made_at` (default: now) are."""
    lines = io.StringIO(newline="")
    writer = dialect.writer(lines, lineterminator="\r\n")
    writer.writerow(map(table.heading, table.names))
    writer.writerows(_cells(table, row) for row in table.rows())
    if table.total is not None:
        writer.writerow(_total(table))
    writer.writerow(())
    for fact, value in facts(table, made_at or datetime.now()):
        writer.writerow([translate(table.language, "# {fact}：{value}", fact=fact, value=value)])
    return lines.getvalue().encode("utf-8-sig")


def _cells(table: Table, row: Row) -> list[str]:
    return [_cell(name, value, table) for name, value in zip(table.names, row, strict=True)]


def _total(table: Table) -> list[str]:
    cells = _cells(table, table.total_row() or ())
    place = table.total_place()
    if place is not None:
        cells[place] = translate(table.language, "合计")
    return cells


def _cell(name: str, value: object, table: Table) -> str:
    written = exact(name, value)
    if isinstance(written, Decimal):
        return digits(written, fixed=COLUMNS[name].form in ROUNDED)
    return neutral(words(name, str(written), table.language, table.view.lights)) if written is not None else ""
