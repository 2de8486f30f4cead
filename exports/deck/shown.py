"""A slide as plain data for a browser or a file: words, colours by name, charts as pictures."""

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from data.wording import translate
from exports.charts.colours import LIGHT
from exports.charts.spec import spec
from exports.deck.slide import Block, Chart, Grid, Lines, Slide, Tiles
from exports.picture import Kind, bare
from metrics.columns import COLUMNS
from metrics.sections import IN_A_LINE, SECTION_OF

WIDEST, NARROWEST = 860, 520
"""How wide a chart is drawn, in px: at the widest its smallest letters (14 px) are 29 px on a wall of 1920 px."""
SHAPE = 0.38
"""The height of the room for a chart ÷ its width; one with few rows is drawn narrower, and so comes out larger."""


def as_data(slide: Slide, language: str) -> dict[str, Any]:
    """A slide as JSON can say it. Nothing in it is HTML: all words are to be set as text."""
    return {
        "key": slide.key,
        "topic": slide.topic,
        "title": slide.title,
        "remark": slide.remark,
        "blocks": [_block(block) for block in slide.blocks],
        "links": [{"words": words, "key": key} for words, key in slide.links],
        "definitions": definitions(slide, language),
    }


def definitions(slide: Slide, language: str) -> list[str]:
    """What the figures on a slide mean: each label with what it was divided by, then their sections in a line."""
    known = [name for name in slide.columns if name in COLUMNS]
    over = [
        translate(
            language,
            "{label}＝{over}",
            label=translate(language, COLUMNS[name].label),
            over=translate(language, over_what),
        )
        for name in known
        if (over_what := COLUMNS[name].over)
    ]
    sections = dict.fromkeys(SECTION_OF[name] for name in known if name in SECTION_OF)
    return [*dict.fromkeys(over), *(translate(language, IN_A_LINE[section]) for section in sections)]


def colours() -> Mapping[str, str]:
    """The colours of the deck by name: those of paper and ink, and of each light and the words on it."""
    lights = {f"light-{light}": fill for light, fill in LIGHT.lights.items()}
    inks = {f"on-{light}": ink for light, ink in LIGHT.on_lights.items()}
    plain = {name: str(getattr(LIGHT, name)) for name in ("paper", "panel", "line", "ink", "muted", "accent")}
    return {**plain, **lights, **inks}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Tiles(tiles):
            return {"kind": "tiles", "tiles": [vars_of(tile) for tile in tiles]}
        case Grid(head, rows, widths):
            cells = [[vars_of(cell) for cell in row] for row in rows]
            return {"kind": "table", "head": list(head), "rows": cells, "widths": list(widths)}
        case Chart(words=words):
            src = f"data:image/svg+xml;base64,{b64encode(drawn(block, 'svg')).decode()}"
            return {"kind": "picture", "src": src, "words": words}
        case Lines(lines, small):
            return {"kind": "lines", "lines": list(lines), "small": small}


def drawn(chart: Chart, kind: Kind) -> bytes:
    """The chart as a picture that fills the room of a slide."""
    described = spec(chart.build, "light")
    wide = bare(described, chart.rows, "svg", WIDEST)
    height = float(re.search(rb'height="([\d.]+)"', wide)[1])  # type: ignore[index]
    width = round(min(WIDEST, max(NARROWEST, height / SHAPE)))
    return wide if (width, kind) == (WIDEST, "svg") else bare(described, chart.rows, kind, width)


def vars_of(part: object) -> dict[str, str]:
    """The words of a tile or a cell, by their names."""
    return {name: str(value) for name, value in vars(part).items()}
