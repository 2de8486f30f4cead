"""Numbers as they are written down: money to the last digit, rates rounded half up to two decimals."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from metrics.columns import COLUMNS

CENT = Decimal("0.01")
ROUNDED = ("percent", "points", "index")


def exact(column: str, value: object) -> object:
    """A value of `column` as the reader gets it: numbers as Decimal, days as words, all else (and None) unchanged."""
    if isinstance(value, date):
        return day(column, value)
    if isinstance(value, bool | str) or value is None:
        return value
    number = Decimal(str(value))
    # adding zero drops the sign of "-0.00"
    return number.quantize(CENT, ROUND_HALF_UP) + 0 if COLUMNS[column].form in ROUNDED else number


def day(column: str, value: date) -> str:
    """A day, a moment to the minute, or a month where the column holds months (2023-02)."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m}" if column == "period" else value.isoformat()


def digits(number: Decimal, *, fixed: bool = False) -> str:
    """A number in plain digits; without empty decimals unless `fixed`."""
    return f"{number:f}" if fixed else f"{number.normalize():f}"
