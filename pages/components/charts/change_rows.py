"""Rows for the charts of what changed."""

from decimal import Decimal

import polars as pl

from metrics.columns import COLUMNS
from pages.components.amounts import money, number, points, rate, signed
from pages.components.charts.shapes import named
from pages.components.language import language, t
from pages.components.memory import of_frame

Figure = Decimal | int | None


@of_frame
def dumbbells(frame: pl.DataFrame, by: str, figure: str) -> pl.DataFrame:
    """Rows for change.dumbbells from metrics.change.of_groups."""
    spoken = [f"{said(figure, row['now'])}（{difference(figure, row['difference'])}）" for row in frame.to_dicts()]
    words = pl.Series("label", spoken, dtype=pl.String)
    return named(frame, by).select("place", "name", "now", "before", words)


def said(figure: str, value: Figure) -> str:
    """A value of a figure as it is read out."""
    form = COLUMNS[figure].form
    exact = None if value is None else Decimal(value)
    if form == "money":
        return money(language(), exact)
    if form == "percent":
        return rate(exact)
    return points(language(), exact) if form == "points" else number(exact, 0)


def difference(figure: str, value: Figure) -> str:
    """The difference of two values of a figure, with its sign; that of rates is in percentage points."""
    form = COLUMNS[figure].form
    if value is None:
        return t("无法比较")
    exact = Decimal(value)
    if form == "money":
        return t("{sign}{amount}", sign="+" if exact > 0 else "", amount=money(language(), exact).replace("-", "−"))
    return points(language(), exact) if form in ("percent", "points") else signed(exact, 0)
