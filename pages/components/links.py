"""Ways from one page to another that keep the reader's choices."""

import streamlit as st


def to_project(project: str | None) -> None:
    """Go to the page of `project`, if one was clicked; the filters keep their values by themselves."""
    if project:
        st.switch_page("project.py", query_params={"project": project})
