"""Ranking: ties share a rank and leave the next one out; every task stands in one band of lag."""

from decimal import Decimal

import polars as pl

from metrics import ranking


def test_figures_that_print_alike_share_a_rank_and_the_next_is_left_out() -> None:
    gaps = {"A": "-5.001", "B": "2.5", "C": "-4.999", "D": None, "E": "-9"}
    groups = pl.DataFrame(
        {"county": list(gaps), "gap_pp": [gap and Decimal(gap) for gap in gaps.values()], "tasks": [1, 2, 3, 4, 5]},
        schema_overrides={"gap_pp": pl.Decimal(38, 12)},
    )
    assert ranking.ranked(groups, "county").select("rank", "county", "tasks").rows() == [
        (1, "B", 2), (2, "A", 1), (2, "C", 3), (4, "E", 5), (None, "D", 4),
    ]  # fmt: skip


def test_every_task_stands_in_one_band() -> None:
    lags = [-3, -1, 0, 1, 15, 16, 30, 31, 60, 61, 90, 91, 400, None]
    told = pl.DataFrame({"lag_days": lags}, schema={"lag_days": pl.Int32})
    bands = ranking.lag_bands(told.with_columns(clock=pl.lit("linear"), light=pl.lit("green")))
    assert bands.rows() == [
        ("ahead", 2), ("on_time", 1), ("to_15", 2), ("to_30", 2), ("to_60", 2), ("to_90", 2), ("over_90", 2),
        ("unknown", 1),
    ]  # fmt: skip
    assert bands.get_column("tasks").sum() == len(lags)
