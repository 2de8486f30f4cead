"""What stands in the address beside words: numbers, months, days, yes and no; and names that nothing has."""

import itertools
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from pages.components import comparing
from pages.components.choices import filters, own, picking
from pages.components.choices.address import note_unknown
from pages.components.frame import definition
from pages.components.frame.astray import NO_PAGE
from pages.components.frame.language import language
from pages.components.reading import period_source, source

NUMBERS = {"lag_over": picking.LAG_DAYS, "below": picking.BELOW_PCT}
"""The least and the most of each number."""
SWITCHES = ("questioned", "descending", "every_month")
YES_NO = ("true", "false")
NAMES = "unknown_names"


def note() -> None:
    """Note what the address asks for and no widget would take; they would drop it without a word."""
    asked = st.query_params.to_dict()
    for name, (least, most) in NUMBERS.items():
        if name in asked and not _is_number(asked[name], least, most):
            note_unknown(name, asked[name], (), (f"{least:g}", f"{most:g}"))
    for name in SWITCHES:
        note_unknown(name, asked.get(name, "").lower(), YES_NO, YES_NO)
    if "s" in asked and not (asked["s"].isdecimal() and int(asked["s"])):
        note_unknown("s", asked["s"], (), ())
    for name, offered in _of_pages(asked).items():
        note_unknown(name, asked[name], offered, offered)


def note_names() -> None:
    """Note names of the address that nothing has, and drop them: they would be passed on with every link."""
    known = {"lang", NO_PAGE, *filters.BOUND, *itertools.chain(*own.OWN.values())}
    strange = [name for name in st.query_params if name not in known]
    for name in strange:
        del st.query_params[name]
    if strange:
        st.session_state[NAMES] = strange


def take_names() -> list[str]:
    """The names that were noted, once."""
    names: list[str] = st.session_state.pop(NAMES, [])
    return names


def _is_number(asked: str, least: float, most: float) -> bool:
    try:
        return least <= float(asked) <= most
    except ValueError:
        return False


def _of_pages(asked: Iterable[str]) -> Mapping[str, list[str]]:
    """What there is to choose on single pages, of the names that are asked for."""
    offered: Mapping[str, Callable[[], list[str]]] = {
        "other_month": lambda: [filters.said_month(month) for month in period_source.periods()],
        "other_day": lambda: list(map(date.isoformat, source.as_of_days())),
        "other_county": lambda: [comparing.said_place(comparing.CITY), *source.choices("county")],
        "metric": lambda: [each.anchor for each in definition.sections(language()) if each.anchor],
    }
    return {name: offer() for name, offer in offered.items() if name in asked}
