"""How a table looks: the label, unit and form of each column as metrics.columns says them, codes put into words."""

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import polars as pl
import pyarrow as pa
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from data.model import Light, Unit
from exports.amounts import MISSING
from exports.codes import SAID, words
from exports.reconcile import verdict_words
from exports.switches import switched
from exports.units import PLACES as UNIT_PLACES
from exports.units import is_money, scaled, unit_word
from metrics.columns import COLUMNS, Column
from metrics.reconciliation.verdict import LIGHTS, Verdict
from pages.components import downloads, paged, switches
from pages.components.charts.canvas import arrow
from pages.components.definition import tip
from pages.components.language import language, t
from pages.components.memory import of_frame

WEIGHTED = ("actual_pct", "clock_pct")
LINE, LEAST_WRAPPING, LINE_OF_WORDS = 40, 72, 24
"""In px: a row of one line, the height below which Streamlit wraps nothing, and a line of wrapped words."""
MARGIN = 6
"""What a row of several lines keeps free above and below them, in px."""
LETTER, NARROW, INDENT = 15.5, 0.55, 18
"""The width of a Chinese character in px, that of a narrow one in parts of it, what a cell keeps free in px."""
MONTHS = ("period", "reached_in")
"""Days that stand for their month."""
PLACES = {"percent": 2, "points": 2, "index": 2, "quantity": 2, "days": 0, "count": 0}
LOSS = {"zh": 1.1, "en": 1.3}
"""How much longer wrapped lines are than their letters: English breaks at blanks, Chinese before no punctuation."""
SHOWN = 20
"""Rows that a table shows before it scrolls."""
WRAPPED = {
    "project": 150, "responsible_unit": 112, "problem": 190, "next_step": 190, "next_node": 108, "reason": 244,
    "remedy": 220, "file_name": 172, "subject": 150, "sentence": 310, "verdict": 150, "published": 104, "rests_on": 96,
    "relation": 120, "receipt": 150, "value": 108, "sheet": 100,
    "fact": 170, "ask": 250, "why_go": 260, "look_at": 150, "reasons": 220, "check": 96, "why": 300,
    "remark": 220, "item": 150, "stated": 200,
}  # fmt: skip
"""Widths in px of what wraps in a table of sentences, for a projector of 1024; wider screens stretch them."""
WIDER = {("why", "en"): 560}
"""Widths of what must stand on one line: the table breaks no English sentences among Chinese ones."""


def show(
    frame: pl.DataFrame,
    names: Sequence[str],
    *,
    key: str,
    sentences: bool = False,
    opens: str | None = None,
    leads: Callable[[Mapping[str, Any]], None] | None = None,
    rows: int = SHOWN,
    tell: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
    take: downloads.Take | None = downloads.AS_SHOWN,
    as_named: bool = False,
) -> str | None:
    """Show the columns `names` of `frame` as a table with a line below that says what its rates were divided by.

    `sentences`: cells hold sentences, so rows are high enough to wrap them. `opens`: a column whose values lead
    somewhere; the value that the reader has just clicked is returned. `leads`: goes where a row that was just clicked
    leads to. `rows`: what is shown before the table scrolls.
    `tell` adds columns to the rows that are shown. Long tables come by pages. `take`: what a file of the table holds;
    None where there is nothing to take away yet. `as_named`: the switches of the view leave the columns alone.
    """
    whole, asked, told = frame, names, tell
    names = names if as_named else switched(names, frame.columns, switches.chosen())
    unit = switches.unit()
    frame = paged.page(frame, {name: label(name) for name in names if name in frame.columns}, key)
    frame = tell(frame) if tell else frame
    config: dict[str, Any] = {
        name: {**_config(name, language(), unit, _places(frame, name, unit)), **(_wrapped(name) if sentences else {})}
        for name in names
    }
    clicked = f"{key}_open"
    height = _wrapped_height(frame, tuple(names)) if sentences else LINE
    if opens or leads:
        config[clicked] = st.column_config.ButtonColumn("", type="tertiary", key=clicked, width=60)
    st.dataframe(
        _rows(frame, tuple(names), clicked if opens or leads else None, unit),
        hide_index=True,
        column_config=config,
        row_height=height,
        height="content" if frame.height <= rows else rows * height,
        placeholder=MISSING,
        key=key,
    )
    _below(whole, asked, key, replace(take, tell=take.tell or told) if take else None, denominators(names))
    click = st.session_state.get(clicked) if opens or leads else None
    if click and leads:
        leads(frame.row(click.row, named=True))
    return str(frame.item(click.row, opens)) if opens and click else None


def _below(frame: pl.DataFrame, names: Sequence[str], key: str, take: downloads.Take | None, notes: str) -> None:
    """What the rates were divided by, and the way to take the table away."""
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small", key=f"{key}_below"):
        if notes:
            st.caption(notes)
        if take:
            downloads.menu(frame, names, take, key)


@of_frame
def _rows(frame: pl.DataFrame, names: tuple[str, ...], clicked: str | None, unit: Unit) -> pa.Table:
    """The rows as they are shown, behind a column of words to click on where rows lead somewhere."""
    ways = [pl.lit(t("查看")).alias(clicked)] if clicked else []
    return arrow(frame.select(*ways, *(prepared(name, unit) for name in names)))


@of_frame
def _wrapped_height(frame: pl.DataFrame, names: tuple[str, ...]) -> int:
    """The height of rows in which the longest sentence of the table finds room; that of one line where all are short."""
    worded = [name for name in names if name in WRAPPED]
    widest = frame.select(_letters(name).max().fill_null(0.0) for name in worded).row(0)
    loss = LOSS[language()]
    lines = [
        math.ceil(wide * LETTER * loss / (_width(name) - INDENT)) for name, wide in zip(worded, widest, strict=True)
    ]
    most = max(lines, default=1)
    return LINE if most <= 1 else max(LEAST_WRAPPING, LINE_OF_WORDS * most + MARGIN)


def _letters(name: str) -> pl.Expr:
    """How wide a text stands, in Chinese characters; they have three bytes, all narrow ones about one."""
    chars, extra = pl.col(name).str.len_chars(), pl.col(name).str.len_bytes() - pl.col(name).str.len_chars()
    return chars * NARROW + extra / 2 * (1 - NARROW)


def heading(name: str) -> str:
    """A column's label with its unit, in the reader's language."""
    column = COLUMNS[name]
    if not column.unit or column.form in ("count", "days", "points"):
        return t(column.label)
    unit = unit_word(name, switches.unit(), language()) if is_money(name) else t(column.unit)
    return t("{label}（{unit}）", label=t(column.label), unit=unit)


def label(name: str) -> str:
    """A column's label, in the reader's language."""
    return t(COLUMNS[name].label)


def said(name: str, values: Sequence[str]) -> list[str]:
    """The values of a column in words."""
    return [words(name, value, language()) for value in values]


def denominators(names: Sequence[str]) -> str:
    """One line that says for each rate among `names` what it is, and that gaps are in percentage points."""
    shown = [COLUMNS[name] for name in names]
    if "tasks" not in names:  # progress is weighted in groups only
        shown = [COLUMNS[name] for name in names if name not in WEIGHTED]
    rates = [t("{label}＝{over}", label=t(each.label), over=t(each.over)) for each in shown if each.over]
    gaps = [t("{label}以个百分点计", label=t(each.label)) for each in shown if each.form == "points"]
    return t("；").join([*rates, *gaps])


def prepared(name: str, unit: Unit = Unit.WAN) -> pl.Expr:
    """The column as it is shown: codes in words, decimals rounded half away from zero and then as floats."""
    column = COLUMNS[name]
    if name in SAID:
        spoken = language()  # asked here: Polars calls back from threads that belong to no reader
        return pl.col(name).map_elements(lambda code: words(name, code, spoken), return_dtype=pl.String)
    if name == "verdict":
        return pl.concat_list(name)  # signs in colour are lists of one
    places = UNIT_PLACES[unit] if column.form == "money" else PLACES.get(column.form)
    if not places:
        return pl.col(name)
    return scaled(name, unit).round(places, mode="half_away_from_zero").cast(pl.Float64)


def _places(frame: pl.DataFrame, name: str, unit: Unit) -> int | None:
    """The decimals that the table shows of a column of numbers, the same in every row; None for all else."""
    form = COLUMNS[name].form
    if form == "money":
        return UNIT_PLACES[unit]
    return 0 if form == "quantity" and _is_whole(frame, name) else PLACES.get(form)


@of_frame
def _is_whole(frame: pl.DataFrame, name: str) -> bool:
    values = frame.get_column(name)
    return bool((values == values.floor()).all())


@functools.cache
def _config(name: str, _language: str, _unit: Unit, places: int | None) -> ColumnConfig:
    """How the table shows a column; Streamlit writes into what it gets, so hand out copies."""
    column = COLUMNS[name]
    make = _signs if name == "verdict" else FORMS.get(column.form, _text)
    shown = _number(name, column, places) if places is not None else make(name, column)
    if told := tip(name, column):
        shown["help"] = told
    return shown


THEME: dict[Light, Literal["blue", "green", "yellow", "orange", "red", "gray"]] = {
    Light.BLUE: "blue", Light.GREEN: "green", Light.YELLOW: "yellow", Light.ORANGE: "orange", Light.RED: "red",
    Light.NONE: "gray",
}  # fmt: skip
"""What the theme calls the colours of the lights; it makes them fit for dark and light by itself."""
ON_ONE_LINE = {"project": 330}
"""Widths in px of what Streamlit would cut where a table is wider than the screen."""


def _wrapped(name: str) -> dict[str, int]:
    return {"width": _width(name)} if name in WRAPPED else {}


def _width(name: str) -> int:
    return WIDER.get((name, language()), WRAPPED[name])


def _text(name: str, _: Column) -> ColumnConfig:
    return st.column_config.TextColumn(heading(name), width=ON_ONE_LINE.get(name))


def _signs(name: str, _: Column) -> ColumnConfig:
    said = {verdict_words(verdict, language()): THEME[LIGHTS[verdict]] for verdict in Verdict}
    return st.column_config.MultiselectColumn(heading(name), options=list(said), color=list(said.values()))


def _number(name: str, column: Column, places: int) -> ColumnConfig:
    """Typed, so that it sorts and aligns as a number; overlay.py gives it a real minus where it is drawn."""
    sign = "+" if column.form == "points" else ""
    form = f"%{sign},.{places}f" if places else f"%{sign},d"
    return st.column_config.NumberColumn(heading(name), format=form, alignment="right")


def _time(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DatetimeColumn(heading(name), format="YYYY-MM-DD HH:mm")


def _date(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DateColumn(heading(name), format="YYYY-MM" if name in MONTHS else "YYYY-MM-DD")


FORMS: dict[str, Callable[[str, Column], ColumnConfig]] = {
    "date": _date,
    "time": _time,
}
