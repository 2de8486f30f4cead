"""Rows for the charts of what changed."""

from decimal import Decimal

import polars as pl

from data.wording import translate
from exports.amounts import money, number, points, rate, signed
from exports.charts.shapes import named
from metrics.columns import COLUMNS

Figure = Decimal | int | None


def dumbbells(frame: pl.DataFrame, language: str, by: str, figure: str) -> pl.DataFrame:
    """Rows for change.dumbbells from metrics.change.of_groups."""
    spoken = [
        translate(
            language, "{now}（{difference}）",
            now=said(language, figure, row["now"]), difference=difference(language, figure, row["difference"]),
        )
        for row in frame.to_dicts()
    ]  # fmt: skip
    words = pl.Series("label", spoken, dtype=pl.String)
    return named(frame, language, by).select("place", "name", "now", "before", words)


def said(language: str, figure: str, value: Figure) -> str:
    """A value of a figure as it is read out."""
    form = COLUMNS[figure].form
    exact = None if value is None else Decimal(value)
    if form == "money":
        return money(language, exact)
    if form == "percent":
        return rate(exact)
    return points(language, exact) if form == "points" else number(exact, 0)


def difference(language: str, figure: str, value: Figure) -> str:
    """The difference of two values of a figure, with its sign; that of rates is in percentage points."""
    form = COLUMNS[figure].form
    if value is None:
        return translate(language, "无法比较")
    exact = Decimal(value)
    if form == "money":
        return translate(language, "{sign}{amount}", sign="+" if exact > 0 else "", amount=money(language, exact))
    return points(language, exact) if form in ("percent", "points") else signed(exact, 0)
