"""What stands in the cells of a table of sentences: numbers, days and codes as a reader writes them."""

import functools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import polars as pl

from data.model import Light, Unit
from exports.amounts import MISSING, grouped, rounded, signed
from exports.codes import OF_LIGHTS, SAID, words
from exports.numbers import day
from exports.reconcile import verdict_words
from exports.sentences.wording import next_point
from exports.units import PLACES as UNIT_PLACES
from exports.units import scaled
from metrics.columns import COLUMNS
from metrics.reconciliation.verdict import LIGHTS, Verdict
from pages.components.choices import switches
from pages.components.frame.language import language
from pages.components.reading.memory import of_frame

Cell = str | tuple[str, str]
"""Words, or words and the colour of the light that they stand for."""
THEME: Mapping[Light, Literal["blue", "green", "yellow", "orange", "red", "gray"]] = {
    Light.BLUE: "blue", Light.GREEN: "green", Light.YELLOW: "yellow", Light.ORANGE: "orange", Light.RED: "red",
    Light.NONE: "gray",
}  # fmt: skip
"""What the theme calls the colours of the lights; it makes them fit for dark and light by itself."""
MONTHS = ("period", "reached_in")
"""Days that stand for their month."""
PLACES = {"percent": 2, "points": 2, "index": 2, "quantity": 2, "days": 0, "count": 0}
NUMBERS = ("money", *PLACES)


def is_number(name: str) -> bool:
    """Whether a column holds numbers, which stand to the right."""
    return COLUMNS[name].form in NUMBERS


def places(frame: pl.DataFrame, name: str, unit: Unit) -> int | None:
    """The decimals that a table shows of a column of numbers, the same in every row; None for all else."""
    form = COLUMNS[name].form
    if form == "money":
        return UNIT_PLACES[unit]
    return 0 if form == "quantity" and _is_whole(frame, name) else PLACES.get(form)


@of_frame
def _is_whole(frame: pl.DataFrame, name: str) -> bool:
    values = frame.get_column(name)
    return bool((values == values.floor()).all())


@of_frame
def written(frame: pl.DataFrame, names: tuple[str, ...], unit: Unit) -> list[list[Cell]]:
    """The cells of the columns `names`, row by row, in the reader's language; amounts in `unit`."""
    columns = [_column(frame, name, unit) for name in names]
    return [list(row) for row in zip(*columns, strict=True)]


def _column(frame: pl.DataFrame, name: str, unit: Unit) -> list[Cell]:
    if name == "next_node" and {"next_node_on", "due_on"} <= set(frame.columns):
        return [_due(row) for row in frame.select("next_node", "next_node_on", "due_on").iter_rows(named=True)]
    decimals = places(frame, name, unit)
    values = frame.select(scaled(name, unit)).to_series()
    if decimals is None:
        return [MISSING if value in (None, "") else _cell(name, value) for value in values]
    digits = signed if COLUMNS[name].form == "points" else _fixed
    return [MISSING if value is None else digits(Decimal(str(value)), decimals) for value in values]


def _due(task: dict[str, Any]) -> str:
    """The next node; a point of the timetable that has no name is called what it is."""
    return MISSING if task["next_node_on"] is None else next_point(language(), task)[0]


def _fixed(value: Decimal, decimals: int) -> str:
    return grouped(rounded(value, decimals))


def _cell(name: str, value: object) -> Cell:
    if isinstance(value, date):
        return f"{value:%Y-%m}" if name in MONTHS else day(name, value)
    said = words(name, str(value), language(), switches.lights()) if name in SAID else str(value)
    if name in OF_LIGHTS:
        return said, THEME[Light(str(value))]
    return (said, _verdicts(language())[said]) if name == "verdict" else said


@functools.cache
def _verdicts(of: str) -> Mapping[str, str]:
    return {verdict_words(verdict, of): THEME[LIGHTS[verdict]] for verdict in Verdict}
