"""Every value has its cell, whether it still counts, and what it replaced."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl

from metrics import origin

MAY = date(2023, 5, 1)
LETTERS = pl.DataFrame(
    [("s1", "May", "issued_wan", "F", "下达"), ("s1", "May", "stage", "H", "阶段"),
     ("s2", "May", "issued_wan", "G", "下达"), ("s2", "May", "stage", "H", "阶段")],
    ["submission_id", "sheet", "field", "letter", "header"], orient="row",
)  # fmt: skip


def records(*rows: tuple[object, ...], fields: dict[str, pl.DataType]) -> pl.DataFrame:
    known = {
        "submission_id": pl.String(), "row": pl.Int32(), "county": pl.String(), "period": pl.Date(), "day": pl.Int32(),
    }  # fmt: skip
    frame = pl.DataFrame(rows, {**known, **fields}, orient="row")
    return frame.with_columns(
        kind=pl.lit("progress"), sheet=pl.lit("May"), file_name=pl.lit("may.xlsx"), sender=pl.lit("North"),
        received_at=pl.datetime(2023, 6, pl.col("day")), load_no=pl.lit(1, pl.Int32),
    ).drop("day")  # fmt: skip


def told(frame: pl.DataFrame, letters: pl.DataFrame, *names: str) -> list[tuple[object, ...]]:
    return origin.traced(frame, letters).select(names).rows()


def test_a_correction_names_what_it_replaced_and_both_keep_their_cells():
    fields = {"stage": pl.String(), "issued_wan": pl.Decimal(18, 6)}
    both = records(
        ("s1", 5, "North", MAY, 3, "C7", Decimal("2803.5")), ("s2", 9, "North", MAY, 13, "C7", Decimal(3300)),
        fields=fields,
    )  # fmt: skip
    assert told(both, LETTERS, "field", "value", "before", "is_current", "cell", "header", "received_at") == [
        ("stage", "C7", None, False, "H5", "阶段", datetime(2023, 6, 3)),
        ("issued_wan", "2803.5", None, False, "F5", "下达", datetime(2023, 6, 3)),
        ("stage", "C7", None, True, "H9", "阶段", datetime(2023, 6, 13)),
        ("issued_wan", "3300", "2803.5", True, "G9", "下达", datetime(2023, 6, 13)),
    ]


def test_months_and_counties_do_not_supersede_each_other_and_missing_is_not_told():
    fields = {"issued_wan": pl.Decimal(18, 6)}
    three = records(
        ("s1", 5, "North", MAY, 3, Decimal(0)), ("s1", 6, "South", MAY, 3, None),
        ("s2", 5, "North", date(2023, 4, 1), 13, Decimal(10)), fields=fields,
    )  # fmt: skip
    assert told(three, LETTERS, "county", "value", "before", "is_current", "cell") == [
        ("North", "0", None, True, "F5"),
        ("North", "10", None, True, "G5"),
    ]


def test_of_several_columns_for_one_field_the_row_alone_is_named():
    fields = {"issued_wan": pl.Decimal(18, 6)}
    twice = pl.concat([LETTERS, LETTERS.head(1).with_columns(letter=pl.lit("K"))])
    one = records(("s1", 5, "North", MAY, 3, Decimal(1)), fields=fields)
    assert told(one, twice, "cell", "header") == [("5", None)]


def test_a_card_has_the_address_beside_its_label():
    fields = {"issued_wan": pl.Decimal(18, 6)}
    cards = LETTERS.head(1).select(pl.exclude("letter")).join(pl.DataFrame({"letter": ["C4", "C14"]}), how="cross")
    two = records(
        ("s1", 2, "North", MAY, 3, Decimal(1)), ("s1", 12, "South", MAY, 3, Decimal(2)), fields=fields
    )  # fmt: skip
    assert told(two, cards, "county", "cell") == [("North", "C4"), ("South", "C14")]


def test_points_stand_in_the_column_of_their_month_or_in_the_words_of_the_timetable():
    plan = records(
        ("s1", 5, "North", None, 3, date(2023, 6, 30), None, Decimal(50)),
        ("s2", 6, "South", None, 3, date(2023, 6, 30), "完成招标", Decimal(30)),
        fields={"node_on": pl.Date(), "node": pl.String(), "planned_pct": pl.Decimal(7, 4)},
    )  # fmt: skip
    of_plan = [(which, "May", field, letter, "") for which in ("s1", "s2")
               for field, letter in (("plan_month_6", "Q"), ("timetable", "X"))]  # fmt: skip
    letters = pl.DataFrame(of_plan, LETTERS.columns, orient="row")
    assert told(plan, letters, "county", "field", "node", "value", "cell") == [
        ("North", "planned_pct", None, "50", "Q5"),
        ("South", "planned_pct", "完成招标", "30", "X6"),
    ]


def test_a_target_in_words_is_read_from_the_column_of_the_target():
    fields = {"target_value": pl.Decimal(18, 4), "target_text": pl.String()}
    letters = pl.DataFrame([("s1", "May", "annual_target", "D", "目标任务")], LETTERS.columns, orient="row")
    one = records(("s1", 5, "North", MAY, 3, Decimal(164), "不低于164公里"), fields=fields)
    assert told(one, letters, "field", "value", "cell") == [
        ("target_value", "164", "D5"),
        ("target_text", "不低于164公里", "D5"),
    ]
