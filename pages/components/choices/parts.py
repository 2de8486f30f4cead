"""The questions of a long page in a row: one is answered at a time, the choice is in the address."""

from collections.abc import Mapping

import streamlit as st

from data.wording import LANGUAGES, msg, translate
from pages.components.choices.address import adopt
from pages.components.frame.language import language, t

PARTS: Mapping[str, Mapping[str, str]] = {
    "schedule": {
        "gap": msg("差多少"),
        "spread": msg("个别还是普遍"),
        "tasks": msg("哪些任务"),
        "forecast": msg("年底能否完成"),
        "plan": msg("节点和计划"),
    },
    "funding": {
        "steps": msg("到了哪一步"),
        "groups": msg("哪一组慢"),
        "waiting": msg("卡在哪里"),
        "works": msg("与进度相称吗"),
        "year": msg("走势和年底"),
    },
}
"""Page → its parts in the order in which they are asked."""
NAMES = tuple(f"{page}_part" for page in PARTS)
"""The names of the switches in the address."""


def choose(page: str) -> str:
    """Ask which part of the page to show; the first until the reader says otherwise."""
    first = next(iter(PARTS[page]))
    chosen = st.segmented_control(
        t("本页的问题"), list(PARTS[page]), default=first, required=True, key=f"{page}_part", bind="query-params",
        format_func=said, label_visibility="collapsed",
    )  # fmt: skip
    return chosen or first


def adopt_part() -> bool:
    """Let the address name parts by code or in either language; whether to run again."""
    is_changed = False
    for name, parts in zip(NAMES, PARTS.values(), strict=True):
        is_changed |= adopt(name, {word: code for code in parts for word in _spellings(code)}, said)
    return is_changed


def _spellings(code: str) -> tuple[str, ...]:
    return code, *(said(code, each) for each in LANGUAGES)


def said(code: str, of: str | None = None) -> str:
    """What the address calls a part."""
    return next(translate(of or language(), parts[code]) for parts in PARTS.values() if code in parts)
