"""In which months subsidies were paid, and how many of the people due."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from metrics.batches import by_group, by_month
from metrics.ratio import MONEY

MONTHS = """
    project_id | county | category     | period     | target_unit | target_value | done_value | disbursed_wan
    A          | North  | subsidy      | 2023-01-01 | 人          | 1000         | 0          | 0
    B          | South  | subsidy      | 2023-01-01 | 户          | 50           | 5          | 10
    C          | South  | construction | 2023-01-01 | 人          | 50           | 5          | 10
    A          | North  | subsidy      | 2023-02-01 | 人          | 1000         | 300        | 30
    B          | South  | subsidy      | 2023-02-01 | 户          | 50           | 5          | 10
    A          | North  | subsidy      | 2023-03-01 | 人          | 1000         |            |
    B          | South  | subsidy      | 2023-03-01 | 户          | 50           | 9          | 18
    A          | North  | subsidy      | 2023-04-01 | 人          | 1000         | 400        | 45
    B          | South  | subsidy      | 2023-04-01 | 户          | 50           | 9          | 17
"""


def test_a_batch_is_what_a_month_adds_to_what_was_known(table: Any, rounded: Any) -> None:
    # in April A adds to February, since March was not told; B takes 1 back
    assert [(f"{month:%m}", *rest) for month, *rest in rounded(by_month(table(MONTHS)))] == [
        ("01", 1, 10.0, 0.0, 1000.0, 0.0, 0.0),
        ("02", 1, 30.0, 300.0, 1000.0, 300.0, 30.0),
        ("03", 1, 8.0, None, None, None, None),
        ("04", 1, 14.0, 100.0, 1000.0, 400.0, 40.0),
    ]


def test_a_group_counts_the_months_in_which_it_paid(table: Any, rounded: Any) -> None:
    north, south = rounded(by_group(table(MONTHS), "county"))
    assert north == ("North", 1, 2, date(2023, 4, 1), 1000.0, 400.0, 40.0)
    assert south == ("South", 1, 2, date(2023, 3, 1), None, None, None)
    assert rounded(by_group(table(MONTHS), None)) == [(2, 4, date(2023, 4, 1), 1000.0, 400.0, 40.0)]


def test_where_nobody_told_people_or_money_batches_are_not_known(table: Any) -> None:
    silent = table("""
        project_id | county | category | period     | target_unit | target_value | done_value | disbursed_wan
        P1         | North  | subsidy  | 2023-01-01 | 户          | 50           | 5          |
        P1         | North  | subsidy  | 2023-02-01 | 户          | 50           |            |
    """)
    assert by_month(silent).get_column("batch_tasks").to_list() == [None, None]
    assert by_group(silent, None).rows() == [(1, None, None, None, None, None)]


def test_without_subsidies_there_are_no_batches(table: Any) -> None:
    built = table(MONTHS).filter(pl.col("category") == "construction")
    assert by_month(built).height == by_group(built, "county").height == 0


AMOUNTS = st.lists(st.none() | st.decimals(0, 1000, places=6), min_size=1, max_size=10)


@given(AMOUNTS)
def test_the_months_add_up_to_the_newest_figure(amounts: list[Decimal | None]) -> None:
    months = pl.DataFrame({"disbursed_wan": amounts}, schema={"disbursed_wan": MONEY}).with_row_index("m").select(
        "disbursed_wan", period=pl.date(2023, 1, 1).dt.offset_by(pl.format("{}mo", "m")), project_id=pl.lit("A"),
        county=pl.lit("North"), category=pl.lit("subsidy"), target_unit=pl.lit(None, pl.String),
        target_value=pl.lit(None, MONEY), done_value=pl.lit(None, MONEY),
    )  # fmt: skip
    known = [amount for amount in amounts if amount is not None]
    assert by_month(months).get_column("batch_wan").sum() == (known[-1] if known else 0)
