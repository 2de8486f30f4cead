"""Fund sources: whose money is planned, issued, arrived, disbursed and paid: central, provincial, city, county, other.

Only what forms divide is divided. 上级补助 (`upper`) is money from above that a form does not divide; where the same
form names central or provincial money as well it is their sum and not counted again. What no form divides is a row of
its own (`unspecified`: the whole − its parts), so that the levels of each measure add up to the whole, to the fen;
it is negative where the parts of some task are more than its whole, which the loader asks about. Parts of a whole that
is not known are left out. A level's rate is over the tasks that divide both amounts; both sides of it are kept.
Source: Ziyang's planned funding holds central, provincial, city and county money and own funds (note below its list of
projects, 2023); docs/metrics.md, "fund_sources".
"""

import polars as pl

from data.model import Level, Measure
from metrics.grouping import group
from metrics.ratio import MONEY, percent, total, where_both_known

TASK = ["project_id", "county"]
UNSPECIFIED = "unspecified"
LEVELS = (*(str(level) for level in Level), UNSPECIFIED)
AMOUNTS = [f"{measure}_wan" for measure in Measure]
MEASURED = (Measure.ISSUED, Measure.DISBURSED)
"""What is held against the planned money of a level."""


def by_group(status: pl.DataFrame, sources: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """One row per value of `by` and level that has any amount; one row per level for None.

    `sources` has one row per task, measure and level: project_id, county, measure, level, amount_wan.
    Columns: <by>, level, tasks (planned or issued of this level), planned_wan, issued_wan, arrived_wan,
    disbursed_wan, paid_wan; for each of MEASURED its rate of planned money, the two sides of that rate
    (issued_counted_wan over issued_base_wan) and unissued_wan, what is left of the first base; all of these are missing
    for `unspecified`.
    """
    keys = [by] if by else []
    divided = _divided(status, sources).lazy()
    rows = divided.group_by(*keys, "level").agg(_figures()).collect()  # lazily: what figures share is summed once
    rows = rows.sort(pl.col("level").cast(pl.Enum(LEVELS)))
    if by is None:
        return rows
    places = group(status, by, [pl.len()]).with_row_index("_place").select(by, "_place")
    placed = rows.join(places, on=by, nulls_equal=True, how="left", maintain_order="left")
    return placed.sort("_place", maintain_order=True).drop("_place")


def slowest(levels: pl.DataFrame, measure: Measure = Measure.ISSUED) -> pl.DataFrame:
    """The level with the lowest rate of one of MEASURED, from by_group over all; no row where none is short."""
    rate, counted, base = (pl.col(name) for name in of_measure(measure))
    return levels.filter(rate.is_not_null() & (counted < base)).sort(rate, maintain_order=True).head(1)


def of_measure(measure: Measure) -> tuple[str, str, str]:
    """The columns of one of MEASURED: its rate, and the two sides of it."""
    return f"{measure}_of_planned_pct", f"{measure}_counted_wan", f"{measure}_base_wan"


def _divided(status: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """One row per task and level, amounts in the columns of the measures; the rest of a task stands under its own."""
    parts = status.join(_wide(sources), on=TASK, suffix="_part").with_columns(
        where_both_known(pl.col(f"{name}_part"), pl.col(name)).alias(f"{name}_part") for name in AMOUNTS
    )
    named = parts.with_columns(pl.col(f"{name}_part").alias(name) for name in AMOUNTS)
    known = named.group_by(TASK).agg(pl.col(name).sum().alias(f"{name}_part") for name in AMOUNTS)
    rest = status.join(known, on=TASK, how="left").with_columns(
        (pl.col(name) - pl.col(f"{name}_part").fill_null(0)).cast(MONEY).alias(name) for name in AMOUNTS
    )
    left = rest.filter(pl.any_horizontal(pl.col(AMOUNTS) != 0)).with_columns(level=pl.lit(UNSPECIFIED))
    columns = [*status.columns, "level"]
    told = named.filter(pl.any_horizontal(pl.col(AMOUNTS).is_not_null()))
    return pl.concat([told.select(columns), left.select(columns)])


def _wide(sources: pl.DataFrame) -> pl.DataFrame:
    """One row per task and level with a column per measure; 上级补助 left out where its parts are named."""
    above = pl.col("level").is_in([str(Level.CENTRAL), str(Level.PROVINCIAL)]).any().over(*TASK, "measure")
    counted = sources.filter((pl.col("level") != str(Level.UPPER)) | ~above)
    return counted.group_by(*TASK, "level").agg(
        total(pl.when(pl.col("measure") == str(measure)).then(pl.col("amount_wan"))).cast(MONEY).alias(f"{measure}_wan")
        for measure in Measure
    )


def _figures() -> list[pl.Expr]:
    planned, issued = pl.col("planned_wan"), pl.col("issued_wan")
    return [
        ((planned != 0) | (issued != 0)).sum().cast(pl.Int64).alias("tasks"),
        *(total(pl.col(name)).cast(MONEY).alias(name) for name in AMOUNTS),
        *(figure for measure in MEASURED for figure in _against_plan(measure)),
    ]


def _against_plan(measure: Measure) -> list[pl.Expr]:
    """The columns of_measure, over the tasks that divide both amounts; nothing for what no form divides."""
    planned, moved = pl.col("planned_wan"), pl.col(f"{measure}_wan")
    base, counted = total(where_both_known(planned, moved)), total(where_both_known(moved, planned))
    sides = (percent(counted, base), counted.cast(MONEY), base.cast(MONEY))
    is_level = pl.col("level").first() != UNSPECIFIED
    told = [pl.when(is_level).then(side).alias(name) for side, name in zip(sides, of_measure(measure), strict=True)]
    left = pl.when(is_level).then(base - counted).cast(MONEY).alias("unissued_wan")
    return [*told, left] if measure is Measure.ISSUED else told
