"""A long table by pages, sorted before it is cut: what is sent and drawn is one page, however long the table is."""

from collections.abc import Callable, Mapping

import polars as pl
import streamlit as st

from exports.amounts import number
from pages.components.choices import filters
from pages.components.frame.language import t
from pages.components.reading.memory import of_frame

PAGE = 50
"""Rows of a page; a table of 2 000 rows was nine tenths of what a rerun sends."""
AS_LISTED = ""


def page(frame: pl.DataFrame, headings: Callable[[], Mapping[str, str]], key: str) -> pl.DataFrame:
    """The rows of `frame` that the reader has turned to; all of them where they fit on one page.

    `headings`: the columns to sort by, and what they are called; asked for where there are several pages.
    """
    if frame.height <= PAGE:
        return frame
    pages = -(-frame.height // PAGE)
    at = f"{key}_page_{_turn(key, frame.height)}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}_pages"):
        by, falling = _sorting(headings(), key)
        first = (st.session_state.get(at, 1) - 1) * PAGE
        last = min(first + PAGE, frame.height)
        rows = t("第{first}–{last}行，共{all}行", first=number(first + 1), last=number(last), all=number(frame.height))
        st.caption(rows, width="content")
        st.pagination(pages, key=at, max_visible_pages=5)
    return _cut(frame, by, falling, first)


def _sorting(headings: Mapping[str, str], key: str) -> tuple[str, bool]:
    """What the reader sorts by, and whether the largest comes first."""
    chosen = st.selectbox(
        t("整表排序"), (AS_LISTED, *headings), key=f"{key}_sort", width=220, label_visibility="collapsed",
        format_func=lambda name: headings[name] if name else t("按原有次序"),
    )  # fmt: skip
    falling = st.toggle(t("从大到小"), key=f"{key}_falling", disabled=not chosen)
    return chosen, falling


def _turn(key: str, rows: int) -> int:
    """How often the rows, or their order, have become others: each time the reader begins anew on the first page."""
    state = st.session_state
    now = (filters.chosen(), state.get(f"{key}_sort", AS_LISTED), state.get(f"{key}_falling", False), rows)
    turn, before = state.get(f"{key}_turn", (0, now))
    newest = int(turn) + int(now != before)
    state[f"{key}_turn"] = (newest, now)
    return newest


@of_frame
def _cut(frame: pl.DataFrame, by: str, falling: bool, first: int) -> pl.DataFrame:
    if by == AS_LISTED:
        return frame.slice(first, PAGE)
    return frame[_order(frame, by, falling).slice(first, PAGE)]


@of_frame
def _order(frame: pl.DataFrame, by: str, falling: bool) -> pl.Series:
    """The numbers of the rows in the order asked for; what is missing comes last either way."""
    rows = frame.select(by).with_row_index("_row")
    return rows.sort(by, descending=falling, nulls_last=True, maintain_order=True).get_column("_row")
