"""How this reader wants figures counted: unit, month or cumulative, denominator; chosen in the bar of filters."""

from collections.abc import Mapping

import streamlit as st

from data.model import Denominator, Span, Unit, View
from pages.components.frame.language import language

USUAL: Mapping[str, Unit] = {"zh": Unit.WAN, "en": Unit.MILLION}
"""Language → the unit of money in tables, until the reader says otherwise: that of forms, and that of English words."""


def unit() -> Unit:
    """The unit of money in tables."""
    return Unit(st.session_state.get("unit") or USUAL[language()])


def follow_language() -> None:
    """The usual unit of one language becomes that of the other, once the reader has changed the language."""
    spoken = st.session_state["lang"]
    if st.session_state.get("unit") in {str(each) for of, each in USUAL.items() if of != spoken}:
        st.session_state["unit"] = str(USUAL[spoken])


def lights() -> str:
    """The preset that lights are judged by, and called by."""
    return str(st.session_state.get("lights") or View().lights)


def chosen() -> View:
    """A view with these choices alone."""
    return View(
        unit=unit(),
        span=Span(st.session_state.get("span") or Span.CUMULATIVE),
        denominator=Denominator(st.session_state.get("denominator") or Denominator.PLANNED),
    )
