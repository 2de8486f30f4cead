"""The reader's language: Chinese, unless the browser or the switch asks for English."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from data.wording import LANGUAGES, translate, translate_count

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)
NAMES = {"zh": "中文", "en": "English"}
HTML = {"zh": "zh-CN", "en": "en"}


def language() -> str:
    """The language that this run speaks, "zh" or "en"."""
    return _spoken.get() or settle()


def settle() -> str:
    """Settle the language for the run that begins here: asked a hundred times a page, it must cost nothing."""
    # the address is asked only before the switch is first made: a missing name there costs as much as a chart
    chosen = st.session_state["lang"] if "lang" in st.session_state else _of_address()
    spoken = str(chosen) if chosen in LANGUAGES else _of_browser()
    _spoken.set(spoken)
    return spoken


@contextmanager
def speaking(spoken: str) -> Iterator[None]:
    """Speak a language where no page runs that knows its reader's: a file is made after its page has ended."""
    before = _spoken.set(spoken)
    try:
        yield
    finally:
        _spoken.reset(before)


def _of_address() -> str | None:
    return {name: code for code, name in NAMES.items()}.get(st.query_params.to_dict().get("lang", ""))


def t(text: str, /, **values: object) -> str:
    """A sentence in the reader's language with its {names} filled in."""
    return translate(language(), text, **values)


def tn(text: str, n: int, /, **values: object) -> str:
    """A sentence about `n` things in the reader's language."""
    return translate_count(language(), text, n, **values)


def switch(on_change: Callable[[], None]) -> None:
    """The language switch; the choice is in the address. `on_change`: what else follows it."""
    st.segmented_control(
        t("语言"),
        LANGUAGES,
        default=_of_browser(),
        required=True,
        format_func=lambda code: NAMES[code],
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
        on_change=on_change,
    )


def _of_browser() -> str:
    locale = st.context.locale or "zh"
    return "en" if locale.lower().startswith("en") else "zh"
