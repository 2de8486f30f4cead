"""How a table looks: the label, unit and form of each column as metrics.columns says them, codes put into words."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
import pyarrow as pa
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from data.wording import msg
from exports.codes import SAID, words
from metrics.columns import COLUMNS as METRIC_COLUMNS
from metrics.columns import Column
from pages.components.amounts import MISSING
from pages.components.charts.canvas import arrow
from pages.components.language import language, t
from pages.components.memory import of_frame

COLUMNS = {
    "physical_pct": Column(msg("形象进度"), "percent", "%"),
    "state": Column(msg("状态")),
    "result": Column(msg("检查结果")),
    **METRIC_COLUMNS,
}
"""Those of metrics.columns, and what only pages show."""
LINE, NAME, LINES = 40, 54, 84
"""Row heights in px: for one line of text, for names that may need two, for sentences of up to three."""
PLACES = {"money": 2, "percent": 2, "points": 2, "quantity": 2}
SHOWN = 20
"""Rows that a table shows before it scrolls."""
WIDTHS = {
    "project": 200, "problem": 230, "next_step": 230, "reason": 330, "remedy": 300, "cell": 360, "file_name": 250,
}  # fmt: skip
"""In px, for what would else be as wide as its longest sentence."""


def show(
    frame: pl.DataFrame,
    names: Sequence[str],
    *,
    key: str,
    sentences: bool = False,
    opens: str | None = None,
) -> str | None:
    """Show the columns `names` of `frame` as a table with a line below that says what its rates were divided by.

    `sentences`: cells hold sentences, so rows are high enough to wrap them. `opens`: a column whose values lead
    somewhere; the value that the reader has just clicked is returned.
    """
    config: dict[str, Any] = {name: dict(_config(name, language())) for name in names}
    clicked = f"{key}_open"
    height = LINES if sentences else NAME if "project" in names else LINE
    if opens:
        config[clicked] = st.column_config.ButtonColumn("", type="tertiary", key=clicked, width=72)
    st.dataframe(
        _rows(frame, tuple(names), clicked if opens else None),
        hide_index=True,
        column_config=config,
        row_height=height,
        height="content" if frame.height <= SHOWN else SHOWN * height,
        placeholder=MISSING,
        key=key,
    )
    notes = denominators(names)
    if notes:
        st.caption(notes)
    click = st.session_state.get(clicked) if opens else None
    return str(frame.item(click.row, opens)) if opens and click else None


@of_frame
def _rows(frame: pl.DataFrame, names: tuple[str, ...], clicked: str | None) -> pa.Table:
    """The rows as they are shown, behind a column of words to click on where rows lead somewhere."""
    ways = [pl.lit(t("查看")).alias(clicked)] if clicked else []
    return arrow(frame.select(*ways, *(prepared(name) for name in names)))


def heading(name: str) -> str:
    """A column's label with its unit, in the reader's language."""
    column = COLUMNS[name]
    if not column.unit or column.form in ("count", "days"):
        return t(column.label)
    return t("{label}（{unit}）", label=t(column.label), unit=t(column.unit))


def label(name: str) -> str:
    """A column's label, in the reader's language."""
    return t(COLUMNS[name].label)


def denominators(names: Sequence[str]) -> str:
    """One line that says for each rate among `names` what it is."""
    rates = [COLUMNS[name] for name in names if COLUMNS[name].over]
    said = [t("{label}＝{over}", label=t(rate.label), over=t(rate.over or "")) for rate in rates]
    return t("；").join(said)


def prepared(name: str) -> pl.Expr:
    """The column as it is shown: codes in words, decimals rounded half away from zero and then as floats."""
    column = COLUMNS[name]
    if name in SAID:
        spoken = language()  # asked here: Polars calls back from threads that belong to no reader
        return pl.col(name).map_elements(lambda code: words(name, code, spoken), return_dtype=pl.String)
    if column.form in PLACES:
        return pl.col(name).round(PLACES[column.form], mode="half_away_from_zero").cast(pl.Float64)
    return pl.col(name)


@functools.cache
def _config(name: str, _language: str) -> ColumnConfig:
    """How the table shows a column; Streamlit writes into what it gets, so hand out copies."""
    column = COLUMNS[name]
    make = FORMS.get(column.form, _text)
    return make(name, column)


def _text(name: str, _: Column) -> ColumnConfig:
    return st.column_config.TextColumn(heading(name), width=WIDTHS.get(name))


def _number(format_: str) -> Callable[[str, Column], ColumnConfig]:
    return lambda name, _: st.column_config.NumberColumn(heading(name), format=format_, alignment="right")


def _time(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DatetimeColumn(heading(name), format="YYYY-MM-DD HH:mm")


def _date(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DateColumn(heading(name), format="YYYY-MM" if name == "period" else "YYYY-MM-DD")


FORMS: dict[str, Callable[[str, Column], ColumnConfig]] = {
    "money": _number("localized"),
    "quantity": _number("localized"),
    "percent": _number("%.2f"),
    "points": _number("%+.2f"),
    "days": _number("%d"),
    "count": _number("%d"),
    "date": _date,
    "time": _time,
}
