"""Moved plans as they are listed: who moved what, when, by how much and why, with the cell of the new plan."""

import polars as pl

from data.wording import translate
from exports.sentences.plans import change
from metrics import origin, plan_versions

MOVES = [
    "project", "county", "received_at", "sender", "responsible_unit", "moved", "node", "from_on", "to_on", "moved_days",
    "from_pct", "to_pct", "moved_pp", "from_wan", "to_wan", "moved_wan", "plan_reason", "file_name", "sheet", "cell",
]  # fmt: skip
"""The list of all moves, one by one."""
FIELDS = {"start": "start_on", "due": "due_on", "funding": "planned_wan"}
"""What was moved → the field that it was read from; all else is a point of the timetable."""


def changes(moves: pl.DataFrame, letters: pl.DataFrame, language: str) -> pl.DataFrame:
    """metrics.plan_versions.changes with received_on, plan_change, plan_reason and the cell of the new plan.

    `letters`: the columns of data/sql/source_columns.sql.
    """
    told = plan_versions.changes(with_reasons(moves, language))
    words = [change(language, row) for row in told.iter_rows(named=True)]
    said = told.with_columns(
        pl.Series("plan_change", words, dtype=pl.String), received_on=pl.col("received_at").dt.date()
    )
    return with_cells(said, letters)


def with_reasons(moves: pl.DataFrame, language: str) -> pl.DataFrame:
    """`moves` with the reason that the later version gives, or that it gives none."""
    return moves.with_columns(plan_reason=pl.col("remark").fill_null(translate(language, "未说明原因")))


def with_cells(moves: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """`moves` with the cell of the new plan that says so; its row where no one cell does."""
    field = pl.col("moved").replace_strict(FIELDS, default="planned_pct", return_dtype=pl.String)
    is_point = field == "planned_pct"
    places = moves.select(
        "submission_id", "sheet", "row", "node", *origin.OWNERS, field=field,
        node_on=pl.when(is_point).then(pl.coalesce("to_on", "from_on")),
    )  # fmt: skip
    return moves.with_columns(origin.located(places, letters).get_column("cell"))
