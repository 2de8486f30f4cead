"""Nodes that are overdue, and nodes that are due in the next 30 days."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from metrics import clock, nodes


@pytest.fixture
def points(plan: Any) -> pl.DataFrame:
    timetable: pl.DataFrame = plan("""
        project_id | county | due_on     | planned_pct | node
        A          | North  | 2023-03-31 | 20          | 开工建设
        A          | North  | 2023-06-30 | 50          | 主体完工
        A          | North  | 2023-07-30 | 80          | 竣工验收
        A          | North  | 2023-07-31 | 100         | 投用
        B          | North  | 2023-03-31 | 20          |
    """)
    return timetable


@pytest.fixture
def status(table: Any, points: pl.DataFrame) -> pl.DataFrame:
    return clock.per_task(
        table("""
            project_id | period     | as_of      | actual_pct
            A          | 2023-06-01 | 2023-06-30 | 10
            A          | 2023-05-01 | 2023-05-31 | 20
            A          | 2023-07-01 | 2023-07-31 | 79.9
            A          | 2023-06-01 | 2023-06-30 |
            A          | 2023-06-01 | 2023-06-30 | 80
            B          | 2023-06-01 | 2023-06-30 | 10
        """),
        points,
    )


def test_a_node_is_overdue_the_day_after_and_due_thirty_days_before(status: pl.DataFrame, points: pl.DataFrame) -> None:
    read = nodes.per_task(status, points)
    columns = ("overdue_nodes", "overdue_node", "overdue_node_on", "overdue_days", "nodes_due")
    assert read.select("project_id", *columns).rows() == [
        ("A", 1, "开工建设", date(2023, 3, 31), 91, 2),  # 主体完工 is due today, 竣工验收 in 30 days, 投用 in 31
        ("A", 0, None, None, None, 1),
        ("A", 1, "竣工验收", date(2023, 7, 30), 1, 1),  # 79.9 % is below 80 %
        (
            "A",
            None,
            None,
            None,
            None,
            2,
        ),  # nothing reported: whether it is late is not known, and the nodes are still ahead
        ("A", 0, None, None, None, 0),  # 80 % has been reached already
        ("B", 0, None, None, None, 0),  # a month of a monthly plan is no node
    ]


def test_the_list_has_one_row_per_node_the_longest_overdue_first(status: pl.DataFrame, points: pl.DataFrame) -> None:
    rows = nodes.listed(status.head(1), points, ["project_id", "actual_pct"]).rows()
    assert rows == [
        ("A", 10, "开工建设", date(2023, 3, 31), 20, "overdue", 91, None, 10),
        ("A", 10, "主体完工", date(2023, 6, 30), 50, "due", None, 0, 40),
        ("A", 10, "竣工验收", date(2023, 7, 30), 80, "due", None, 30, 70),
    ]


def test_nodes_of_one_day_stand_in_the_order_of_the_register(table: Any, plan: Any) -> None:
    places = [("2023-100", "乙", 100, 1), ("2023-11", "甲", 11, 2), ("2023-11", "乙", 11, 1)]
    rows = "\n".join(f"{project}|{county}|{item}|{at}|2023-06-01|10" for project, county, item, at in places)
    told = table(f"project_id|county|item_no|county_place|period|actual_pct\n{rows}")
    points = plan("project_id|county|due_on|planned_pct|node\n" + "\n".join(
        f"{project}|{county}|2023-03-31|20|开工建设" for project, county, *_ in places
    ))  # fmt: skip
    listed = (
        nodes.listed(clock.per_task(told, points), points, ["project_id", "county"])
        .select("project_id", "county")
        .rows()
    )
    assert listed == [("2023-11", "乙"), ("2023-11", "甲"), ("2023-100", "乙")]


def test_a_group_counts_tasks_and_nodes(status: pl.DataFrame, points: pl.DataFrame) -> None:
    read = nodes.per_task(status, points)
    assert nodes.by_group(read, "project").rows() == [(None, 6, 5, 2, 2, 91, 6, 2)]  # two due: nothing told
    silent = read.filter(pl.col("actual_pct").is_null())
    assert nodes.by_group(silent, None).rows() == [(1, 0, None, None, None, 2, 2)]  # not known, not none
    assert nodes.by_group(read.clear(), None).rows() == [(0, 0, None, None, None, 0, 0)]
