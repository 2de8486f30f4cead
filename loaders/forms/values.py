"""One cell → one value, as the field of its column wants it. In doubt a problem, never a guess."""

import re
from datetime import date, datetime
from decimal import Decimal

from loaders.formats import number_formats
from loaders.formats.cells import is_error, plain, show
from loaders.forms import period, units
from loaders.forms.fields import dictionary
from loaders.forms.numbers import Number, fold, is_code, is_missing, is_on_scale, number_of, unmarked
from loaders.forms.value import Context, Value
from loaders.grid import Cell

KEPT = 10_000
"""Different texts of a column that are remembered."""
DIGITS = 15
"""Digits that a number keeps in Excel."""
_POWER = re.compile(r"[+-]?\d(?:\.\d+)?[eE][+-]?\d+")
_LOST = {"锟斤拷", "烫烫烫", "\ufffd"}


class Reader:
    """Reads the cells of a column as `read` and `read_any` do; what words say, and the factor, are worked out once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read = read_any if context.kind == "any" else read
        self._known: dict[str, Value] = {}
        self._factor = units.money_factor(context.unit) if context.kind == "money" else None

    def __call__(self, cell: Cell) -> Value:
        """The value of a cell."""
        _, _, text, number, number_format = cell
        if number is not text:
            if self._factor and type(number) is Decimal and number_formats.is_bare(number_format):
                amount = number if self._factor == 1 else plain(number * self._factor)
                return Value(text, amount, self._context.unit, None, number, "", cell.address)
            return self._read(cell, self._context)
        known = self._known.get(text)
        if known is None:
            known = self._read(cell, self._context)
            if len(self._known) < KEPT:
                self._known[text] = known
        return Value(known.text, known.value, known.unit, known.problem, known.written, known.marks, cell.address)


def read(cell: Cell, context: Context) -> Value:
    """The value of a cell in a column of this kind."""
    if type(cell.value) is Decimal:
        value = _READERS.get(context.kind, _text)(cell, cell.text, context)
        value.cell = cell.address
        return value
    text = cell.text.strip()
    if cell.value is None:
        return Value(text, problem="formula_without_value", cell=cell.address)
    if is_error(text):
        return Value(text, problem="formula_error", cell=cell.address)
    if isinstance(cell.value, str) and any(lost in text for lost in _LOST):
        return Value(text, problem="garbled_text", cell=cell.address)
    if is_missing(text):
        return Value(text, cell=cell.address)
    reader = _READERS.get(context.kind, _text)
    value = reader(cell, text, context)
    value.cell = cell.address
    return value


def _text(cell: Cell, text: str, _: Context) -> Value:
    if isinstance(cell.value, Decimal) and number_formats.kind(cell.number_format) == "number":
        return Value(text, show(cell.value))
    return Value(text, text)


def _code(cell: Cell, text: str, context: Context) -> Value:
    """Digits that name something; those beyond what a number keeps are lost, whoever wrote them down so."""
    is_long = isinstance(cell.value, Decimal) and len(text.lstrip("-").partition(".")[0]) > DIGITS
    if is_long or (isinstance(cell.value, str) and _POWER.fullmatch(fold(text))):
        return Value(text, problem="digits_lost")
    return _text(cell, text, context)


def _name(_: Cell, text: str, __: Context) -> Value:
    """A name without the ★ before or after it and without line breaks inside."""
    bare, marks = unmarked(text)
    return Value(text, re.sub(r"\s*\n\s*", "", bare), marks=marks)


def _item(_: Cell, text: str, __: Context) -> Value:
    """A running number without its trimmings: 1●, 1.0, （1）, ① → "1"; 一 stays a word."""
    bare, marks = unmarked(fold(text))
    match = re.fullmatch(r"[(\[]?(\d+)(?:\.0+)?[)\].、.]?", re.sub(r"\s", "", bare))
    return Value(text, str(int(match[1])) if match else bare, marks=marks)


def _number(cell: Cell, text: str, context: Context) -> Value:
    found, problem = _checked(cell, text)
    if found is None:
        return Value(text, text if problem == "words_in_number" else None, problem=problem)
    unit = found.unit or context.unit
    return Value(text, found.value, unit, written=found.value)


def _checked(cell: Cell, text: str) -> tuple[Number | None, str | None]:
    """The number of a cell that should hold one, or what is wrong with it."""
    if type(cell.value) is Decimal and number_formats.is_bare(cell.number_format):
        return Number(cell.value, None), None
    if isinstance(cell.value, bool):
        return None, "text_in_number"
    if isinstance(cell.value, date):
        return None, "date_in_number"
    if re.fullmatch(r"#+", text):
        return None, "hidden_digits"
    folded = fold(text)
    if isinstance(cell.value, str) and _POWER.fullmatch(folded):
        return None, "digits_lost"
    if isinstance(cell.value, Decimal) and number_formats.is_scaled(cell.number_format):
        return None, "scaled_format"
    found = number_of(cell)
    if found is None:
        return None, "text_in_number" if re.search(r"[\d零一二三四五六七八九十百千万两]", folded) else "words_in_number"
    return found, None


_TIMES = {"百万": 1_000_000, "万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}
_BARE_TIMES = frozenset({"万", "亿", "百万"})


def _quantity(cell: Cell, text: str, context: Context) -> Value:
    """A count, brought to single units: 2.65万人次 → 26500 人次."""
    value = _number(cell, text, context)
    if not isinstance(value.value, Decimal) or value.unit is None:
        return value
    if value.unit == "%" and context.unit != "%":
        return value
    factor = units.money_factor(value.unit) if value.unit not in _BARE_TIMES else None
    if factor and value.unit != context.unit:  # a target in money beside counts: 不低于1.2万元 is 12000元
        value.value, value.unit = plain(value.value * factor * 10_000), "元"
        value.written = value.value
        return value
    times = None if factor else _TIMES.get(value.unit, _TIMES.get(value.unit[0]))
    if times and value.unit not in dictionary().count_units:
        value.value, value.written = plain(value.value * times), value.value
    return value


def _money(cell: Cell, text: str, context: Context) -> Value:
    """An amount in 万元; as it stands where no unit is known."""
    found, problem = _checked(cell, text)
    if found is None:
        return Value(text, problem="text_in_number" if problem == "words_in_number" else problem)
    if found.unit is not None and units.money_factor(found.unit) is None:
        code = "percent_in_amount" if found.unit == "%" else "text_in_number"
        return Value(text, problem=code)
    unit = found.unit or context.unit
    factor = units.money_factor(unit)
    return Value(text, plain(found.value * factor) if factor else found.value, unit, written=found.value)


def _percent(cell: Cell, text: str, context: Context) -> Value:
    """A percentage from 0 to 100; a bare number up to 1 may mean either, and is asked about."""
    found, problem = _checked(cell, text)
    if found is None:
        return Value(text, problem="text_in_number" if problem == "words_in_number" else problem)
    if found.unit not in (None, "%"):
        return Value(text, problem="text_in_number")
    if found.unit is None and _is_unclear(found.value, context):
        return Value(text, problem="percent_unclear")
    return Value(text, found.value, "%", written=found.value)


def _is_unclear(value: Decimal, context: Context) -> bool:
    """Whether a bare number in a column of percentages may be a share of one: 0.54 is 54% or 0.54%."""
    return 0 < abs(value) <= context.limit and not is_on_scale(value, context.scale)


def _date(cell: Cell, text: str, context: Context) -> Value:
    day: date | None
    if isinstance(cell.value, datetime):
        day = cell.value.date()
    elif isinstance(cell.value, date):
        day = cell.value
    elif isinstance(cell.value, Decimal) and re.fullmatch(r"20\d\d\.\d", text):
        return Value(text, problem="date_unclear")  # 2023.1 may have been 2023.10
    else:
        day = period.day_of(text, context.kind == "due", context.year, context.date_1904)
    return Value(text, day, problem=None if day else "not_a_date")


def _month(cell: Cell, text: str, context: Context) -> Value:
    if isinstance(cell.value, date):
        return Value(text, date(cell.value.year, cell.value.month, 1))
    if isinstance(cell.value, Decimal) and re.fullmatch(r"20\d\d\.\d", text):
        return Value(text, problem="date_unclear")
    found = period.spans(text)
    month = period.month_of(text, context.year) if len(found) == 1 else None
    return Value(text, month, problem=None if month else "not_a_date")


def _moment(cell: Cell, text: str, context: Context) -> Value:
    if isinstance(cell.value, datetime):
        return Value(text, cell.value)
    day = _date(cell, text, context)
    clock = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?$", fold(text))
    if isinstance(day.value, date) and clock:
        hour, minute, second = (int(part or 0) for part in clock.groups())
        if hour > 23 or minute > 59 or second > 59:
            return Value(text, problem="not_a_date")
        day.value = datetime(day.value.year, day.value.month, day.value.day, hour, minute, second)
    return day


def _unit(_: Cell, text: str, __: Context) -> Value:
    return Value(text, units.unit_word(text) or text)


_READERS = {"name": _name, "item": _item, "money": _money, "percent": _percent, "rate": _percent, "number": _number,
            "quantity": _quantity, "start": _date, "due": _date, "date": _date, "month": _month, "moment": _moment,
            "unit": _unit, "code": _code}  # fmt: skip


def read_any(cell: Cell, context: Context) -> Value:
    """The value of a cell in a column that no field is known for: a number, a day, or its words."""
    if type(cell.value) is Decimal and number_formats.is_bare(cell.number_format):
        if context.unit == "%" and _is_unclear(cell.value, context):
            return Value(cell.text, problem="percent_unclear", cell=cell.address)
        return Value(cell.text, cell.value, context.unit, None, cell.value, "", cell.address)
    text = cell.text.strip()
    if cell.value is None or is_error(text) or is_missing(text):
        return read(cell, context)
    value = Value(text, text, cell=cell.address)
    if isinstance(cell.value, date):
        value.value = cell.value
    elif isinstance(cell.value, Decimal) and number_formats.is_scaled(cell.number_format):
        value.problem = "scaled_format"
    elif not is_code(cell) and (found := number_of(cell)):
        number = _in_unit(found, context.unit)
        if found.unit is None and context.unit == "%" and _is_unclear(found.value, context):
            value.value, value.problem = None, "percent_unclear"
        elif number is not None and found.unit not in ("年", "月"):
            value.value, value.unit, value.written = number, context.unit, number
    return value


def _in_unit(found: Number, unit: str | None) -> Decimal | None:
    """A number in the unit of its column; None where that is not the cell's own, which then stays as it is written."""
    if found.unit in (None, unit):
        return found.value
    own, wanted = units.money_factor(found.unit), units.money_factor(unit)
    return plain(found.value * own / wanted) if own and wanted else None
