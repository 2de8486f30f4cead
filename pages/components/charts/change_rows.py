"""Rows for the charts of what changed."""

from typing import Any

import polars as pl

from metrics.columns import COLUMNS
from pages.components.amounts import money, number, points, rate, signed
from pages.components.charts.shapes import named
from pages.components.language import language, t
from pages.components.memory import of_frame


@of_frame
def dumbbells(frame: pl.DataFrame, by: str, figure: str) -> pl.DataFrame:
    """Rows for change.dumbbells from metrics.change.of_groups."""
    spoken = [f"{said(figure, row['now'])}（{difference(figure, row['difference'])}）" for row in frame.to_dicts()]
    words = pl.Series("label", spoken, dtype=pl.String)
    return named(frame, by).select("place", "name", "now", "before", words)


def said(figure: str, value: Any) -> str:
    """A value of a figure as it is read out."""
    form = COLUMNS[figure].form
    if form == "money":
        return money(language(), value)
    if form == "percent":
        return rate(value)
    return points(language(), value) if form == "points" else number(value, 0)


def difference(figure: str, value: Any) -> str:
    """The difference of two values of a figure, with its sign; that of rates is in percentage points."""
    form = COLUMNS[figure].form
    if value is None:
        return t("无法比较")
    if form == "money":
        return t("{sign}{amount}", sign="+" if value > 0 else "", amount=money(language(), value).replace("-", "−"))
    return points(language(), value) if form in ("percent", "points") else signed(value, 0)
