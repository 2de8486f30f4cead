"""The switch of what a page groups by; the choice is in the address."""

from collections.abc import Sequence

import streamlit as st

from data.wording import LANGUAGES, translate
from metrics.columns import COLUMNS
from metrics.grouping import DIMENSIONS
from pages.components.choices.address import adopt
from pages.components.frame.language import t


def switch(dimensions: Sequence[str]) -> str:
    """Ask which dimension to group by and give its name; the first until the reader says otherwise."""
    chosen = st.segmented_control(
        t("分组"),
        dimensions,
        default=dimensions[0],
        required=True,
        format_func=said,
        key="by",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or dimensions[0]


def adopt_by() -> bool:
    """Let the address name the dimension by its code or in either language; whether to run again."""
    words = {translate(each, COLUMNS[name].label): name for name in DIMENSIONS for each in LANGUAGES}
    return adopt("by", words | {name: name for name in DIMENSIONS}, said)


def said(name: str) -> str:
    """What the address calls a dimension."""
    return t(COLUMNS[name].label)
