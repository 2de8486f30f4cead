"""What two views of the same tasks say differently, each value with the cell that it was read from."""

import polars as pl

from data.model import View
from data.store import Store
from exports import origin as of_tasks
from metrics import change, origin

CELL = ("submission_id", "sheet", "cell")
SIDES = ("", "_before")
"""The endings of the columns that say where the present and the former value stand."""
KEY = ["project_id", "county", "field"]


def cells(store: Store, views: tuple[View, View], now: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """metrics.change.of_reports of the tasks of two views (now, before), with the columns of CELL for both sides.

    A value of the breakdown stands in the newest one that each view knew; what a view did not know has no cell.
    """
    told = change.of_reports(now, before)
    letters = store.table("source_columns")
    for side, view in zip(SIDES, views, strict=True):
        told = _planned(store, view, _reported(told, letters, side), side)
    return told


def _reported(told: pl.DataFrame, letters: pl.DataFrame, side: str) -> pl.DataFrame:
    """The cell of each reported value, by the column that its field was read from."""
    place = [f"{name}{side}" for name in ("submission_id", "sheet", "row")]
    known = told.with_row_index("_nth").filter(pl.col(place[0]).is_not_null())
    nodes = [pl.lit(None, pl.Date).alias("node_on"), pl.lit(None, pl.String).alias("node")]
    values = known.select("_nth", "field", *origin.OWNERS, *nodes, submission_id=place[0], sheet=place[1], row=place[2])
    found = origin.located(values, letters).select("_nth", pl.col("cell").alias(f"cell{side}"))
    return told.with_row_index("_nth").join(found, on="_nth", how="left", maintain_order="left").drop("_nth")


def _planned(store: Store, view: View, told: pl.DataFrame, side: str) -> pl.DataFrame:
    """The same for values of the breakdown: those of the projects whose plan differs are traced one by one."""
    projects = told.filter(pl.col("change") == "plan").get_column("project_id").unique(maintain_order=True)
    traced = [_breakdown(store, view, project) for project in projects]
    if not traced:
        return told
    names = {name: f"{name}{side}" for name in (*CELL, "file_name", "received_at")}
    found = pl.concat(traced).select(*KEY, *names).rename({name: f"_{name}" for name in names})
    both = told.join(found, on=KEY, how="left", maintain_order="left")
    return both.with_columns(pl.coalesce(to, f"_{name}").alias(to) for name, to in names.items()).select(told.columns)


def _breakdown(store: Store, view: View, project_id: str) -> pl.DataFrame:
    told = of_tasks.of_task(store, view, project_id, None)
    counts = told.filter(pl.col("kind") == "breakdown", pl.col("is_current"))
    return counts.with_columns(project_id=pl.lit(project_id)).unique(KEY, keep="first", maintain_order=True)
