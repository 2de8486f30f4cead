"""Fund sources: whose money is planned, issued, arrived, disbursed and paid: central, provincial, city, county, other.

Only what forms divide is divided. 上级补助 (`upper`) is money from above that a form does not divide; where the same
form names central or provincial money as well it is their sum and not counted again. What no form divides is a row of
its own (`unspecified`: the whole − its parts), so that the levels of each measure add up to the whole, to the fen;
it is negative where the parts of some task are more than its whole, which the loader asks about. Parts of a whole that
is not known are left out. A level's rate is over the tasks that divide both amounts; its denominator is kept.
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


def by_group(status: pl.DataFrame, sources: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """One row per value of `by` and level that has any amount; one row per level for None.

    `sources` has one row per task, measure and level: project_id, county, measure, level, amount_wan.
    Columns: <by>, level, tasks (planned or issued of this level), planned_wan, issued_wan, arrived_wan,
    disbursed_wan, paid_wan, issued_of_planned_pct, issued_base_wan, unissued_wan (the last three missing for
    `unspecified`).
    """
    divided = _divided(status, sources)
    present = [level for level in LEVELS if level in divided.get_column("level")]
    if not present:
        return _of_level(divided, by, UNSPECIFIED).clear()
    rows = pl.concat([_of_level(divided.filter(pl.col("level") == level), by, level) for level in present])
    if by is None:
        return rows
    places = group(status, by, [pl.len()]).with_row_index("_place").select(by, "_place")
    placed = rows.join(places, on=by, nulls_equal=True, how="left", maintain_order="left")
    return placed.sort("_place", maintain_order=True).drop("_place")


def slowest(levels: pl.DataFrame) -> pl.DataFrame:
    """The level with the lowest rate of issue, from by_group over all; no row where no level's rate is known."""
    known = levels.filter(pl.col("issued_of_planned_pct").is_not_null() & (pl.col("unissued_wan") > 0))
    return known.sort("issued_of_planned_pct", maintain_order=True).head(1)


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


def _of_level(rows: pl.DataFrame, by: str | None, level: str) -> pl.DataFrame:
    planned, issued = pl.col("planned_wan"), pl.col("issued_wan")
    is_level = pl.lit(level != UNSPECIFIED)
    base, both = total(where_both_known(planned, issued)), total(where_both_known(issued, planned))
    figures = [
        pl.lit(level).first().alias("level"),
        ((planned != 0) | (issued != 0)).sum().cast(pl.Int64).alias("tasks"),
        *(total(pl.col(name)).cast(MONEY).alias(name) for name in AMOUNTS),
        pl.when(is_level).then(percent(both, base)).alias("issued_of_planned_pct"),
        pl.when(is_level).then(base).cast(MONEY).alias("issued_base_wan"),
        pl.when(is_level).then(base - both).cast(MONEY).alias("unissued_wan"),
    ]
    return group(rows, by, figures)
