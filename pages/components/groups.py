"""The switch of what a page groups by; the choice is in the address."""

from collections.abc import Sequence

import streamlit as st

from metrics.columns import COLUMNS
from pages.components.language import t


def switch(dimensions: Sequence[str]) -> str:
    """Ask which dimension to group by and give its name; the first until the reader says otherwise."""
    labels = {t(COLUMNS[name].label): name for name in dimensions}
    asked = st.query_params.get("by")
    if asked in dimensions and "by" not in st.session_state:
        st.session_state["by"] = asked
    chosen = st.segmented_control(
        t("分组"),
        dimensions,
        default=dimensions[0],
        required=True,
        format_func={name: label for label, name in labels.items()}.__getitem__,
        key="by",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or dimensions[0]
