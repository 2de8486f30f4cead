"""Saved views: a page with everything that was chosen on it, under a name that people give it."""

from datetime import datetime

import streamlit as st

from data.notes import Notes, SavedView
from data.store import default_root
from pages.components.choices import filters, links, own
from pages.components.frame import heading
from pages.components.frame.language import t

KEEP = "keep"


def box(page: str) -> None:
    """Behind a star on every page: a field that keeps the view in front of the reader, and all that were kept."""
    with st.popover(t("视图"), icon=":material/star:", type="tertiary", key=KEEP, on_change="rerun") as popover:
        if popover.open:
            _keep(page)
            _listed()


def _keep(page: str) -> None:
    with st.form("keep_form", border=False):
        about = t("保存页面和全部筛选条件；同名的被替换。所有人可用。")
        name = st.text_input(t("保存当前视图，名称"), key="keep_name", max_chars=60, help=about).strip()
        is_kept = st.form_submit_button(t("保存"))
    if is_kept and name:
        chosen = filters.chosen() | own.written()
        Notes(default_root()).write(SavedView(name=name, noted_at=datetime.now(), page=page, chosen=chosen))
        st.success(t("已保存。"))


def _listed() -> None:
    """The saved views, each with a way to open and one to remove it; nothing where there are none."""
    views = Notes(default_root()).current(SavedView)
    if views:
        st.markdown(t("**已保存的视图**"))
    for at, view in enumerate(views):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if st.button(heading.plain(view.name), key=f"open_{at}", type="tertiary"):
                links.to(f"{view.page or 'overview'}.py", filters.usual_period() | view.chosen | {KEEP: False})
            st.button(t("删除"), key=f"remove_{at}", type="tertiary", on_click=_remove, args=(view,))


def _remove(view: SavedView) -> None:
    Notes(default_root()).write(view.model_copy(update={"noted_at": datetime.now(), "is_removed": True}))
