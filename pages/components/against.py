"""A published table beside our own figures: which month, which figure for each column, and how far each cell is off."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st

from data.model import View
from exports.against import Against, called, columns_said, rows_said
from exports.reconcile import counts_said, frame
from metrics.columns import COLUMNS
from metrics.reconciliation.bound import Bound
from metrics.reconciliation.foremost import worst_first
from metrics.reconciliation.verdict import Check
from pages.components.choices import published
from pages.components.choices.filters import said_month
from pages.components.choices.published import Asked
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import published_source, source
from pages.components.reading.memory import of_frame
from pages.components.tables import columns

SHOWN = ["verdict", "cell", "subject", "published", "computed", "difference", "sentence"]
NONE = ""
"""The choice not to compare a column."""


def show(view: View, asked: Asked, found: Against) -> None:
    """Ask for the month and for what is in doubt, then show each cell of the chosen columns beside ours (`found`)."""
    if not found.has_ours or found.offer.whose is None:
        st.markdown(_rows(found) if found.has_ours else t("本系统还没有任务，不能比对。"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _month(published_source.months(view), found.period, asked)
        _project(found.project, asked)
    st.markdown(_rows(found))
    _ask(found, asked)
    st.markdown("\n".join(f"- {heading.plain(line)}" for line in columns_said(found, language())))
    if found.period is None:
        st.info(t("表里没有写明本系统有的报告期：请选择和哪个月的数比对。"))
    elif found.checks:
        st.markdown(_told(found))
        columns.show(rows(found.checks), SHOWN, key="against_ours", sentences=True)
    else:
        st.info(t("没有一列选定了本系统的数：请在上面选择。"))


def _rows(found: Against) -> str:
    """Whose the rows are; sentences side by side, which Chinese parts by nothing."""
    return heading.plain(("" if language() == "zh" else " ").join(rows_said(found, language())))


def _month(months: Sequence[date], period: date | None, asked: Asked) -> None:
    """The month of ours; the one that the table says itself comes first, else nothing until the reader chooses."""
    key = f"against_month_{asked.at}"
    st.session_state[key] = period
    st.selectbox(
        t(published.LABELS[published.MONTH]), months, None, format_func=said_month, key=key, width=220,
        placeholder=t("选择报告期"), on_change=published.choose, args=(key, published.MONTH, asked, said_month),
    )  # fmt: skip


def _project(project: str, asked: Asked) -> None:
    """The one project that the table is of, or all of them; the one that its title names comes first."""
    key = f"against_project_{asked.at}"
    st.session_state[key] = project
    st.selectbox(
        t(published.LABELS[published.PROJECT]), ("", *source.choices("project")),
        format_func=lambda name: name or t("全部项目"), key=key, width=420,
        on_change=published.choose, args=(key, published.PROJECT, asked, str),
    )  # fmt: skip


def _ask(found: Against, asked: Asked) -> None:
    """What each column is set against: those in doubt are asked about, the others can be changed."""
    doubt = [one for one in found.offer.columns if one.figures and not one.is_sure]
    sure = [one for one in found.offer.columns if one.is_sure]
    if doubt:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for one in doubt:
                _figure(one, found, asked)
    if sure:
        with st.expander(t("改选已认出的列")), st.container(horizontal=True):
            for one in sure:
                _figure(one, found, asked)


def _figure(one: Bound, found: Against, asked: Asked) -> None:
    key = f"against_{asked.at}_{one.key}"
    st.session_state[key] = found.chosen.get(one.key)
    st.selectbox(
        called(one, language()), (*one.figures, NONE), None, format_func=_label, key=key, width=260,
        placeholder=t("请选择"), on_change=published.choose_column, args=(key, one.key, asked),
    )  # fmt: skip


def _label(figure: str) -> str:
    return t(COLUMNS[figure].label) if figure else t("不比对")


def _told(found: Against) -> str:
    """How the cells come out, in one line."""
    return heading.plain(counts_said(found.checks, language()))


@of_frame
def rows(checks: Sequence[Check]) -> pl.DataFrame:
    """Each cell beside ours, what deserves a look first."""
    return frame(worst_first(checks), language())
