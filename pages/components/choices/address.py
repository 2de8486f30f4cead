"""What stands in the address: bound widgets know only the words that they show, people and links use codes as well."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

ALL = ""
"""The choice of everything. Not None: a widget shows that as if nobody had chosen."""


UNKNOWN = "unknown_in_address"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word in the address that nothing is called, and what there is to choose, in the reader's words."""

    name: str
    asked: str
    offered: tuple[str, ...]


def adopt(name: str, known: Mapping[str, str], shown: Callable[[str], str]) -> bool:
    """Put the value of `name` into the word that its widget shows, whichever known spelling it has.

    `known` maps spellings to codes, `shown` a code to its word. Call before the widget is first made, and run again
    when this returns True: a widget takes its first value from the address that a run began with.
    """
    asked = st.query_params.get(name)
    note_unknown(name, asked, known, map(shown, known.values()))
    if not asked or asked not in known or asked == shown(known[asked]):
        return False
    st.query_params[name] = shown(known[asked])
    return True


def adopt_all(name: str, known: Mapping[str, str], shown: Callable[[str], str]) -> bool:
    """The same for a widget that takes several values, which the address repeats; what means nothing is left out."""
    asked = st.query_params.get_all(name)
    note_unknown(name, next((each for each in asked if each not in known), None), known, map(shown, known.values()))
    meant = [shown(known[each]) for each in asked if each in known]
    if not asked or meant == asked:
        return False
    st.query_params[name] = meant
    return True


def note_unknown(name: str, asked: str | None, known: Iterable[str], offered: Iterable[str]) -> None:
    """Keep in mind that the address asks for what is not known; its widget will drop it without a word."""
    if asked and asked not in known:
        noted: dict[str, Unknown] = st.session_state.setdefault(UNKNOWN, {})
        noted[name] = Unknown(name, asked, tuple(dict.fromkeys(offered)))


def take_unknown() -> list[Unknown]:
    """What was noted, once."""
    noted: dict[str, Unknown] = st.session_state.pop(UNKNOWN, {})
    return list(noted.values())
