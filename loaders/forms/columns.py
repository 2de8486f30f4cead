"""Header rows → columns: names joined, fields matched, units found, doubts settled by what the cells hold."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.forms import alike, counties, fields, period, twins, units
from loaders.forms.alike import Tally
from loaders.forms.column import Column, Confirmed
from loaders.forms.layout import Region
from loaders.forms.numbers import Number, is_missing
from loaders.forms.units import fold
from loaders.grid import Cell, Finding, letter


def read(
    region: Region,
    data: list[int],
    declared: tuple[str, ...],
    year: int | None,
    month: date | None,
    confirmed: Confirmed,
    texts: Sequence[str] = (),
) -> tuple[list[Column], list[Finding]]:
    """The columns of a region; `data` are its data rows, `declared` the units of banner or note, `month` the form's.

    `texts` may name the measure of a matrix; without any a table is none.

    What a person has `confirmed` of a header (its field, or None: not used) settles it.
    """
    columns: list[Column] = []
    for number in range(region.left, region.right + 1):
        parts, unit = _stack(region, number)
        found = fields.match("|".join(parts))
        column = Column(letter(number), number, "|".join(parts), found.field, unit, found.month, found.certain)
        if year is not None and _is_of_another_year(column.header, year) and column.kind in fields.NUMBERS:
            column.field, column.certain = None, True
        columns.append(column)
    if texts:
        counties.settle(columns, texts)
    _leave_other_months(columns, month)
    _inherit(columns)
    twins.count(columns)
    for column in columns:
        column.field = confirmed.get(column.key, column.field)
    _tell_paid_from_disbursed(columns)
    findings: list[Finding] = []
    cells = region.tallies(data)
    for column in columns:
        settle(column, columns, cells.get(column.number, []), declared)
    twins.refuse(columns)
    twins.release_indicators(columns)
    for column in columns:
        if column.key in confirmed:
            column.field, column.certain = confirmed[column.key], True
        if column.field and not column.certain:
            at = f"{column.letter}{region.header[-1]}"
            findings.append(
                ("column_uncertain", "questioned", at, column.header, {"header": column.header, "field": column.field})
            )
    return columns, findings


def _stack(region: Region, number: int) -> tuple[list[str], str | None]:
    """The names above one another over a column, and the lowest unit among them."""
    parts: list[str] = []
    unit: str | None = None
    for row in region.header:
        cell = region.board.at(row, number) or _group(region, row, number)
        if cell is None or is_missing(cell.text):
            continue
        bare = units.unit_word(cell.text)
        if bare in fields.dictionary().count_units and not _is_unit_row(region, row):
            bare = None
        unit = units.in_header(cell.text) or bare or unit
        text = re.sub(r"\s+", "", cell.text.replace("|", "/"))
        if not parts or (parts[-1] != text and not bare):
            parts.append(text)
    return parts, unit


def _inherit(columns: list[Column]) -> None:
    """其中：中央资金 right of 总投资（万元） is in the same unit."""
    whole: str | None = None
    for column in columns:
        if not column.header.startswith("其中"):
            whole = column.unit if units.money_factor(column.unit) is not None else None
        elif column.unit is None and column.kind == "money":
            column.unit = whole


def _is_unit_row(region: Region, row: int) -> bool:
    """Whether a header row holds units rather than names; 类, 款, 项 are names beside one another."""
    return all(units.unit_word(cell.text) or is_missing(cell.text) for cell in region.board.cells(row))


def _group(region: Region, row: int, number: int) -> Cell | None:
    """Without merges: the name to the left that spans over a blank, where lower header rows name this column."""
    lower = [one for one in region.header if one > row]
    if any(region.board.width(cell) > 1 for one in region.header for cell in region.board.cells(one)):
        return None
    if not any((one, number) in region.board.sheet.cells for one in lower):
        return None
    group = next((cell for cell in reversed(region.board.cells(row)) if cell.column < number), None)
    if group is None or not any((one, group.column) in region.board.sheet.cells for one in lower):
        return None
    return group


def _is_of_another_year(header: str, year: int) -> bool:
    """Whether a header names a year, and not the one that the form is about."""
    named = {int(one) for one in re.findall(r"(?<!\d)(20\d\d)年", fold(header))}
    return bool(named) and year not in named


def _leave_other_months(columns: list[Column], month: date | None) -> None:
    """1-2月拨付 in a form of March: left aside where 1-3月拨付 stands beside it, else asked about."""
    named = [(column, _months(column.header)) for column in columns if column.field in fields.REPORTED]
    named = [(column, months) for column, months in named if months]
    counted = Counter(column.field for column, _ in named)
    own = {column.field for column, months in named if month and month.month in months}
    for column, months in named:
        if month.month not in months if month else counted[column.field] > 1:
            column.certain = month is None or column.field in own
            column.field = None if column.certain else column.field


def _months(header: str) -> set[int]:
    """The months up to which a header speaks: 2 of 1-2月, 3 of 一季度."""
    return {span.month for span in period.spans(header) if span.month and span.valid}


def _own_unit(column: Column) -> str | None:
    """The unit of a header where it can be the field's: 资金情况（万元） over 拨付率 is none of a rate."""
    if column.kind in fields.PERCENTS or re.search(r"率$|^占|比例$|比重$|%", fold(column.header).rsplit("|", 1)[-1]):
        return "%"
    if column.kind == "quantity" and units.money_factor(column.unit) is not None:
        return None
    return column.unit if column.kind in fields.NUMBERS or column.kind in (None, "open") else None


_WORDS = frozenset({"county", "project", "category", "area", "department", "location", "responsible_unit",
                    "implementing_body", "content", "beneficiary", "stage", "problem", "next_step", "cause",
                    "partner_units", "fund_source", "nature", "progress_words", "source", "indicator"})  # fmt: skip
"""Fields that hold words: over figures the name means something else."""


def settle(column: Column, columns: list[Column], cells: Tally, declared: tuple[str, ...]) -> None:
    """What the cells say where the name leaves a choice."""
    held, numbers = alike.told(cells)
    explicit, column.unit = column.unit, _own_unit(column)
    named = column.unit
    column.unit = named or _shared_unit(held, numbers)
    if column.field == "physical_pct" and explicit == "%":
        return
    if column.field in ("physical_pct", "progress"):
        _settle_progress(column, held, numbers)
    elif column.field in _WORDS and held and len(numbers) * 5 >= len(held) * 4:
        column.field, column.certain = None, True  # 市县 below 资金来源 is an amount
        column.unit = _own_unit(replace(column, unit=explicit)) or column.unit
    elif column.field == "value" and len(numbers) * 2 < len(held):
        column.field, column.certain = None, True  # 指标值: ≥95%, 3公里
    elif column.field == "unit_word" and held and not _units_mostly(held):
        column.field, column.certain = "responsible_unit", False
    elif column.field == "annual_target" and held and len(numbers) * 5 >= len(held) * 4:
        taken = any(other.field == "target_value" for other in columns)
        column.field, column.certain = (None, True) if taken else ("target_value", column.certain)
        column.unit = _own_unit(replace(column, unit=explicit)) or column.unit
    elif column.kind == "money":
        column.unit = named or (column.unit if column.unit != "%" else None)
        _settle_money(column, held, numbers, declared)
    elif column.kind == "quantity" and held and not numbers:
        column.field = "progress_words" if column.field == "done_value" else column.field


def _units_mostly(held: list[Cell]) -> bool:
    return sum(1 for cell in held if units.unit_word(cell.text)) * 2 >= len(held)


def _shared_unit(held: list[Cell], numbers: list[Number]) -> str | None:
    """The unit that all numbers of a column carry; none where they differ. Things that are counted may go without."""
    carried = {unit for _, unit in numbers}
    counted = carried - {None}
    if len(counted) == 1 and counted <= fields.dictionary().count_units:
        carried = counted
    return carried.pop() if len(carried) == 1 and numbers and len(numbers) * 2 > len(held) else None


def _settle_progress(column: Column, held: list[Cell], numbers: list[Number]) -> None:
    """进度 may be a percentage, a number done or words."""
    if held and len(numbers) * 2 < len(held):
        column.field, column.unit = "progress_words", None
    elif column.field == "progress":
        marked = column.unit == "%" or (held and all(unit == "%" for _, unit in numbers))
        over = any(value > 100 for value, _ in numbers)
        column.field = "physical_pct" if marked or not over else "done_value"
        column.certain = bool(marked)
    elif column.unit not in (None, "%") or (numbers and all(unit not in (None, "%") for _, unit in numbers)):
        column.field, column.certain = "done_value", False


def _settle_money(column: Column, held: list[Cell], numbers: list[Number], declared: tuple[str, ...]) -> None:
    """An amount's name over percentages or words is no amount."""
    if column.unit == "%":
        column.field = {
            "issued_wan": "issued_pct",
            "arrived_wan": "arrived_pct",
            "disbursed_wan": "disbursed_pct",
            "paid_wan": "paid_pct",
        }.get(column.field or "", "investment_pct")
    elif held and not numbers and column.field == "fund_source_wan":
        column.field = "fund_source"
    elif held and not numbers and not column.certain and any(not is_missing(cell.text) for cell in held):
        column.field, column.certain = None, True  # 支出 over the names of what was spent on
    elif column.unit is not None and units.money_factor(column.unit) is None:
        column.field, column.certain = None, True
    elif column.unit is None:
        money = [unit for unit in declared if units.money_factor(unit) is not None]
        column.unit = money[0] if len(money) == 1 else None


def _tell_paid_from_disbursed(columns: list[Column]) -> None:
    """支付 beside 拨付 is the next step of the money; alone it may be either, and is asked about."""
    if any(column.field == "disbursed_wan" and column.certain for column in columns):
        for column in columns:
            if column.field == "disbursed_wan" and not column.certain and "支付" in column.header:
                column.field, column.certain = "paid_wan", True
