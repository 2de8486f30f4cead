"""Days and digits of the oracle."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

Rate = Fraction | None
HUNDRED = Fraction(100)


def month_end(month: date) -> date:
    """The last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def rounded(number: Fraction | int) -> int:
    """To the nearest whole number; a half goes away from zero."""
    whole = (abs(Fraction(number)) * 2 + 1) // 2
    return int(whole if number >= 0 else -whole)


def to_places(number: Fraction, places: int) -> Fraction:
    """Rounded half up to so many decimals."""
    return Fraction(rounded(number * 10**places), 10**places)


def kept(number: Fraction) -> Fraction:
    """A rate as it is kept: to twelve decimals, a half of the last one to the even digit."""
    return Fraction(round(number * 10**12), 10**12)


def known_sum(values: Iterable[Rate]) -> Rate:
    """The sum of what is known; missing where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if known else None


def share(part: Rate, whole: Rate) -> Rate:
    """Percent; missing where a side is, or over zero."""
    return None if part is None or not whole else HUNDRED * part / whole


def minus(one: Rate, other: Rate) -> Rate:
    """The difference of two rates as they are kept."""
    return None if one is None or other is None else kept(one) - kept(other)


def counted(known: Iterable[bool]) -> int | None:
    """How many of those of which it is known are true; missing when of none it is known."""
    told = list(known)
    return sum(told) if told else None


def both(rows: Iterable[object], part: str, whole: str) -> tuple[Rate, Rate]:
    """Σ part and Σ whole over the rows where both are known."""
    pairs = [(getattr(row, part), getattr(row, whole)) for row in rows]
    known = [pair for pair in pairs if None not in pair]
    return known_sum(pair[0] for pair in known), known_sum(pair[1] for pair in known)


def weighted(rows: Iterable[object], rate: str) -> Rate:
    """Σ rate × planned ÷ Σ planned over the rows where both are known; a mean is divided to eighteen decimals first."""
    pairs = [(getattr(row, rate), row.planned_wan) for row in rows]
    known = [pair for pair in pairs if None not in pair]
    base = sum(weight for _, weight in known)
    return Fraction(round(sum(each * weight for each, weight in known) / base * 10**18), 10**18) if base else None
