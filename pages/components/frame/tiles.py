"""Tiles: a figure, what it was divided by, and how it has changed since last month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

import streamlit as st

from exports.amounts import of, points, rounded, signed
from pages.components.frame.definition import tip
from pages.components.frame.heading import plain
from pages.components.frame.language import language, t

Pair = tuple[Decimal | int | None, Decimal | int | None]


@dataclass(frozen=True)
class Tile:
    """One tile: label, figure, the lines below it, and the change since last month in words (None: no month before)."""

    label: str
    figure: str
    notes: Sequence[str]
    change: str | None = None


def row(tiles: Sequence[Tile], key: str = "tiles", of: Sequence[str] = ()) -> None:
    """Show tiles side by side, wrapping where the screen is narrower than 1024 px.

    `of`: for each tile the column whose definition stands behind its question mark.
    """
    with st.grid(len(tiles), min_column_width=125, gap="medium", key=key):
        for tile, column in zip_longest(tiles, of[: len(tiles)]):
            st.markdown(_text(tile), help=tip(column) if column else None)


def _text(tile: Tile) -> str:
    """One element per tile, since each costs the server a send; the style sheet gives its three parts their look."""
    notes = "  \n".join(plain(line) for line in (tile.change, *tile.notes) if line)
    return f"{plain(tile.label)}\n\n**{plain(tile.figure)}**\n\n{notes}"


def percentage(label: str, figure: str, pair: Pair | None, notes: Sequence[str]) -> Tile:
    """A tile whose change is that of a rate, in percentage points; `pair` is the rate now and a month before."""
    return Tile(label, figure, notes, _change(pair, lambda gained: points(language(), gained)))


def count(label: str, now: int | None, whole: int | None, pair: Pair | None, notes: Sequence[str]) -> Tile:
    """A tile for a number of projects or tasks out of all of them; `pair` is the number now and a month before."""
    return Tile(label, of(now, whole), notes, _change(pair, lambda gained: signed(gained, 0)))


def _change(pair: Pair | None, said: Callable[[Decimal], str]) -> str | None:
    if pair is None or pair[0] is None or pair[1] is None:
        return None
    gained = Decimal(pair[0] - pair[1])
    return t("较上月 {change}", change=said(gained)) if rounded(gained, 2) else t("较上月持平")
