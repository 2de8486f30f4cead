"""Charts whose rows can be clicked: the click is the filter, and what stands below follows it."""

import polars as pl
import streamlit as st

from data.model import View
from exports.charts.spec import Build
from pages.components import filters, heading
from pages.components.charts import canvas
from pages.components.language import t

BY = ("county", "department", "working_group")
"""What can be picked: the names in the chart are the values of the filter."""


def around(view: View, by: str) -> View:
    """The view of a chart by `by`: all its rows stay, whichever of them is chosen."""
    return view.model_copy(update={by: None}) if by in BY else view


def draw(build: Build, frame: pl.DataFrame, *, by: str, key: str, alt_text: str, opens: bool = False) -> None:
    """Show a chart by `by`, to be clicked where that makes a filter, and say so. `opens`: that is another page."""
    if by not in BY:
        canvas.draw(build, frame, key=key, alt_text=alt_text)
        return
    chosen = filters.chosen().get(by)
    invitation = t("点一条横条，打开它。") if opens else t("点一条横条，以下只看它。")
    told = t("已选{name}，以下只看它；再点一次恢复全部。", name=chosen) if chosen else invitation
    st.caption(heading.plain(told))
    canvas.pick(build, frame, key=key, alt_text=alt_text, by=by)
