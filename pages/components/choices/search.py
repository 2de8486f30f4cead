"""The search in the header: a project, department or county by its characters, pinyin or initials."""

import streamlit as st

from data.spelling import found
from pages.components.choices import filters, links
from pages.components.frame.heading import plain
from pages.components.frame.language import t
from pages.components.reading import source

MOST, SEARCH = 12, "search"


def box() -> None:
    """A field behind a magnifying glass; what it finds leads to its page over the whole city, in the same month."""
    with st.popover(t("搜索"), icon=":material/search:", type="tertiary", key=SEARCH, on_change="rerun") as popover:
        if popover.open:
            _field()


@st.fragment
def _field() -> None:
    typed = st.text_input(
        t("项目、牵头单位、区县：可输汉字、拼音或首字母"), key="searched", type="search", live="200ms"
    )
    hits = [(kind, name) for kind in links.PAGES for name in found(typed, source.choices(kind))][:MOST]
    for at, (kind, name) in enumerate(hits):
        if st.button(plain(name), key=f"hit_{at}", type="tertiary"):
            links.to(links.PAGES[kind], filters.whole_city() | {kind: name, SEARCH: False})
    if typed.strip() and not hits:
        st.markdown(t("没有找到。"))
