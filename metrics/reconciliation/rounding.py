"""How a printed figure may have been rounded, and where the true value lies behind it. Exact: fractions alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

ONE = Fraction(1)


class Mode(StrEnum):
    """A way of rounding: 四舍五入, 四舍六入五成双, 截尾."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Interval:
    """True values that are possible; an end belongs to it where `has_low` or `has_high`."""

    low: Fraction
    high: Fraction
    has_low: bool = True
    has_high: bool = True

    def __add__(self, other: "Interval") -> "Interval":
        """All sums of a value here and one there."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.has_low and other.has_low,
            self.has_high and other.has_high,
        )

    def times(self, factor: Fraction) -> "Interval":
        """All values `factor` (above zero) times as large."""
        return Interval(self.low * factor, self.high * factor, self.has_low, self.has_high)

    def negative(self) -> "Interval":
        """All values with the other sign."""
        return Interval(-self.high, -self.low, self.has_high, self.has_low)

    def over(self, other: "Interval") -> "Interval | None":
        """What a quotient may be; None where the divisor may be zero or less."""
        if other.low <= 0:
            return None
        least, has_least = (other.high, other.has_high) if self.low >= 0 else (other.low, other.has_low)
        most, has_most = (other.low, other.has_low) if self.high >= 0 else (other.high, other.has_high)
        return Interval(self.low / least, self.high / most, self.has_low and has_least, self.has_high and has_most)

    def meets(self, other: "Interval") -> bool:
        """Whether one value is possible for both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))

    def holds(self, value: Fraction) -> bool:
        """Whether a value is possible."""
        above = value > self.low or (value == self.low and self.has_low)
        return above and (value < self.high or (value == self.high and self.has_high))


@dataclass(frozen=True)
class Printed:
    """A figure as printed: `value` with so many `decimals`; one of it is `factor` base units (亿元: 10 000 万元).

    `is_exact`: a count, which nobody rounds.
    """

    value: Decimal
    decimals: int = 0
    factor: Fraction = ONE
    is_exact: bool = False

    @cached_property
    def base(self) -> Fraction:
        """The printed value in base units."""
        return Fraction(self.value) * self.factor

    def behind(self, mode: Mode) -> Interval:
        """The true values, in base units, that are printed so when rounded by `mode`."""
        value, step = Fraction(self.value), Fraction(1, 10**self.decimals)
        if self.is_exact:
            return Interval(self.base, self.base)
        if mode is Mode.TRUNCATED:
            found = _cut(value, step)
        elif mode is Mode.HALF_EVEN:
            is_even = (value / step) % 2 == 0
            found = Interval(value - step / 2, value + step / 2, is_even, is_even)
        else:
            is_below = value < 0
            found = Interval(value - step / 2, value + step / 2, not is_below, is_below)
        return found.times(self.factor)

    def modes(self, true: Fraction) -> tuple[Mode, ...]:
        """The ways of rounding that make `true` (in base units) this printed figure."""
        return tuple(mode for mode in Mode if self.behind(mode).holds(true))


@dataclass(frozen=True)
class Joint(Printed):
    """Printed figures taken together, `parts` with their signs: each of them was rounded by itself."""

    parts: tuple[tuple[int, Printed], ...] = ()

    def behind(self, mode: Mode) -> Interval:
        """What they may come to, in base units, each rounded by `mode`."""
        first, *others = (part.behind(mode) if sign > 0 else part.behind(mode).negative() for sign, part in self.parts)
        return sum(others, first)


def together(figures: Sequence[Printed], sign: int = 1) -> Joint:
    """Figures of one unit added up, or all others taken from the first (`sign` −1)."""
    first, *others = figures
    value = first.value + sign * sum((other.value for other in others), Decimal(0))
    parts = ((1, first), *((sign, other) for other in others))
    is_exact = all(one.is_exact for one in figures)
    return Joint(value, max(one.decimals for one in figures), first.factor, is_exact, parts)


def _cut(value: Fraction, step: Fraction) -> Interval:
    if value == 0:
        return Interval(-step, step, has_low=False, has_high=False)
    if value < 0:
        return Interval(value - step, value, has_low=False)
    return Interval(value, value + step, has_high=False)


def rounded(true: Fraction, decimals: int, mode: Mode = Mode.HALF_UP) -> Decimal:
    """`true` with so many decimals."""
    scaled = abs(true) * 10**decimals
    whole = {
        Mode.HALF_UP: (scaled + Fraction(1, 2)).__floor__(),
        Mode.HALF_EVEN: round(scaled),
        Mode.TRUNCATED: scaled.__floor__(),
    }[mode]
    return Decimal(-whole if true < 0 else whole).scaleb(-decimals)


def shown(true: Fraction, decimals: int) -> str:
    """`true` for people: to so many decimals, zeros at the end dropped."""
    text = f"{rounded(true, decimals):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
