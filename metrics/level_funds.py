"""Level funds: per task and month, what has moved of some levels' money, and what is planned of those levels.

Only what forms divide counts (metrics.fund_sources): a level without a plan takes no part, and a task of which no level
has both amounts has neither.
"""

from collections.abc import Sequence

import polars as pl

from metrics.ratio import MONEY, total

TASK = ["project_id", "county"]


def per_task(status: pl.DataFrame, sources: pl.DataFrame, levels: Sequence[str], measure: str) -> pl.DataFrame:
    """`status` with funds_moved_wan and funds_planned_wan.

    `sources` has one row per month, task, measure and level: period, project_id, county, measure, level, amount_wan.
    """
    own = sources.filter(pl.col("level").is_in([str(level) for level in levels]))
    keys = ["period", *TASK, "level"]
    moved, planned = (
        own.filter(pl.col("measure") == name).select(*keys, pl.col("amount_wan").alias(column))
        for name, column in ((measure, "funds_moved_wan"), ("planned", "funds_planned_wan"))
    )
    both = moved.join(planned, on=keys).group_by("period", *TASK).agg(
        total(pl.col(name)).cast(MONEY).alias(name) for name in ("funds_moved_wan", "funds_planned_wan")
    )  # fmt: skip
    return status.join(both, on=["period", *TASK], how="left", maintain_order="left")
