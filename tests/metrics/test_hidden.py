"""What a group's figure does not show: members at zero, and tasks that nobody mentions."""

from typing import Any

import polars as pl
import pytest

from metrics.hidden import unmentioned, zeros
from metrics.ratio import RATE

STATUS = """
    project_id | item_no | project | county | planned_wan | issued_wan | disbursed_wan | actual_pct | clock_pct | light
    A          | 1       | Road    | North  | 900         | 1200       | 600           | 70         | 50        | green
    B          | 2       | Bridge  | North  | 100         | 0          | 0             | 0          | 50        | red
    C          | 3       | School  | North  | 10          | 0          |               | 0          | 0         | green
    D          | 4       | Park    | South  | 100         | 100        | 10            | 10         | 50        | red
    E          | 5       | Lift    | South  | 100         | 0          | 0             |            | 50        | none
    F          | 6       | Ramp    | West   | 100         | 0          | 0             | 0          | 50        | red
"""


@pytest.fixture
def status(table: Any) -> pl.DataFrame:
    tasks: pl.DataFrame = table(STATUS)
    return tasks.with_columns(linear_pct=pl.lit(50, RATE))


@pytest.mark.parametrize(
    ("measure", "hidden"),
    [
        # North: 1 200 ÷ 1 010; South: 100 ÷ 200, just its clock; West hides nothing, and is no group
        (
            "issued",
            [("North", 3, 118.81, 50.0, 2, "Bridge·North\nSchool·North"), ("South", 2, 50.0, 50.0, 1, "Lift·South")],
        ),
        # North: 600 ÷ 1 000; South: 10 ÷ 200, which is behind and hides nothing
        ("disbursed", [("North", 3, 60.0, 50.0, 1, "Bridge·North")]),
        # North: 63 000 ÷ 1 010 against (50 × 1 000) ÷ 1 010; the school is not wanted yet
        ("progress", [("North", 3, 62.38, 49.5, 1, "Bridge·North")]),
    ],
)  # fmt: skip
def test_a_good_rate_does_not_hide_who_stands_at_zero(
    status: pl.DataFrame, rounded: Any, measure: str, hidden: Any
) -> None:
    assert rounded(zeros(status, "county", measure)) == hidden


def test_all_of_them_are_a_group_too(status: pl.DataFrame, rounded: Any) -> None:
    # 1 300 ÷ 1 310
    assert rounded(zeros(status, None, "issued").select("tasks", "rate_pct", "zero_tasks")) == [(6, 99.24, 4)]
    assert zeros(status.filter(pl.col("county") == "South"), None, "disbursed").rows() == []


def test_whom_no_stage_mentions_is_named(table: Any) -> None:
    told = table("""
        project_id | item_no | project | county | position
        A          | 1       | Road    | North  | 6
        B          | 3       | Bridge  | North  |
        C          | 2       | School  | North  |
        D          | 4       | Park    | South  | -1
    """).with_columns(submission_id=pl.Series(["s", None, "s", "s"]))
    assert unmentioned(told, "county").rows() == [("North", 3, 1, 1, "School·North\nBridge·North")]
    assert unmentioned(told, None).rows() == [(4, 1, 1, "School·North\nBridge·North")]


def test_members_of_one_item_stand_in_the_order_of_their_names(table: Any) -> None:
    tasks = table("""
        project_id | item_no | project | county | planned_wan | issued_wan | actual_pct | clock_pct | light
        A          | 1       | Road    | North  | 900         | 1200       |            | 50        | none
        B          | 2       | School  | North  | 100         | 0          |            | 50        | none
        C          | 2       | Bridge  | North  | 100         | 0          |            | 50        | none
    """).with_columns(linear_pct=pl.lit(50, RATE), county_place=pl.lit(4))
    assert zeros(tasks, None, "issued").get_column("members").to_list() == ["Bridge·North\nSchool·North"]
