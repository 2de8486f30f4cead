"""Batches: in which months a subsidy was paid out (分批发放), and how many of the people due have been paid.

A *batch* is a month whose report of a task shows more people paid or more money disbursed than the newest report before
it (than nothing, for the first). People count where the target is in people (人, 人次). What is paid in a month is that
difference; a month without a report pays nothing, and what it paid shows in the next. A figure that falls (a
correction) takes away in its month, so that the months add up to the newest figure. Where no task told people or money,
how many paid is missing, not 0.
Source: Ziyang pays its seven subsidies in batches (分批实施, February 2023); docs/metrics.md, "batches".
"""

import polars as pl

from metrics.category_mix import PEOPLE
from metrics.grouping import group
from metrics.ratio import MONEY, counted, percent, total, where_both_known
from metrics.timetable import Numbers


def by_month(months: pl.DataFrame) -> pl.DataFrame:
    """One row per period of the subsidies in `months` (status rows of one year).

    Columns: period, batch_tasks (tasks that paid in it), batch_wan, batch_people, people_paid, people_due,
    people_paid_pct (the last three at the end of the month, over the tasks that report people in it).
    """
    paid = _paid(months)
    return (
        paid.group_by("period")
        .agg(
            counted(pl.col("is_batch"), pl.col("is_told")).alias("batch_tasks"),
            total(pl.col("batch_wan")).cast(MONEY).alias("batch_wan"),
            total(pl.col("batch_people")).cast(MONEY).alias("batch_people"),
            *_people(pl.lit(value=True)),
        )
        .sort("period")
        .collect()
    )


def by_group(months: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Batches and people of the subsidies per value of `by`, at the newest period: one row each.

    Columns: <by>, tasks, batches (months in which any of its tasks paid: they need not add up), last_batch (its
    newest such month), people_due, people_paid, people_paid_pct.
    """
    paid = _paid(months)
    newest = pl.col("is_newest")
    when = pl.col("period").filter(pl.col("is_batch"))
    figures = [
        newest.sum().cast(pl.Int64).alias("tasks"),
        pl.when(pl.col("is_told").any()).then(when.n_unique().cast(pl.Int64)).alias("batches"),
        when.max().alias("last_batch"),
        *_people(newest),
    ]
    return group(paid, by, figures)


def _paid(months: pl.DataFrame) -> pl.LazyFrame:
    """The rows of subsidies with what each month added to the month that was reported before."""
    in_people = pl.col("target_unit").is_in(PEOPLE)
    dated = months.lazy().with_columns(is_newest=pl.col("period") == pl.col("period").max())
    told = dated.filter(pl.col("category") == "subsidy").sort("period").with_columns(
        _no=Numbers(months).of_task(),
        _people=pl.when(in_people).then("done_value"),
        _due=pl.when(in_people).then("target_value"),
    )  # fmt: skip
    gained = told.with_columns(
        batch_wan=_gain(pl.col("disbursed_wan")).cast(MONEY), batch_people=_gain(pl.col("_people"))
    )
    more = (pl.col("batch_wan") > 0).fill_null(value=False) | (pl.col("batch_people") > 0).fill_null(value=False)
    is_told = pl.any_horizontal(pl.col("disbursed_wan", "_people").is_not_null())
    return gained.with_columns(is_batch=more, is_told=is_told)


def _gain(amount: pl.Expr) -> pl.Expr:
    """What a month adds to the newest amount known before it."""
    return amount - amount.forward_fill().shift(1).over("_no").fill_null(0)


def _people(wanted: pl.Expr) -> list[pl.Expr]:
    """People due, paid and their rate over the `wanted` rows that know both."""
    due = total(pl.when(wanted).then(where_both_known(pl.col("_due"), pl.col("_people"))))
    paid = total(pl.when(wanted).then(where_both_known(pl.col("_people"), pl.col("_due"))))
    return [
        due.cast(MONEY).alias("people_due"),
        paid.cast(MONEY).alias("people_paid"),
        percent(paid, due).alias("people_paid_pct"),
    ]
