"""A chart as PNG or SVG, drawn on the server, with its title and what it rests on."""

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import polars as pl
import polars.selectors as cs
import vl_convert

Kind = Literal["png", "svg"]
WIDTH, SCALE = 1200, 2
"""The width of the drawing in px, and how many dots a px has in a PNG: sharp in print on A4."""
SAMPLE = "民生"
VERSION = "6.4"
INK = "#14213D"


class NoGlyphsError(Exception):
    """The machine has no font with Chinese characters; a picture would show empty boxes."""


def picture(spec: Mapping[str, Any], rows: pl.DataFrame, kind: Kind, title: str, notes: Sequence[str]) -> bytes:
    """The bytes of a picture of `rows` (decimals become floats) by a Vega-Lite spec that names no data.

    `notes` stand below the title. Raises NoGlyphsError where Chinese characters cannot be drawn.
    """
    if not has_chinese_glyphs():
        raise NoGlyphsError
    return _rendered({**_filled(spec, rows, WIDTH), "title": _heading(title, notes), "padding": 16}, kind)


def bare(spec: Mapping[str, Any], rows: pl.DataFrame, kind: Kind, width: int) -> bytes:
    """The same without title, notes, margin and ground, `width` px wide in all, for a slide that has its own."""
    fitted = {"type": "fit-x", "contains": "padding"}
    return _rendered({**_filled(spec, rows, width), "background": None, "autosize": fitted}, kind)


def _rendered(whole: Mapping[str, Any], kind: Kind) -> bytes:
    told = json.dumps(whole, ensure_ascii=False)
    if kind == "svg":
        return vl_convert.vegalite_to_svg(told, vl_version=VERSION).encode()
    return bytes(vl_convert.vegalite_to_png(told, vl_version=VERSION, scale=SCALE))


@functools.cache
def has_chinese_glyphs() -> bool:
    """Whether a font of this machine has Chinese characters: two different ones then look different."""
    return _drawn(SAMPLE[0]) != _drawn(SAMPLE[1])


def _drawn(text: str) -> bytes:
    mark = {"mark": {"type": "text", "fontSize": 20}, "encoding": {"text": {"value": text}}, "data": {"values": [{}]}}
    return bytes(vl_convert.vegalite_to_png(json.dumps(mark), vl_version=VERSION))


def _heading(title: str, notes: Sequence[str]) -> dict[str, Any]:
    return {
        "text": title, "subtitle": list(notes), "anchor": "start", "fontSize": 20, "subtitleFontSize": 13,
        "color": INK, "subtitleColor": INK, "offset": 14, "limit": WIDTH, "subtitlePadding": 6,
    }  # fmt: skip


def _filled(spec: Mapping[str, Any], rows: pl.DataFrame, width: int) -> dict[str, Any]:
    """The spec with its rows, and with a width of its own where it took that of the page."""
    plain = rows.with_columns(cs.decimal().cast(pl.Float64), cs.temporal().cast(pl.String))
    sized = {key: width if (key, value) == ("width", "container") else value for key, value in spec.items()}
    return {**sized, "background": "#FFFFFF", "data": {"name": "rows", "values": plain.to_dicts()}}
