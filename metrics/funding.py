"""Funding: how much of the planned money has been issued and disbursed.

issued ÷ planned (下达进度) · disbursed ÷ planned · disbursed ÷ issued (拨付率), each with its denominator beside it.
A group's rate is the sum of its numerators over the sum of its denominators, over the tasks for which both are known;
that denominator is kept (`*_base_wan`). Rates may exceed 100 %. Gaps are against the linear clock, in percentage
points.
Source: the definitions behind Ziyang's published figures of February 2023; docs/metrics.md, "funding".
"""

import polars as pl

from metrics.grouping import group
from metrics.ratio import MONEY, percent, total, where_both_known


def per_task(status: pl.DataFrame) -> pl.DataFrame:
    """`status` with each row's own issued_of_planned_pct, disbursed_of_planned_pct and disbursed_of_issued_pct."""
    planned, issued, disbursed = pl.col("planned_wan"), pl.col("issued_wan"), pl.col("disbursed_wan")
    return status.with_columns(
        issued_of_planned_pct=percent(issued, planned),
        disbursed_of_planned_pct=percent(disbursed, planned),
        disbursed_of_issued_pct=percent(disbursed, issued),
    )


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Amounts (万元) and rates (%) per value of `by`: one row each.

    Columns: <by>, tasks, reported (tasks with any amount reported), planned_wan, issued_wan, disbursed_wan,
    issued_of_planned_pct, disbursed_of_planned_pct, disbursed_of_issued_pct, issued_base_wan, disbursed_base_wan,
    disbursed_issued_base_wan, linear_pct, issued_gap_pp, disbursed_gap_pp.
    """
    planned, issued, disbursed = pl.col("planned_wan"), pl.col("issued_wan"), pl.col("disbursed_wan")
    linear = pl.col("linear_pct").max()
    issued_rate = _rate(issued, planned)
    disbursed_rate = _rate(disbursed, planned)
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        (issued.is_not_null() | disbursed.is_not_null()).sum().cast(pl.Int64).alias("reported"),
        total(planned).cast(MONEY).alias("planned_wan"),
        total(issued).cast(MONEY).alias("issued_wan"),
        total(disbursed).cast(MONEY).alias("disbursed_wan"),
        issued_rate.alias("issued_of_planned_pct"),
        disbursed_rate.alias("disbursed_of_planned_pct"),
        _rate(disbursed, issued).alias("disbursed_of_issued_pct"),
        total(where_both_known(planned, issued)).cast(MONEY).alias("issued_base_wan"),
        total(where_both_known(planned, disbursed)).cast(MONEY).alias("disbursed_base_wan"),
        total(where_both_known(issued, disbursed)).cast(MONEY).alias("disbursed_issued_base_wan"),
        linear.alias("linear_pct"),
        (issued_rate - linear).alias("issued_gap_pp"),
        (disbursed_rate - linear).alias("disbursed_gap_pp"),
    ]
    return group(status, by, figures)


def _rate(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return percent(total(where_both_known(part, whole)), total(where_both_known(whole, part)))
