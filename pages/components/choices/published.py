"""Which published table is looked at, and beside which of our figures: all of it stands in the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import streamlit as st

from data.model import View
from data.wording import msg
from exports.against import Against
from metrics.reconciliation.published import Checked
from pages.components.choices.address import Unknown
from pages.components.reading import published_source, source

T = TypeVar("T")
TABLE, MONTH, PROJECT, COLUMNS = "table", "table_month", "table_project", "table_columns"
LABELS: Mapping[str, str] = {
    TABLE: msg("公开数据表"), MONTH: msg("和哪个月的数比对"), PROJECT: msg("是哪个项目的数"), COLUMNS: msg("列和指标"),
}  # fmt: skip
"""Name in the address → what the reader calls it. Of columns there stands `C=disbursed_wan,D=`: none for D."""


@dataclass(frozen=True)
class Asked:
    """The table at a place among all, which is `called` so, the period and project of ours, figures of columns by key.

    `period` and `project` are None where the table itself decides. `wrong`: what the address asks for in vain.
    """

    at: int
    called: str
    period: date | None = None
    project: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    wrong: Sequence[Unknown] = ()

    def beside(self, view: View) -> Against:
        """The table beside the figures that are asked for."""
        return published_source.set_against(view, self.at, self.period, self.project, tuple(self.columns.items()))


def names(tables: Sequence[Checked]) -> list[str]:
    """What the address calls tables: file and sheet, numbered where several stand there."""
    places = [each.table.place for each in tables]
    return [
        place if places.count(place) == 1 else f"{place} · {places[:at].count(place) + 1}"
        for at, place in enumerate(places)
    ]


def asked(view: View, tables: Sequence[Checked], first: int) -> Asked:
    """What the address asks for; the table at `first` where it names none. What means nothing there is taken out."""
    known = names(tables)
    wrong: list[Unknown] = []
    at = _read(TABLE, {name: at for at, name in enumerate(known)}.get, known, wrong)
    if wrong:
        _drop(MONTH, PROJECT, COLUMNS)
    at = first if at is None else at
    months = {f"{month:%Y-%m}": month for month in published_source.months(view)}
    period = _read(MONTH, months.get, list(months), wrong)
    projects = ("", *source.choices("project"))
    project = _read(PROJECT, {name: name for name in projects}.get, projects, wrong)
    offer = published_source.set_against(view, at, period, project).offer
    pairs = [f"{one.key}={figure}" for one in offer.columns if one.figures for figure in (*one.figures, "")]
    columns = _read(COLUMNS, lambda word: _columns(word, pairs), pairs, wrong) or {}
    return Asked(at, known[at], period, project, columns, wrong)


def choose_table(key: str, known: Sequence[str]) -> None:
    """Write into the address the table whose place the widget `key` has; what was chosen for another goes."""
    _drop(MONTH, PROJECT, COLUMNS)
    st.query_params[TABLE] = known[st.session_state[key]]


def choose(key: str, name: str, of: Asked, said: Callable[[T], str]) -> None:
    """Write what the widget `key` has, nothing where nothing is chosen, and the table that it is chosen for."""
    value = st.session_state[key]
    st.query_params[TABLE] = of.called
    if value is None:
        _drop(name)
    else:
        st.query_params[name] = said(value)


def choose_column(key: str, column: str, of: Asked) -> None:
    """The same for the figure of one column, which stands beside those of the others."""
    figure = st.session_state[key]
    columns = {**of.columns, column: figure}
    st.query_params[TABLE] = of.called
    if pairs := [f"{key}={figure}" for key, figure in columns.items() if figure is not None]:
        st.query_params[COLUMNS] = ",".join(pairs)
    else:
        _drop(COLUMNS)


def _read(name: str, meant: Callable[[str], T | None], offered: Sequence[str], wrong: list[Unknown]) -> T | None:
    word = st.query_params.get(name)
    found = None if word is None else meant(word)
    if word is not None and found is None:
        wrong.append(Unknown(name, word, tuple(filter(None, offered))))
        _drop(name)
    return found


def _columns(word: str, pairs: Sequence[str]) -> Mapping[str, str] | None:
    """Column → figure; None where one of them is not among the pairs that are offered."""
    asked = word.split(",")
    return dict(pair.split("=", 1) for pair in asked) if set(asked) <= set(pairs) else None


def _drop(*names: str) -> None:
    for name in names:
        if name in st.query_params:
            del st.query_params[name]
