"""How much of the money is issued and disbursed, and over which tasks each rate speaks."""

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from metrics.funding import OVER, RATES, WAITING, by_group, per_task
from metrics.progress import PERCENT
from metrics.ratio import MONEY, RATE

AMOUNTS = (
    *(f"{step}_wan" for step in ("planned", "issued", "arrived", "disbursed", "paid")), *WAITING, *OVER, "balance_wan",
    *(base for _, _, base in RATES.values()), "works_base_wan",
)  # fmt: skip
SHORT = (
    "tasks", "reported", "planned_wan", "issued_wan", "disbursed_wan", "issued_of_planned_pct",
    "disbursed_of_planned_pct", "disbursed_of_issued_pct", "issued_base_wan", "disbursed_base_wan",
    "disbursed_issued_base_wan", "linear_pct", "issued_gap_pp", "disbursed_gap_pp",
)  # fmt: skip
"""What every form reports; the rest of the columns are missing where nobody reports arrival and payment."""


def test_each_rate_is_over_the_tasks_that_know_both_sides(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 100         | 50         | 20            | 25
        North  | 300         |            | 10            | 25
        South  |             | 40         | 0             | 25
    """)
    # North: issued 50 ÷ 100 (the second task issued nothing known), disbursed 30 ÷ 400, disbursed of issued 20 ÷ 50
    assert rounded(by_group(status, "county").select("county", *SHORT)) == [
        ("North", 2, 2, 400.0, 50.0, 30.0, 50.0, 7.5, 40.0, 100.0, 400.0, 50.0, 25.0, 25.0, -17.5),
        ("South", 1, 1, None, 40.0, 0.0, None, None, 0.0, None, None, 40.0, 25.0, None, None),
    ]
    # all: 50 ÷ 100, 30 ÷ 400, (20 + 0) ÷ (50 + 40)
    assert rounded(by_group(status, None).select(SHORT)) == [
        (3, 3, 400.0, 90.0, 30.0, 50.0, 7.5, 22.22, 100.0, 400.0, 90.0, 25.0, 25.0, -17.5)
    ]


def test_a_groups_rate_is_not_the_mean_of_its_tasks_rates(table: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 100         | 100        | 100           | 50
        North  | 900         | 0          | 0             | 50
    """)
    rates = by_group(status, "county").select(
        "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct", "issued_gap_pp"
    )
    assert rates.rows() == [(10, 10, 100, -40)]


def test_nothing_said_is_missing_and_nothing_paid_is_zero(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 100         |            |               | 25
        South  | 100         | 0          | 0             | 25
    """)
    assert rounded(by_group(status, "county").select("county", *SHORT)) == [
        ("North", 1, 0, 100.0, *[None] * 8, 25.0, None, None),
        ("South", 1, 1, 100.0, 0.0, 0.0, 0.0, 0.0, None, 100.0, 100.0, 0.0, 25.0, -25.0, -25.0),
    ]


def test_nothing_planned_is_no_denominator(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 0           | 10         | 5             | 25
    """)
    assert rounded(by_group(status, "county").select("county", *SHORT)) == [
        ("North", 1, 1, 0.0, 10.0, 5.0, None, None, 50.0, 0.0, 0.0, 10.0, 25.0, None, None)
    ]


def test_more_may_be_issued_than_planned(table: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 100         | 117.6      | 120           | 100
    """)
    rates = by_group(status, "county").select("issued_of_planned_pct", "disbursed_of_planned_pct", "issued_gap_pp")
    assert rates.rows() == [(Decimal("117.6"), 120, Decimal("17.6"))]


def test_the_waterfall_keeps_the_denominator_of_every_rate(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | arrived_wan | disbursed_wan | paid_wan | linear_pct
        North  | 100         | 80         | 60          | 30            | 24       | 50
        North  | 100         | 40         |             | 20            |          | 50
        South  | 100         |            | 50          |               | 10       | 50
    """)
    shown = by_group(status, None).select(*RATES, *(base for _, _, base in RATES.values()), *WAITING, "balance_wan")
    assert rounded(shown) == [
        (
            # issued 120 ÷ 200, arrived 110 ÷ 200, disbursed 50 ÷ 200, ÷ 120, and 30 ÷ 60; paid 34 ÷ 200, and 24 ÷ 30
            60.0, 55.0, 25.0, 41.67, 50.0, 17.0, 80.0,
            200.0, 200.0, 200.0, 120.0, 60.0, 200.0, 30.0,
            # planned − issued, issued − arrived, issued − disbursed, disbursed − paid, arrived − paid: 36 + 40
            80.0, 20.0, 70.0, 6.0, 76.0,
        )
    ]  # fmt: skip


def test_what_one_task_paid_too_much_pays_nothing_of_what_waits_elsewhere(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | issued_wan | disbursed_wan | linear_pct
        North  | 200         | 100        | 30            | 50
        South  | 100         | 110        | 150           | 50
        South  | 100         |            | 20            | 50
    """)
    columns = ("county", "unissued_wan", "overissued_wan", "undisbursed_wan", "overdisbursed_wan")
    assert rounded(by_group(status, "county").select(columns)) == [
        ("North", 100.0, 0.0, 70.0, 0.0), ("South", 0.0, 10.0, 0.0, 40.0),
    ]  # fmt: skip
    assert rounded(by_group(status, None).select(columns[1:])) == [(100.0, 10.0, 70.0, 40.0)]


def test_works_are_ahead_of_money_over_the_tasks_that_know_both(table: Any, rounded: Any) -> None:
    status = table("""
        county | planned_wan | disbursed_wan | actual_pct | actual_basis | linear_pct
        North  | 300         | 120           | 80         | physical     | 50
        North  | 100         | 20            | 40         | quantity     | 50
        North  | 100         | 90            | 90         | money        | 50
        North  | 100         |               | 10         | physical     | 50
    """)
    each = per_task(status).select("disbursed_of_planned_pct", "works_ahead_pp")
    assert rounded(each) == [(40.0, 40.0), (20.0, 20.0), (90.0, None), (None, None)]
    # (80 × 300 + 40 × 100) ÷ 400 = 70 against 140 ÷ 400 = 35
    assert rounded(by_group(status, None).select("works_ahead_pp", "works_base_wan")) == [(35.0, 400.0)]


def test_the_published_rates_of_february_2023(table: Any, rounded: Any) -> None:
    status = table("""
        planned_wan | issued_wan | disbursed_wan
        426400      | 87930      | 18880
    """).with_columns(linear_pct=pl.lit(None, dtype=RATE))
    rates = by_group(status, None).select(
        "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct"
    )
    assert rounded(rates) == [(20.62, 4.43, 21.47)]


def test_months_stand_in_order_each_with_its_own_clock(table: Any, rounded: Any) -> None:
    status = table("""
        period     | planned_wan | issued_wan | disbursed_wan | linear_pct
        2023-02-01 | 100         | 30         | 20            | 16.67
        2023-01-01 | 100         | 10         | 5             | 8.33
    """)
    shown = by_group(status, "period").select("period", "issued_of_planned_pct", "linear_pct", "issued_gap_pp")
    assert [(f"{month:%m}", *rest) for month, *rest in rounded(shown)] == [
        ("01", 10.0, 8.33, 1.67),
        ("02", 30.0, 16.67, 13.33),
    ]


AMOUNT = st.none() | st.decimals(0, 10**6, places=6)
TASKS = st.lists(
    st.tuples(st.sampled_from(["North", "South", "West"]), *[AMOUNT] * 5, st.none() | st.decimals(0, 100, places=4)),
    min_size=1, max_size=12,
)  # fmt: skip
TYPES = {
    "county": pl.String, "planned_wan": MONEY, "issued_wan": MONEY, "arrived_wan": MONEY, "disbursed_wan": MONEY,
    "paid_wan": MONEY, "actual_pct": PERCENT,
}  # fmt: skip


def reported(tasks: list[tuple[Any, ...]]) -> pl.DataFrame:
    return pl.DataFrame(tasks, schema=TYPES, orient="row").with_columns(
        linear_pct=pl.lit(50, dtype=RATE),
        county_place=None,
        actual_basis=pl.lit("physical"),
        category=pl.lit("construction"),
        is_ceiling=pl.lit(value=False),
        target_value=None,
    )


@given(TASKS)
def test_groups_add_up_to_the_total_to_the_last_digit(tasks: list[tuple[Any, ...]]) -> None:
    groups, whole = by_group(reported(tasks), "county"), by_group(reported(tasks), None)
    counts = ("tasks", "reported")
    assert (
        groups.select(pl.col(*counts, *AMOUNTS).sum()).rows()
        == whole.select(*counts, pl.col(*AMOUNTS).fill_null(0)).rows()
    )


@given(TASKS)
def test_a_group_is_what_its_tasks_alone_would_be(tasks: list[tuple[Any, ...]]) -> None:
    whole = reported(tasks)
    for (county,), group in whole.group_by("county"):
        alone = by_group(group, "county")
        assert by_group(whole, "county").filter(pl.col("county") == county).equals(alone)


@given(st.data())
def test_the_order_of_rows_does_not_matter(data: st.DataObject) -> None:
    tasks = data.draw(TASKS)
    shuffled = data.draw(st.permutations(tasks))
    assert by_group(reported(tasks), "county").equals(by_group(reported(shuffled), "county"))
