"""The door for every chart: a cached constant spec, the rows as Arrow, and words for those who cannot see it."""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import altair as alt
import polars as pl
import polars.selectors as cs
import pyarrow as pa
import streamlit as st

from pages.components.colours import Palette, palette
from pages.components.memory import of_frame

Picture = alt.LayerChart | alt.FacetChart
"""A chart in layers; altair can't promise that layering gives a plain one."""
Build = Callable[[Palette], Picture]

FONT = "PingFang SC, Microsoft YaHei UI, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
SIZE = 15


@dataclass(frozen=True)
class Drawn:
    """A chart that stands on the page: its key, its title in words, and what it was made of."""

    key: str
    title: str
    spec: dict[str, Any]
    frame: pl.DataFrame


_drawn: ContextVar[list[Drawn]] = ContextVar("drawn")


def draw(build: Build, frame: pl.DataFrame, *, key: str, alt_text: str) -> None:
    """Show the rows of `frame` with the chart that `build` describes; a decimal becomes a float only here."""
    _drawn.get().append(Drawn(key, alt_text, spec(build, "light"), frame))
    st.vega_lite_chart(_rows(frame), spec(build, st.context.theme.type), theme=None, key=key, alt=alt_text)


def begin() -> None:
    """Forget what the run before has drawn."""
    _drawn.set([])


def drawn() -> list[Drawn]:
    """What this run has drawn so far."""
    return _drawn.get()


@functools.cache
def spec(build: Build, mode: str | None) -> dict[str, Any]:
    """The Vega-Lite spec of a chart without its data. It must stay the same from run to run: Vega then swaps the
    data in place instead of building the view anew."""
    colours = palette(mode)
    made: dict[str, Any] = build(colours).to_dict()
    made.pop("data", None)
    made["padding"] = {"left": 0, "top": 6, "right": 12, "bottom": 4}
    made["config"] = _config(colours)
    made["usermeta"] = {"embedOptions": {"renderer": "canvas"}}
    return made


def arrow(frame: pl.DataFrame) -> pa.Table:
    """`frame` as browsers can read it: Streamlit passes an Arrow table on as it is, and all else through pandas."""
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())


@of_frame
def _rows(frame: pl.DataFrame) -> pa.Table:
    return arrow(frame.with_columns(cs.decimal().cast(pl.Float64), cs.date().cast(pl.Datetime("ms"))))


def rows() -> alt.NamedData:
    """Where the rows of a chart will be; a spec never holds data."""
    return alt.NamedData(name="rows")


def _config(colours: Palette) -> dict[str, Any]:
    return {
        "aria": False,  # the words beside the chart say it better, and the tree costs a third of the drawing
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "mark": {"tooltip": None},  # nothing may need hovering, and a tooltip would show the names of columns
        "axis": {
            "labelColor": colours.ink,
            "labelFontSize": SIZE,
            "labelLimit": 0,
            "titleColor": colours.muted,
            "titleFontSize": SIZE - 2,
            "titleFontWeight": "normal",
            "domainColor": colours.line,
            "gridColor": colours.line,
            "gridOpacity": 0.7,
            "ticks": False,
            "labelPadding": 8,
        },
        "text": {"font": FONT, "fontSize": SIZE, "fill": colours.ink},
        "legend": {
            "labelColor": colours.ink,
            "labelFontSize": SIZE,
            "labelLimit": 0,
            "title": None,
            "orient": "top",
            "symbolStrokeWidth": 0,
        },
    }
