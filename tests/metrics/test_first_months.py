"""The month in which a stage was first reported, and a node first reached."""

from datetime import date
from decimal import Decimal

import polars as pl

from metrics import first_months


def months(*rows: tuple[str, int, int | None, int | None]) -> pl.DataFrame:
    """Rows: county, month, position, progress."""
    made = pl.DataFrame(rows, ["county", "month", "position", "actual"], orient="row")
    place = pl.when(pl.col("county") == "South").then(1).otherwise(2)
    return made.select(
        "county", pl.col("position").cast(pl.Int32), pl.col("actual").cast(pl.Decimal(7, 4)).alias("actual_pct"),
        project_id=pl.lit("A"), item_no=1, county_place=place, period=pl.date(2023, "month", 1),
    )  # fmt: skip


def test_a_stage_counts_from_its_first_month_and_a_skipped_one_has_none():
    told = months(
        ("North", 1, 4, 0), ("North", 2, 6, 0), ("North", 3, 6, 0), ("South", 3, None, 0), ("South", 4, -1, 0)
    )
    assert first_months.stages(told).rows() == [
        ("A", "North", 4, date(2023, 1, 1)),
        ("A", "North", 6, date(2023, 2, 1)),
    ]


def test_a_node_is_reached_in_the_first_month_that_is_not_below_it():
    told = months(("North", 1, None, 10), ("North", 2, None, 30), ("North", 3, None, 25), ("South", 3, None, None))
    plan = pl.DataFrame(
        [("A", "North", "招标", date(2023, 2, 28), Decimal(30)),
         ("A", "North", "完工", date(2023, 6, 30), Decimal(100)),
         ("A", "South", "招标", date(2023, 2, 28), Decimal(30)), ("A", "North", None, date(2023, 3, 31), Decimal(5))],
        ["project_id", "county", "node", "due_on", "planned_pct"], orient="row",
    )  # fmt: skip
    assert first_months.nodes(told, plan).select("county", "node", "node_on", "reached_in").rows() == [
        ("South", "招标", date(2023, 2, 28), None),  # on one day as the breakdown lists counties
        ("North", "招标", date(2023, 2, 28), date(2023, 2, 1)),
        ("North", "完工", date(2023, 6, 30), None),
    ]


def test_a_milestone_is_passed_in_the_first_month_that_tells_its_stage_or_a_later_one():
    told = months(("North", 1, 5, 0), ("North", 2, 7, 0), ("North", 3, 6, 0), ("South", 3, 5, 0), ("East", 3, None, 0))
    started = told.with_columns(category=pl.lit("construction"))
    assert first_months.milestone(started, "started").rows() == [("A", "North", date(2023, 2, 1))]
    assert first_months.milestone(started, "paying").is_empty()
