"""A published table beside our own figures: which month, which figure for each column, and how far each cell is off."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st

from data.model import View
from exports.against import Against, called, columns_said, rows_said
from exports.reconcile import counted, frame
from metrics.columns import COLUMNS
from metrics.reconciliation.bound import Bound
from metrics.reconciliation.foremost import worst_first
from metrics.reconciliation.verdict import Check
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import published_source, source
from pages.components.reading.memory import of_frame
from pages.components.tables import columns

SHOWN = ["verdict", "cell", "subject", "published", "computed", "difference", "sentence"]
NONE = ""
"""The choice not to compare a column."""


def show(view: View, at: int) -> Against:
    """Ask for the month and for what is in doubt, then show each cell of the chosen columns beside ours; what came out.

    `at`: the place of the table among all.
    """
    first = published_source.set_against(view, at, None)
    if not first.has_ours or first.offer.whose is None:
        st.markdown(_rows(first) if first.has_ours else t("本系统还没有任务，不能比对。"))
        return first
    months = published_source.months(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        period, project = _month(months, first.period, at), _project(first.project, at)
    offered = published_source.set_against(view, at, period, project)
    st.markdown(_rows(offered))
    found = published_source.set_against(view, at, period, project, _chosen(offered, at))
    st.markdown("\n".join(f"- {heading.plain(line)}" for line in columns_said(found, language())))
    if period is None:
        st.info(t("表里没有写明本系统有的报告期：请选择和哪个月的数比对。"))
    elif found.checks:
        st.markdown(_told(found))
        columns.show(rows(found.checks), SHOWN, key="against_ours", sentences=True)
    else:
        st.info(t("没有一列选定了本系统的数：请在上面选择。"))
    return found


def _rows(found: Against) -> str:
    """Whose the rows are; sentences side by side, which Chinese parts by nothing."""
    return heading.plain(("" if language() == "zh" else " ").join(rows_said(found, language())))


def _month(months: Sequence[date], own: date | None, at: int) -> date | None:
    """The month of ours; the one that the table says itself comes first, else nothing until the reader chooses."""
    return st.selectbox(
        t("和哪个月的数比对"), months, months.index(own) if own else None, format_func=lambda month: f"{month:%Y-%m}",
        key=f"against_month_{at}", width=220, placeholder=t("选择报告期"),
    )  # fmt: skip


def _project(named: str, at: int) -> str:
    """The one project that the table is of, or all of them; the one that its title names comes first."""
    options = ("", *source.choices("project"))
    first = options.index(named) if named in options else 0
    chosen: str = st.selectbox(
        t("是哪个项目的数"), options, first, format_func=lambda name: name or t("全部项目"),
        key=f"against_project_{at}", width=420,
    )  # fmt: skip
    return chosen


def _chosen(offered: Against, at: int) -> tuple[tuple[str, str], ...]:
    """What each column is set against: those in doubt are asked about, the others can be changed."""
    doubt = [one for one in offered.offer.columns if one.figures and not one.is_sure]
    sure = [one for one in offered.offer.columns if one.is_sure]
    found = []
    if doubt:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            found += [(one.key, _figure(one, at)) for one in doubt]
    if sure:
        with st.expander(t("改选已认出的列")), st.container(horizontal=True):
            found += [(one.key, _figure(one, at)) for one in sure]
    return tuple((key, figure or NONE) for key, figure in found)


def _figure(one: Bound, at: int) -> str | None:
    return st.selectbox(
        called(one, language()), (*one.figures, NONE), 0 if one.is_sure else None, format_func=_label,
        key=f"against_{at}_{one.key}", width=260, placeholder=t("请选择"),
    )  # fmt: skip


def _label(figure: str) -> str:
    return t(COLUMNS[figure].label) if figure else t("不比对")


def _told(found: Against) -> str:
    """How the cells come out, in one line."""
    counts = counted(found.checks)
    said = t("核对{all}处：一致{agreeing}处、请留意{asked}处、未核对{skipped}处、不一致{disagreeing}处", **counts)
    return heading.plain(said)


@of_frame
def rows(checks: Sequence[Check]) -> pl.DataFrame:
    """Each cell beside ours, what deserves a look first."""
    return frame(worst_first(checks), language())
