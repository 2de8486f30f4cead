"""Totals are checks, never rows: each is compared with the rows it speaks of, differences are reported with amounts."""

import re
from decimal import Decimal
from itertools import takewhile

from loaders.formats.cells import plain, show
from loaders.forms.column import Column
from loaders.forms.fields import NUMBERS, PERCENTS
from loaders.forms.rowkinds import is_average, is_part, is_subtotal, number_level, section_level
from loaders.forms.table import Row, Table
from loaders.forms.units import money_factor
from loaders.grid import Finding


def compare(table: Table) -> list[Finding]:
    """What each total, subtotal and section states against the sum of its rows."""
    found: list[Finding] = []
    mixed = _has_mixed_units(table)
    adding = [column for column in table.columns if adds_up(column, table) and not (mixed and column.unit is None)]
    for index, row in enumerate(table.rows):
        if row.kind not in ("total", "section") or not row.values:
            continue
        readings: list[list[Row]] = []
        for parts in _readings(table.rows, index):
            readings += [parts] if parts and parts not in readings else []
        shares = [other for other in table.rows if other.kind == "total" and _sort(other) == "part"]
        for column in adding if readings else []:
            differences = list(takewhile(bool, (_difference(row, parts, column, shares) for parts in readings)))
            if len(differences) == len(readings):
                found += filter(None, differences[:1])
    return found


def _readings(rows: list[Row], index: int) -> list[list[Row]]:
    """The rows that a total may speak of, the likeliest first: it is wrong only where it differs from all of them."""
    row = rows[index]
    if is_average(row.label or ""):
        return []
    readings = [_parts(rows, index)]
    if row.kind == "total" and _sort(row) == "neighbours":
        readings.append(_since_same(rows[:index], row.label or ""))
    if row.kind == "total" and _sort(row) == "grand":
        before = [other for other in rows[:index] if other.kind == "data"]
        top = [other for other in rows if other.kind == "section" and section_level(other.label or "") == 1]
        readings += [before, [other for other in rows if other.kind == "data"], top, _since_grand(rows[:index])]
    return readings


def _since_same(rows: list[Row], label: str) -> list[Row]:
    """本页小计: the rows since the last one of these words, over other subtotals."""
    since = takewhile(lambda other: other.kind != "total" or other.label != label, reversed(rows))
    return [other for other in since if other.kind == "data"]


def _since_grand(rows: list[Row]) -> list[Row]:
    """收入总计: the total before it, and the rows since."""
    found: list[Row] = []
    for other in reversed(rows):
        if other.kind == "data":
            found.append(other)
        elif other.kind == "total" and _sort(other) == "grand":
            return [*found, other]
    return []


def _has_mixed_units(table: Table) -> bool:
    """Whether a column of units says that rows count different things: 亿元 here, 万元 there."""
    named = [column for column in table.columns if column.field in ("unit_word", "target_unit")]
    said = {value.text for row in table.data() for one in named if (value := row.values.get(one.letter))}
    return len(said) > 1


_ORDINAL = frozenset({"行次", "栏次", "行号", "排名", "名次", "位次", "排序", "年份", "年度", "月份", "编号", "序次"})

_NO_SUM = re.compile("标准|单价|均|进度|增幅|增速|增长|同比|指数|年龄|期限|利率")
"""In the name of a column whose numbers are no parts of a whole."""


def adds_up(column: Column, table: Table) -> bool:
    """Amounts and counts add up; percentages, days and running numbers do not."""
    leaf = column.header.rsplit("|", 1)[-1]
    if leaf in _ORDINAL or _NO_SUM.search(leaf):
        return False
    if column.field is not None:
        return column.kind in NUMBERS and column.kind not in PERCENTS and column.field not in ("value", "decimals")
    numbers = [value for row in table.rows if row.kind == "data" and (value := row.values.get(column.letter))]
    plain = [value for value in numbers if isinstance(value.value, Decimal) and value.unit != "%"]
    return (
        bool(plain)
        and len(plain) == len([value for value in numbers if value.value is not None])
        and (
            column.unit != "%" and "率" not in column.header and "%" not in column.header and "比" not in column.header
        )
    )


def _parts(rows: list[Row], index: int) -> list[Row]:
    """The data rows that a total speaks of; none where that cannot be told."""
    row = rows[index]
    label = row.label or ""
    if row.kind == "section":
        return _under_section(rows, index)
    if is_part(label):
        return []
    alike = [at for at, other in enumerate(rows) if other.kind == "total" and _sort(other) == _sort(row)]
    if _sort(row) == "grand" and len(alike) == 1:
        return [other for other in rows if other.kind == "data"]
    first = alike[0]
    comes_last = bool(_until(rows[first - 1 :: -1] if first else []))
    return _until(rows[index - 1 :: -1] if index else []) if comes_last else _until(rows[index + 1 :])


def _sort(row: Row) -> str:
    """Whether a total is one of all rows, of its neighbours or of some kind of rows."""
    return "part" if is_part(row.label or "") else "neighbours" if is_subtotal(row.label or "") else "grand"


def _under_section(rows: list[Row], index: int) -> list[Row]:
    level = section_level(rows[index].label or "")
    found: list[Row] = []
    for other in rows[index + 1 :]:
        label = other.label or ""
        ends = other.kind == "total" and not is_part(label)
        beside = other.kind == "data" and (number_level(label) or level + 1) <= level
        if ends or beside or (other.kind == "section" and section_level(other.label or "") <= level):
            break
        if other.kind == "data":
            found.append(other)
    return found


def _until(rows: list[Row]) -> list[Row]:
    """The data rows up to the next total or section."""
    found: list[Row] = []
    for other in rows:
        if other.kind in ("total", "section"):
            break
        if other.kind == "data":
            found.append(other)
    return found


def _difference(total: Row, parts: list[Row], column: Column, shares: list[Row]) -> Finding | None:
    stated = total.values.get(column.letter)
    added = [value for row in parts if (value := row.values.get(column.letter)) and isinstance(value.value, Decimal)]
    if stated is None or not isinstance(stated.value, Decimal) or not added:
        return None
    numbers = [value.value for value in added if isinstance(value.value, Decimal)]
    units = {value.unit for value in added}
    if (len(units) > 1 and column.kind != "money") or (stated.unit not in units and column.kind != "money"):
        return None
    sum_ = sum(numbers, Decimal(0))
    difference = stated.value - sum_
    written = [value.written for value in [stated, *added] if value.written is not None]
    digits = max((-int(number.as_tuple().exponent) for number in written), default=0)
    scale = _scale(stated.value, stated.written)
    allowed = Decimal(5).scaleb(-digits - 1) * (len(added) + 1) * scale
    if difference == 0 or (digits > 0 and abs(difference) <= allowed):
        return None
    if shares and _difference(total, [*parts, *shares], column, []) is None:
        return None  # 其中：甲类 and 乙类 are the rows of the total
    rounded = digits == 0 and column.kind == "money" and abs(difference) <= allowed
    unit = column.unit if column.kind == "money" and money_factor(column.unit) else None
    factor = (money_factor(unit) if unit else None) or Decimal(1)  # in the unit that the clerk reads in the form
    amounts = {
        name: show(plain(amount / factor)) + (unit or "")
        for name, amount in (("stated", stated.value), ("sum", sum_), ("difference", abs(difference)))
    }
    params = {"field": column.header, "label": total.label or ""} | amounts
    return "total_differs", "noted" if rounded else "questioned", f"{column.letter}{total.number}", stated.text, params


def _scale(value: Decimal, written: Decimal | None) -> Decimal:
    return abs(value / written) if written else Decimal(1)
