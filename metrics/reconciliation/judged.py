"""One sum, ratio or difference of printed figures judged: exact, explained by rounding, or not."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from metrics.reconciliation.rounding import Interval, Mode, Printed, rounded, shown
from metrics.reconciliation.table import Figure
from metrics.reconciliation.verdict import Verdict

HUNDRED = Fraction(100)
OF_MODE = {
    Mode.HALF_UP: Verdict.HALF_UP, Mode.HALF_EVEN: Verdict.HALF_EVEN, Mode.TRUNCATED: Verdict.TRUNCATED,
}  # fmt: skip


class Judged(NamedTuple):
    """A verdict, the value recomputed (in the published figure's unit), and published minus that."""

    verdict: Verdict
    computed: Fraction
    difference: Fraction
    within: Interval | None = None


def of_figure(printed: Printed, true: Fraction) -> Judged:
    """A printed figure against the true value (base units): by which rounding it comes out, if by any."""
    difference = (printed.base - true) / printed.factor
    if not difference:
        return Judged(Verdict.EXACT, true / printed.factor, difference)
    modes = printed.modes(true) if abs(difference) * 10**printed.decimals < 2 else ()
    return Judged(OF_MODE[modes[0]] if modes else Verdict.DIFFERS, true / printed.factor, difference)


def of_sum(whole: Figure, parts: Sequence[Figure], less: Sequence[Figure] = ()) -> Judged:
    """A total against its parts, some of them taken away (`less`).

    Each may have been rounded by itself: asked about where that is a stretch.
    """
    true = sum((part.value for part in parts), Fraction(0)) - sum((part.value for part in less), Fraction(0))
    plain = of_figure(whole.printed, true)
    others = [*parts, *less]
    if plain.verdict is not Verdict.DIFFERS or all(each.printed.is_exact for each in (whole, *others)):
        return plain
    reach = _step(whole) + sum(_step(part) for part in others)
    if abs(plain.difference) * whole.printed.factor > reach:
        return plain
    for fine in (True, False):
        for mode in (Mode.HALF_UP, Mode.TRUNCATED):
            if _together([whole, *less], mode, fine=fine).meets(_together(parts, mode, fine=fine)):
                is_likely = fine and mode is Mode.HALF_UP and _is_likely(whole, others, plain.difference)
                return plain._replace(verdict=Verdict.ROUNDED if is_likely else Verdict.ASKED)
    return plain


def _together(figures: Sequence[Figure], mode: Mode, *, fine: bool) -> Interval:
    """What figures, each rounded by itself, may add up to."""
    first, *others = (_of(figure, fine).behind(mode) for figure in figures)
    return sum(others, first)


def _step(figure: Figure) -> Fraction:
    """One in the last digit that was printed."""
    return figure.coarse.factor * Fraction(1, 10**figure.coarse.decimals)


def _is_likely(whole: Figure, parts: Sequence[Figure], difference: Fraction) -> bool:
    """Whether rounding by itself comes so far: within three standard errors of the parts that were rounded."""
    steps = [part.printed.factor / 10**part.printed.decimals for part in parts if not part.printed.is_exact]
    spread: float = sqrt(sum(float(step) ** 2 for step in steps) / 12)
    own: float = float(whole.printed.factor) / 10**whole.printed.decimals / 2
    off = float(abs(difference) * whole.printed.factor)
    return off <= own + 3 * spread


def of_difference(figure: Figure, more: Figure, less: Figure) -> Judged:
    """A published difference against the two figures it is of: more = less + figure."""
    true = more.value - less.value
    plain = of_figure(figure.printed, true)
    if plain.verdict is Verdict.DIFFERS and of_sum(more, [less, figure]).verdict is not Verdict.DIFFERS:
        return plain._replace(verdict=Verdict.ROUNDED)
    return plain


def of_ratio(part: Figure, whole: Figure, rate: Figure) -> Judged:
    """A published percentage against the two figures it is of; also turned round, or capped at 100."""
    straight = _quotient(part, whole, rate)
    if straight.verdict not in (Verdict.DIFFERS, Verdict.IMPOSSIBLE) or not part.value:
        return straight
    turned = _quotient(whole, part, rate)
    if turned.verdict in (Verdict.EXACT, Verdict.HALF_UP, Verdict.HALF_EVEN, Verdict.TRUNCATED):
        return turned._replace(verdict=Verdict.INVERSE)
    if rate.printed.base == HUNDRED < straight.computed:
        return straight._replace(verdict=Verdict.CAPPED)
    return straight


def _quotient(part: Figure, whole: Figure, rate: Figure) -> Judged:
    true = HUNDRED * part.value / whole.value
    for printed in (rate.printed, rate.coarse):
        plain = of_figure(printed, true)
        if plain.verdict is not Verdict.DIFFERS:
            return plain
    if part.printed.is_exact and whole.printed.is_exact:
        return plain
    within = None
    for fine in (True, False):
        for of_parts, of_rate in ((Mode.HALF_UP,) * 2, (Mode.TRUNCATED,) * 2, (Mode.HALF_UP, Mode.TRUNCATED)):
            quotient = _of(part, fine).behind(of_parts).over(_of(whole, fine).behind(of_parts))
            if quotient is None:
                return plain
            within = within or quotient.times(HUNDRED)
            if _of(rate, fine).behind(of_rate).meets(quotient.times(HUNDRED)):
                verdict = Verdict.TRUNCATED if Mode.TRUNCATED in (of_parts, of_rate) else Verdict.ROUNDED
                verdict = verdict if fine else Verdict.ASKED
                return plain._replace(verdict=verdict, within=within)
    return plain._replace(verdict=Verdict.IMPOSSIBLE, within=within)


def _of(figure: Figure, fine: bool) -> Printed:
    return figure.printed if fine else figure.coarse


def words(judged: Judged, decimals: int, unit: str | None = None) -> dict[str, str]:
    """What the sentence of a judgement is filled in with; of amounts and counts with the unit they are printed in."""
    apart = "个百分点" if unit == "%" else unit or ""
    found = {
        "computed": f"{shown(judged.computed, max(decimals, 0) + 2)}{unit or ''}",
        "difference": f"{shown(abs(judged.difference), max(decimals, 0) + 2)}{apart}",
        "half_up": f"{rounded(judged.computed, decimals)}{unit or ''}",
    }
    if judged.within:
        found |= {"low": shown(judged.within.low, decimals + 2), "high": shown(judged.within.high, decimals + 2)}
    return found


def misprints(figures: Sequence[Figure], missing: Fraction) -> list[tuple[Figure, Decimal]]:
    """Figures that one wrong or lost digit would make `missing` larger, with what they would then be."""
    found = []
    for each in figures:
        right = rounded((each.value + missing) / each.printed.factor, each.printed.decimals)
        if right >= 0 and is_one_slip(f"{each.printed.value:f}", f"{right:f}"):
            found.append((each, right))
    return found


def is_one_slip(typed: str, meant: str) -> bool:
    """Whether one digit dropped, added or wrong, or two swapped, turns one number into the other."""
    if len(typed) == len(meant):
        apart = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
        swapped = len(apart) == 2 and typed[apart[0]] == meant[apart[1]] and typed[apart[1]] == meant[apart[0]]
        return len(apart) == 1 or swapped
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
