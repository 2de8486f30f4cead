"""Rows for the chart of lags."""

import polars as pl

from exports.codes import words

AHEAD = ("ahead", "on_time")
WITHOUT_DAYS = ("bound", "unknown")


def lags(bands: pl.DataFrame, language: str) -> pl.DataFrame:
    """Rows for lags.bars from metrics.ranking.lag_bands."""
    state = (
        pl.when(pl.col("band").is_in(AHEAD)).then(pl.lit("ahead"))
        .when(pl.col("band").is_in(WITHOUT_DAYS)).then(pl.lit("unknown"))
        .otherwise(pl.lit("behind"))
    )  # fmt: skip
    names = {code: words("band", code, language) for code in bands.get_column("band")}
    return bands.with_row_index("place").select(
        "place", "tasks", name=pl.col("band").replace_strict(names), state=state, mark=pl.col("tasks").cast(pl.String)
    )
