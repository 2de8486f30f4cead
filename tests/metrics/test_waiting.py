"""Since when issued money has not been disbursed, and at which step it waits."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.ratio import MONEY
from metrics.waiting import by_group, by_step, per_task


def test_what_is_disbursed_pays_off_what_was_issued_first(table: Any) -> None:
    months = table("""
        project_id | period     | as_of      | issued_wan | disbursed_wan
        A          | 2023-01-01 | 2023-01-31 | 30         | 0
        A          | 2023-02-01 | 2023-02-28 | 50         | 10
        A          | 2023-03-01 | 2023-03-31 | 90         | 50
    """)
    # 50 are disbursed, so all that had been issued by the end of February; the 40 came in March
    waits = per_task(months).select("undisbursed_wan", "waiting_since", "waiting_days")
    assert [(float(amount), f"{day:%m-%d}", days) for amount, day, days in waits.rows()] == [(40.0, "03-31", 0)]
    less = months.with_columns(disbursed_wan=pl.when(pl.col("disbursed_wan") == 50).then(49).cast(MONEY))
    assert per_task(less).select("waiting_days").rows() == [(31,)]  # one of the 41 came in February


def test_the_wait_begins_after_the_last_month_in_which_nothing_waited(table: Any) -> None:
    months = table("""
        project_id | period     | as_of      | issued_wan | disbursed_wan
        A          | 2023-01-01 | 2023-01-31 | 900        | 0
        A          | 2023-02-01 | 2023-02-28 | 9          | 9
        A          | 2023-03-01 |            |            |
        A          | 2023-04-01 | 2023-04-25 | 20         | 9
    """)
    # January was a slip: what is known since says that nothing waited in February
    assert per_task(months).select("waiting_days").rows() == [(0,)]


@pytest.mark.parametrize(("issued", "disbursed"), [("20", "20"), ("20", "30"), ("", "10"), ("20", "")])
def test_where_nothing_waits_or_nothing_is_known_there_are_no_days(table: Any, issued: str, disbursed: str) -> None:
    months = table(f"""
        project_id | period     | as_of      | issued_wan | disbursed_wan
        A          | 2023-01-01 | 2023-01-31 | 15         | 0
        A          | 2023-02-01 | 2023-02-28 | {issued}   | {disbursed}
    """)
    assert per_task(months).select("waiting_since", "waiting_days").rows() == [(None, None)]


def test_money_is_stuck_where_most_of_it_waits(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | planned_wan | issued_wan | arrived_wan | disbursed_wan | paid_wan
        A          | 100         | 40         | 40          | 30            | 10
        B          | 100         | 90         | 40          | 30            | 10
        C          | 100         | 90         | 80          | 30            | 10
        D          | 100         | 90         |             | 30            |
        E          | 100         | 90         | 85          | 80            | 10
        F          | 100         | 100        | 100         | 100           | 100
        G          |             |            |             |               |
    """)
    assert rounded(per_task(status).select("project_id", "stuck_at", "stuck_wan")) == [
        ("A", "issued", 60.0), ("B", "arrived", 50.0), ("C", "disbursed", 50.0), ("D", "disbursed", 60.0),
        ("E", "paid", 70.0), ("F", None, None), ("G", None, None),
    ]  # fmt: skip


def test_what_is_stuck_is_counted_by_step(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | planned_wan | issued_wan | arrived_wan | disbursed_wan | paid_wan
        A          | 100         | 40         | 40          | 30            | 10
        B          | 100         | 60         | 50          | 30            | 10
        C          | 100         | 90         | 80          | 0             | 0
        D          | 100         | 100        | 100         | 100           | 100
    """)
    assert rounded(by_step(per_task(status))) == [("issued", 2, 100.0), ("disbursed", 1, 80.0)]


def test_a_group_has_the_longest_wait_and_the_sum_of_what_waits(table: Any, rounded: Any) -> None:
    months = table("""
        project_id | county | period     | as_of      | issued_wan | disbursed_wan
        A          | North  | 2023-01-01 | 2023-01-31 | 30         | 0
        B          | North  | 2023-01-01 | 2023-01-31 | 0          | 0
        C          | South  | 2023-01-01 | 2023-01-31 | 10         | 0
        A          | North  | 2023-02-01 | 2023-02-28 | 30         | 20
        B          | North  | 2023-02-01 | 2023-02-28 | 5          | 0
        C          | South  | 2023-02-01 | 2023-02-28 | 10         | 40
    """)
    waiting = per_task(months)
    assert rounded(by_group(waiting, "county")) == [("North", 2, 2, 15.0, 28), ("South", 1, 0, 0.0, None)]
    assert rounded(by_group(waiting, None)) == [(3, 2, 15.0, 28)]


AMOUNT = st.none() | st.decimals(0, 100, places=6)


@given(st.lists(st.tuples(st.sampled_from(["North", "South"]), AMOUNT, AMOUNT), min_size=1, max_size=8))
def test_groups_add_up(tasks: list[tuple[Any, ...]]) -> None:
    status = pl.DataFrame(
        tasks, schema={"county": pl.String, "issued_wan": MONEY, "disbursed_wan": MONEY}, orient="row"
    ).with_row_index("project_id").with_columns(
        pl.lit(None, dtype=MONEY).alias(name) for name in ("planned_wan", "arrived_wan", "paid_wan")
    ).with_columns(
        pl.col("project_id").cast(pl.String), period=pl.date(2023, 2, 1), as_of=pl.date(2023, 2, 28), county_place=None
    )  # fmt: skip
    waiting = per_task(status)
    groups, whole = by_group(waiting, "county"), by_group(waiting, None)
    names = ("tasks", "waiting", "undisbursed_wan")
    assert groups.select(pl.col(names).sum()).rows() == whole.select(pl.col(names).fill_null(0)).rows()
    assert groups.get_column("worst_waiting_days").max() == whole.item(0, "worst_waiting_days")
