"""Ways from one page to another that keep the reader's choices, or set them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.components import filters

WHERE = {"submission_id": "submission", "sheet": "sheet", "cell": "cell"}
"""What leads to a cell, by the names of columns: the names of the address."""


def to_project(project: str | None) -> None:
    """Go to the page of `project`, if one was clicked."""
    if project:
        to("project.py", {"project": project})


def to(page: str, chosen: Mapping[str, Any]) -> None:
    """Go to a page with choices as `filters.chosen` gives them; what they do not name stays as it is."""
    filters.settle_on_arrival(chosen)
    st.switch_page(page, query_params={})  # None would try to clear what widgets are bound to, and fail


def to_task(row: Mapping[str, Any] | None) -> None:
    """Go to the page of the task in a table's `row`, if one was clicked."""
    if row:
        to("project.py", {name: row[name] for name in ("project", "county")})


def to_cell(row: Mapping[str, Any] | None) -> None:
    """Go to the cell that a table's `row` was read from, if one was clicked."""
    if row:
        filters.settle_on_arrival({})
        where = {name: row[name] for name in ("submission_id", "sheet", "cell") if row.get(name)}
        st.switch_page("submissions.py", query_params={WHERE[name]: str(value) for name, value in where.items()})
