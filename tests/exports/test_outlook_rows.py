"""The line of what was reported goes on to December as a range that opens to both ends."""

from decimal import Decimal

import polars as pl

from exports.charts.outlook_rows import with_range
from exports.charts.shapes import LABEL_ROOM
from metrics import forecast, outturn

ENDS = (Decimal(70), Decimal(80), Decimal(90))


def lines(*points: tuple[int, float]) -> pl.DataFrame:
    rows = [(place, f"{place}月", "actual", pct, "", pct) for place, pct in points]
    kinds = {"place": pl.Int8, "month": pl.String, "series": pl.String, "pct": pl.Float64, "label": pl.String}
    return pl.DataFrame(rows, schema={**kinds, "label_at": pl.Float64}, orient="row")


def test_the_range_opens_evenly_from_the_last_point_to_december() -> None:
    told = with_range(lines((9, 40.0), (10, 50.0)), "zh", "actual", ENDS)
    assert told.filter(pl.col("series") == "outlook").select("month", "low", "pct", "high", "label").rows() == [
        ("10月", 50.0, 50.0, 50.0, ""),
        ("11月", 60.0, 65.0, 70.0, ""),
        ("12月", 70.0, 80.0, 90.0, ""),
        ("12月", None, None, None, "年底 80%（70–90）"),
    ]
    assert told.head(2).drop("low", "high").rows() == lines((9, 40.0), (10, 50.0)).rows()


def test_the_names_of_all_lines_stand_apart_beside_december() -> None:
    near = lines((9, 40.0), (10, 50.0)), lines((9, 44.0), (10, 51.0)).with_columns(series=pl.lit("clock"))
    ends = pl.concat(near).with_columns(label=pl.when(pl.col("place") == 10).then("series").otherwise(pl.lit("")))
    told = with_range(ends, "zh", "actual", ENDS).filter(pl.col("label") != "")
    room = 80 * LABEL_ROOM
    assert told.select("month", "label", "label_at").rows() == [
        ("12月", "actual", 50.0), ("12月", "clock", 50.0 + room), ("12月", "年底 80%（70–90）", 80.0),
    ]  # fmt: skip


def test_nothing_is_added_where_nothing_is_known_or_the_year_is_over() -> None:
    for rows, ends in ((lines((10, 50.0)), (None, None, None)), (lines((12, 50.0)), ENDS), (lines(), ENDS)):
        assert with_range(rows, "zh", "actual", ends).rows() == rows.rows()


def test_tasks_together_are_weighted_by_planned_funding_as_their_progress_is() -> None:
    names = ("planned_wan", "year_end_low_pct", "year_end_pct", "year_end_high_pct")
    rows = [(Decimal(300), 60, 80, 100), (Decimal(100), 20, 40, 60), (Decimal(100), None, None, None)]
    tasks = pl.DataFrame(
        rows, schema=[(names[0], pl.Decimal(18, 6)), *((name, pl.Decimal(9, 4)) for name in names[1:])], orient="row"
    )
    assert forecast.range_of(tasks).rows() == [(Decimal(50), Decimal(70), Decimal(90))]


def test_money_is_told_in_percent_of_the_funding_behind_it() -> None:
    names = ("forecast_base_wan", "year_end_low_wan", "year_end_wan", "year_end_high_wan")
    group = pl.DataFrame([(200, 100, 120, 150)], schema=[(name, pl.Decimal(18, 6)) for name in names], orient="row")
    assert outturn.range_of(group).rows() == [(Decimal(50), Decimal(60), Decimal(75))]
