"""What is different between two views: groups side by side, and every field that says something else."""

from datetime import datetime
from decimal import Decimal

import polars as pl

from metrics import change


def test_a_figure_stands_beside_what_it_was_and_what_is_missing_stays_missing() -> None:
    now = pl.DataFrame({"county": ["甲县", "乙县", None], "behind": [3, 1, 2]})
    before = pl.DataFrame({"county": ["乙县", "丙县", None], "behind": [4, 5, 2]})
    assert change.of_groups(now, before, "county", "behind").rows() == [
        ("甲县", 3, None, None),
        ("乙县", 1, 4, -3),
        (None, 2, 2, 0),
        ("丙县", None, 5, None),
    ]


def test_the_whole_is_compared_in_one_row() -> None:
    now, before = pl.DataFrame({"actual_pct": [Decimal("62.5")]}), pl.DataFrame({"actual_pct": [Decimal("55.25")]})
    assert change.of_groups(now, before, None, "actual_pct").rows() == [
        (Decimal("62.5"), Decimal("55.25"), Decimal("7.25"))
    ]


def test_rates_differ_by_what_is_shown_of_them() -> None:
    now, before = pl.DataFrame({"actual_pct": [Decimal("64.205")]}), pl.DataFrame({"actual_pct": [Decimal("60.004")]})
    assert change.of_groups(now, before, None, "actual_pct").item(0, "difference") == Decimal("4.21")  # 64.21 − 60.00


def status(*rows: tuple[object, ...]) -> pl.DataFrame:
    told = {
        "project_id": pl.String, "county": pl.String, "project": pl.String, "submission_id": pl.String,
        "file_name": pl.String, "received_at": pl.Datetime("us"), "sheet": pl.String, "row": pl.Int32,
        "disbursed_wan": pl.Decimal(18, 6), "problem": pl.String, "due_on": pl.Date,
    }  # fmt: skip
    rest = {name: pl.String for name in (*change.REPORTED, *change.PLANNED) if name not in told}
    frame = pl.DataFrame(rows, schema=told, orient="row")
    places = pl.col("county").replace_strict(
        {"乙县": 1, "甲县": 2}, return_dtype=pl.Int32
    )  # as the breakdown lists them
    return frame.with_columns(
        *(pl.lit(None, dtype=kind).alias(name) for name, kind in rest.items()),
        item_no=pl.col("project_id").str.slice(1).cast(pl.Int32), county_place=places,
    )  # fmt: skip


FIRST, AGAIN = datetime(2023, 3, 2, 9), datetime(2023, 3, 10, 9)


def test_every_field_that_differs_is_a_row_with_the_place_of_its_present_value() -> None:
    before = status(
        ("P1", "甲县", "路示例", "s1", "甲2月.xlsx", FIRST, "表", 5, Decimal("100.25"), "征地", None),
        ("P2", "甲县", "桥示例", "s1", "甲2月.xlsx", FIRST, "表", 6, Decimal(10), None, None),
        ("P3", "乙县", "园示例", None, None, None, None, None, None, None, None),
    )
    now = status(
        ("P1", "甲县", "路示例", "s2", "甲2月更正.xlsx", AGAIN, "表", 5, Decimal(90), None, None),
        ("P2", "甲县", "桥示例", "s1", "甲2月.xlsx", FIRST, "表", 6, Decimal(10), None, None),
        ("P3", "乙县", "园示例", "s3", "乙2月.csv", AGAIN, "csv", 4, Decimal("0.5"), None, None),
    )
    was = ("甲2月.xlsx", FIRST, "s1", "表", 5)
    stands = ("甲2月更正.xlsx", AGAIN, "s2", "表", 5, *was)
    assert change.of_reports(now, before).rows() == [
        (
            "P1",
            "甲县",
            "路示例",
            "corrected",
            "disbursed_wan",
            "100.25",
            "90",
            "甲2月更正.xlsx",
            AGAIN,
            "s2",
            "表",
            5,
            *was,
        ),
        ("P1", "甲县", "路示例", "corrected", "problem", "征地", None, *stands),
        ("P3", "乙县", "园示例", "new", "disbursed_wan", None, "0.5", "乙2月.csv", AGAIN, "s3", "csv", 4, *[None] * 5),
    ]


def test_a_moved_due_day_is_a_change_of_the_plan_without_a_cell_of_the_report() -> None:
    row = ("P1", "甲县", "路示例", "s1", "甲2月.xlsx", FIRST, "表", 5, Decimal(1), None)
    before, now = status((*row, datetime(2023, 10, 31).date())), status((*row, datetime(2023, 12, 31).date()))
    assert change.of_reports(now, before).rows() == [
        ("P1", "甲县", "路示例", "plan", "due_on", "2023-10-31", "2023-12-31", *[None] * 10)
    ]


def test_what_came_at_one_moment_stands_in_the_order_of_the_register() -> None:
    rest = ("s1", "f", FIRST, "表", 5, Decimal(1), None, None)
    places = [("P10", "甲县"), ("P9", "甲县"), ("P9", "乙县")]
    now = status(*((*place, "路示例", *rest) for place in places))
    before = status(*((*place, "路示例", *rest[:5], Decimal(2), None, None) for place in places))
    assert change.of_reports(now, before).select("project_id", "county").rows() == [*reversed(places)]


def test_only_tasks_that_reported_in_both_views_are_compared() -> None:
    one = ("P1", "甲县", "路示例", "s1", "f", FIRST, "表", 5, Decimal(1), None, None)
    silent = ("P2", "甲县", "桥示例", None, None, None, None, None, None, None, None)
    told = ("P2", "甲县", "桥示例", "s1", "f", FIRST, "表", 6, Decimal(1), None, None)
    now, before = change.only_both(status(one, told), status(one, silent))
    assert (now.get_column("project_id").to_list(), before.get_column("project_id").to_list()) == (["P1"], ["P1"])
