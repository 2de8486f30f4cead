"""The dimensions by which every metric can be looked at."""

from collections.abc import Sequence

import polars as pl

DIMENSIONS = ("county", "department", "category", "project", "working_group")
"""What a reader can group by; `period` besides, for trends."""


def group(status: pl.DataFrame, by: str | None, figures: Sequence[pl.Expr]) -> pl.DataFrame:
    """One row of `figures` per value of `by` (projects in register order, all else by name); one row for None."""
    if by is None:
        return status.select(figures)
    keys = status.filter(pl.col(by).is_not_null())
    if by == "project":
        return keys.sort("item_no").group_by(by, maintain_order=True).agg(figures)
    return keys.group_by(by).agg(figures).sort(by)
