"""A table as a workbook that can be printed and reckoned with: the table, its definitions, its manifest.

Numbers, days and months are typed and keep every digit that a cell can hold; missing is an empty cell. Text is always a
string, never a formula or link. Money is formatted as money, rates to two decimals.
"""

import io
import itertools
from collections.abc import Sequence
from datetime import datetime

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.wording import msg, translate
from exports.cells import AS_TYPED, Pen, Styles, shown, write_text
from exports.definitions import definitions
from exports.manifest import banner, facts
from exports.table import Table
from exports.text import width

OPTIONS = {**AS_TYPED, "constant_memory": True}
"""Rows go to disk as they are written: a long table needs no more memory than a short one."""
SHEETS = (msg("数据"), msg("口径"), msg("说明"))
TITLE_ROW, BANNER_ROW, HEADER_ROW, FIRST_ROW = range(4)
NARROWEST, WIDEST, MARGIN = 10, 56, 3
"""Column widths in narrow characters; the margin holds the filter's arrow."""
PORTION = 5_000
"""Rows that are made ready at once."""
A4 = 9


def xlsx(table: Table, made_at: datetime | None = None) -> bytes:
    """The bytes of the file; they are the same whenever table and `made_at` (default: now) are."""
    made = made_at or datetime.now()
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"created": made})
        styles = Styles(book)
        data, meanings, manifest = (book.add_worksheet(translate(table.language, name)) for name in SHEETS)
        _write_table(data, styles, table)
        _write_words(meanings, styles, definitions(table))
        meanings.freeze_panes(1, 0)
        _write_words(manifest, styles, facts(table, made))
    return content.getvalue()


def _write_table(sheet: Worksheet, styles: Styles, table: Table) -> None:
    widths = _widths(table)
    for at, wide in enumerate(widths):
        sheet.set_column(at, at, wide)
    _write_across(sheet, TITLE_ROW, table.title, widths, styles.text(bold=True, font_size=16))
    _write_across(sheet, BANNER_ROW, banner(table), widths, styles.text(font_color="#595959"))
    head = styles.text(bold=True, align="center", bg_color="#E8ECF2", border=1, border_color="#A6A6A6")
    for at, name in enumerate(table.names):
        write_text(sheet, HEADER_ROW, at, table.heading(name), head)
    _write_rows(sheet, styles, table)
    sheet.freeze_panes(FIRST_ROW, 0)
    # the total stands outside the filter, so that sorting leaves it last
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + table.frame.height, len(widths) - 1)
    sheet.repeat_rows(HEADER_ROW)
    _set_up_print(sheet)


def _write_rows(sheet: Worksheet, styles: Styles, table: Table) -> None:
    pen, lines = Pen(styles, table.language, table.view.lights), itertools.count(FIRST_ROW)
    for part in table.shown.iter_slices(PORTION):
        columns = [pen.cells(name, part.get_column(name)) for name in table.names]
        for cells, line in zip(zip(*columns, strict=True), lines, strict=False):
            for at, cell in enumerate(cells):
                cell.write(sheet, line, at)
    if table.total is not None:
        _write_total(sheet, styles, table)


def _write_total(sheet: Worksheet, styles: Styles, table: Table) -> None:
    pen, line = Pen(styles, table.language, table.view.lights), FIRST_ROW + table.frame.height
    for at, (name, value) in enumerate(zip(table.names, table.total_row() or (), strict=True)):
        for cell in pen.cells(name, pl.Series([value]), bold=True, top=1):
            cell.write(sheet, line, at)
    place = table.total_place()
    if place is not None:
        write_text(sheet, line, place, translate(table.language, "合计"), styles.text(bold=True, top=1))


def _write_words(sheet: Worksheet, styles: Styles, lines: Sequence[Sequence[str]]) -> None:
    """Words in rows and columns, as wide as they need; the first row or, of pairs, the first column is bold."""
    are_pairs = len(lines[0]) == 2
    for at, column in enumerate(zip(*lines, strict=True)):
        sheet.set_column(at, at, min(max(map(width, column)) + MARGIN, WIDEST))
    for line, row in enumerate(lines):
        for at, text in enumerate(row):
            write_text(sheet, line, at, text, styles.text(bold=at == 0 if are_pairs else line == 0))
    _set_up_print(sheet)


def _write_across(sheet: Worksheet, line: int, text: str, widths: Sequence[float], style: Format) -> None:
    """Text over the whole width of the table, as many lines high as it needs there."""
    lines = 1 + int(width(text) * style.font_size / 11 / sum(widths))
    sheet.set_row(line, 1.5 * style.font_size * lines)
    if len(widths) > 1:
        sheet.merge_range(line, 0, line, len(widths) - 1, "", style)
    write_text(sheet, line, 0, text, style)


def _widths(table: Table) -> list[float]:
    """Per column: wide enough for every value up to the widest, and for its heading on two lines."""
    total = dict(zip(table.names, table.total_row() or (), strict=False))
    return [_width(table, name, [*_extremes(table.shown.get_column(name)), total.get(name)]) for name in table.names]


def _extremes(values: pl.Series) -> Sequence[object]:
    """The values among which the widest is: of numbers and days the least and the greatest, of words each once."""
    return values.unique().to_list() if values.dtype == pl.String else [values.min(), values.max()]


def _width(table: Table, name: str, values: Sequence[object]) -> float:
    widest = max((width(shown(name, value, table.language, table.view.lights)) for value in values), default=0)
    heading = width(table.heading(name)) // 2 + 1
    return min(max(widest + MARGIN, heading + MARGIN, NARROWEST), WIDEST)


def _set_up_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
