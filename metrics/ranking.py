"""Ranking: who stands where among groups, and how the lags of tasks are spread.

*Rank* (名次): one more than the number of groups with a better figure; groups whose figures print alike (two decimals)
share a rank, and the next rank is left out (1, 2, 2, 4). A group whose figure is missing has no rank and stands last.
*Bands of lag* (滞后分布): tasks counted by `lag_days`: ahead (< 0), on_time (0), then 1–15, 16–30, 31–60, 61–90 and
more than 90 days behind; unknown where nothing was reported; bound for a target that is a bound, which has no days, and
only where there are such. Every task stands in one band.
Source: competition ranking as in published league tables of counties; docs/metrics.md, "ranking".
"""

import polars as pl

from data.model import Light
from metrics.schedule import BOUND

ENDS = (15, 30, 60, 90)
"""The last day of each band of those behind."""
BANDS = ("ahead", "on_time", "to_15", "to_30", "to_60", "to_90", "over_90", "bound", "unknown")


def ranked(groups: pl.DataFrame, by: str, figure: str = "gap_pp") -> pl.DataFrame:
    """The rows of a metric by `by`, the greatest `figure` first, behind `rank`; equal ones in the order of `groups`."""
    printed = pl.col(figure).round(2, mode="half_away_from_zero")
    places = printed.rank("min", descending=True).cast(pl.Int64)
    named = groups.filter(pl.col(by).is_not_null())
    return named.select(places.alias("rank"), pl.all()).sort("rank", nulls_last=True, maintain_order=True)


def lag_bands(status: pl.DataFrame) -> pl.DataFrame:
    """Tasks per band: band (one of BANDS, all of them but an empty `bound`, in order) and tasks.

    Needs lag_days, clock and light.
    """
    counts = banded(status).group_by("band").agg(pl.len().cast(pl.Int64).alias("tasks"))
    every = pl.DataFrame({"band": BANDS})
    told = every.join(counts, on="band", how="left", maintain_order="left").with_columns(pl.col("tasks").fill_null(0))
    return told.filter((pl.col("band") != BOUND) | (pl.col("tasks") > 0))


def banded(status: pl.DataFrame) -> pl.DataFrame:
    """`status` with the band of each task's lag beside; needs lag_days, clock and light."""
    lag = pl.col("lag_days")
    is_bound = (pl.col("clock") == BOUND) & (pl.col("light") != str(Light.NONE))
    band = (
        pl.when(is_bound).then(pl.lit(BOUND)).when(lag < 0).then(pl.lit("ahead")).when(lag == 0).then(pl.lit("on_time"))
    )
    for end in ENDS:
        band = band.when(lag <= end).then(pl.lit(f"to_{end}"))
    return status.with_columns(
        band=band.when(lag > ENDS[-1]).then(pl.lit(f"over_{ENDS[-1]}")).otherwise(pl.lit("unknown"))
    )
