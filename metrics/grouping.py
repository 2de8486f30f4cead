"""The dimensions by which every metric can be looked at."""

from collections.abc import Sequence

import polars as pl

DIMENSIONS = ("county", "department", "category", "project", "working_group")
"""What a reader can group by; `period` besides, for trends."""


IN_ORDER = ("item_no", "project_id", "county_place", "county")
"""The order of tasks in every list: projects as the register has them, counties as the breakdown lists them."""


def group(status: pl.DataFrame | pl.LazyFrame, by: str | None, figures: Sequence[pl.Expr]) -> pl.DataFrame:
    """One row of `figures` per value of `by`, in the order of the register and the breakdown; one row for None.

    Tasks without a value make a row of their own, last, so that the rows always add up.
    """
    if by is None:
        return status.lazy().select(figures).collect()
    grouped = status.lazy().group_by(by).agg(*figures, place(by)).collect()  # lazily: what figures share is summed once
    return grouped.sort("_place", by, nulls_last=True).drop("_place")


def place(by: str) -> pl.Expr:
    """Where a group stands: counties as the breakdown lists them, all else by the first project, months by date."""
    if by == "period":
        return pl.lit(0).alias("_place")
    first = pl.col("county_place").min() if by == "county" else pl.col("item_no").min()
    return pl.when(pl.col(by).first().is_not_null()).then(first).alias("_place")
