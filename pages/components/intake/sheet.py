"""Draws a previewed sheet as a table: built in the browser out of text nodes, so that no cell can become markup."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from data.model import Light
from exports.charts.colours import palette
from pages.components.frame.language import t
from pages.components.intake.preview import Line, Page

HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "minsheng_sheet",
    html='<div class="frame" tabindex="0" role="region"></div>',
    css=(HERE / "sheet.css").read_text(encoding="utf-8"),
    js=(HERE / "sheet.js").read_text(encoding="utf-8"),
)


def draw(page: Page, lines: Sequence[Line], key: str, here: tuple[int, str] | None = None) -> None:
    """Show `lines` of a sheet under its column letters. The colours are the page's own; symbols say the same.

    `here`: row and letters of the cell that the reader has come for.
    """
    name = t("工作表“{sheet}”的内容和识别结果", sheet=page.sheet)
    _mount(
        key=key,
        data={
            "name": name,
            "corner": [t("行类"), t("行号")],
            "letters": page.letters,
            "lines": [asdict(line) for line in lines],
            "here": {"number": here[0], "letter": here[1]} if here else None,
            "colours": _colours(),
        },
    )


def _colours() -> dict[str, str]:
    used = palette(st.context.theme.type)
    return {
        "paper": used.paper, "panel": used.panel, "line": used.line, "ink": used.ink, "muted": used.muted,
        "accent": used.accent, "rejected": used.lights[Light.RED], "questioned": used.lights[Light.YELLOW],
        "accepted": used.lights[Light.GREEN],
    }  # fmt: skip
