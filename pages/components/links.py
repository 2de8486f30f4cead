"""Ways from one page to another that keep the reader's choices."""

import streamlit as st

SHARED = ("lang", "period", "as_of", "county", "department", "category", "working_group", "light")


def to_project(project: str | None) -> None:
    """Go to the page of `project`, if one was clicked; period, as-of and language go along, narrowing does not."""
    if project:
        kept = {name: value for name in ("lang", "period", "as_of") if (value := st.query_params.get(name))}
        st.switch_page("project.py", query_params={**kept, "project": project})
