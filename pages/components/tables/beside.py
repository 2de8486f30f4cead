"""The table beside a chart, for those who would rather read; it is made only when somebody opens it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from pages.components.frame.language import t
from pages.components.tables import columns


def table(
    make: Callable[[], pl.DataFrame],
    names: Sequence[str],
    key: str,
    leads: Callable[[Mapping[str, Any]], None] | None = None,
) -> None:
    """Offer the rows that `make` gives as a table, with the columns `names`; `leads` goes where a row leads to."""
    with st.expander(t("查看表格"), key=f"{key}_beside", on_change="rerun") as box:
        if box.open:
            columns.show(make(), names, key=f"{key}_table", leads=leads)
