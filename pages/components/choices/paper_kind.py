"""The kind of bulletin that the reader chooses; it is in the address."""

import streamlit as st

from data.wording import LANGUAGES, msg, translate
from exports.bulletin.facts import KINDS, MONTHLY, QUARTERLY
from pages.components.choices.address import adopt
from pages.components.frame.language import t

NAMES = {MONTHLY: msg("月督查"), QUARTERLY: msg("季通报")}


def choose() -> str:
    """Ask which kind, the monthly one until the reader says otherwise."""
    chosen = st.segmented_control(
        t("通报种类"), KINDS, default=MONTHLY, required=True, format_func=_label, key="kind", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    return str(chosen or MONTHLY)


def adopt_kind() -> bool:
    """Let the address name the kind by its code or in either language; whether to run again."""
    words = {translate(each, name): code for code, name in NAMES.items() for each in LANGUAGES}
    return adopt("kind", words | {code: code for code in KINDS}, _label)


def _label(code: str) -> str:
    name = NAMES[code]
    return t(name)
