"""An entry of the menu: a page under its title."""

import copy
import functools
from pathlib import Path

import streamlit as st


def of(file: Path, title: str) -> st.Page:
    """The entry of the page in `file`, for one run: the menu writes into it which one is shown."""
    return copy.copy(_made(file, title))


@functools.cache
def _made(file: Path, title: str) -> st.Page:
    """Made once for all runs: Streamlit asks the disk six times for every file."""
    return st.Page(file, title=title, url_path=file.stem, default=file.stem == "overview")
