"""What an address asks for when a reader arrives: codes and words adopted, choices set, what means nothing noted."""

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from data.model import Light, View
from data.reference import category_name
from data.reference.lights import light_name, light_presets, light_words
from data.wording import LANGUAGES
from exports.codes import words
from pages.components import comparing
from pages.components.choices import filters, groups, measures, own, paper_kind, parts, picking, values
from pages.components.choices.address import adopt, note_unknown
from pages.components.frame.language import NAMES
from pages.components.frame.language import settle as settle_language
from pages.components.intake import upload
from pages.components.reading import memory, origin_source, period_source, source

ARRIVING = "arriving"
SAID: Mapping[str, Callable[[Any], str]] = {
    **dict.fromkeys(filters.NAMED, str), filters.PERIOD.name: lambda month: str(month)[:7], "by": groups.said,
    **dict.fromkeys(parts.NAMES, parts.said), measures.NAME: measures.label, "against": comparing.said_way,
    "figure": comparing.said_figure,
}  # fmt: skip
"""What is written into the address where a reader is led to it, in the words of its widget: that does not do so."""


def settle(wanted: Mapping[str, Any]) -> None:
    """Note what `arrive` is to set on the page that the reader is being led to: what `chosen` gave, or parts of it.

    What stands in the address is set again there, for leaving a page clears it.
    """
    kept = {
        name: st.session_state[name] for name in filters.BOUND if name in st.query_params and name in st.session_state
    }
    st.session_state[ARRIVING] = {**kept, **wanted}


def arrive() -> None:
    """Set what was noted for this page, before its widgets are made."""
    for name, value in st.session_state.pop(ARRIVING, {}).items():
        if name in own.WRITTEN:
            st.query_params[name] = value
            continue
        is_day = name in (filters.PERIOD.name, filters.AS_OF.name) and isinstance(value, str) and value
        st.session_state[name] = date.fromisoformat(value) if is_day else value
        if value and name in SAID:
            with contextlib.suppress(StreamlitAPIException):  # bound on the page before: it is written by itself
                st.query_params[name] = SAID[name](value)


def restate() -> None:
    """Put settings that still apply back into the address, before their widgets are made.

    They stand behind a button: a browser that has not drawn them yet loses them on the way to the next page.
    """
    for name in filters.CHOICES:
        value = st.session_state.get(name)
        if value and name not in st.query_params and value != filters.options(name)[0]:
            with contextlib.suppress(StreamlitAPIException):  # bound on this page already: it is written by itself
                st.query_params[name] = filters.said_setting(name, value)


def adopt_codes() -> bool:
    """Let an address name languages, categories and lights by their codes or in either language.

    Whether the script has to run again. Nothing to do once a session has its first widget.
    """
    if "lang" in st.session_state:
        return False
    spoken = {code: code for code in LANGUAGES} | {name: code for code, name in NAMES.items()}
    is_changed = adopt("lang", spoken, NAMES.__getitem__)
    settle_language()
    lights = {word: light for light in Light for word in (*_spellings(light, filters.said_light), *_of_places(light))}
    is_changed |= adopt("light", lights, filters.said_light)
    is_changed |= groups.adopt_by()
    is_changed |= parts.adopt_part()
    is_changed |= measures.adopt_measure()
    is_changed |= picking.adopt_words()
    is_changed |= comparing.adopt_words()
    is_changed |= paper_kind.adopt_kind()
    is_changed |= upload.adopt_way()
    values.note_names()
    if memory.version():
        known = {word: code for code in source.choices("category") for word in _spellings(code, category_name)}
        is_changed |= adopt("category", known, filters.said_category)
        is_changed |= adopt("as_of", _as_of_spelling(st.query_params.get("as_of", "")), str)
        is_changed |= _adopt_month()
        for name in filters.CHOICES:
            is_changed |= adopt(name, _setting_spellings(name), functools.partial(filters.said_setting, name))
        _note_unknown()
        values.note()
    return is_changed


def _as_of_spelling(asked: str) -> Mapping[str, str]:
    """A day on which nothing came means what was known then: the newest day before it on which something came."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:  # no such day: said to be ignored, like any other wrong word
        return {}
    known = next((each.isoformat() for each in source.as_of_days() if each <= day), None)
    return {asked: known} if known else {}


def _adopt_month() -> bool:
    """A link without a month means that of the cell which it leads to, else the month that was usual on its day."""
    if filters.PERIOD.name in st.query_params:
        return False
    month = _month_of_cell() or _month_of_day()
    if month is None or month == period_source.usual() or month not in period_source.periods():
        return False
    st.query_params[filters.PERIOD.name] = filters.said_month(month)
    return True


def _month_of_cell() -> date | None:
    asked = st.query_params.get(own.CELL["submission_id"])
    sent = origin_source.submission(asked) if asked else None
    month: date | None = sent["period"] if sent else None
    return month


def _month_of_day() -> date | None:
    """As it does in exports."""
    day = st.query_params.get(filters.AS_OF.name, "")
    return source.period(View(as_of=date.fromisoformat(day))) if day in map(str, source.as_of_days()) else None


def _note_unknown() -> None:
    """Note what the address asks for that is neither a month nor a day nor a name that filters offer."""
    named = (filters.COUNTY, filters.DEPARTMENT, filters.GROUP, filters.PROJECT)
    offered: dict[str, Sequence[str]] = {
        filters.PERIOD.name: [filters.said_month(month) for month in period_source.periods()],
        filters.AS_OF.name: [day.isoformat() for day in source.as_of_days()],
        **{each.name: source.choices(each.name) for each in named},
    }
    for name, every in offered.items():
        note_unknown(name, st.query_params.get(name), every, every)


def _setting_spellings(name: str) -> Mapping[str, str]:
    return {
        word: code for code in filters.CHOICES[name] for word in (code, *(words(name, code, of) for of in LANGUAGES))
    }


def _spellings(code: str, said: Callable[[str, str], str]) -> tuple[str, ...]:
    return code, *(said(code, of) for of in LANGUAGES)


def _of_places(light: str) -> Iterator[str]:
    """What the places of all presets call a light, with its symbol and without."""
    for say, preset in itertools.product(LANGUAGES, light_presets()):
        yield from (light_name(light, say, preset), light_words(light, say, preset))
