"""Draws a table of sentences: real text that wraps where its language does, in rows as high as their words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from pages.components.frame.language import language, t
from pages.components.tables.written import Cell

HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "minsheng_listing",
    html='<div class="frame" tabindex="0" role="region"></div>',
    css=(HERE / "listing.css").read_text(encoding="utf-8"),
    js=(HERE / "listing.js").read_text(encoding="utf-8"),
)


WIDTHS = {
    "project": 150, "responsible_unit": 112, "problem": 190, "next_step": 190, "next_node": 108, "reason": 244,
    "remedy": 220, "file_name": 172, "subject": 150, "sentence": 310, "verdict": 150, "published": 104, "rests_on": 96,
    "borne_out": 96,
    "relation": 120, "receipt": 150, "value": 108, "sheet": 100,
    "fact": 170, "ask": 250, "why_go": 260, "look_at": 150, "reasons": 220, "check": 96, "why": 300,
    "remark": 220, "plan_change": 155, "plan_reason": 104, "item": 150, "stated": 200,
}  # fmt: skip
"""The least width in px of columns that wrap, for a projector of 1024; wider screens stretch them."""
USUAL, LONG, LETTER, MARGIN = 150, 18, 15, 20
"""The least width of other columns that hold texts of so many letters; the px of a letter, and around them."""
ROW, HEAD_ROW, MOST = 3.5, 2.6, 12
"""In rem: a row of two lines, the head; and how many rows are in sight where nobody wishes another number."""


@dataclass(frozen=True)
class Head:
    """What stands above a column: its name and label, what it means in a line, the address where that is told in full.

    `is_number`: the cells stand to the right, on one line.
    """

    name: str
    label: str
    told: str = ""
    leads: str = ""
    is_number: bool = False


def with_widths(heads: Sequence[Head], rows: Sequence[Sequence[Cell]]) -> list[dict[str, Any]]:
    """The heads as the browser takes them, each with the least width of its column."""
    return [asdict(head) | {"width": _width(head, at, rows)} for at, head in enumerate(heads)]


def draw(
    heads: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[Cell]], *, key: str, ways: Sequence[str], most: int
) -> tuple[int, str] | None:
    """Show the rows; the number of the one that was just clicked, and which of `ways` (words before every row).

    `heads`: as `with_widths` gives them.

    A click on a head sorts what is shown. `most`: rows in sight before the table scrolls.
    """
    clicked = _mount(
        key=key,
        data={
            "name": t("表格，{n}行", n=len(rows)), "ways": ways, "language": language(),
            "sort": t("按“{label}”排序", label="{label}"), "what": t("口径"),
            "height": HEAD_ROW + ROW * most,
            "heads": heads, "rows": rows,
        },
        on_opened_change=_answered_by_the_run,
    )  # fmt: skip
    opened: Any = clicked.get("opened")
    if not opened or opened["row"] >= len(rows) or opened["way"] >= len(ways):
        return None
    return opened["row"], ways[opened["way"]]


def _width(head: Head, at: int, rows: Sequence[Sequence[Cell]]) -> int:
    """How wide a column is in px at least; 0 for one whose cells stand on one line."""
    words = (cell if isinstance(cell := row[at], str) else cell[0] for row in rows)
    longest = max(map(len, words), default=0)
    if head.is_number or (head.name not in WIDTHS and longest <= LONG):
        return 0
    return min(WIDTHS.get(head.name, USUAL), longest * LETTER + MARGIN)


def _answered_by_the_run() -> None:
    """A click starts a run, which answers it."""
