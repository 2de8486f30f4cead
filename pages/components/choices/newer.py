"""A month that few tasks have reported: that it is there, why it is not the one shown, and the way to it."""

from datetime import date

import streamlit as st

from data.model import View
from metrics import coverage
from pages.components.choices.filters import PERIOD
from pages.components.frame.language import t
from pages.components.reading import period_source
from pages.components.reading.period_source import Row


def offer(view: View) -> None:
    """Below the usual month, say which newer one few tasks have reported, and lead there; else nothing."""
    newer = period_source.newer(view.as_of)
    if not newer or view.period != period_source.usual(view.as_of):
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="newer"):
        st.caption(_told(newer[0], period_source.usual_row(view.as_of)), width="content")
        way = t("查看{name}", name=_said(newer[0]["period"]))
        st.button(way, key="to_newer", type="tertiary", on_click=_show, args=(newer[0],))


def _told(newer: Row, usual: Row) -> str:
    if coverage.is_few(usual["reported"], usual["tasks"]):
        return t(
            "{newer}已有{n}个任务报送（共{of}个）；各月均未过半，默认显示报送最多的{usual}（{most}个）。",
            newer=_said(newer["period"]), n=newer["reported"], of=newer["tasks"], usual=_said(usual["period"]),
            most=usual["reported"],
        )  # fmt: skip
    return t(
        "{newer}已有{n}个任务报送（共{of}个），未过半，默认显示{usual}。",
        newer=_said(newer["period"]), n=newer["reported"], of=newer["tasks"], usual=_said(usual["period"]),
    )  # fmt: skip


def _said(month: date) -> str:
    return t("{year}年{month}月", year=month.year, month=str(month.month))


def _show(newer: Row) -> None:
    st.session_state[PERIOD.name] = newer["period"]
