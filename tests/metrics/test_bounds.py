"""A target where less is better is a bound to be kept all year: no clock of works makes it early or late."""

from typing import Any

import polars as pl
import pytest

from data.model import Clock
from data.reference.lights import light_presets
from metrics import (
    category_mix,
    clock,
    completion,
    forecast,
    funding,
    nodes,
    plan_versions,
    progress,
    ranking,
    schedule,
)
from tests.metrics.test_plan_versions import FIRST, history

MARCH = """
    project_id | category     | period     | as_of      | is_ceiling | target_value | done_value | disbursed_wan | planned_wan | physical_pct
    kept       | policy       | 2023-03-01 | 2023-03-31 | true       | 5            | 4          | 10            | 100         |
    broken     | policy       | 2023-03-01 | 2023-03-31 | true       | 5            | 6.25       |               |             |
    untold     | policy       | 2023-03-01 | 2023-03-31 | true       | 5            |            | 10            | 100         | 60
    road       | construction | 2023-03-01 | 2023-03-31 |            |              |            | 25            | 100         | 25
    works      | construction | 2023-03-01 | 2023-03-31 | true       | 5            | 4          |               |             | 25
"""  # noqa: E501 rows as wide as they are read
PLAN = """
    project_id | county | due_on     | planned_pct | node
    kept       | North  | 2023-12-31 | 100         |
    broken     | North  | 2023-12-31 | 100         |
"""


@pytest.fixture
def judged(table: Any, plan: Any) -> Any:
    def judge(text: str, setting: Clock = Clock.PLAN, lights: str = "ours") -> pl.DataFrame:
        timetables = plan(PLAN)
        read = clock.per_task(progress.per_task(table(text)), timetables)
        lit = schedule.per_task(plan_versions.per_task(read, history(FIRST)), light_presets()[lights], setting)
        return completion.per_task(nodes.per_task(lit, timetables))

    return judge


@pytest.mark.parametrize("setting", list(Clock))
def test_its_clock_stands_at_the_whole_all_year_whatever_the_plan_and_the_setting(
    judged: Any, rounded: Any, setting: Clock
) -> None:
    rows = judged(MARCH, setting).select(
        "project_id", "actual_pct", "clock", "clock_pct", "gap_pp", "plan_gap_pp", "linear_gap_pp", "first_plan_gap_pp",
        "lag_days", "spi_t", "light",
    )  # fmt: skip
    nothing = [None] * 5
    assert rounded(rows)[:4] == [
        ("kept", 100.0, "bound", 100.0, 0.0, *nothing, "green"),
        ("broken", 80.0, "bound", 100.0, -20.0, *nothing, "orange"),
        ("untold", None, "bound", 100.0, None, *nothing, "none"),
        ("road", 25.0, "linear", 25.0, 0.0, None, 0.0, None, 0, 1.0, "green"),
    ]
    assert rows.row(4, named=True)["clock"] == "linear"  # 4 of at most 5 pieces of works are works


@pytest.mark.parametrize(("lights", "light"), [("sanya", "yellow"), ("tianjin", "yellow"), ("ouhai", "red")])
def test_a_broken_bound_warns_under_every_kind_of_preset_that_asks_the_clock(
    judged: Any, lights: str, light: str
) -> None:
    assert judged(MARCH, lights=lights).filter(project_id="broken").get_column("light").to_list() == [light]


def test_it_has_no_part_in_the_progress_of_a_group_but_in_its_lights(judged: Any, rounded: Any) -> None:
    columns = ("tasks", "reported", "weighed_wan", "actual_pct", "clock_pct", "on_plan", "behind", "worst_lag_days")
    whole = schedule.by_group(judged(MARCH), None).select(columns)
    assert rounded(whole) == [(5, 4, 100.0, 25.0, 25.0, 0, 1, None)]
    policy = category_mix.by_group(judged(MARCH), None).filter(category="policy")
    assert policy.select("tasks", "actual_pct", "planned_wan").rows() == [(3, None, 200)]
    works = funding.by_group(judged(MARCH), None).select("works_ahead_pp", "works_base_wan")
    assert rounded(works) == [(0.0, 100.0)]


def test_every_bound_that_told_stands_in_a_band_of_its_own(judged: Any) -> None:
    bands = {band: tasks for band, tasks in ranking.lag_bands(judged(MARCH)).rows() if tasks}
    assert bands == {"on_time": 2, "bound": 2, "unknown": 1}
    road = judged(MARCH).filter(project_id="road")
    assert "bound" not in ranking.lag_bands(road).get_column("band")


def test_the_annual_target_is_judged_on_its_last_day_and_not_before(judged: Any) -> None:
    december = MARCH.replace("2023-03-01", "2023-12-01").replace("2023-03-31", "2023-12-31")
    told = {
        name: dict(judged(text).select("project_id", "is_target_met").rows())
        for name, text in {"march": MARCH, "december": december}.items()
    }
    assert [told["march"][task] for task in ("kept", "broken", "untold")] == [None, None, None]
    assert [told["december"][task] for task in ("kept", "broken", "untold")] == [True, False, None]


def test_whether_it_will_hold_is_open_until_the_year_is_over(judged: Any, plan: Any) -> None:
    december = MARCH.replace("2023-03-01", "2023-12-01").replace("2023-03-31", "2023-12-31")
    columns = ("project_id", "known_pct", "months_used", "forecast_basis", "outlook", "year_end_pct", "finish_on")

    def foretold(text: str) -> list[tuple[Any, ...]]:
        made = forecast.per_task(judged(text), plan(PLAN)).filter(pl.col("project_id").is_in(["kept", "broken"]))
        return made.select(columns).rows()

    assert foretold(MARCH) == [
        ("broken", 80, 1, "bound", "open", None, None), ("kept", 100, 1, "bound", "open", None, None),
    ]  # fmt: skip
    assert foretold(december) == [
        ("broken", 80, 1, "bound", "unlikely", None, None), ("kept", 100, 1, "bound", "done", None, None),
    ]  # fmt: skip


def test_a_task_alone_in_its_category_has_no_similar_one(table: Any, plan: Any) -> None:
    """It told two months; it is not similar to itself."""
    rows = table("""
        project_id | period     | as_of      | physical_pct
        A          | 2023-01-01 | 2023-01-31 | 10
        A          | 2023-02-01 | 2023-02-28 | 20
    """)
    none = plan(PLAN).clear()
    read = schedule.per_task(clock.per_task(progress.per_task(rows), none))
    made = forecast.per_task(read, none).select("months_used", "similar_tasks", "forecast_basis")
    assert made.rows() == [(2, 0, "linear")]
