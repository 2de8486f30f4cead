"""Rows that carry the sums of rows below them: numbered sections, codes that others continue, totals by county."""

import re
from collections.abc import Set
from decimal import Decimal
from itertools import groupby, pairwise, zip_longest

from loaders.forms import rowkinds
from loaders.forms.table import Row, Table
from loaders.forms.valuestrip import words_of

_KIND = re.compile(r"[\u4e00-\u9fff]{2,8}类(?:项目|工程)?")
"""建设类 and 资助补助类 below one another after 其中."""


def settle(table: Table, indented: Set[int]) -> None:
    """Tell data from the rows above them where a row alone does not show which it is; `indented` are row numbers."""
    _parts(table, indented)
    _empty_lines(table)
    _number_sections(table)
    _open_sections(table)
    _codes(table)
    _sub_numbers(table)
    _set_in(table, indented)
    _total_by_county(table)


def _is_kind(table: Table, row: Row) -> bool:
    """Whether a row is named 建设类 in a table whose rows carry numbers."""
    return bool(_KIND.fullmatch(row.label or "")) and any(rowkinds.is_numbered(one.label or "") for one in table.data())


def _empty_lines(table: Table) -> None:
    """A line of the form with nothing but its number is blank."""
    counting = {
        column.letter for column in table.columns if column.field == "item_no" or column.header.endswith("行次")
    }
    for row in table.data() if counting else []:
        if len(row.values) <= len(counting) and row.values.keys() <= counting and rowkinds.is_counted(row.label or ""):
            row.kind = "blank"


def _parts(table: Table, indented: Set[int]) -> None:
    """What is indented below 其中：…, or names a kind of projects, is a part as well."""
    inside = False
    for row in table.rows:
        if row.kind == "total" and rowkinds.is_part(row.label or ""):
            inside = True
        elif inside and row.kind == "data" and (row.number in indented or _is_kind(table, row)):
            row.kind, row.label = "total", f"其中：{row.label or ''}"
        elif row.kind != "blank":
            inside = False


def _set_in(table: Table, indented: Set[int]) -> None:
    """A row that is the sum of the rows set in below it, in every column that they fill, is a section."""
    above: Row | None = None
    for is_in, group in groupby(table.data() if indented else [], key=lambda row: row.number in indented):
        rows = list(group)
        if is_in and above and len(rows) > 1 and _is_sum(above, rows):
            above.kind = "section"
        above = None if is_in else rows[-1]


def _is_sum(row: Row, parts: list[Row]) -> bool:
    sums = [
        (value.value, [part.values[letter].value for part in parts if letter in part.values])
        for letter, value in row.values.items()
        if isinstance(value.value, Decimal) and value.unit != "%"
    ]
    told = [(whole, [one for one in each if isinstance(one, Decimal)]) for whole, each in sums if each]
    return bool(told) and all(whole == sum(each) for whole, each in told)


def _sub_numbers(table: Table) -> None:
    """1 above 1.1 and 1.2, each with figures, is a section."""
    column = table.column("item_no")
    rows = table.data() if column else []
    numbered = [(row, words) for row in rows if column and (words := words_of(row.values, column.letter))]
    for (row, number), (after, following) in pairwise(numbered):
        begins = following.startswith(number) and following[len(number) :].startswith((".", "-"))
        if begins and any(isinstance(value.value, Decimal) for value in after.values.values()):
            row.kind, row.label = "section", number


def _number_sections(table: Table) -> None:
    """一、二、三 number sections beside rows that are numbered 1, 2, 3."""
    data = table.data()
    if any(rowkinds.is_numbered(row.label or "") for row in data):
        for row in data:
            row.kind = "section" if rowkinds.is_section_number(row.label or "") else row.kind


def _open_sections(table: Table) -> None:
    """Sections that hold figures and nothing below them are the rows themselves: 一、税收收入, 二、非税收入."""
    rows = [row for row in table.rows if row.kind not in ("blank", "header")]
    sections = [row for row in rows if row.kind == "section" and len(row.values) > 1]
    ends = [row for row, after in zip_longest(rows, rows[1:]) if _is_leaf(row, after)]
    figured = [row for row in ends if any(isinstance(value.value, Decimal) for value in row.values.values())]
    if figured and len(figured) * 2 >= len(sections):
        for row in ends:
            row.kind = "data"


def _is_leaf(row: Row, after: Row | None) -> bool:
    if row.kind != "section":
        return False
    if after is None or after.kind not in ("data", "section"):
        return True
    return after.kind == "section" and _level(after) <= _level(row)


def _level(row: Row) -> int:
    return rowkinds.section_level(row.label or "")


def _codes(table: Table) -> None:
    """205 and 20502 carry the sums of 2050201: a code that the next one continues is a section."""
    letters = [column.letter for column in table.columns if column.field == "code"]
    coded = [(row, code) for row in table.data() if letters and (code := _code(row, letters))]
    for (row, code), (_, following) in pairwise(coded):
        if len(code) > 2 and code.isdigit() and following.startswith(code) and len(following) > len(code):
            row.kind, row.label = "section", code


def _code(row: Row, letters: list[str]) -> str:
    """The code of a row, also where 类, 款 and 项 stand in columns of their own."""
    code = ""
    for letter in letters:
        part = str(row.values[letter].value or "").strip() if letter in row.values else ""
        code = part if part.startswith(code) else code + part
    return code


def _total_by_county(table: Table) -> None:
    """全市 in the county column is the sum of the counties, wherever that column stands."""
    column = table.column("county")
    for row in table.data() if column else []:
        county = words_of(row.values, column.letter) if column else ""
        if county and rowkinds.is_total(county):
            row.kind, row.label = "total", county
