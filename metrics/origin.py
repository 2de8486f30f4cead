"""Where figures come from: for every value that was read, its cell, whether it still counts, and what it replaced.

A value's *cell* is the column that its field was read from, in the row of its record; of a card form it is the address
beside the label. Where a sheet holds several columns for one field, which one was read is not known: then the row alone
is named. A record *counts* while no later one speaks of the same county and month: a value of an earlier record is
*superseded*, and the value that takes its place says what it replaced.
Source: ARCHITECTURE.md, "The life of one figure".
"""

import polars as pl
import polars.selectors as cs

from data.reference import WRITTEN_AS

RECORD = ["kind", "county", "period", "submission_id", "sheet", "row", "file_name", "sender", "received_at"]
"""What is known of a record, whatever it tells."""
ONE_COLUMN = ["submission_id", "sheet", "field"]
OWNERS = ("project_id", "county")
"""Whose a column is, where the records of a sheet do not stand row by row; else missing."""


def traced(records: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """One row per value of `records`, in their order: RECORD, field, value (text), before, is_current, cell, header.

    `records`: kind, county, period (missing for plans), submission_id, sheet, row, file_name, sender, received_at,
    load_no; every further column is a field, except node_on and node, which belong to planned_pct. `letters`: the
    columns of data/sql/source_columns.sql. `before` is the value that the same field had in the record before, where
    it was another one.
    """
    told = _settled(records).with_row_index("nth")
    fields = [name for name in records.columns if name not in (*RECORD, "load_no", "node_on", "node")]
    texts = told.with_columns(_text(told.select(fields)))
    long = texts.unpivot(
        fields, index=["nth", *RECORD, "node_on", "node", "is_current"], variable_name="field", value_name="value"
    )
    same = ["kind", "county", "period", "field", "node_on", "node"]
    before = pl.col("value").shift(1).over(same, order_by="nth")
    changed = pl.when(before.ne_missing(pl.col("value"))).then(before)
    values = long.with_columns(before=changed).drop_nulls("value")
    order = pl.col("field").replace_strict(fields, range(len(fields)), return_dtype=pl.Int64)
    return located(values.sort("nth", order), letters).drop("nth")


def _settled(records: pl.DataFrame) -> pl.DataFrame:
    """The records from the oldest on, with whether each is the newest of its county and month."""
    missing = [pl.lit(None, kind).alias(name) for name, kind in _NODE.items() if name not in records.columns]
    ordered = records.with_columns(missing).sort(
        "received_at", "load_no", "row", "submission_id", "sheet", maintain_order=True
    )
    record = pl.struct("submission_id", "sheet", "row")
    return ordered.with_columns(is_current=record == record.last().over("kind", "county", "period"))


_NODE = {"node_on": pl.Date, "node": pl.String}


def _text(fields: pl.DataFrame) -> list[pl.Expr]:
    """Every field as text: numbers without empty decimals, days as 2023-06-30."""
    numbers = fields.select(cs.decimal()).columns
    plain = [pl.col(name).cast(pl.String) for name in fields.columns if name not in numbers]
    return [*plain, *(pl.col(name).cast(pl.String).str.replace(r"\.?0+$", "") for name in numbers)]


def located(values: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """`values` with the cell and the header of the column that each was read from.

    `values` need submission_id, sheet, row, field, node_on and node; `letters` as in `traced`.
    """
    month = pl.concat_str(pl.lit("plan_month_"), pl.col("node_on").dt.month())
    of_nodes = pl.col("node").is_not_null().any().over("submission_id", "sheet", "row")
    is_point = pl.col("field") == "planned_pct"
    asked = values.with_row_index("place").with_columns(
        first=pl.when(is_point & of_nodes).then(pl.lit("timetable")).when(is_point).then(month).otherwise("field"),
        second=pl.when(is_point).then(pl.lit("timetable")).otherwise(pl.col("field").replace(dict(WRITTEN_AS))),
    )
    found = [columns(asked, letters, name) for name in ("first", "second")]
    placed = asked.join(found[0], on="place", how="left", maintain_order="left").join(
        found[1], on="place", how="left", maintain_order="left", suffix="_second"
    )
    cell = pl.coalesce("cell", "cell_second", pl.col("row").cast(pl.String))
    return placed.with_columns(cell=cell, header=pl.coalesce("header", "header_second")).drop(
        "place", "first", "second", "cell_second", "header_second"
    )


def columns(asked: pl.DataFrame, letters: pl.DataFrame, name: str) -> pl.DataFrame:
    """Where each of `asked` (place, row, submission_id, sheet and a field under `name`) stands: place, cell, header.

    Of several columns for one field none is taken, of several cards the row's own; `asked` may name its OWNERS.
    """
    address_row = pl.col("letter").str.extract(r"(\d+)$").cast(pl.Int32)
    owners = [each for each in OWNERS if each in asked.columns and each in letters.columns]
    candidates = asked.select("place", "row", "submission_id", "sheet", *owners, field=name).join(
        letters.select(*ONE_COLUMN, *owners, "letter", "header"), on=ONE_COLUMN, maintain_order="left"
    )
    for each in owners:
        candidates = candidates.filter(pl.col(f"{each}_right").is_null() | (pl.col(f"{each}_right") == pl.col(each)))
    cards = candidates.with_columns(below=address_row - pl.col("row"))
    own = cards.filter(pl.col("below").is_null() | (pl.col("below") >= 0)).sort("place", "below", maintain_order=True)
    cell = pl.when(pl.col("below").is_null()).then(pl.concat_str("letter", "row")).otherwise("letter")
    nearest = pl.col("below").is_null() | (pl.col("below") == pl.col("below").min())
    is_sure = pl.col("letter").filter(nearest).n_unique() == 1
    taken = own.group_by("place", maintain_order=True).agg(
        cell.first().alias("cell"), pl.col("header").first(), is_sure.alias("is_sure")
    )
    return taken.filter("is_sure").drop("is_sure")
