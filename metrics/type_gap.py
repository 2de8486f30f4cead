"""Type gap: how far construction is from its clock against how far subsidies are, group by group.

Both gaps are those of metrics.schedule (actual − clock, weighted by planned funding, in percentage points). Their
difference says whether one kind lags in a place or all do: positive where construction stands better. Missing where a
group has tasks of one kind only, or reported nothing of one.
Source: the two life cycles of Ziyang's bulletin of February 2023; docs/metrics.md, "type_gap".
"""

import polars as pl

from metrics import schedule
from metrics.grouping import group

KINDS = ("construction", "subsidy")


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """One row per value of `by`.

    Columns: <by>, tasks, construction_tasks, subsidy_tasks (of each kind, with a known progress), construction_gap_pp,
    subsidy_gap_pp, type_gap_pp.
    """
    rows = group(status, by, [pl.len().cast(pl.Int64).alias("tasks")])
    for kind in KINDS:
        of_kind = schedule.by_group(status.filter(pl.col("category") == kind), by)
        gap, known = pl.col("gap_pp").alias(f"{kind}_gap_pp"), pl.col("reported").alias(f"{kind}_tasks")
        figures = of_kind.select(*([by] if by else []), known, gap)
        if by:
            rows = rows.join(figures, on=by, how="left", nulls_equal=True, maintain_order="left")
        else:
            rows = rows.hstack(figures)
    gaps = [pl.col(f"{kind}_gap_pp") for kind in KINDS]
    counts = [pl.col(f"{kind}_tasks").fill_null(0) for kind in KINDS]
    return rows.select(*([by] if by else []), "tasks", *counts, *gaps, (gaps[0] - gaps[1]).alias("type_gap_pp"))
