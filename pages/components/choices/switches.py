"""How this reader wants figures counted: unit, month or cumulative, denominator; chosen in the bar of filters."""

import streamlit as st

from data.model import Denominator, Span, Unit, View


def unit() -> Unit:
    """The unit of money in tables."""
    return Unit(st.session_state.get("unit") or Unit.WAN)


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
