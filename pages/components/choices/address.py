"""What stands in the address: bound widgets know only the words that they show, people and links use codes as well."""

from collections.abc import Callable, Mapping

import streamlit as st

ALL = ""
"""The choice of everything. Not None: a widget shows that as if nobody had chosen."""


def adopt(name: str, known: Mapping[str, str], shown: Callable[[str], str]) -> bool:
    """Put the value of `name` into the word that its widget shows, whichever known spelling it has.

    `known` maps spellings to codes, `shown` a code to its word. Call before the widget is first made, and run again
    when this returns True: a widget takes its first value from the address that a run began with.
    """
    asked = st.query_params.get(name)
    if not asked or asked not in known or asked == shown(known[asked]):
        return False
    st.query_params[name] = shown(known[asked])
    return True


def adopt_all(name: str, known: Mapping[str, str], shown: Callable[[str], str]) -> bool:
    """The same for a widget that takes several values, which the address repeats; what means nothing is left out."""
    asked = st.query_params.get_all(name)
    meant = [shown(known[each]) for each in asked if each in known]
    if not asked or meant == asked:
        return False
    st.query_params[name] = meant
    return True
