"""Ways from one page to another that keep the reader's choices, or set them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from pages.components.choices import arrival, own
from pages.components.choices.address import ALL
from pages.components.frame.heading import plain
from pages.components.frame.language import t

PAGES = {"project": "project.py", "department": "department.py", "county": "county.py"}
"""What has a page of its own, by the names of filters."""


def to_project(project: str | None) -> None:
    """Go to the page of `project`, if one was clicked."""
    if project:
        to("project.py", {"project": project})


def to(page: str, chosen: Mapping[str, Any]) -> None:
    """Go to a page with choices as `filters.chosen` gives them; what they do not name stays as it is."""
    arrival.settle(chosen)
    st.switch_page(page, query_params={})  # None would try to clear what widgets are bound to, and fail


def to_task(row: Mapping[str, Any]) -> None:
    """Go to the page of the task in a table's `row`."""
    to("project.py", {name: row[name] for name in ("project", "county")})


def to_county(row: Mapping[str, Any]) -> None:
    """Go to the page of the county in a table's `row`, narrowed to the row's category."""
    to("county.py", {"county": row["county"], "category": row["category"] or ALL})


def to_cell_of_grid(point: Mapping[str, Any]) -> None:
    """The same for a cell of the grid of counties and categories."""
    to_county({"county": point["name"], "category": point["category"]})


def to_cell(row: Mapping[str, Any]) -> None:
    """Go to the cell that a table's `row` was read from, or to its sheet or file where it names no cell."""
    arrival.settle({})
    where = {address: str(row[name]) for name, address in own.CELL.items() if row.get(name)}
    st.switch_page("submissions.py", query_params=where)


def to_former_cell(row: Mapping[str, Any]) -> None:
    """The same for the value that stood there before."""
    to_cell({name: row[f"{name}_before"] for name in own.CELL})


def of_group(by: str) -> Callable[[Mapping[str, Any]], None] | None:
    """What leads from a row to the page of its project, department or county; None for groups without a page."""
    return (lambda row: to(PAGES[by], {by: row[by]})) if by in PAGES else None


def ways(by: str, names: Sequence[str]) -> None:
    """A way to the page of each of several counties or departments, for those who cannot use the chart beside it."""
    with st.container(horizontal=True, gap="small", key=f"ways_{by}"):
        for name in names:
            if st.button(plain(t("查看{name}", name=name)), key=f"way_{by}_{name}", type="tertiary"):
                to(PAGES[by], {by: name})
