"""The quantity done, in the unit in which the breakdown counts the target of the task."""

from decimal import Decimal

from data.model import Severity
from loaders.forms.fields import dictionary
from loaders.forms.units import unit_word
from loaders.rows.known import KnownTask
from loaders.rows.rowreader import RowReader

TIMES = {"百万": Decimal(1_000_000), "万": Decimal(10_000), "千": Decimal(1_000), "百": Decimal(100)}
SIZES = {
    "千米": ("公里", Decimal(1)), "米": ("公里", Decimal("0.001")), "里": ("公里", Decimal("0.5")),
    "㎡": ("平方米", Decimal(1)), "公顷": ("平方米", Decimal(10_000)), "平方公里": ("平方米", Decimal(1_000_000)),
    "千克": ("吨", Decimal("0.001")), "方": ("立方米", Decimal(1)), "名": ("人", Decimal(1)),
    "张床": ("床", Decimal(1)), "床位": ("床", Decimal(1)),
}  # fmt: skip
"""Units of which one is a multiple of the other: unit → the one that they share, and how many of it one is."""


def in_unit_of(task: KnownTask, reader: RowReader, number: Decimal | None) -> Decimal | None:
    """The quantity done as the target counts; asked about where its unit does not follow from the row's."""
    unit = _unit(reader)
    if number is None or unit is None or task.target_unit is None:
        return number
    (shared, size), (wanted, target_size) = _measured(unit), _measured(unit_word(task.target_unit) or task.target_unit)
    converted = number * size / target_size
    if shared == wanted and converted == round(converted, 4):
        return round(converted, 4) if size != target_size else number
    if unit == "%":
        reader.find("text_in_number", Severity.REJECTED, "done_value", field=reader.header("done_value"))
        return None
    reader.find("quantity_unit", Severity.QUESTIONED, "done_value", unit=unit, target_unit=task.target_unit)
    return number


def _unit(reader: RowReader) -> str | None:
    """The unit that the cell itself or the row names; the one of a header may be that of other rows."""
    value, column = reader.table.value(reader.row, "done_value"), reader.table.column("done_value")
    if value and column and value.unit != column.unit and value.unit:
        return _counted(value.unit)[0]  # 2.65万人次 was read as 26500
    named = unit_word(reader.raw("target_unit"))
    return None if named == "%" else named


def _counted(unit: str) -> tuple[str, Decimal]:
    """A unit without 万, 千, 百 before it, and how many of it one is."""
    counted = dictionary().count_units
    prefix = next((each for each in TIMES if unit not in counted and unit.removeprefix(each) in counted), "")
    return unit.removeprefix(prefix), TIMES.get(prefix, Decimal(1))


def _measured(unit: str) -> tuple[str, Decimal]:
    single, times = _counted(unit)
    shared, size = SIZES.get(single, (single, Decimal(1)))
    return shared, times * size
