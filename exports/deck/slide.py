"""What a slide is made of: a finding as its title, blocks of figures, and what the figures rest on."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from exports.charts.spec import Build


@dataclass(frozen=True)
class Tile:
    """A figure with what it was divided by (`of`) and how it has changed; `trend` where that is for better or worse
    ("good", "bad", "same"), none where it is neither; `light` colours it (a code, or none)."""

    label: str
    figure: str
    of: str = ""
    change: str = ""
    light: str = ""
    trend: str = ""


@dataclass(frozen=True)
class Tiles:
    """Figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Cell:
    """Words in a table; `light` (a code) gives them its colours, `calls` names the slide that they lead to."""

    text: str
    light: str = ""
    calls: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: head, rows, and how wide the columns are against each other."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A picture drawn from a spec and rows; `words` say the same to those who cannot see it."""

    build: Build
    rows: pl.DataFrame
    words: str


@dataclass(frozen=True)
class Lines:
    """Paragraphs; `small` ones explain what stands above them."""

    lines: tuple[str, ...]
    small: bool = False


Block = Tiles | Grid | Chart | Lines


@dataclass(frozen=True)
class Slide:
    """One slide. `questions` are those of the leaders that it answers (1 to 10, domain.md section 7), `columns` the
    figures on it (metrics.columns), `links` (words, key of a slide) where one can go on from here, `remark`
    what somebody wrote to it before the meeting."""

    key: str
    topic: str
    title: str
    blocks: tuple[Block, ...]
    questions: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class Slides:
    """The slides in their order and the topics that had nothing to say. `basis`: what every figure rests on, in a
    line; `source` says it in full. `appendix`: the tasks that they lead to, one on a slide, shown when called."""

    title: str
    language: str
    period: date
    basis: str
    source: tuple[str, ...]
    slides: tuple[Slide, ...]
    left_out: tuple[str, ...] = ()
    appendix: tuple[Slide, ...] = ()
