"""Sums and ratios keep missing apart from zero."""

from decimal import Decimal

import polars as pl
import pytest

from metrics.ratio import MONEY, counted, percent, total, weighted, where_both_known

A, B = pl.col("a"), pl.col("b")


def money(**columns: list[str | None]) -> pl.DataFrame:
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).cast(MONEY)


@pytest.mark.parametrize(
    ("amounts", "sum_of_known"),
    [
        ([None, None], None),
        ([None, "0"], Decimal(0)),
        (["1.0001", None, "2"], Decimal("3.0001")),
        ([], None),
    ],
)
def test_a_total_of_nothing_known_is_missing_not_zero(amounts: list[str | None], sum_of_known: Decimal | None) -> None:
    assert money(a=amounts).select(total(A)).item() == sum_of_known


@pytest.mark.parametrize(
    ("amounts", "above_one"), [([None, None], None), ([None, "1"], 0), (["2", None, "1", "3"], 2), ([], None)]
)
def test_a_count_of_what_nobody_told_is_missing_not_zero(amounts: list[str | None], above_one: int | None) -> None:
    assert money(a=amounts).select(counted(A > 1, A.is_not_null())).item() == above_one


def test_a_rate_without_numerator_or_denominator_is_missing() -> None:
    frame = money(a=["1", "0", None, "1", None, "0"], b=["4", "4", "4", None, None, "0"])
    assert frame.select(percent(A, B)).to_series().to_list() == [25, 0, None, None, None, None]


def test_a_rate_is_exact_to_twelve_places_and_may_exceed_100() -> None:
    frame = money(a=["1", "2", "117.6"], b=["3", "3", "100"])
    assert frame.select(percent(A, B)).to_series().to_list() == [
        Decimal("33.333333333333"),
        Decimal("66.666666666667"),
        Decimal("117.6"),
    ]


def test_both_sides_of_a_rate_speak_of_the_same_rows() -> None:
    frame = money(a=["10", "20", None], b=["1", None, "3"])
    known = frame.select(a=where_both_known(A, B), b=where_both_known(B, A))
    assert known.rows() == [(10, 1), (None, None), (None, None)]


@pytest.mark.parametrize(
    ("rates", "weights", "mean"),
    [
        (["50", "100"], ["100", "300"], Decimal("87.5")),  # (5 000 + 30 000) ÷ 400
        (["50", None], ["100", "300"], Decimal(50)),  # an unknown rate takes its weight with it
        (["50", "100"], ["100", None], Decimal(50)),  # an unknown weight takes its rate with it
        (["0", "100"], ["300", "100"], Decimal(25)),  # a rate of zero counts
        (["50", "60"], ["0", "0"], None),
        ([None, None], ["1", "1"], None),
    ],
)
def test_a_weighted_rate_is_a_ratio_of_sums(
    rates: list[str | None], weights: list[str | None], mean: Decimal | None
) -> None:
    assert money(a=rates, b=weights).select(weighted(A, B)).item() == mean
