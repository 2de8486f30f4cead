"""When tasks will be done at the pace that they go: on tables where the answer can be reckoned in the head."""

import functools
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import clock, forecast, pace, progress, schedule
from metrics.timetable import TASK
from tests.benchmarks import courses

ENDS = ("year_end_low_pct", "year_end_pct", "year_end_high_pct")
DAYS = ("finish_from_on", "finish_on", "finish_to_on")


def judged(told: dict[str, list[float | None]], table: Any, plan: pl.DataFrame, **more: dict[str, str]) -> pl.DataFrame:
    """The rows of every month: `told` holds what each task reported at the end of January, February, …"""
    lines = [" | ".join(["project_id", "period", "physical_pct", *more])]
    for task, values in told.items():
        for month, value in enumerate(values, 1):
            said = "" if value is None else str(value)
            cells = [task, f"2023-{month:02}-01", said, *(values_of.get(task, "") for values_of in more.values())]
            lines.append(" | ".join(cells))
    status = table("\n".join(lines))
    return schedule.per_task(clock.per_task(progress.per_task(status), plan))


def forecasts(rows: pl.DataFrame, plan: pl.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    made = forecast.per_task(rows, plan).select("project_id", *names)
    return [tuple(str(value) if hasattr(value, "year") else value for value in row) for row in made.rows()]


@pytest.fixture
def no_plan(plan: Any) -> pl.DataFrame:
    empty: pl.DataFrame = plan("project_id | county | due_on | planned_pct\nA | North | 2023-12-31 | 100").clear()
    return empty


def test_a_steady_task_is_done_when_arithmetic_says(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    # 60 % at the end of June, 10 points a month: the other 40 take four months, to the end of October
    rows = judged({"A": [10, 20, 30, 40, 50, 60]}, table, no_plan, due_on={"A": "2023-11-30"})
    made = forecast.per_task(rows, no_plan)
    assert forecasts(rows, no_plan, "months_used", "forecast_basis", "finish_on") == [("A", 6, "own", "2023-10-31")]
    assert rounded(made.select("known_pct", "pace_pp", "needed_pp", "year_end_pct")) == [(60.0, 10.0, 8.0, 100.0)]


def test_a_task_that_is_too_slow_will_not_be_done_this_year(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    # 24 % at the end of June, 4 points a month: 48 % at the end of December; the rest takes 19 months, into 2025
    rows = judged({"A": [4, 8, 12, 16, 20, 24]}, table, no_plan)
    made = forecast.per_task(rows, no_plan)
    assert rounded(made.select("pace_pp", "needed_pp", "year_end_pct")) == [(4.0, 12.67, 48.0)]
    assert forecasts(rows, no_plan, "finish_on", "outlook") == [("A", None, "unlikely")]
    low, _, high = made.select(ENDS).row(0)
    assert 24 < low < 48 < high < 100


def test_a_task_on_its_timetable_is_done_when_the_timetable_says(table: Any, plan: Any) -> None:
    points = plan("""
        project_id | county | due_on     | planned_pct
        A          | North  | 2023-03-31 | 10
        A          | North  | 2023-06-30 | 30
        A          | North  | 2023-09-30 | 90
        A          | North  | 2023-10-31 | 100
    """)
    rows = judged({"A": [3.4444, 6.5556, 10, 16.5934, 23.4066, 30]}, table, points)
    assert forecasts(rows, points, "forecast_basis", "finish_on") == [("A", "own", "2023-10-31")]


def test_what_is_done_stays_done(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [40, 80, 100, 100]}, table, no_plan)
    assert forecasts(rows, no_plan, "forecast_basis", *DAYS, "needed_pp", "outlook") == [
        ("A", "done", "2023-03-31", "2023-03-31", "2023-03-31", None, "done")
    ]


def test_a_report_that_was_taken_back_is_not_done(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [40, 80, 100, 90]}, table, no_plan)
    assert forecasts(rows, no_plan, "forecast_basis", "outlook") == [("A", "own", "likely")]


def test_who_was_done_early_says_how_fast_tasks_can_be(table: Any, no_plan: pl.DataFrame) -> None:
    # at 0 % in March, expected to go at 0.8 (1 − a fifth for standing still), done within a month: 12 ÷ 0.8, not half
    rows = judged({"A": [0, 0, 0, 100, 100, 100]}, table, no_plan)
    ratios = pace._ratios(pace._paced(forecast._told(rows, no_plan, 2023)), 2)
    assert ratios.get_column("ratio").max() == pytest.approx(15)


def test_fewer_than_three_months_rest_on_similar_tasks(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [10, 20, 30, 40], "B": [5, 10, 15, 20], "new": [None, None, None, 8]}, table, no_plan)
    assert forecasts(rows, no_plan, "months_used", "similar_tasks", "forecast_basis") == [
        ("A", 4, 1, "own"),
        ("B", 4, 1, "own"),
        ("new", 1, 2, "similar"),
    ]


def test_without_any_history_there_is_only_the_line(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    rows = judged({"A": [5], "B": [10]}, table, no_plan)
    made = forecast.per_task(rows, no_plan).select("project_id", "months_used", "forecast_basis", "year_end_pct")
    # the clock goes on by 100 ÷ 12 points a month from what was told
    assert rounded(made) == [("A", 1, "linear", 96.67), ("B", 1, "linear", 100.0)]


def test_of_a_task_that_never_reported_nothing_is_known(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [10, 20, 30], "silent": [None, None, None]}, table, no_plan)
    made = forecast.per_task(rows, no_plan).filter(project_id="silent")
    assert made.rows() == [("silent", "North", None, None, 0, 0, *[None] * 10)]


def test_reports_of_one_day_make_no_step(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    # February was sent with the day of January; from there to the end of March are two months
    as_of = ["2023-01-31", "2023-01-31", "2023-03-31"]
    lines = [f"A | 2023-0{month}-01 | {day} | {10 * month}" for month, day in enumerate(as_of, 1)]
    rows = table("\n".join(["project_id | period | as_of | physical_pct", *lines]))
    made = [
        forecast.per_task(schedule.per_task(clock.per_task(progress.per_task(known), no_plan)), no_plan)
        for known in (rows, rows.head(2))
    ]
    assert [rounded(each.select("known_pct", "pace_pp", "months_used")) for each in made] == [
        [(30.0, 10.0, 3)], [(20.0, None, 2)],
    ]  # fmt: skip


def test_the_needed_pace_ends_with_the_due_day(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    due = {"late": "2023-05-31", "soon": "2023-07-31"}
    steady: list[float | None] = [10, 20, 30, 40, 50, 60]
    told = {"late": steady, "soon": steady, "any": [0, 0, 0, 0, 0, 40]}
    rows = judged(told, table, no_plan, due_on=due)
    made = forecast.per_task(rows, no_plan).select("project_id", "needed_pp")
    assert rounded(made) == [("any", 10.0), ("late", None), ("soon", 40.0)]  # without a due day: by 31 December


def test_a_task_that_stands_still_says_so(table: Any, no_plan: pl.DataFrame, rounded: Any) -> None:
    rows = judged({"A": [10, 20, 30, 30, 30, 30, 30]}, table, no_plan)
    made = forecast.per_task(rows, no_plan)
    assert rounded(made.select("pace_pp", "needed_pp")) == [(0.0, 14.0)]
    assert made.item(0, "outlook") != "likely"
    assert made.item(0, "finish_to_on") is None


def test_a_missing_month_is_bridged_and_the_last_report_counts(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [10, 20, None, 40, 50, None]}, table, no_plan)
    made = forecast.per_task(rows, no_plan).select("known_on", "months_used", "pace_pp", "finish_on")
    assert [tuple(map(str, row)) for row in made.rows()] == [("2023-05-31", "4", "10.0000", "2023-10-31")]


@functools.cache
def year(seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    drawn = courses.courses(seed, 40)
    plan = courses.plan(drawn)
    return schedule.per_task(clock.per_task(progress.per_task(courses.status(drawn)), plan)), plan


def test_the_range_holds_its_middle_and_what_is_reached_already() -> None:
    rows, plan = year(7)
    for month in range(1, 13):
        made = forecast.per_task(rows.filter(pl.col("period").dt.month() <= month), plan).drop_nulls("known_pct")
        low, middle, high = (pl.col(name) for name in ENDS)
        held = (pl.col("known_pct") <= low) & (low <= high) & (middle <= high) & (high <= 100)
        assert made.filter(~held).is_empty()
        first, between, last = (pl.col(name).fill_null(pl.date(9999, 1, 1)) for name in DAYS)
        assert made.filter(~((first <= between) & (between <= last))).is_empty()


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.integers(1, 12))
def test_the_same_rows_in_any_order_give_the_same_answer(seed: int, month: int) -> None:
    rows, plan = year(11)
    known = rows.filter(pl.col("period").dt.month() <= month)
    shuffled, replanned = (frame.sample(fraction=1, shuffle=True, seed=seed) for frame in (known, plan))
    assert forecast.per_task(known, plan).equals(forecast.per_task(shuffled, replanned))


def test_the_end_of_the_year_is_known_in_december() -> None:
    rows, plan = year(13)
    made = forecast.per_task(rows, plan).filter(pl.col("known_on") == pl.date(2023, 12, 31))
    assert made.height > 30
    off = pl.max_horizontal((pl.col(name) - pl.col("known_pct")).abs() for name in ENDS)
    assert made.select(off.max()).item() == 0


def test_nothing_makes_nothing(table: Any, no_plan: pl.DataFrame) -> None:
    rows = judged({"A": [10]}, table, no_plan).clear()
    assert forecast.per_task(rows, no_plan).select(TASK).rows() == []
