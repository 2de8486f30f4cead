"""Ways from one page to another that keep the reader's choices, or set them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.components import filters


def to_project(project: str | None) -> None:
    """Go to the page of `project`, if one was clicked."""
    if project:
        to("project.py", {"project": project})


def to(page: str, chosen: Mapping[str, Any]) -> None:
    """Go to a page with choices as `filters.chosen` gives them; what they do not name stays as it is."""
    filters.settle_on_arrival(chosen)
    st.switch_page(page, query_params={})  # None would try to clear what widgets are bound to, and fail
