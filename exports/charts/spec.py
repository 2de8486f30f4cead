"""What every chart has in common: a spec without data that never changes, its fonts and colours."""

import functools
from collections.abc import Callable
from typing import Any

import altair as alt

from exports.charts.colours import Palette, palette

Picture = alt.LayerChart | alt.FacetChart
"""A chart in layers; altair can't promise that layering gives a plain one."""
Build = Callable[[Palette], Picture]

CLICKED = ("bar", "rect", "point")
"""Marks that are large enough to be clicked; the first layer of them is."""
FONT = "PingFang SC, Microsoft YaHei UI, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
SIZE = 15


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


@functools.cache
def picking(build: Build, mode: str | None, fields: tuple[str, ...] = ("name",)) -> dict[str, Any]:
    """The same for a chart whose marks can be clicked: a named selection `pick` of `fields`; those with `is_pale` stand
    back."""
    plain = spec(build, mode)
    point = {"type": "point", "fields": list(fields), "toggle": False, "clear": False}
    layers = [{**layer, "encoding": {**layer["encoding"], **_pale(layer)}} for layer in plain["layer"]]
    first = next(at for at, layer in enumerate(layers) if layer["mark"]["type"] in CLICKED)
    layers[first] = {**layers[first], "name": "pickable", "params": []}
    return {**plain, "layer": layers, "params": [{"name": "pick", "select": point, "views": ["pickable"]}]}


def _pale(layer: dict[str, Any]) -> dict[str, Any]:
    """How strong a layer's marks are; only bars stand back, so that words stay legible."""
    is_bar = layer["mark"]["type"] == "bar"
    return {"opacity": {"condition": {"test": "datum.is_pale", "value": 0.35}, "value": 1}} if is_bar else {}


def rows() -> alt.NamedData:
    """Where the rows of a chart will be; a spec never holds data."""
    return alt.NamedData(name="rows")


def whole_columns(chart: alt.Chart, across: alt.X) -> alt.Chart:
    """The first layer of a `chart` whose columns can be clicked anywhere: a line alone is too thin to be hit.

    It is the one that takes the clicks (see CLICKED); the layers above it let them through.
    """
    made: alt.Chart = chart.mark_rect(opacity=0.001).encode(x=across)
    return made


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
