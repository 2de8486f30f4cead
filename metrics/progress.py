"""Progress: how much of a task is done, in percent.

Construction: the physical progress (形象进度) that the unit reports; without it, quantity done over quantity due.
Subsidy and every other category: quantity done over quantity due (people paid over people due); without it, money
disbursed over money planned; without that, a physical progress if one is reported. Where less is better (a ceiling:
4.3%以内), the quantity is turned round: target over what was reached; but for construction, that alone counts then.
More than the target counts as 100 %, so that one task cannot make up for another. Which was used stands beside the
figure (`actual_basis`).
Source: practice as described in docs/metrics.md, "progress".
"""

from collections.abc import Callable

import polars as pl

from metrics.ratio import HUNDRED, RATE, percent

PERCENT = pl.Decimal(9, 4)


def per_task(status: pl.DataFrame) -> pl.DataFrame:
    """`status` with `actual_pct` (0–100) and `actual_basis` (physical, quantity or money; missing if nothing is)."""
    told = status.with_columns(
        _physical=pl.col("physical_pct").cast(PERCENT),
        _quantity=_capped(completion()),
        _money=_capped(percent(pl.col("disbursed_wan"), pl.col("planned_wan"))),
    )
    return told.with_columns(actual_pct=_by_kind(_first), actual_basis=_by_kind(_basis)).drop(
        "_physical", "_quantity", "_money"
    )


def _by_kind(of: Callable[[tuple[str, ...]], pl.Expr]) -> pl.Expr:
    """The first basis that is known, in the order of the kind of task."""
    is_built = pl.col("category") == "construction"
    works = pl.when(is_built).then(of(("physical", "quantity"))).when(is_bound()).then(of(("quantity",)))
    return works.otherwise(of(("quantity", "money", "physical")))


def _first(bases: tuple[str, ...]) -> pl.Expr:
    return pl.coalesce(f"_{basis}" for basis in bases)


def _basis(bases: tuple[str, ...]) -> pl.Expr:
    return pl.coalesce(pl.when(pl.col(f"_{basis}").is_not_null()).then(pl.lit(basis)) for basis in bases)


def is_bound() -> pl.Expr:
    """Whether a task is a bound to be kept all year (4.3%以内) rather than work that grows; construction never is."""
    is_ceiling = pl.col("is_ceiling").fill_null(value=False) & pl.col("target_value").is_not_null()
    return is_ceiling & (pl.col("category") != "construction")


def work_wan() -> pl.Expr:
    """The planned funding by which a group's progress is weighted; missing for a bound, which is no work done."""
    return pl.when(~is_bound()).then("planned_wan")


def completion() -> pl.Expr:
    """Quantity done ÷ quantity due in percent, not capped; under a ceiling due ÷ done (a done of zero: 100)."""
    done, due, is_under = pl.col("done_value"), pl.col("target_value"), pl.col("is_ceiling")
    part, whole = (pl.when(is_under).then(one).otherwise(other) for one, other in ((due, done), (done, due)))
    nothing = is_under & (done == 0) & due.is_not_null()
    return pl.when(nothing).then(HUNDRED).otherwise(percent(part, whole))


def _capped(rate: pl.Expr) -> pl.Expr:
    return rate.round(4, mode="half_away_from_zero").clip(upper_bound=pl.lit(100, dtype=RATE)).cast(PERCENT)
