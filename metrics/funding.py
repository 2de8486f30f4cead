"""Funding: what has become of the planned money: issued, arrived, disbursed, paid.

Money flows planned (计划) → issued (下达) → arrived (到位) → disbursed (拨付) → paid (支付). Each rate has its
denominator beside it: issued, arrived, disbursed and paid ÷ planned; disbursed ÷ issued and ÷ arrived (with ÷ planned
the three 拨付率); paid ÷ disbursed (支付率). A group's rate is the sum of its numerators over the sum of its
denominators, over the tasks for which both are known; that denominator is kept (`*_base_wan`). Rates may exceed 100 %.
What waits between two steps is the sum, over the tasks that know both, of what has come and not gone on; a task where
more has gone on than had come takes nothing away from what waits elsewhere: that excess is told by itself (overissued,
overdisbursed). The balance (结余) is arrived − paid.
Gaps are against the linear clock (weighted by planned funding where it counts a task's own days), in percentage
points. *Works ahead of money*: progress − disbursed ÷ planned over the
same tasks, both weighted by planned funding; not where progress itself was told by money.
Source: the definitions behind Ziyang's published figures of February 2023; docs/metrics.md, "funding".
"""

import polars as pl

from data.model import Measure
from metrics.grouping import group
from metrics.progress import is_bound
from metrics.ratio import MONEY, percent, total, weighted, where_both_known

RATES = {
    "issued_of_planned_pct": ("issued_wan", "planned_wan", "issued_base_wan"),
    "arrived_of_planned_pct": ("arrived_wan", "planned_wan", "arrived_base_wan"),
    "disbursed_of_planned_pct": ("disbursed_wan", "planned_wan", "disbursed_base_wan"),
    "disbursed_of_issued_pct": ("disbursed_wan", "issued_wan", "disbursed_issued_base_wan"),
    "disbursed_of_arrived_pct": ("disbursed_wan", "arrived_wan", "disbursed_arrived_base_wan"),
    "paid_of_planned_pct": ("paid_wan", "planned_wan", "paid_base_wan"),
    "paid_of_disbursed_pct": ("paid_wan", "disbursed_wan", "paid_disbursed_base_wan"),
}
"""Rate → numerator, denominator, and the name under which that denominator is kept."""
WAITING = {
    "unissued_wan": ("planned_wan", "issued_wan"),
    "unarrived_wan": ("issued_wan", "arrived_wan"),
    "undisbursed_wan": ("issued_wan", "disbursed_wan"),
    "unpaid_wan": ("disbursed_wan", "paid_wan"),
}
"""What waits → what has come, what of it has gone on."""
OVER = {"overissued_wan": ("issued_wan", "planned_wan"), "overdisbursed_wan": ("disbursed_wan", "issued_wan")}
"""What is more than its bound → the step that is more, the step that ought to bound it."""
REPORTED = tuple(f"{measure}_wan" for measure in Measure if measure is not Measure.PLANNED)


def per_task(status: pl.DataFrame) -> pl.DataFrame:
    """`status` with each row's own rates (those of RATES) and works_ahead_pp (needs the columns of progress)."""
    rates = {name: percent(pl.col(part), pl.col(whole)) for name, (part, whole, _) in RATES.items()}
    works = pl.when(_is_told_apart()).then(pl.col("actual_pct") - rates["disbursed_of_planned_pct"])
    return status.with_columns(**rates, works_ahead_pp=works)


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Amounts (万元) and rates (%) per value of `by`: one row each.

    Columns: <by>, tasks, reported (tasks with any amount reported), one amount per measure, one rate and its base per
    entry of RATES, one amount per entry of WAITING and of OVER, balance_wan, linear_pct, issued_gap_pp,
    disbursed_gap_pp, works_ahead_pp, works_base_wan.
    """
    linear = _linear()
    rates = {name: _rate(pl.col(part), pl.col(whole)) for name, (part, whole, _) in RATES.items()}
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        pl.any_horizontal(pl.col(*REPORTED).is_not_null()).sum().cast(pl.Int64).alias("reported"),
        *(total(pl.col(f"{measure}_wan")).cast(MONEY).alias(f"{measure}_wan") for measure in Measure),
        *(rate.alias(name) for name, rate in rates.items()),
        *(_base(pl.col(part), pl.col(whole)).alias(base) for part, whole, base in RATES.values()),
        *(_more(pl.col(one), pl.col(other)).alias(name) for name, (one, other) in {**WAITING, **OVER}.items()),
        _rest(pl.col("arrived_wan"), pl.col("paid_wan")).alias("balance_wan"),
        linear.alias("linear_pct"),
        (rates["issued_of_planned_pct"] - linear).alias("issued_gap_pp"),
        (rates["disbursed_of_planned_pct"] - linear).alias("disbursed_gap_pp"),
        *_works(),
    ]
    return group(status, by, figures)


def _linear() -> pl.Expr:
    """Return the linear clock of the group: one for all tasks, weighted by planned funding where each has its own."""
    own = pl.col("linear_pct")
    return pl.when(own.n_unique() > 1).then(weighted(own, pl.col("planned_wan"))).otherwise(own.max())


def _rate(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return percent(total(where_both_known(part, whole)), total(where_both_known(whole, part)))


def _base(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return total(where_both_known(whole, part)).cast(MONEY)


def _more(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """By how much `one` is more than `other`, over the tasks that know both; where it is less, by nothing."""
    return total((one - other).clip(lower_bound=0)).cast(MONEY)


def _rest(come: pl.Expr, gone: pl.Expr) -> pl.Expr:
    return (total(where_both_known(come, gone)) - total(where_both_known(gone, come))).cast(MONEY)


def _is_told_apart() -> pl.Expr:
    """Whether a task says how far its works are by something else than its money; a bound has no works."""
    return pl.col("actual_pct").is_not_null() & (pl.col("actual_basis") != "money") & ~is_bound()


def _works() -> list[pl.Expr]:
    """Progress less financial progress, over the tasks that know both and their planned funding."""
    both = _is_told_apart() & pl.col("disbursed_wan").is_not_null() & (pl.col("planned_wan") > 0)
    planned = pl.when(both).then(pl.col("planned_wan"))
    disbursed = pl.when(both).then(pl.col("disbursed_wan"))
    ahead = weighted(pl.col("actual_pct"), planned) - percent(total(disbursed), total(planned))
    return [ahead.alias("works_ahead_pp"), total(planned).cast(MONEY).alias("works_base_wan")]
