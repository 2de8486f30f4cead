"""How far tasks are from where they should be, which light they show, and what a group of them says."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Clock, Linear
from metrics import schedule
from metrics.progress import PERCENT
from metrics.ratio import MONEY, RATE
from metrics.schedule import by_group

COUNTS = ("tasks", "reported", "on_plan", "behind", "blue", "green", "yellow", "orange", "red", "none", "questions")


def test_a_task_with_a_timetable_is_judged_by_it_and_any_other_by_the_year(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | actual_pct | planned_pct | linear_pct | plan_lag_days | linear_lag_days
        plan       | 20         | 15          | 33.3       | -9            | 49
        no plan    | 20         |             | 33.3       |               | 49
        silent     |            | 15          | 33.3       |               |
        silent too |            |             | 33.3       |               |
    """)
    judged = schedule.per_task(status).select(
        "project_id", "clock", "clock_pct", "gap_pp", "plan_gap_pp", "linear_gap_pp", "lag_days", "light"
    )
    assert rounded(judged) == [
        ("plan", "plan", 15.0, 5.0, 5.0, -13.3, -9, "green"),  # ahead of its plan, behind the year: the plan colours
        ("no plan", "linear", 33.3, -13.3, None, -13.3, 49, "yellow"),
        ("silent", "plan", 15.0, None, None, None, None, "none"),
        ("silent too", "linear", 33.3, None, None, None, None, "none"),
    ]


def test_the_setting_says_which_clock_judges(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | actual_pct | planned_pct | linear_pct | plan_lag_days | linear_lag_days
        plan       | 20         | 15          | 33.3       | -9            | 49
        no plan    | 20         |             | 33.3       |               | 49
    """).with_columns(first_planned_pct=pl.Series([30, None]), first_plan_lag_days=pl.Series([21, None]))
    columns = ("project_id", "clock", "clock_pct", "gap_pp", "lag_days", "light")
    linear = schedule.per_task(status, clock=Clock.LINEAR).select(columns)
    first = schedule.per_task(status, clock=Clock.FIRST_PLAN).select(columns)
    assert rounded(linear) == [
        ("plan", "linear", 33.3, -13.3, 49, "yellow"),
        ("no plan", "linear", 33.3, -13.3, 49, "yellow"),
    ]
    assert rounded(first) == [
        ("plan", "first_plan", 30.0, -10.0, 21, "yellow"),
        ("no plan", "linear", 33.3, -13.3, 49, "yellow"),
    ]


def test_spi_t_is_earned_days_over_days_since_the_start(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | period     | clock_on   | start_on   | actual_pct | planned_pct | plan_lag_days | linear_lag_days
        behind     | 2023-07-01 | 2023-07-31 | 2023-03-01 | 25         | 43.5        | 51            |
        ahead      | 2023-07-01 | 2023-07-31 | 2023-03-01 | 50         | 43.5        | -15           |
        no start   | 2023-02-01 | 2023-02-20 |            | 10         | 20          | 25            |
        too early  | 2023-02-01 | 2023-02-20 | 2023-02-20 | 0          | 0           | 0             |
        nothing    | 2023-07-01 | 2023-07-31 | 2023-07-01 | 0          | 10          | 45            |
        linear     | 2023-06-01 | 2023-06-20 | 2023-03-01 | 40         |             |               | 37
        silent     | 2023-06-01 | 2023-06-30 | 2023-03-01 |            | 30          |               |
    """)
    judged = schedule.per_task(status).select("project_id", "elapsed_days", "earned_days", "spi_t")
    assert rounded(judged) == [
        ("behind", 152, 101, 0.66),
        ("ahead", 152, 167, 1.1),
        ("no start", 50, 25, 0.5),  # 1 January to 20 February
        ("too early", None, None, None),
        ("nothing", 30, 0, 0.0),  # never below nothing
        ("linear", 183, 146, 0.8),  # six months of twelve, as the linear clock counts them
        ("silent", None, None, None),
    ]


def test_linear_by_days_counts_the_time_of_the_task_itself(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | period     | clock_on   | start_on   | actual_pct | linear_lag_days
        linear     | 2023-06-01 | 2023-06-20 | 2023-03-01 | 40         | 37
    """)
    judged = schedule.per_task(status, linear=Linear.DAYS).select("elapsed_days", "earned_days", "spi_t")
    assert rounded(judged) == [(111, 74, 0.67)]


def test_a_task_is_overdue_when_the_due_day_has_passed_and_the_work_is_not_complete(table: Any) -> None:
    status = table("""
        project_id | clock_on   | due_on     | actual_pct | planned_pct
        late       | 2023-06-30 | 2023-06-29 | 99.9       | 100
        today      | 2023-06-30 | 2023-06-30 | 99.9       | 100
        complete   | 2023-06-30 | 2023-06-29 | 100        | 100
        no due day | 2023-06-30 |            | 99.9       | 100
        silent     | 2023-06-30 | 2023-06-29 |            | 100
    """)
    judged = schedule.per_task(status).select("project_id", "is_overdue", "light").rows()
    assert judged == [
        ("late", True, "red"),
        ("today", False, "green"),
        ("complete", False, "green"),
        ("no due day", False, "green"),
        ("silent", False, "none"),
    ]


def test_a_groups_progress_is_weighted_by_planned_funding(table: Any, rounded: Any) -> None:
    status = table("""
        county|planned_wan|actual_pct|clock_pct|linear_pct|clock|lag_days|light|questions|elapsed_days|earned_days
        North|100|50|60|40|plan|20|yellow|2|100|80
        North|300|10|20|40|plan|35|yellow|0|50|15
        North|600||90|40|plan||none|0||
        South|0|80|40|40|linear|-90|green|0|100|190
        South||70|40|40|linear|-70|blue|1|100|170
        West|500||40|40|linear||none|0||
    """)
    # North: actual (5 000 + 3 000) ÷ 400, clock (6 000 + 6 000) ÷ 400; the silent task weighs in neither
    assert rounded(by_group(status, "county")) == [
        ("North", 3, 2, 400.0, 20.0, 30.0, -10.0, 40.0, -20.0, 2, 2, 35, 0, 0, 2, 0, 0, 1, 1, 150, 0.63),
        ("South", 2, 2, 0.0, None, None, None, None, None, 0, 0, None, 1, 1, 0, 0, 0, 0, 1, 200, 1.8),
        ("West", 1, 0, *[None] * 6, 0, None, None, *[None] * 5, 1, 0, None, None),  # nobody told: not known, not none
    ]
    assert rounded(by_group(status, None)) == [
        (6, 4, 400.0, 20.0, 30.0, -10.0, 40.0, -20.0, 2, 2, 35, 1, 1, 2, 0, 0, 2, 2, 350, 1.3)
    ]


def test_yellow_orange_and_red_are_behind(table: Any) -> None:
    status = table("""
        county | light
        North  | blue
        North  | green
        North  | yellow
        North  | orange
        North  | orange
        North  | red
        North  | none
    """)
    counted = by_group(status, "county").select("county", *COUNTS)
    assert counted.rows() == [("North", 7, 0, 0, 4, 1, 1, 1, 2, 1, 1, 0)]


def test_projects_stand_in_the_order_of_the_register(table: Any) -> None:
    status = table("""
        project | item_no | light
        Alpha   | 3       | green
        Beta    | 1       | green
        Gamma   | 2       | green
        Beta    | 1       | red
    """)
    counted = by_group(status, "project").select("project", "tasks", "red")
    assert counted.rows() == [("Beta", 2, 1), ("Gamma", 1, 0), ("Alpha", 1, 0)]


def test_no_tasks_make_no_groups_and_a_total_without_figures(table: Any) -> None:
    empty = table("county | light\nNorth | green").clear()
    assert by_group(empty, "county").rows() == []
    assert by_group(empty, None).rows() == [(0, 0, *[None] * 6, 0, *[None] * 7, 0, 0, None, None)]


TASKS = st.lists(
    st.tuples(
        st.sampled_from(["North", "South", "West"]),
        st.none() | st.integers(0, 10**6),
        st.none() | st.integers(0, 100),
        st.integers(0, 100),
        st.sampled_from(["blue", "green", "yellow", "orange", "red", "none"]),
        st.sampled_from(["plan", "linear"]),
        st.none() | st.integers(-400, 400),
    ),
    min_size=1,
    max_size=12,
)


def judged(tasks: list[tuple[Any, ...]]) -> pl.DataFrame:
    names = ["county", "planned_wan", "actual_pct", "clock_pct", "light", "clock", "lag_days"]
    text = pl.DataFrame(tasks, schema=names, orient="row", infer_schema_length=None)
    types = {"planned_wan": MONEY, "actual_pct": PERCENT, "clock_pct": RATE, "lag_days": pl.Int32}
    usual = {"linear_pct": pl.lit(50, dtype=RATE), "questions": pl.lit(0, dtype=pl.Int32), "county_place": pl.lit(None),
             "elapsed_days": pl.lit(100, dtype=pl.Int32), "earned_days": pl.lit(80, dtype=pl.Int32),
             "category": pl.lit("construction"), "is_ceiling": pl.lit(value=False),
             "target_value": pl.lit(None)}  # fmt: skip
    return text.cast(types).with_columns(**usual)  # type: ignore[arg-type]


@given(TASKS)
def test_groups_add_up_to_the_total(tasks: list[tuple[Any, ...]]) -> None:
    groups, whole = by_group(judged(tasks), "county"), by_group(judged(tasks), None)
    assert groups.select(pl.col(*COUNTS).sum()).rows() == whole.select(pl.col(*COUNTS).fill_null(0)).rows()
    assert (whole.item(0, "behind") is None) is all(task[4] == "none" for task in tasks)
    earned = pl.col("actual_pct").cast(pl.Float64) * pl.col("weighed_wan").cast(pl.Float64)
    sums = groups.select(pl.col("weighed_wan").sum(), earned.sum().alias("earned")).row(0)
    expected = whole.select(pl.col("weighed_wan").fill_null(0), earned.fill_null(0).alias("earned")).row(0)
    assert sums == pytest.approx(expected)


@given(st.data())
def test_the_order_of_rows_does_not_matter(data: st.DataObject) -> None:
    tasks = data.draw(TASKS)
    shuffled = data.draw(st.permutations(tasks))
    assert by_group(judged(tasks), "county").equals(by_group(judged(shuffled), "county"))


def test_the_longest_lag_is_that_of_those_behind_by_days(table: Any) -> None:
    """The one of 90 % is ahead of the year's clock by 146 days; its due day has passed all the same."""
    tasks = schedule.per_task(table("""
        project_id | county | clock_on   | due_on     | actual_pct | linear_pct | planned_pct | linear_lag_days
        A          | North  | 2023-06-30 | 2023-05-31 | 90         | 50         |             | -146
        B          | South  | 2023-06-30 | 2023-05-31 | 90         | 50         |             | -146
        C          | South  | 2023-06-30 | 2023-12-31 | 40         | 50         |             | 37
    """))  # fmt: skip
    assert by_group(tasks, "county").select("county", "behind", "worst_lag_days").rows() == [
        ("North", 1, None), ("South", 2, 37),
    ]  # fmt: skip
