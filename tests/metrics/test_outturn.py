"""What will be disbursed at the end of the year: tasks by arithmetic, groups as sums."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import period_end
from metrics import outturn
from metrics.ratio import MONEY
from metrics.timetable import TASK

FIGURES = ("known_disbursed_wan", "year_end_low_wan", "year_end_wan", "year_end_high_wan")


def paid(told: dict[str, tuple[str, float | None, list[float | None]]], table: Any) -> pl.DataFrame:
    """The rows of every month: county, planned funding, and what was disbursed by the end of January, February, …"""
    lines = ["project_id | county | period | planned_wan | disbursed_wan | clock_on"]
    for task, (county, planned, values) in told.items():
        for month, value in enumerate(values, 1):
            cells = [task, county, f"2023-{month:02}-01", planned, value, period_end(date(2023, month, 1))]
            lines.append(" | ".join("" if cell is None else str(cell) for cell in cells))
    rows: pl.DataFrame = table("\n".join(lines))
    return rows


def newest(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the newest month with what is forecast of each task."""
    made = outturn.per_task(rows)
    return rows.filter(pl.col("period") == pl.col("period").max()).join(made, on=TASK, how="left")


def test_steady_payments_go_on_as_they_did(table: Any, rounded: Any) -> None:
    # 5 of 100 a month: 30 at the end of June, 60 at the end of December
    rows = paid({"A": ("North", 100, [5, 10, 15, 20, 25, 30])}, table)
    made = outturn.by_group(newest(rows), "county").drop("year_end_low_wan", "year_end_high_wan")
    assert rounded(made) == [("North", 1, 1, 100.0, 30.0, 60.0, 60.0)]


def test_no_more_is_expected_than_was_planned_nor_less_than_is_paid(table: Any) -> None:
    rows = paid({"A": ("North", 100, [20, 40, 60, 80]), "B": ("South", 100, [60, 110, 117, 117])}, table)
    (_, *north), south = outturn.by_group(newest(rows), "county").select("county", *FIGURES).rows()
    assert south == ("South", 117, 117, 117, 117)
    assert north == sorted(north)
    assert north[-1] == 100


def test_tasks_without_payments_or_without_planned_funding_are_left_out_and_counted(table: Any, rounded: Any) -> None:
    rows = paid(
        {
            "A": ("North", 100, [5, 10, 15, 20, 25, 30]),
            "no plan": ("North", None, [5, 10, 15, 20, 25, 30]),
            "silent": ("North", 500, [None] * 6),
            "other": ("South", 500, [None] * 6),
        },
        table,
    )
    made = outturn.by_group(newest(rows), "county").drop("year_end_low_wan", "year_end_high_wan")
    assert rounded(made) == [("North", 3, 1, 100.0, 30.0, 60.0, 60.0), ("South", 1, 0, None, None, None, None)]


TASKS = st.lists(
    st.tuples(
        st.sampled_from(["North", "South", "West"]),
        st.integers(1, 10**6),
        st.lists(st.integers(0, 20), min_size=5, max_size=5),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30)
@given(TASKS)
def test_groups_add_up_to_the_total_and_ranges_narrow(tasks: list[tuple[str, int, list[int]]]) -> None:
    rows = generated(tasks)
    now = newest(rows)
    groups, whole = outturn.by_group(now, "county"), outturn.by_group(now, None)
    added = ("tasks", "forecast_tasks", "forecast_base_wan", "known_disbursed_wan", "year_end_wan")
    assert groups.select(pl.col(*added).sum()).rows() == whole.select(added).rows()
    low, middle, high = (float(whole.item(0, name)) for name in FIGURES[1:])
    assert float(whole.item(0, "known_disbursed_wan")) <= low <= middle <= high
    # errors partly cancel: the range of a sum is no wider than the ranges of its parts together
    assert middle - low <= outturn.TENTH * now.get_column("spread_wan").sum() + 0.001
    assert high - middle <= outturn.TENTH * now.get_column("spread_wan").sum() + 0.001


def generated(tasks: list[tuple[str, int, list[int]]]) -> pl.DataFrame:
    kinds = {
        "project_id": pl.String, "county": pl.String, "county_place": pl.Int32, "item_no": pl.Int32,
        "category": pl.String, "period": pl.Date, "clock_on": pl.Date, "planned_wan": MONEY, "disbursed_wan": MONEY,
    }  # fmt: skip
    rows = [
        (f"P{at}", county, 1, 1, "subsidy", day, period_end(day), planned, sum(steps[: day.month]) * planned // 100)
        for at, (county, planned, steps) in enumerate(tasks)
        for day in (date(2023, month, 1) for month in range(1, 6))
    ]
    return pl.DataFrame(rows, schema=kinds, orient="row")


def test_forecasts_of_money_are_money(table: Any) -> None:
    rows = paid({"A": ("North", 99.99, [5, 10, 15])}, table)
    assert outturn.per_task(rows).schema["year_end_wan"] == MONEY
    assert outturn.by_group(newest(rows), None).schema["year_end_low_wan"] == MONEY


@pytest.mark.parametrize("month", [1, 2, 3])
def test_a_single_month_is_enough_for_a_middle(table: Any, month: int) -> None:
    rows = paid({"A": ("North", 100, [5.0 * at for at in range(1, month + 1)])}, table)
    assert outturn.per_task(rows).select(pl.col("year_end_wan").is_not_null()).item()
