"""The cells that a question rests on: its own, the first the one that is asked about, and the one held against them."""

import polars as pl

from metrics import origin

ADDRESS = r"^[A-Z]+\d+$"
PLACE = ["submission_id", "sheet"]
OWNERS = list(origin.OWNERS)


def with_cells(found: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """`found` with `cell` (its own cells: G5、F5) and `cells` (submission_id, sheet, cell) in place of fields and then.

    Where no column is known for its fields, the row stands for them; a question about a whole form has no cell.
    """
    numbered = found.with_row_index("_at")
    told = numbered.join(_own(numbered, letters), on="_at", maintain_order="left")
    long = told.select("_at", *PLACE, cell="_own").explode("cell")
    places = pl.concat([long, _then(numbered, letters)]).filter(pl.col("submission_id").is_not_null())
    cells = places.group_by("_at", maintain_order=True).agg(cells=pl.struct(*PLACE, "cell").unique(maintain_order=True))
    named = pl.coalesce("cell", pl.col("_own").list.drop_nulls().list.join("、"))
    whole = told.join(cells, on="_at", how="left", maintain_order="left")
    whole = whole.with_columns(cell=named, field=pl.col("fields").list.first(), cells=pl.col("cells").fill_null([]))
    return whole.drop("_at", "_own", "fields", "then")


def _own(numbered: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """_at, _own: the addresses of its fields; without any its named cell or its row, a list of one."""
    fields = numbered.select("_at", *PLACE, *OWNERS, "row", field="fields").explode("field").drop_nulls("field")
    known = _addressed(fields, letters).drop_nulls("cell").group_by("_at", maintain_order=True)
    listed = known.agg(_known=pl.col("cell").unique(maintain_order=True))
    named = pl.when(pl.col("cell").str.contains(ADDRESS)).then("cell")
    alone = pl.concat_list(pl.coalesce(named, pl.col("row").cast(pl.String)))
    return numbered.join(listed, on="_at", how="left").select("_at", _own=pl.coalesce("_known", alone))


def _then(numbered: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """_at and the place of the record that the question is held against."""
    records = numbered.filter(pl.col("then").is_not_null()).select("_at", *OWNERS, pl.col("then").struct.unnest())
    cell = pl.coalesce("cell", pl.col("row").cast(pl.String))
    return _addressed(records, letters).select("_at", *PLACE, cell=cell)


def _addressed(records: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """`records` (row, field and the place) with the cell of their field, missing where its column is not known."""
    numbered = records.with_row_index("place")
    known = origin.columns(numbered, letters, "field").select("place", "cell")
    return numbered.join(known, on="place", how="left", maintain_order="left")
