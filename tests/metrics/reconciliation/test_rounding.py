"""How figures were rounded, and which sets of them no rounding lets be true at once. Exact to the last digit."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from metrics.reconciliation.feasible import Ratio, Sum, explain, ranges
from metrics.reconciliation.judged import is_one_slip, of_ratio
from metrics.reconciliation.quotient import joint
from metrics.reconciliation.rounding import Interval, Mode, Printed, rounded, together
from metrics.reconciliation.table import figure
from metrics.reconciliation.verdict import DISAGREEING

YI = Fraction(10_000)
ZIYANG = {
    "planned": Printed(Decimal("42.6"), 1, YI), "issued": Printed(Decimal("8.79"), 2, YI),
    "disbursed": Printed(Decimal("1.88"), 2, YI), "issued_pct": Printed(Decimal("20.62"), 2),
    "disbursed_pct": Printed(Decimal("4.43"), 2), "of_issued_pct": Printed(Decimal("21.47"), 2),
}  # fmt: skip
RATIOS = [
    Ratio("issued", "planned", "issued_pct"), Ratio("disbursed", "planned", "disbursed_pct"),
    Ratio("disbursed", "issued", "of_issued_pct"),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "low", "high", "ends"), [
    (Mode.HALF_UP, "8.785", "8.795", (True, False)),
    (Mode.HALF_EVEN, "8.785", "8.795", (False, False)),
    (Mode.TRUNCATED, "8.79", "8.80", (True, False)),
])  # fmt: skip
def test_a_printed_figure_stands_for_a_range(mode, low, high, ends):
    assert Printed(Decimal("8.79"), 2).behind(mode) == Interval(Fraction(low), Fraction(high), *ends)


def test_half_even_takes_both_ends_of_an_even_last_digit():
    assert Printed(Decimal("8.78"), 2).behind(Mode.HALF_EVEN) == Interval(Fraction("8.775"), Fraction("8.785"))


def test_a_figure_below_zero_is_rounded_away_from_it_and_cut_towards_it():
    printed = Printed(Decimal("-1.5"), 1)
    assert printed.behind(Mode.HALF_UP) == Interval(Fraction("-1.55"), Fraction("-1.45"), False, True)
    assert printed.behind(Mode.TRUNCATED) == Interval(Fraction("-1.6"), Fraction("-1.5"), False, True)


@pytest.mark.parametrize(("true", "printed", "modes"), [
    ("1.888", "1.88", ("truncated",)),
    ("1.884", "1.88", ("half_up", "half_even", "truncated")),
    ("1.885", "1.88", ("half_even", "truncated")),
    ("1.875", "1.88", ("half_up", "half_even")),
    ("1.89", "1.88", ()),
])  # fmt: skip
def test_the_ways_of_rounding_that_give_a_printed_figure(true, printed, modes):
    assert Printed(Decimal(printed), 2).modes(Fraction(true)) == modes


@pytest.mark.parametrize("mode", list(Mode))
def test_what_is_rounded_is_in_the_range_of_its_printed_figure(mode):
    values = [Fraction(thousandths, 1000) for thousandths in range(-2500, 2501, 5)]
    assert [true for true in values if mode not in Printed(rounded(true, 2, mode), 2).modes(true)] == []


def test_ziyangs_disbursed_was_cut_off_and_nothing_else_explains_its_percentages():
    explained = explain(ZIYANG, RATIOS)
    assert explained == (Mode.HALF_UP, (("disbursed",),))
    modes = dict.fromkeys(ZIYANG, Mode.HALF_UP) | {"disbursed": Mode.TRUNCATED}
    assert ranges(ZIYANG, RATIOS, modes) == {
        "planned": Interval(Fraction("8.785") * YI / Fraction("0.20625"), Fraction("42.65") * YI, False, False),
        "issued": Interval(Fraction(87850), Fraction(87950), True, False),
        "disbursed": Interval(Fraction("0.21465") * 87850, Fraction("0.21475") * 87950, True, False),
    }


def test_ziyang_rounded_half_up_cannot_reach_its_own_percentage():
    part, whole = (ZIYANG[name].behind(Mode.HALF_UP) for name in ("disbursed", "issued"))
    quotient = part.over(whole).times(Fraction(100))
    assert (round(float(quotient.low), 3), round(float(quotient.high), 3)) == (21.319, 21.457)
    assert not quotient.meets(ZIYANG["of_issued_pct"].behind(Mode.HALF_UP))


def test_426400_87930_and_18880_give_all_six_published_figures():
    planned, issued, disbursed = Fraction(426_400), Fraction(87_930), Fraction(18_880)
    true = {
        "planned": planned, "issued": issued, "disbursed": disbursed, "issued_pct": 100 * issued / planned,
        "disbursed_pct": 100 * disbursed / planned, "of_issued_pct": 100 * disbursed / issued,
    }  # fmt: skip
    assert {name: ZIYANG[name].modes(value)[0] for name, value in true.items()} == {
        "planned": "half_up", "issued": "half_up", "disbursed": "truncated", "issued_pct": "half_up",
        "disbursed_pct": "half_up", "of_issued_pct": "half_up",
    }  # fmt: skip


def test_figures_that_no_rounding_lets_be_true_at_once():
    figures = {"a": Printed(Decimal("1.00"), 2), "b": Printed(Decimal("2.00"), 2), "r": Printed(Decimal("60.0"), 1)}
    assert explain(figures, [Ratio("a", "b", "r")]) == (None, ())


def test_sums_and_ratios_are_judged_together():
    figures = {
        "whole": Printed(Decimal("0.9"), 1), "a": Printed(Decimal("0.5"), 1), "b": Printed(Decimal("0.5"), 1),
        "share": Printed(Decimal(50), 0),
    }  # fmt: skip
    assert explain(figures, [Sum("whole", ("a", "b"))]).mode is Mode.HALF_UP
    assert explain(figures, [Sum("whole", ("a", "b")), Ratio("a", "whole", "share")]).mode is Mode.HALF_UP
    apart = figures | {"share": Printed(Decimal(56), 0)}
    assert explain(apart, [Sum("whole", ("a", "b")), Ratio("a", "whole", "share")]).mode is None


@pytest.mark.parametrize(("typed", "meant", "slip"), [
    ("95", "195", True), ("195", "95", True), ("27", "127", True), ("0", "100", False), ("163", "136", True),
    ("163", "153", True), ("163", "345", False),
])  # fmt: skip
def test_one_slip_of_the_keyboard(typed, meant, slip):
    assert is_one_slip(typed, meant) is slip


def test_a_gain_of_two_rounded_figures_may_be_off_by_both():
    gain = together([Printed(Decimal("97.1"), 1), Printed(Decimal("89.4"), 1)], -1)
    assert gain.value == Decimal("7.7")
    assert gain.behind(Mode.HALF_UP) == Interval(Fraction("7.6"), Fraction("7.8"), has_low=False, has_high=False)


@pytest.mark.parametrize("places", [0, 1, 2])
def test_growth_that_was_printed_half_up_is_never_accused(places):
    random = Random(places)
    for _ in range(400):
        before, after = (Fraction(random.randrange(20_000, 90_000), 1000) for _ in range(2))
        rate = rounded(100 * (after - before) / before, places)
        now, was = (figure("", at, rounded(true, 1), (1, 1), "亿元") for at, true in (("A2", after), ("B2", before)))
        gain = joint([now, was], -1)
        judged = of_ratio(gain, was, figure("", "C2", rate, (places, places), "%"))
        assert judged.verdict not in DISAGREEING, (before, after, rate)
