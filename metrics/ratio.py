"""Sums, counts and ratios that keep missing apart from zero and show what they were divided by."""

from decimal import Decimal

import polars as pl

MONEY = pl.Decimal(18, 6)
SUM = pl.Decimal(38, 6)
RATE = pl.Decimal(38, 12)
"""Rates are exact to twelve places; they are rounded where they are shown, nowhere else."""
PRODUCT = pl.Decimal(38, 18)
"""A rate times an amount, with all its digits: a group of small amounts loses none of those of its rates."""
LAST_DIGIT = pl.lit(Decimal("1e-18"), dtype=PRODUCT)
HUNDRED = pl.lit(100, dtype=pl.Decimal(38, 0))
"""Without decimals of its own: to multiply by it scales nothing down again, which costs ten times as much."""


def total(amount: pl.Expr) -> pl.Expr:
    """Sum of the known amounts; missing when none is known."""
    return pl.when(amount.is_not_null().any()).then(amount.sum())


def counted(condition: pl.Expr, told: pl.Expr) -> pl.Expr:
    """How many rows meet `condition`; missing when none of them has `told` what it rests on."""
    return pl.when(told.any()).then(condition.sum().cast(pl.Int64))


def percent(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """100 × numerator ÷ denominator; missing when either is missing or the denominator is zero."""
    divisor = pl.when(denominator != 0).then(denominator)
    return numerator.cast(RATE) * HUNDRED / divisor.cast(RATE)


def where_both_known(amount: pl.Expr, other: pl.Expr) -> pl.Expr:
    """`amount`, but only where `other` is known too: the two sides of a rate speak of the same tasks."""
    return pl.when(other.is_not_null()).then(amount)


def weighted(rate: pl.Expr, weight: pl.Expr) -> pl.Expr:
    """Σ rate × weight ÷ Σ weight over the rows where both are known, in the unit of `rate`."""
    # whole numbers of the last digit: decimals are multiplied fifteen times as slowly
    products = rate.cast(RATE).to_physical() * weight.cast(SUM).to_physical()
    product = total(products).cast(pl.Decimal(38, 0)) * LAST_DIGIT
    base = total(where_both_known(weight, rate)).cast(SUM)
    return (product / pl.when(base != 0).then(base)).cast(RATE)


def nearest(numerator: pl.Expr, denominator: pl.Expr | int) -> pl.Expr:
    """The whole number nearest to a quotient of whole numbers, a half away from zero; missing over zero."""
    away = (numerator.abs() * 2 + denominator) // (denominator * 2)
    return pl.when(numerator < 0).then(-away).otherwise(away)
