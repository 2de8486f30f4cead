"""The switch of which money is held against the plan of each level; the choice is in the address."""

import polars as pl
import streamlit as st

from data.model import Measure
from data.wording import LANGUAGES, translate
from metrics.columns import COLUMNS
from metrics.fund_sources import MEASURED, of_measure
from pages.components.choices.address import adopt
from pages.components.frame.language import language, t

NAME = "level_measure"
"""The name of the switch in the address."""


def choose(levels: pl.DataFrame) -> Measure:
    """Ask which, where forms divide both; else the one that they divide."""
    known = [measure for measure in MEASURED if levels.get_column(of_measure(measure)[0]).count()]
    if len(known) < len(MEASURED):
        return next(iter(known), MEASURED[0])
    chosen = st.segmented_control(
        t("看哪一步资金"), MEASURED, default=MEASURED[0], required=True, format_func=label, key=NAME,
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    return Measure(chosen or MEASURED[0])


def adopt_measure() -> bool:
    """Let the address name the measure by its code or in either language; whether to run again."""
    words = {word: str(each) for each in MEASURED for word in (str(each), *(label(each, of) for of in LANGUAGES))}
    return adopt(NAME, words, label)


def label(measure: str, of: str | None = None) -> str:
    """What is called so in the tables."""
    return translate(of or language(), COLUMNS[f"{measure}_wan"].label)
