"""Amounts whose unit stands in a column of its own, row by row: 100 | 万元 above 2000000 | 元."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from loaders.formats.cells import plain
from loaders.forms import units
from loaders.forms.column import Column
from loaders.forms.table import Row, Table
from loaders.forms.value import Value
from loaders.forms.valuestrip import words_of

_COUNTED = frozenset({"%", "‰", "人", "人次", "万人", "万人次", "户", "户次", "万户", "公里", "千米", "亩", "公顷",
                      "吨", "平方米", "㎡", "个", "套", "座", "所", "间", "张", "床", "台", "辆"})  # fmt: skip
"""Units that no name ends with but as its unit; 类, 款 and 项 are ranks of a budget."""


_RATES = ("占比", "比重", "比例", "完成率", "执行率", "增长率", "增幅", "到位率", "拨付率", "支付率", "下达率")
"""Words that a row of shares or rates is named by, below rows of money."""
_LONGEST_RATE = 8
"""Characters of such a name; a longer one is a project about a rate (提高适龄儿童入学比例)."""


def settle(table: Table) -> None:
    """Give amounts without a unit that of their row, where every row with such an amount names one of money.

    Beside counts the column may speak of those instead: then the amounts stay without, and are asked about.
    """
    named = [column for column in table.columns if column.field in ("unit_word", "target_unit")]
    bare = [column for column in table.columns if column.kind == "money" and column.unit is None]
    if len(named) != 1 or not bare or any(column.kind == "quantity" for column in table.columns):
        return
    rows = [row for row in table.rows if row.kind in ("data", "total", "section") and any(_amounts(row, bare))]
    said = {row.number: units.unit_word(words_of(row.values, named[0].letter)) for row in rows}
    if not all(units.money_factor(said[row.number]) for row in rows if row.kind == "data"):
        return
    common = set(filter(None, said.values()))
    for row in rows:
        unit = said[row.number] or (next(iter(common)) if len(common) == 1 else None)
        if factor := units.money_factor(unit):
            row.values = {**row.values, **{letter: _in(value, unit, factor) for letter, value in _amounts(row, bare)}}


def heed_labels(table: Table) -> None:
    """人均补助（元） below 单位：万元 is in 元; beside a header that says 万元, or no money, it is asked."""
    names = [column for column in table.columns if column.field in ("project", "indicator")]
    money = [column for column in table.columns if column.kind == "money" and column.unit]
    if len(names) != 1 or not money:
        return
    for row in table.rows:
        label = words_of(row.values, names[0].letter)
        unit = _in_label(label) if label.endswith((")", "）", "%", "％", *_RATES)) else None
        if unit and row.kind in ("data", "total", "section"):
            said = {one.letter: _as_labelled(row.values.get(one.letter), one, unit) for one in money}
            row.values = {**row.values, **{letter: value for letter, value in said.items() if value}}


def _in_label(label: str) -> str | None:
    """The unit in the brackets at the end of a row's name, % where it names a rate; 教育支出（类） has none."""
    if label.strip().endswith(_RATES):
        return "%" if len(label.strip()) <= _LONGEST_RATE else None
    found = re.search(r"\(([^()]{1,6})\)$|(%)$", units.fold(label))
    unit = units.unit_word(found[1] or found[2]) if found else None
    return unit if units.money_factor(unit) or unit in _COUNTED else None


def _as_labelled(value: Value | None, column: Column, unit: str) -> Value | None:
    """A value in the unit of its row's name; a problem where the header names another one, or it is no money."""
    if value is None or value.written is None or value.unit != column.unit or unit == column.unit:
        return None
    factor = units.money_factor(unit)
    if factor and not any(units.in_header(part) for part in column.header.split("|")):
        return replace(value, value=plain(value.written * factor), unit=unit)
    return replace(value, value=None, written=None, problem="unit_of_row")


def _amounts(row: Row, columns: list[Column]) -> Iterable[tuple[str, Value]]:
    """The numbers of a row in these columns that carry no unit."""
    held = ((column.letter, row.values.get(column.letter)) for column in columns)
    return ((at, value) for at, value in held if value and isinstance(value.value, Decimal) and value.unit is None)


def _in(value: Value, unit: str | None, factor: Decimal) -> Value:
    assert isinstance(value.value, Decimal)
    return replace(value, value=plain(value.value * factor), unit=unit)
