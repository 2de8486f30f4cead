"""Plans that were moved: both gaps, and who moved what, when, by how much."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from metrics import clock, plan_versions

TYPES = {
    "project_id": pl.String, "county": pl.String, "version": pl.Int64, "received_at": pl.Datetime("us"),
    "sender": pl.String, "file_name": pl.String, "submission_id": pl.String, "sheet": pl.String, "row": pl.Int32,
    "start_on": pl.Date, "due_on": pl.Date, "planned_wan": pl.Decimal(18, 6), "remark": pl.String,
    "point_on": pl.Date, "planned_pct": pl.Decimal(7, 4), "node": pl.String,
}  # fmt: skip
Point = tuple[str, int, str | None]


def day(words: str) -> date:
    return date.fromisoformat(f"2023-{words}")


def history(*versions: pl.DataFrame) -> pl.DataFrame:
    """The versions of a plan, numbered in the order in which they were received."""
    return pl.concat(versions).with_columns(version=pl.col("version").rank("dense").cast(pl.Int64))


def version(
    month: int,
    due: str,
    points: list[Point],
    *,
    start: str = "01-01",
    task: str = "A",
    planned: int | None = 100,
    remark: str | None = None,
) -> pl.DataFrame:
    """One version of a task's plan, received on the first day of the month `month`."""
    sent = (task, "North", month, datetime(2023, month, 1), "市政府", f"{month}.xlsx", f"s{month}", "分解表", 5)
    told = (*sent, day(start), day(due), planned, remark)
    rows = [(*told, day(on), Decimal(percent), node) for on, percent, node in points] or [(*told, None, None, None)]
    return pl.DataFrame(rows, schema=TYPES, orient="row")


FIRST = version(2, "07-20", [("04-11", 50, "主体完工"), ("07-20", 100, "完工投用")])
"""Half a percent a day from New Year."""
MOVED = version(6, "12-31", [("06-10", 50, "主体完工"), ("12-31", 100, "完工投用")], start="02-01")


@pytest.fixture
def status(table: Any, plan: Any) -> pl.DataFrame:
    return clock.per_task(
        table("""
            project_id | period     | as_of      | start_on   | due_on     | actual_pct
            A          | 2023-06-01 | 2023-06-10 | 2023-02-01 | 2023-12-31 | 40
            B          | 2023-06-01 | 2023-06-10 |            | 2023-12-31 | 40
            C          | 2023-06-01 | 2023-06-10 |            | 2023-12-31 | 40
        """),
        plan("""
            project_id | county | due_on     | planned_pct | node
            A          | North  | 2023-06-10 | 50          | 主体完工
            A          | North  | 2023-12-31 | 100         | 完工投用
            B          | North  | 2023-06-10 | 60          | 主体完工
        """),
    )


def test_both_gaps_are_kept_and_an_unmoved_plan_is_its_own_first(status: pl.DataFrame) -> None:
    columns = ("project_id", "planned_pct", "first_planned_pct", "first_plan_gap_pp", "first_plan_lag_days", "moves")
    read = plan_versions.per_task(status, history(FIRST, MOVED))
    assert read.select(columns).rows() == [
        ("A", 50, 80, -40, 80, 4),  # the first plan wanted 40 % on 22 March; it is 10 June
        ("B", 60, 60, -20, 53, 0),
        ("C", None, None, None, None, 0),
    ]
    assert read.select("first_due_on").to_series().to_list() == [day("07-20"), day("12-31"), day("12-31")]


def test_without_a_second_version_nothing_has_moved(status: pl.DataFrame) -> None:
    read = plan_versions.per_task(status, FIRST.clear())
    assert read.select("first_planned_pct", "first_plan_gap_pp", "moves").rows() == [
        (50, -10, 0),
        (60, -20, 0),
        (None, None, 0),
    ]
    assert read.drop("first_planned_pct", "first_plan_lag_days", "first_plan_gap_pp", "first_due_on", "moves").equals(
        status
    )


def moved(*versions: pl.DataFrame) -> list[tuple[Any, ...]]:
    found = plan_versions.moves(history(*versions))
    columns = ("version", "moved", "node", "from_on", "to_on", "moved_days", "from_pct", "to_pct", "moved_pp")
    return [
        tuple(f"{cell:%m-%d}" if isinstance(cell, date) else cell for cell in row)
        for row in found.select(columns).rows()
    ]


def test_a_node_moves_by_days_and_so_do_start_and_due_day() -> None:
    assert moved(FIRST, MOVED) == [
        (2, "start", None, "01-01", "02-01", 31, None, None, None),
        (2, "node", "主体完工", "04-11", "06-10", 60, 50, 50, 0),
        (2, "node", "完工投用", "07-20", "12-31", 164, 100, 100, 0),
        (2, "due", None, "07-20", "12-31", 164, None, None, None),
    ]


def test_who_and_when_stand_beside_it() -> None:
    told = plan_versions.moves(history(FIRST, MOVED)).select("received_at", "sender", "file_name").unique()
    assert told.rows() == [(datetime(2023, 6, 1), "市政府", "6.xlsx")]


def test_a_month_moves_by_points() -> None:
    monthly = version(2, "12-31", [("05-31", 30, None), ("06-30", 50, None)])
    lowered = version(3, "12-31", [("05-31", 30, None), ("06-30", 40, None), ("07-31", 60, None)])
    assert moved(monthly, lowered) == [
        (2, "month", None, "06-30", "06-30", 0, 50, 40, -10),
        (2, "added", None, None, "07-31", None, None, 60, None),
    ]


def test_planned_funding_moves_by_an_amount_where_both_versions_give_one() -> None:
    points: list[Point] = [("12-31", 100, "完工投用")]
    first, more = version(2, "12-31", points), version(3, "12-31", points, planned=250, remark="中央资金调入")
    found = plan_versions.moves(history(first, more))
    amounts = ("moved", "from_wan", "to_wan", "moved_wan", "from_on", "from_pct", "remark")
    assert found.select(amounts).rows() == [("funding", 100, 250, 150, None, None, "中央资金调入")]
    assert moved(first, version(3, "12-31", points, planned=None)) == []


def test_why_and_where_stand_beside_it() -> None:
    later = version(6, "12-31", [("04-11", 50, "主体完工"), ("07-20", 100, "完工投用")], remark="汛期停工")
    found = plan_versions.moves(history(FIRST, later))
    assert found.select("moved", "remark", "submission_id", "sheet", "row").rows() == [
        ("due", "汛期停工", "s6", "分解表", 5)
    ]


def test_months_that_ask_for_less_are_told_together_and_so_are_those_that_ask_for_more() -> None:
    first: list[Point] = [(on, percent, None) for on, percent in (("05-31", 30), ("06-30", 50), ("07-31", 60))]
    now: list[Point] = [("05-31", 40, None), ("06-30", 45, None), ("07-31", 48, None), ("08-31", 90, None)]
    found = plan_versions.changes(
        plan_versions.moves(history(version(2, "07-31", first), version(3, "08-31", now, planned=90)))
    )
    told = ("moved", "points", "from_on", "last_on", "least_pp", "most_pp", "from_wan", "to_wan")
    assert found.select(told).rows() == [
        ("month", 1, day("05-31"), day("05-31"), 10, 10, None, None),
        ("month", 2, day("06-30"), day("07-31"), 5, 12, None, None),
        ("due", 1, day("07-31"), day("08-31"), None, None, None, None),
        ("added", 1, None, day("08-31"), None, None, None, None),
        ("funding", 1, None, None, None, None, 100, 90),
    ]


def test_the_same_plan_sent_again_moves_nothing() -> None:
    again = version(3, "07-20", [("04-11", 50, "主体完工"), ("07-20", 100, "完工投用")])
    assert moved(FIRST, again) == []


def test_each_version_is_compared_with_the_one_before() -> None:
    last = version(8, "12-31", [("06-10", 30, "主体完工"), ("12-31", 100, "完工投用")], start="02-01")
    assert moved(FIRST, MOVED, last)[0] == (3, "node", "主体完工", "06-10", "06-10", 0, 50, 30, -20)
    assert len(moved(FIRST, MOVED, last)) == 5


def test_a_first_timetable_is_no_move_but_a_dropped_point_is(table: Any) -> None:
    none = version(1, "07-20", [])
    fewer = version(3, "07-20", [("04-11", 50, "主体完工")])
    assert moved(none, FIRST) == []
    assert moved(FIRST, fewer) == [(2, "dropped", "完工投用", "07-20", None, None, 100, None, None)]
    read = clock.per_task(
        table("project_id | period | as_of | actual_pct\nA | 2023-04-01 | 2023-04-11 | 40"),
        pl.DataFrame(schema={"project_id": pl.String, "county": pl.String, "due_on": pl.Date,
                             "planned_pct": pl.Decimal(7, 4), "node": pl.String}),
    )  # fmt: skip
    both = plan_versions.per_task(read, history(none, FIRST))
    assert both.select("planned_pct", "first_planned_pct", "moves").rows() == [(None, 50, 0)]


def test_two_nodes_of_one_name_are_told_apart_by_their_order() -> None:
    twice = version(2, "12-31", [("03-31", 20, "发放"), ("06-30", 60, "发放")])
    later = version(3, "12-31", [("03-31", 20, "发放"), ("07-31", 60, "发放")])
    assert moved(twice, later) == [(2, "node", "发放", "06-30", "07-31", 31, 60, 60, 0)]


def test_a_group_counts_tasks_with_a_moved_plan(table: Any) -> None:
    status = table("county\nNorth\nNorth\nSouth").with_columns(moves=pl.Series([4, 0, 0], dtype=pl.Int64))
    assert plan_versions.by_group(status, "county").rows() == [("North", 2, 1, 4), ("South", 1, 0, 0)]
    assert plan_versions.by_group(status, None).rows() == [(3, 1, 4)]


def test_nodes_of_one_name_are_paired_by_day_and_points_whatever_the_order_of_rows() -> None:
    twice: list[Point] = [("03-31", 20, "验收"), ("03-31", 50, "验收"), ("06-30", 100, "验收")]
    moved: list[Point] = [("03-31", 20, "验收"), ("04-30", 50, "验收"), ("06-30", 100, "验收")]
    versions = history(version(2, "12-31", twice), version(6, "12-31", moved))
    told = [
        plan_versions.moves(rows).select("moved", "from_on", "to_on", "from_pct").rows()
        for rows in (versions, versions.reverse())
    ]
    assert told == [[("node", day("03-31"), day("04-30"), Decimal(50))]] * 2
