"""Where a task should be on a day, and how many days it is from there."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data.model import Linear
from metrics import clock

NEW_YEAR = date(2023, 1, 1)

STEADY = """
    project_id | county | due_on     | planned_pct | node
    A          | North  | 2023-04-11 | 50          | 主体完工
    A          | North  | 2023-07-20 | 100         | 完工投用
"""
"""50 % on day 100 of the year (1 January is day 0), 100 % on day 200: half a percent a day."""
STAIRS = """
    project_id | county | due_on     | planned_pct
    A          | North  | 2023-01-31 | 0
    A          | North  | 2023-02-28 | 0
    A          | North  | 2023-03-31 | 50
    A          | North  | 2023-06-30 | 50
    A          | North  | 2023-09-30 | 100
"""
"""Stands at 0 % until the end of February, and at 50 % from the end of March to the end of June."""


def plan_clock(status: Any, plan: Any) -> list[tuple[Any, ...]]:
    read = clock.per_task(status, plan)
    return [(f"{day:%m-%d}", planned) for day, planned in read.select("clock_on", "planned_pct").rows()]


def lags(status: Any, plan: Any) -> list[tuple[Any, ...]]:
    read = clock.per_task(status, plan)
    columns = read.select("clock_on", "actual_pct", "planned_pct", "plan_lag_days").rows()
    return [(f"{day:%m-%d}", *rest) for day, *rest in columns]


def test_the_linear_clock_counts_months_of_twelve(table: Any, plan: Any, rounded: Any) -> None:
    status = table("""
        project_id | period     | as_of      | actual_pct
        A          | 2023-01-01 | 2023-01-20 | 0
        A          | 2023-02-01 | 2023-03-09 | 10
        A          | 2023-06-01 |            | 60
        A          | 2023-12-01 | 2023-12-31 | 0
        A          | 2024-12-01 | 2024-12-31 | 0
        A          | 2023-12-01 | 2023-12-31 |
    """)
    read = clock.per_task(status, plan(STEADY).clear())
    assert rounded(read.select("linear_pct", "linear_lag_days", "planned_pct", "plan_lag_days")) == [
        (8.33, 30, None, None),  # 8.33 % of 365 days
        (16.67, 24, None, None),  # 6.67 %
        (50.0, -37, None, None),  # −10 %: 36 days and a half
        (100.0, 365, None, None),
        (100.0, 366, None, None),  # a leap year
        (100.0, None, None, None),
    ]


def test_the_linear_clock_may_count_the_days_of_the_task_itself(table: Any, plan: Any, rounded: Any) -> None:
    status = table("""
        project_id | period     | as_of      | start_on   | due_on     | actual_pct
        too early  | 2023-03-01 | 2023-03-20 | 2023-04-01 | 2023-07-10 | 0
        half       | 2023-05-01 | 2023-05-21 | 2023-04-01 | 2023-07-10 | 30
        ahead      | 2023-05-01 | 2023-05-21 | 2023-04-01 | 2023-07-10 | 80
        at the end | 2023-07-01 | 2023-07-10 | 2023-04-01 | 2023-07-10 | 100
        late       | 2023-07-01 | 2023-07-30 | 2023-04-01 | 2023-07-10 | 90
        done       | 2023-07-01 | 2023-07-30 | 2023-04-01 | 2023-07-10 | 100
        no dates   | 2023-07-01 | 2023-07-02 |            |            | 40
        one day    | 2023-07-01 | 2023-07-01 | 2023-07-02 | 2023-07-02 | 0
        that day   | 2023-07-01 | 2023-07-02 | 2023-07-02 | 2023-07-02 | 0
        silent     | 2023-05-01 | 2023-05-21 | 2023-04-01 | 2023-07-10 |
    """)
    read = clock.per_task(status, plan(STEADY).clear(), Linear.DAYS)
    assert rounded(read.select("project_id", "linear_pct", "linear_lag_days")) == [
        ("too early", 0.0, 0),
        ("half", 50.0, 20),  # 50 of 100 days; 30 % was due on day 30
        ("ahead", 50.0, -30),
        ("at the end", 100.0, 0),
        ("late", 100.0, 30),  # 90 % was due on day 90, it is day 120
        ("done", 100.0, 0),
        ("no dates", 50.0, 36),  # 182 of 364 days from 1 January to 31 December; 40 % on day 145.6
        ("one day", 0.0, 0),
        ("that day", 100.0, 0),
        ("silent", 50.0, None),
    ]


def test_the_plan_clock_is_a_line_through_the_timetable(table: Any, plan: Any) -> None:
    status = table("""
        project_id | as_of
        A          | 2023-01-01
        A          | 2023-02-28
        A          | 2023-04-11
        A          | 2023-04-30
        A          | 2023-07-20
        A          | 2023-12-31
    """)
    assert plan_clock(status, plan(STEADY)) == [
        ("01-01", 0),
        ("02-28", 29),  # day 58
        ("04-11", 50),  # on a node
        ("04-30", Decimal("59.5")),  # day 119, between two nodes
        ("07-20", 100),
        ("12-31", 100),  # after the last
    ]


def test_the_plan_line_begins_on_the_day_the_task_starts(table: Any, plan: Any) -> None:
    status = table("""
        project_id | start_on   | as_of
        A          | 2023-03-02 | 2023-02-28
        A          | 2023-03-02 | 2023-03-02
        A          | 2023-03-02 | 2023-03-22
    """)
    assert plan_clock(status, plan(STEADY)) == [("02-28", 0), ("03-02", 0), ("03-22", 25)]  # 20 of 40 days to 50 %


def test_a_point_before_the_task_starts_is_believed(table: Any, plan: Any) -> None:
    status = table("""
        project_id | start_on   | as_of
        A          | 2023-05-01 | 2023-04-10
        A          | 2023-05-01 | 2023-04-11
        A          | 2023-05-01 | 2023-04-13
    """)
    assert plan_clock(status, plan(STEADY)) == [("04-10", 0), ("04-11", 50), ("04-13", 51)]


def test_the_clock_is_read_when_the_report_speaks_or_at_the_period_end(table: Any, plan: Any) -> None:
    status = table("""
        project_id | period     | as_of
        A          | 2023-02-01 | 2023-02-20
        A          | 2023-02-01 |
    """)
    assert plan_clock(status, plan(STEADY)) == [("02-20", 25), ("02-28", 29)]


def test_each_task_reads_its_own_timetable_and_keeps_its_place(table: Any, plan: Any) -> None:
    status = table("""
        project_id | county | as_of      | actual_pct
        B          | North  | 2023-06-30 | 10
        A          | South  | 2023-02-28 | 10
        A          | North  | 2023-02-28 | 10
    """)
    points = plan("""
        project_id | county | due_on     | planned_pct
        A          | South  | 2023-02-28 | 40
        A          | North  | 2023-02-28 | 60
    """)
    read = clock.per_task(status, points).select("project_id", "county", "planned_pct")
    assert read.rows() == [("B", "North", None), ("A", "South", 40), ("A", "North", 60)]


def test_lag_is_days_since_the_plan_showed_todays_progress(table: Any, plan: Any) -> None:
    status = table("""
        project_id | as_of      | actual_pct
        A          | 2023-02-28 | 20
        A          | 2023-02-28 | 29
        A          | 2023-02-28 | 40
        A          | 2023-02-28 | 60
        A          | 2023-02-28 | 0
        A          | 2023-07-01 | 100
        A          | 2023-12-31 | 90
        A          | 2023-12-31 | 100
        A          | 2023-12-31 |
    """)
    assert lags(status, plan(STEADY)) == [
        ("02-28", 20, 29, 18),  # wanted on day 40, it is day 58
        ("02-28", 29, 29, 0),
        ("02-28", 40, 29, -22),  # wanted on day 80
        ("02-28", 60, 29, -62),  # wanted on day 120, behind the next node
        ("02-28", 0, 29, 58),
        ("07-01", 100, Decimal("90.5"), -19),
        ("12-31", 90, 100, 184),  # wanted on 30 June
        ("12-31", 100, 100, 0),
        ("12-31", None, 100, None),
    ]


def test_where_the_plan_stands_still_the_nearest_day_counts(table: Any, plan: Any) -> None:
    status = table("""
        project_id | as_of      | actual_pct
        A          | 2023-01-20 | 0
        A          | 2023-02-28 | 0
        A          | 2023-05-15 | 50
        A          | 2023-03-10 | 0
        A          | 2023-07-15 | 50
        A          | 2023-03-10 | 50
        A          | 2023-04-30 | 60
    """)
    read = clock.per_task(status, plan(STAIRS)).select("clock_on", "plan_lag_days").rows()
    assert [(f"{day:%m-%d}", lag) for day, lag in read] == [
        ("01-20", 0),  # the plan wants nothing yet
        ("02-28", 0),
        ("05-15", 0),  # on the landing
        ("03-10", 10),  # since the end of February, not since January
        ("07-15", 15),  # since the end of June, not since March
        ("03-10", -21),  # wanted from 31 March on
        ("04-30", -79),  # 61 days to 30 June, and a fifth of the 92 days after
    ]


def test_a_timetable_that_starts_above_zero_still_has_a_lag(table: Any, plan: Any) -> None:
    status = table("""
        project_id | start_on   | as_of      | actual_pct
        A          | 2023-04-11 | 2023-04-16 | 10
        A          | 2023-05-01 | 2023-04-16 | 10
        A          | 2023-05-01 | 2023-04-01 | 10
    """)
    read = clock.per_task(status, plan(STEADY)).select("start_on", "plan_lag_days").rows()
    # the plan is at 50 % from its first point on, 11 April: the day on which it passed 10 %
    assert [(f"{day:%m-%d}", lag) for day, lag in read] == [("04-11", 5), ("05-01", 5), ("05-01", -10)]


def test_more_than_the_plan_ever_wants_is_never_behind(table: Any, plan: Any) -> None:
    points = plan("""
        project_id | county | due_on     | planned_pct
        A          | North  | 2023-09-30 | 80
    """)
    status = table("""
        project_id | as_of      | actual_pct
        A          | 2023-09-20 | 90
        A          | 2023-12-31 | 90
    """)
    read = clock.per_task(status, points).select("actual_pct", "plan_lag_days")
    assert read.rows() == [(90, -10), (90, 0)]


def test_the_next_node_is_the_first_after_the_day_read(table: Any, plan: Any) -> None:
    status = table("""
        project_id | as_of
        A          | 2023-04-10
        A          | 2023-04-11
        A          | 2023-07-20
    """)
    read = clock.per_task(status, plan(STEADY)).select("next_node", "next_node_on", "next_node_pct").rows()
    assert [(node, day and f"{day:%m-%d}", percent) for node, day, percent in read] == [
        ("主体完工", "04-11", 50),
        ("完工投用", "07-20", 100),
        (None, None, None),
    ]


def test_a_timetable_that_begins_before_the_start_at_nothing_has_a_lag(table: Any, plan: Any) -> None:
    status = table("""
        project_id | period     | as_of      | start_on   | actual_pct
        A          | 2023-03-01 | 2023-03-15 | 2023-02-09 | 0
        A          | 2023-03-01 | 2023-03-31 | 2023-02-09 | 25
    """)
    assert lags(status, plan(STAIRS)) == [
        ("03-15", Decimal(0), Decimal("24.1935"), 15),
        ("03-31", Decimal(25), Decimal(50), 16),
    ]


POINTS = st.lists(st.tuples(st.integers(0, 364), st.integers(0, 100)), max_size=6)


@given(POINTS, st.integers(0, 364), st.integers(0, 364), st.integers(0, 100))
def test_no_timetable_makes_a_clock_that_cannot_be_read(
    points: list[tuple[int, int]], start: int, today: int, actual: int
) -> None:
    days = sorted({day for day, _ in points})
    heights = sorted(height for _, height in points)[: len(days)]
    timetable = pl.DataFrame(
        {"project_id": ["A"] * len(days), "county": ["N"] * len(days),
         "due_on": [NEW_YEAR + timedelta(day) for day in days], "planned_pct": heights, "node": [None] * len(days)},
        schema={"project_id": pl.String, "county": pl.String, "due_on": pl.Date, "planned_pct": pl.Decimal(7, 4),
                "node": pl.String},
    )  # fmt: skip
    status = pl.DataFrame(
        {"project_id": ["A"], "county": ["N"], "period": [NEW_YEAR], "start_on": [NEW_YEAR + timedelta(start)],
         "as_of": [NEW_YEAR + timedelta(today)], "actual_pct": [Decimal(actual)]}
    )  # fmt: skip
    read = clock.per_task(status, timetable).row(0, named=True)
    if not days:
        assert (read["planned_pct"], read["plan_lag_days"]) == (None, None)
        return
    assert 0 <= read["planned_pct"] <= 100
    behind, lag = actual < read["planned_pct"], read["plan_lag_days"]
    assert lag >= 0 if behind else lag <= 0
