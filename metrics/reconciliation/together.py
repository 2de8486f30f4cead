"""Figures that hang together: whether one way of rounding lets all their relations hold, in a sentence."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from metrics.reconciliation.feasible import Ratio, Relation, explain, ranges
from metrics.reconciliation.rounding import Mode, Printed, shown
from metrics.reconciliation.verdict import Check, Verdict

UNIT = re.compile(r"[^\d.]+$")


def members(relation: Relation) -> tuple[str, ...]:
    """The figures of a relation."""
    if isinstance(relation, Ratio):
        return relation.part, relation.whole, relation.rate
    return relation.whole, *relation.parts


def of_set(
    figures: Mapping[str, Printed], relations: Sequence[Relation], texts: Mapping[str, str], cell: str = ""
) -> Check:
    """Whether all relations can hold at once: by half-up, by half-even, with a figure cut off, or by no rounding."""
    explained = explain(figures, relations)
    listed = "、".join(texts[name] for name in figures)
    said = {"figures": listed}
    if explained.mode and all(printed.is_exact for printed in figures.values()):
        return Check("set", Verdict.EXACT, cell, listed, listed, "set_same", said, tuple(figures))
    if explained.mode and not explained.choices:
        say = f"set_{explained.mode}"
        verdict = Verdict.HALF_UP if explained.mode is Mode.HALF_UP else Verdict.HALF_EVEN
        return Check("set", verdict, cell, listed, listed, say, said, tuple(figures))
    if broken := _broken(figures, relations):
        part, whole = (figures[name].behind(Mode.HALF_UP) for name in (broken.part, broken.whole))
        if quotient := part.over(whole):
            said |= {"low": shown(100 * quotient.low, 3), "high": shown(100 * quotient.high, 3)}
        said["rate"] = texts[broken.rate]
        said["figures"] = "、".join(texts[name] for name in members(broken))
    if not explained.choices:
        say = "set_impossible" if broken else "set_impossible_sum"
        return Check("set", Verdict.IMPOSSIBLE, cell, listed, listed, say, said, tuple(figures))
    said["cut"] = "、".join(texts[name] for name in explained.choices[0])
    say = "set_cut" if broken else "set_cut_sum"
    if len(explained.choices) > 1:
        said["cut"] = "；".join("、".join(texts[name] for name in names) for names in explained.choices)
        say = "set_several"
    else:
        said |= _true_range(figures, relations, explained.cut, texts[explained.cut[0]])
        say = say if "least" in said else "set_cut_sum"
    return Check(
        "set", Verdict.TRUNCATED, explained.choices[0][0] if cell else "", listed, listed, say, said, tuple(figures)
    )


def _broken(figures: Mapping[str, Printed], relations: Sequence[Relation]) -> Ratio | None:
    """The first ratio that does not even hold by itself when everything is rounded half up."""
    for relation in relations:
        if isinstance(relation, Ratio):
            part, whole, rate = (figures[name].behind(Mode.HALF_UP) for name in members(relation))
            quotient = part.over(whole)
            if quotient and not quotient.times(Fraction(100)).meets(rate):
                return relation
    return None


def _true_range(
    figures: Mapping[str, Printed], relations: Sequence[Relation], cut: Sequence[str], text: str
) -> dict[str, str]:
    """Where the true value of the figure that was cut off must lie, in the unit that its `text` ends with."""
    modes = {name: Mode.TRUNCATED if name in cut else Mode.HALF_UP for name in figures}
    within = ranges(figures, relations, modes).get(cut[0])
    if within is None:
        return {}
    factor, digits = figures[cut[0]].factor, figures[cut[0]].decimals + 3
    unit = UNIT.search(text)
    low, high = (f"{shown(end / factor, digits)}{unit[0] if unit else ''}" for end in (within.low, within.high))
    return {"least": low, "most": high}
