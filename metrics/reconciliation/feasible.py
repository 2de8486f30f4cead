"""Can all printed figures of a set be true at once? Exact linear reasoning over the ranges behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from metrics.reconciliation.rounding import Interval, Mode, Printed

ZERO = Fraction(0)
MOST_TOGETHER = 8
"""Figures of one set that are judged together; more are judged relation by relation."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`rate` (%) = 100 × `part` ÷ `whole`, named by figure."""

    part: str
    whole: str
    rate: str


@dataclass(frozen=True, slots=True)
class Sum:
    """`whole` = the sum of `parts`, named by figure. A difference a − b = c is the sum a = b + c."""

    whole: str
    parts: tuple[str, ...]


Relation = Ratio | Sum
Modes = Mapping[str, Mode]


class Explanation(NamedTuple):
    """What rounding makes a set of figures agree: `cut` names those that must have been cut off.

    `mode` is how all the others were rounded; None where no way of rounding makes them agree.
    `choices` are the smallest sets of figures of which one, cut off, is enough.
    """

    mode: Mode | None
    choices: tuple[tuple[str, ...], ...] = ()

    @property
    def cut(self) -> tuple[str, ...]:
        """The figures that must have been cut off, where that is the only explanation."""
        return self.choices[0] if len(self.choices) == 1 else ()


class _Bound(NamedTuple):
    """Σ coefficient × value ≥ least, or > least where strict."""

    of: tuple[tuple[str, Fraction], ...]
    least: Fraction
    strict: bool


def explain(figures: Mapping[str, Printed], relations: Sequence[Relation]) -> Explanation:
    """The simplest rounding under which all relations hold: half up, half to even, the fewest cut off, all cut off."""
    for mode in (Mode.HALF_UP, Mode.HALF_EVEN):
        if _agree(figures, relations, dict.fromkeys(figures, mode)):
            return Explanation(mode)
    rounded = [name for name, printed in figures.items() if not printed.is_exact]
    for count in (1, 2):
        found = [
            names
            for names in combinations(rounded, count)
            if _agree(figures, relations, {name: _mode(name in names) for name in figures})
        ]
        if found:
            return Explanation(Mode.HALF_UP, tuple(found))
    if len(rounded) > 2 and _agree(figures, relations, dict.fromkeys(figures, Mode.TRUNCATED)):
        return Explanation(Mode.TRUNCATED, (tuple(rounded),))
    return Explanation(None)


def ranges(figures: Mapping[str, Printed], relations: Sequence[Relation], modes: Modes) -> dict[str, Interval]:
    """Where each figure's true value lies, in base units, if all relations hold; empty where they cannot.

    Rates are left out: they follow from the others.
    """
    bounds = _bounds(figures, relations, modes)
    names = sorted({name for bound in bounds for name, _ in bound.of})
    found = {name: _range(name, names, bounds) for name in names}
    return {name: interval for name, interval in found.items() if interval} if all(found.values()) else {}


def _mode(is_cut: bool) -> Mode:
    return Mode.TRUNCATED if is_cut else Mode.HALF_UP


def _agree(figures: Mapping[str, Printed], relations: Sequence[Relation], modes: Modes) -> bool:
    bounds: list[_Bound] | None = _bounds(figures, relations, modes)
    for name in sorted({name for bound in bounds or [] for name, _ in bound.of}):
        bounds = _without(name, bounds or [])
    return all(bound.least < 0 or (bound.least == 0 and not bound.strict) for bound in bounds or [])


def _bounds(figures: Mapping[str, Printed], relations: Sequence[Relation], modes: Modes) -> list[_Bound]:
    rates = {relation.rate for relation in relations if isinstance(relation, Ratio)}
    bounds: list[_Bound] = []
    for name, printed in figures.items():
        if name not in rates:
            behind = printed.behind(modes[name])
            bounds.append(_bound({name: Fraction(1)}, behind.low, not behind.has_low))
            bounds.append(_bound({name: Fraction(-1)}, -behind.high, not behind.has_high))
    for relation in relations:
        if isinstance(relation, Ratio):
            rate = figures[relation.rate].behind(modes[relation.rate])
            hundred = Fraction(100)
            bounds.append(_bound({relation.part: hundred, relation.whole: -rate.low}, ZERO, not rate.has_low))
            bounds.append(_bound({relation.part: -hundred, relation.whole: rate.high}, ZERO, not rate.has_high))
        else:
            more = {relation.whole: Fraction(1)} | dict.fromkeys(relation.parts, Fraction(-1))
            bounds.append(_bound(more, ZERO, False))
            bounds.append(_bound({name: -one for name, one in more.items()}, ZERO, False))
    return bounds


def _bound(of: Mapping[str, Fraction], least: Fraction, strict: bool) -> _Bound:
    return _Bound(tuple(sorted((name, one) for name, one in of.items() if one)), least, strict)


def _without(name: str, bounds: Iterable[_Bound]) -> list[_Bound]:
    """The bounds on all other values that follow (Fourier and Motzkin): each lower bound against each upper one."""
    kept, lower, upper = set(), [], []
    for bound in bounds:
        one = dict(bound.of).get(name, ZERO)
        (kept.add(bound) if not one else lower.append((bound, one)) if one > 0 else upper.append((bound, one)))
    for low, up in lower:
        for high, down in upper:
            joined = {key: value / up for key, value in low.of}
            for key, value in high.of:
                joined[key] = joined.get(key, ZERO) + value / -down
            least = low.least / up + high.least / -down
            kept.add(_bound(joined, least, low.strict or high.strict))
    return list(kept)


def _range(name: str, names: Sequence[str], bounds: list[_Bound]) -> Interval | None:
    for other in names:
        if other != name:
            bounds = _without(other, bounds)
    lower = [(bound.least / one, bound.strict) for bound in bounds for _, one in bound.of if one > 0]
    upper = [(bound.least / one, bound.strict) for bound in bounds for _, one in bound.of if one < 0]
    if any(not bound.of and (bound.least > 0 or (bound.least == 0 and bound.strict)) for bound in bounds):
        return None
    low, is_open = max(lower)
    high = min(value for value, _ in upper)
    is_open_above = any(strict for value, strict in upper if value == high)
    return Interval(low, high, not is_open, not is_open_above)
