"""Out of a view that shows nothing: which filter to drop, and how many tasks that would bring back."""

import streamlit as st

from data.model import View
from pages.components.choices.address import ALL
from pages.components.choices.filters import NARROWING
from pages.components.frame.language import t
from pages.components.reading import source


def offer(chosen: View) -> None:
    """A button for each filter that narrows, to drop it, with the tasks that would then be left; and one for all."""
    narrowing = [each for each in NARROWING if st.session_state.get(each.name)]
    with st.container(horizontal=True):
        for each in narrowing:
            left = source.tasks(chosen.model_copy(update={each.name: None})).height
            label = t("去掉{filter}（有{n}个任务）", filter=t(each.label), n=left)
            st.button(label, key=f"drop_{each.name}", on_click=_drop, args=(each.name,), disabled=not left)
        if len(narrowing) > 1:
            every = [each.name for each in narrowing]
            st.button(t("全部去掉"), key="drop_all", on_click=_drop, args=every, type="primary")


def _drop(*names: str) -> None:
    for name in names:
        st.session_state[name] = ALL
