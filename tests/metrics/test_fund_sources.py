"""Whose money it is: levels add up to the whole, what no form divides is named."""

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data.model import Level, Measure
from metrics.fund_sources import AMOUNTS, by_group, of_measure, slowest
from metrics.ratio import MONEY

SOURCES = {
    "project_id": pl.String, "county": pl.String, "measure": pl.String, "level": pl.String, "amount_wan": MONEY,
}  # fmt: skip
SHOWN = (
    "level", "tasks", "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_counted_wan", "issued_base_wan",
    "unissued_wan",
)  # fmt: skip


def sources(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SOURCES, orient="row")


def test_levels_add_up_and_what_is_not_divided_stands_beside_them(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | county | planned_wan | issued_wan
        A          | North  | 100         | 60
        B          | North  | 200         | 90
        C          | South  | 50          | 20
    """)
    told = sources(
        ("A", "North", "planned", "central", 70), ("A", "North", "planned", "county", 30),
        ("A", "North", "issued", "central", 56), ("A", "North", "issued", "county", 4),
        ("B", "North", "planned", "upper", 120),
    )  # fmt: skip
    assert rounded(by_group(status, told, None).select(SHOWN)) == [
        ("central", 1, 70.0, 56.0, 80.0, 56.0, 70.0, 14.0),
        ("county", 1, 30.0, 4.0, 13.33, 4.0, 30.0, 26.0),
        ("upper", 1, 120.0, None, None, None, None, None),
        ("unspecified", 2, 130.0, 110.0, None, None, None, None),  # B: 80 and 90, C: 50 and 20
    ]
    by_county = by_group(status, told, "county").select("county", *SHOWN[:4])
    assert rounded(by_county) == [
        ("North", "central", 1, 70.0, 56.0), ("North", "county", 1, 30.0, 4.0), ("North", "upper", 1, 120.0, None),
        ("North", "unspecified", 1, 80.0, 90.0), ("South", "unspecified", 1, 50.0, 20.0),
    ]  # fmt: skip


def test_the_slowest_level_is_the_one_with_the_lowest_rate(table: Any) -> None:
    status = table("project_id | planned_wan | issued_wan\nA | 100 | 60")
    parts = [("planned", "central", 50), ("planned", "city", 50), ("issued", "central", 50), ("issued", "city", 10)]
    told = sources(*(("A", "North", *part) for part in parts))
    assert slowest(by_group(status, told, None)).select("level", "unissued_wan").rows() == [("city", 40)]
    assert slowest(by_group(status, told.head(2), None)).height == 0


def test_a_rate_counts_on_both_sides_only_tasks_that_divide_both(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | county | planned_wan | issued_wan | disbursed_wan
        A          | North  | 100         | 60         | 30
        B          | North  | 200         | 90         | 10
    """)
    told = sources(
        ("A", "North", "planned", "central", 100), ("A", "North", "issued", "central", 60),
        ("A", "North", "disbursed", "central", 30),
        ("B", "North", "planned", "central", 200), ("B", "North", "disbursed", "central", 10),
    )  # fmt: skip
    levels = by_group(status, told, None)
    assert rounded(levels.select("level", "planned_wan", *of_measure(Measure.ISSUED), "unissued_wan")) == [
        ("central", 300.0, 60.0, 60.0, 100.0, 40.0), ("unspecified", 0.0, None, None, None, None),
    ]  # fmt: skip
    assert rounded(levels.select("level", *of_measure(Measure.DISBURSED))) == [
        ("central", 13.33, 40.0, 300.0), ("unspecified", None, None, None),
    ]  # fmt: skip
    assert slowest(levels, Measure.DISBURSED).get_column("level").to_list() == ["central"]


def test_money_from_above_is_not_counted_again_beside_its_parts(table: Any, rounded: Any) -> None:
    status = table("project_id | planned_wan\nA | 100")
    told = sources(*(("A", "North", "planned", *part) for part in (("upper", 60), ("central", 40), ("city", 50))))
    assert rounded(by_group(status, told, None).select("level", "planned_wan")) == [
        ("central", 40.0), ("city", 50.0), ("unspecified", 10.0),
    ]  # fmt: skip


def test_parts_of_an_unknown_whole_are_left_out(table: Any) -> None:
    status = table("project_id | planned_wan | issued_wan\nA |  | 5")
    told = sources(("A", "North", "planned", "central", 40))
    shown = by_group(status, told, None).select("level", "planned_wan", "issued_wan")
    assert shown.rows() == [("unspecified", None, 5)]


def test_nothing_divided_and_nothing_known_is_no_row(table: Any) -> None:
    assert by_group(table("project_id | planned_wan\nA | "), sources(), "county").height == 0


AMOUNT = st.none() | st.decimals(0, 10**6, places=6)
PART = st.tuples(
    st.sampled_from("ABC"), st.sampled_from([*Measure]), st.sampled_from([*Level]), st.decimals(0, 10**6, places=6)
)


@given(st.lists(st.tuples(*[AMOUNT] * 5), min_size=3, max_size=3), st.lists(PART, unique_by=lambda part: part[:3]))
def test_levels_are_the_whole_to_the_last_digit(wholes: list[tuple[Any, ...]], parts: list[tuple[Any, ...]]) -> None:
    status = pl.DataFrame(wholes, schema=dict.fromkeys(AMOUNTS, MONEY), orient="row").with_columns(
        project_id=pl.Series(["A", "B", "C"]), county=pl.Series(["North", "South", "South"]), county_place=None
    )
    told = sources(*((task, "North" if task == "A" else "South", *rest) for task, *rest in parts))
    whole = status.select(pl.col(AMOUNTS).sum()).rows()
    for by in (None, "county"):
        assert by_group(status, told, by).select(pl.col(AMOUNTS).sum()).rows() == whole
