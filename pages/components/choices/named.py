"""Whether names of persons are shown: off until somebody turns them on, and off again once the page is left."""

import streamlit as st

from pages.components.frame.language import t

KEY = "names_{page}"
"""Neither in the address nor in a saved deck: a link or a deck that is passed on must not show names by itself. Of
each page its own: what was turned on for a meeting is not turned on for a paper."""


def are_shown(page: str) -> bool:
    """Whether the reader has turned names on."""
    return bool(st.session_state.get(KEY.format(page=page)))


def switch(page: str) -> None:
    """The switch, off at first."""
    about = t("打开后，本页和从本页下载的文件含责任领导姓名。不写入网址和已保存的演示，离开本页即关闭。")
    st.toggle(t("显示责任领导姓名"), key=KEY.format(page=page), help=about)


def turn(page: str) -> None:
    """Turn names on or off, as somebody has asked by a key."""
    st.session_state[KEY.format(page=page)] = not are_shown(page)
