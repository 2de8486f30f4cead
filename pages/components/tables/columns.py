"""How a table looks: the label, unit and form of each column as metrics.columns says them, codes put into words."""

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl
import pyarrow as pa
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from data.model import Unit
from exports import codes
from exports.amounts import MISSING
from exports.codes import SAID, words
from exports.sentences.wording import capital
from exports.switches import switched
from exports.units import PLACES as UNIT_PLACES
from exports.units import is_money, scaled, unit_word
from metrics.columns import COLUMNS, Column
from metrics.grouping import DIMENSIONS
from pages.components.charts.canvas import arrow
from pages.components.choices import switches
from pages.components.frame.definition import meant, tip
from pages.components.frame.language import language, t, tn
from pages.components.reading.memory import of_frame
from pages.components.tables import downloads, listing, paged
from pages.components.tables.written import MONTHS, PLACES, is_number, places, written

Leads = Callable[[Mapping[str, Any]], None]
"""Goes where a row leads to."""
Click = tuple[int, str] | None
"""The number of a row, and the way of it that was clicked."""
WEIGHTED = ("actual_pct", "clock_pct")
LINE = 40
"""The height of a row in px."""
WHERE_TOLD = ("task_state",)
"""Columns that only a table has in which one task tells them."""
SHOWN = 20
"""Rows that a table shows before it scrolls."""


def show(
    frame: pl.DataFrame,
    names: Sequence[str],
    *,
    key: str,
    sentences: bool = False,
    opens: str | None = None,
    leads: Leads | Mapping[str, Leads] | None = None,
    rows: int | None = None,
    tell: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
    take: downloads.Take | None = downloads.AS_SHOWN,
    as_named: bool = False,
    aside: Sequence[str] = (),
) -> str | None:
    """Show the columns `names` of `frame` as a table with a line below that says what its rates were divided by.

    `sentences`: cells hold sentences, so the table is drawn by listing.py, which wraps them. `opens`: a column whose
    values lead somewhere; the value that the reader has just clicked is returned. `leads`: goes where a row that was
    just clicked leads to; or several ways, by what they are called. `rows`: what is shown before the table scrolls;
    SHOWN, of sentences listing.MOST, where nothing else is wished.
    `tell` adds columns to the rows that are shown. Long tables come by pages. `take`: what a file of the table holds;
    None where there is nothing to take away yet. `as_named`: the switches of the view leave the columns alone.
    `aside`: of `names` those that answer no more than a second question; readers show them by the switch of columns.
    """
    names = [name for name in names if name not in WHERE_TOLD or frame.get_column(name).count()]
    whole, asked, told = frame, names, tell
    names, aside = (each if as_named else switched(each, frame.columns, switches.chosen()) for each in (names, aside))
    unit = switches.unit()
    frame = paged.page(frame, partial(_labels, frame, names), key)
    frame = tell(frame) if tell else frame
    ways = leads if isinstance(leads, Mapping) else {t("查看"): leads} if leads or opens else {}
    draw = _listing if sentences else partial(_grid, aside=aside)
    clicked = draw(frame, tuple(names), key, tuple(ways), rows, unit)
    notes = [denominators(names), *([_aside(aside)] if aside else [])]
    _below(whole, asked, key, replace(take, tell=take.tell or told) if take else None, "  \n".join(filter(None, notes)))
    if clicked is None:
        return None
    row, way = clicked
    if go := ways[way]:
        go(frame.row(row, named=True))
    return str(frame.item(row, opens)) if opens else None


def _grid(
    frame: pl.DataFrame,
    names: tuple[str, ...],
    key: str,
    ways: tuple[str, ...],
    rows: int | None,
    unit: Unit,
    *,
    aside: Sequence[str],
) -> Click:
    """Draw rows of one line; the number of the row that was just clicked, and which of its `ways`.

    What a row is called stays in view where the table is wider than the screen.
    """
    spoken = language(), switches.lights()
    config: dict[str, Any] = {name: dict(_config(name, spoken, unit, places(frame, name, unit))) for name in names}
    opened = tuple((f"{key}_open{at or ''}", way) for at, way in enumerate(ways))
    for name, _ in opened:
        config[name] = st.column_config.ButtonColumn("", type="tertiary", key=name, width=52, pinned=True)
    for name in itertools.takewhile(NAMING.__contains__, names):
        config[name]["pinned"] = True
    if "project" in names:
        config["project"]["width"] = _width(frame, "project")
    st.dataframe(
        _rows(frame, names, opened, unit),
        hide_index=True,
        column_config=config,
        column_order=[*(name for name, _ in opened), *(name for name in names if name not in aside)],
        row_height=LINE,
        height="content" if frame.height <= (rows or SHOWN) else (rows or SHOWN) * LINE,
        placeholder=MISSING,
        key=key,
    )
    clicks = ((st.session_state.get(name), way) for name, way in opened)
    return next(((int(click.row), way) for click, way in clicks if click), None)


def _listing(
    frame: pl.DataFrame, names: tuple[str, ...], key: str, ways: tuple[str, ...], rows: int | None, unit: Unit
) -> Click:
    """Draw rows of sentences; the number of the row that was just clicked, and which of its `ways`."""
    heads = _heads(frame, names, unit, switches.lights())
    return listing.draw(heads, written(frame, names, unit), key=key, ways=ways, most=rows or listing.MOST)


@of_frame
def _heads(frame: pl.DataFrame, names: tuple[str, ...], unit: Unit, _lights: str) -> list[dict[str, Any]]:
    heads = [
        listing.Head(name, heading(name), *meant(name, COLUMNS[name]), is_number=is_number(name)) for name in names
    ]
    return listing.with_widths(heads, written(frame, names, unit))


def _labels(frame: pl.DataFrame, names: Sequence[str]) -> dict[str, str]:
    """The columns that there are, and what they are called."""
    return {name: label(name) for name in names if name in frame.columns}


def _aside(names: Sequence[str]) -> str:
    """Which columns stand behind the switch, and where that is."""
    named = t("、").join(label(name) for name in names)
    return tn("另有{n}列可由表右上角的“显示/隐藏列”打开：{names}", len(names), names=named)


def _below(frame: pl.DataFrame, names: Sequence[str], key: str, take: downloads.Take | None, notes: str) -> None:
    """What the rates were divided by, and the way to take the table away."""
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small", key=f"{key}_below"):
        if notes:
            st.caption(notes)
        if take:
            downloads.menu(frame, names, take, key)


@of_frame
def _rows(frame: pl.DataFrame, names: tuple[str, ...], clicked: tuple[tuple[str, str], ...], unit: Unit) -> pa.Table:
    """The rows as they are shown, behind columns of words to click on where rows lead somewhere."""
    ways = [pl.lit(word).alias(name) for name, word in clicked]
    return arrow(frame.select(*ways, *(prepared(name, unit) for name in names)))


def heading(name: str) -> str:
    """A column's label with its unit, in the reader's language."""
    column = COLUMNS[name]
    if not column.unit or column.form in ("count", "days", "points"):
        return capital(label(name), language())
    unit = unit_word(name, switches.unit(), language()) if is_money(name) else t(column.unit)
    return t("{label}（{unit}）", label=t(column.label), unit=unit)


def label(name: str) -> str:
    """A column's label, in the reader's language."""
    return codes.label(name, language(), switches.lights())


def said(name: str, values: Sequence[str]) -> list[str]:
    """The values of a column in words."""
    return [words(name, value, language(), switches.lights()) for value in values]


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
        # asked here: Polars calls back from threads that belong to no reader
        spoken, lights = language(), switches.lights()
        return pl.col(name).map_elements(lambda code: words(name, code, spoken, lights), return_dtype=pl.String)
    decimals = UNIT_PLACES[unit] if column.form == "money" else PLACES.get(column.form)
    if not decimals:
        return pl.col(name)
    return scaled(name, unit).round(decimals, mode="half_away_from_zero").cast(pl.Float64)


@functools.cache
def _config(name: str, _spoken: tuple[str, str], _unit: Unit, decimals: int | None) -> ColumnConfig:
    """How the table shows a column; Streamlit writes into what it gets, so hand out copies."""
    column = COLUMNS[name]
    make = FORMS.get(column.form, _text)
    shown = make(name, column) if decimals is None else _number(name, column, decimals)
    if told := tip(name, column):
        shown["help"] = told
    return shown


NAMING = (*DIMENSIONS, "period")
"""Columns that say what a row is about, where they stand first."""
WIDEST, LETTER, MARGIN = 310, 15, 20
"""In px: the column of projects at most, a letter of theirs, and around the longest."""


@of_frame
def _width(frame: pl.DataFrame, name: str) -> int:
    """What the longest name takes: Streamlit would cut it where a table is wider than the screen."""
    longest = max(map(len, [heading(name), *frame.get_column(name).drop_nulls().unique()]))
    return min(WIDEST, MARGIN + LETTER * longest)


def _text(name: str, _: Column) -> ColumnConfig:
    return st.column_config.TextColumn(heading(name))


def _number(name: str, column: Column, decimals: int) -> ColumnConfig:
    """Typed, so that it sorts and aligns as a number; signs.js gives it a real minus where it is drawn."""
    sign = "+" if column.form == "points" else ""
    form = f"%{sign},.{decimals}f" if decimals else f"%{sign},d"
    return st.column_config.NumberColumn(heading(name), format=form, alignment="right")


def _time(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DatetimeColumn(heading(name), format="YYYY-MM-DD HH:mm")


def _date(name: str, _: Column) -> ColumnConfig:
    return st.column_config.DateColumn(heading(name), format="YYYY-MM" if name in MONTHS else "YYYY-MM-DD")


FORMS: dict[str, Callable[[str, Column], ColumnConfig]] = {
    "date": _date,
    "time": _time,
}
