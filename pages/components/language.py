"""The reader's language: Chinese, unless the browser or the switch asks for English."""

import streamlit as st

from data.wording import LANGUAGES, translate, translate_count

NAMES = {"zh": "中文", "en": "English"}
HTML = {"zh": "zh-CN", "en": "en"}


def language() -> str:
    """The language that this session reads, "zh" or "en"."""
    chosen = st.session_state.get("lang")
    return chosen if chosen in LANGUAGES else _of_browser()


def t(text: str, /, **values: object) -> str:
    """A sentence in the reader's language with its {names} filled in."""
    return translate(language(), text, **values)


def tn(text: str, n: int, /, **values: object) -> str:
    """A sentence about `n` things in the reader's language."""
    return translate_count(language(), text, n, **values)


def switch() -> None:
    """The language switch; the choice is in the address."""
    with st.container(key="language", width="content"):
        st.segmented_control(
            t("语言"),
            LANGUAGES,
            default=_of_browser(),
            required=True,
            format_func=lambda code: NAMES[code],
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )


def _of_browser() -> str:
    locale = st.context.locale or "zh"
    return "en" if locale.lower().startswith("en") else "zh"
