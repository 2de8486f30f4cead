"""In the month: what a month added by itself, out of figures that are reported as cumulative since 1 January.

*In the month* (当月) = the cumulative figure − the cumulative figure of the month before. Missing where either is
missing: a month that was not reported is not zero, and what it brought is not told apart from the next. January's own
is its cumulative figure. Both are the newest that the view knows of, so that a correction of the month before changes
the month too; a figure that falls gives a negative month. Progress is no sum since 1 January: January's own is missing.
Rates are the month's own amount ÷ the cumulative denominator at the end of the month (planned, issued, arrived,
disbursed), Σ ÷ Σ over the tasks that know both; those of the months add up only where the denominator stands still.
Source: 当月 beside 累计 in the monthly statements of finance offices; docs/metrics.md, "in_month".
"""

import polars as pl

from metrics.funding import RATES, REPORTED
from metrics.grouping import group
from metrics.progress import work_wan
from metrics.ratio import MONEY, RATE, percent, total, weighted, where_both_known
from metrics.timetable import TASK

FIGURES = (*REPORTED, "done_value")
"""What is reported as cumulative since 1 January."""


def _own(name: str) -> str:
    """The month's own twin of a cumulative column: disbursed_month_wan of disbursed_wan."""
    what, _, rest = name.partition("_")
    return f"{what}_month_{rest}"


TWINS = {name: _own(name) for name in (*FIGURES, *RATES, *(base for _, _, base in RATES.values()))}
"""Cumulative column → the month's own."""


def per_task(status: pl.DataFrame) -> pl.DataFrame:
    """`status` (rows of one year, each task once a month; needs actual_pct) with each row's own month.

    Adds the twins of those FIGURES that there are, those of the rates of funding, and progress_month_pp (percentage
    points). What the month before said is looked up in `status` itself.
    """
    figures = [name for name in FIGURES if name in status.columns]
    known = [*figures, "actual_pct"]
    before = status.select(*TASK, pl.col("period").dt.offset_by("1mo"), pl.col(known).name.suffix("_before"))
    both = status.join(before, on=[*TASK, "period"], how="left", maintain_order="left")
    own = both.with_columns(
        *(_gain(name).alias(TWINS[name]) for name in figures),
        progress_month_pp=pl.col("actual_pct").cast(RATE) - pl.col("actual_pct_before").cast(RATE),
    )
    rates = [percent(pl.col(TWINS[part]), pl.col(whole)).alias(TWINS[name]) for name, (part, whole, _) in RATES.items()]
    return own.with_columns(rates).drop(f"{name}_before" for name in known)


def _gain(name: str) -> pl.Expr:
    is_first = pl.col("period").dt.month() == 1
    before = pl.when(is_first).then(pl.lit(0, dtype=MONEY)).otherwise(pl.col(f"{name}_before"))
    return (pl.col(name) - before).cast(MONEY)


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """The month's own amounts (万元), rates (%) and progress per value of `by`; needs the columns of per_task.

    Columns: <by>, tasks, month_tasks (tasks with any amount of the month's own), one amount per measure, one rate and
    its base per entry of funding.RATES, progress_month_pp (weighted by planned funding).
    """
    rates = [(TWINS[part], whole, TWINS[name], TWINS[base]) for name, (part, whole, base) in RATES.items()]
    amounts = [TWINS[name] for name in REPORTED]
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        pl.any_horizontal(pl.col(amounts).is_not_null()).sum().cast(pl.Int64).alias("month_tasks"),
        *(total(pl.col(name)).cast(MONEY).alias(name) for name in amounts),
        *(_rate(pl.col(part), pl.col(whole)).alias(name) for part, whole, name, _ in rates),
        *(_base(pl.col(part), pl.col(whole)).alias(base) for part, whole, _, base in rates),
        weighted(pl.col("progress_month_pp"), work_wan()).alias("progress_month_pp"),
    ]
    return group(status, by, figures)


def _rate(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return percent(total(where_both_known(part, whole)), total(where_both_known(whole, part)))


def _base(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return total(where_both_known(whole, part)).cast(MONEY)
