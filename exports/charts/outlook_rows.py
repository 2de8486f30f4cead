"""Rows that carry a line on to the end of the year: the middle of what is expected, and the range of 80 in 100."""

from decimal import Decimal

import polars as pl

from data.wording import translate
from exports.amounts import number
from exports.charts.shapes import apart
from metrics.plan_line import MONTHS

SERIES = "outlook"
Ends = tuple[Decimal | None, Decimal | None, Decimal | None]
"""The range of 80 in 100 at the end of the year and its middle, in percent: low, middle, high."""


def with_range(rows: pl.DataFrame, language: str, line: str, ends: Ends) -> pl.DataFrame:
    """Rows of shapes.lines and, from the last point of `line` to December, those of the range that opens to `ends`.

    The names of all lines go to December too: rows without a rate. The rows are as they were where the ends are not
    known, or the year is over.
    """
    known = rows.filter(pl.col("series") == line).sort("place")
    if known.is_empty() or known.item(-1, "place") >= MONTHS or None in ends:
        return rows
    first, pct = int(known.item(-1, "place")), float(known.item(-1, "pct"))
    low, middle, high = (number(end, 0) for end in ends)
    said = translate(language, "年底 {middle}%（{low}–{high}）", low=low, middle=middle, high=high)
    months = pl.Series(range(first, MONTHS + 1), dtype=rows.schema["place"])
    share = (pl.col("place") - first) / (MONTHS - first)
    opened = [
        (pct + (float(end) - pct) * share).alias(name)
        for name, end in zip(("low", "pct", "high"), ends, strict=True)
        if end is not None
    ]
    names = {place: translate(language, "{month}月", month=place) for place in range(1, MONTHS + 1)}
    ahead = pl.DataFrame({"place": months}).with_columns(
        *opened,
        month=pl.col("place").replace_strict(names, return_dtype=pl.String),
        series=pl.lit(SERIES),
        label=pl.when(pl.col("place") == MONTHS).then(pl.lit(said)).otherwise(pl.lit("")),
    )
    return _named_in_december(pl.concat([rows, ahead.with_columns(label_at="pct")], how="diagonal"))


def _named_in_december(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` with the names of all lines beside their last month, so that none stands upon the range."""
    last = rows.filter(pl.col("place") == MONTHS).select("place", "month").head(1)
    named = rows.with_columns(label_at=apart(rows)).filter(pl.col("label") != "")
    names = last.join(named.select("series", "label", "label_at"), how="cross")
    return pl.concat([rows.with_columns(label=pl.lit("")), names], how="diagonal")
