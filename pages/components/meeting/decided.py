"""Decisions taken in a meeting: written down at once, listed, and taken away as a table."""

from datetime import date, datetime
from typing import Any

import streamlit as st
from pydantic import ValidationError

from data.notes import Decision, Notes
from data.store import Store, default_root
from exports.decisions import frame
from exports.deck.command import decided
from pages.components import columns, filters, heading, source
from pages.components.language import t
from pages.components.meeting import stage


def about(period: date) -> list[Decision]:
    """The decisions about a month's figures, the oldest first."""
    return decided(Store(default_root()), period.isoformat())


def write() -> None:
    """Write down what the stage has sent; what was written already, or says nothing, is not written again."""
    period = source.period(filters.view())
    known = {each.name for each in Notes(default_root()).every(Decision)}
    sent = stage.sent("decided")
    for told in sent if isinstance(sent, list) else ():
        made = _made(told, period)
        if made and made.name not in known:
            Notes(default_root()).write(made)


def _made(told: dict[str, Any], period: date) -> Decision | None:
    parts = {
        "name": told.get("id"),
        "what": told.get("what"),
        "who": told.get("who") or "",
        "by_when": told.get("by") or None,
    }
    try:
        return Decision.model_validate({**parts, "period": period, "noted_at": datetime.now()})
    except ValidationError:  # what a browser sends is as doubtful as a file
        return None


def listed(period: date) -> None:
    """The decisions about a month with a way to take them away, and to remove one."""
    decisions = about(period)
    if not decisions:
        return
    heading.question(t("本期会议决定"))
    table = frame(decisions)
    columns.show(table, table.columns, key="decisions")
    chosen = st.selectbox(t("删除一项"), [each.what for each in decisions], index=None, key="decision_removed")
    if chosen and st.button(t("删除"), key="remove_decision"):
        gone = next(each for each in decisions if each.what == chosen)
        Notes(default_root()).write(gone.model_copy(update={"noted_at": datetime.now(), "is_removed": True}))
        st.rerun()
