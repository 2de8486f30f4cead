"""The way in: files chosen by the reader, each worked through once, with progress to be seen meanwhile."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.wording import LANGUAGES, msg, translate
from pages.components.choices.address import adopt
from pages.components.frame.heading import plain
from pages.components.frame.language import language, t

T = TypeVar("T")
R = TypeVar("R")
WAYS = {"forms": msg("单位填报表"), "published": msg("公开数据表（用于对账）")}
TURN = "upload_turn"
"""How often the reader has begun anew; the box for files is another one each time, hence empty."""


def chosen() -> list[UploadedFile]:
    """The files in the box."""
    files = st.file_uploader(
        t("选择文件"), accept_multiple_files=True, key=f"files_{_turn()}", label_visibility="collapsed"
    )
    return list(files or [])


def are_published() -> bool:
    """Whether the files are tables as offices published them, to be reconciled, not submissions."""
    way: str = st.segmented_control(
        t("这些文件是"), WAYS, default="forms", required=True, format_func=called, key="way",
        bind="query-params",
    )  # fmt: skip
    return way == "published"


def called(way: str, of: str | None = None) -> str:
    """What the reader calls a way in."""
    return translate(of or language(), WAYS[way])


def adopt_way() -> bool:
    """Let the address name the way by its code or in either language; whether to run again."""
    return adopt("way", {word: way for way in WAYS for word in (way, *(called(way, of) for of in LANGUAGES))}, called)


def begin_anew() -> None:
    """Empty the box and what was found out about the files in it."""
    st.session_state[TURN] = _turn() + 1
    for name in [name for name in st.session_state if str(name).startswith("once_")]:
        del st.session_state[name]


def once(what: str, things: Sequence[T], key: Callable[[T], str], work: Callable[[T], R]) -> list[R]:
    """`work` on each thing, done once per session and key as long as the thing is still asked for.

    While there is work to do, a bar says which file it is at; `key` begins with the file's name and a line end.
    """
    known: dict[str, R] = st.session_state.get(f"once_{what}", {})
    keys = [key(thing) for thing in things]
    left = sum(each not in known for each in keys)
    bar = st.empty()
    done: dict[str, R] = {}
    for each, thing in zip(keys, things, strict=True):
        if each not in known and each not in done:
            name = plain(each.split("\n", 1)[0])
            place = len(keys) - left + 1
            said = t("正在读取第{place}个，共{all}个：{file}", place=place, all=len(keys), file=name)
            bar.progress((place - 1) / len(keys), text=said)
            left -= 1
        done[each] = known[each] if each in known else done[each] if each in done else work(thing)
    bar.empty()
    st.session_state[f"once_{what}"] = done
    return [done[each] for each in keys]


def _turn() -> int:
    turn: int = st.session_state.get(TURN, 0)
    return turn
