"""Progress: how much of a task is done, in percent.

Construction: the physical progress (形象进度) that the unit reports; without it, quantity done over quantity due.
Subsidy and every other category: quantity done over quantity due (people paid over people due); without it, money
disbursed over money planned; without that, a physical progress if one is reported. Where less is better (a ceiling:
4.3%以内), the quantity is turned round: target over what was reached. More than the target counts as 100 %, so that one
task cannot make up for another. Which was used stands beside the figure (`actual_basis`).
Source: practice as described in docs/metrics.md, "progress".
"""

import polars as pl

from metrics.ratio import RATE, percent

PERCENT = pl.Decimal(9, 4)


def per_task(status: pl.DataFrame) -> pl.DataFrame:
    """`status` with `actual_pct` (0–100) and `actual_basis` (physical, quantity or money; missing if nothing is)."""
    physical = pl.col("physical_pct").cast(PERCENT)
    quantity = _capped(completion())
    money = _capped(percent(pl.col("disbursed_wan"), pl.col("planned_wan")))
    is_built = pl.col("category") == "construction"
    first = pl.when(is_built).then(physical).otherwise(quantity)
    second = pl.when(is_built).then(quantity).otherwise(money)
    third = pl.when(~is_built).then(physical)
    return status.with_columns(
        actual_pct=pl.coalesce(first, second, third),
        actual_basis=pl.when(first.is_not_null())
        .then(pl.when(is_built).then(pl.lit("physical")).otherwise(pl.lit("quantity")))
        .when(second.is_not_null())
        .then(pl.when(is_built).then(pl.lit("quantity")).otherwise(pl.lit("money")))
        .when(third.is_not_null())
        .then(pl.lit("physical")),
    )


def completion() -> pl.Expr:
    """Quantity done ÷ quantity due in percent, not capped; under a ceiling due ÷ done (a done of zero: 100)."""
    done, due = pl.col("done_value"), pl.col("target_value")
    nothing = (done == 0) & due.is_not_null()
    under = pl.when(nothing).then(pl.lit(100, dtype=RATE)).otherwise(percent(due, done))
    return pl.when(pl.col("is_ceiling")).then(under).otherwise(percent(done, due))


def _capped(rate: pl.Expr) -> pl.Expr:
    hundred = pl.lit(100, dtype=PERCENT)
    rounded = rate.round(4, mode="half_away_from_zero")
    return pl.when(rounded > hundred).then(hundred).otherwise(rounded).cast(PERCENT)
