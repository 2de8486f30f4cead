"""Decisions taken in a meeting: written down at once, listed, and taken away as a table."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import streamlit as st
from pydantic import ValidationError

from data.notes import Decision, Notes
from data.store import Store, default_root
from exports.decisions import DECIDED, frame
from exports.deck.command import decided
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.meeting import stage
from pages.components.reading import source
from pages.components.tables import columns

CONFIRMED, REFUSED = "decisions_confirmed", "decisions_refused"


def known(period: date) -> list[Decision]:
    """The decisions about a month's figures and those of the months before, the oldest first."""
    return decided(Store(default_root()), period)


def write() -> None:
    """Write down what the stage has sent; what was written already, or says nothing, is not written again."""
    period = source.period(filters.view())
    written = {each.name for each in Notes(default_root()).every(Decision)}
    sent = stage.sent("decided")
    for told in sent if isinstance(sent, list) else ():
        made = as_decision(told, period)
        if made and made.name not in written:
            Notes(default_root()).write(made)
        _answer(CONFIRMED if made else REFUSED, str(told.get("id")))


def confirmed() -> list[str]:
    """The numbers of what the stage has sent in this session: it need not send them again."""
    return list(st.session_state.get(CONFIRMED, ()))


def refused() -> list[str]:
    """The numbers of what was sent without what a decision needs: it was not written down."""
    return list(st.session_state.get(REFUSED, ()))


def _answer(kind: str, number: str) -> None:
    st.session_state[kind] = (*st.session_state.get(kind, ()), number)


def as_decision(told: Mapping[str, Any], period: date) -> Decision | None:
    """What was told as a decision: somebody answers for it, by a day or explicitly without one; else None."""
    is_open_ended = told.get("open") is True
    if not told.get("who") or bool(told.get("by")) == is_open_ended:
        return None
    parts = {
        "name": told.get("id"),
        "what": told.get("what"),
        "who": told.get("who") or "",
        "by_when": told.get("by") or None,
        "is_open_ended": is_open_ended,
    }
    try:
        return Decision.model_validate({**parts, "period": period, "noted_at": datetime.now()})
    except ValidationError:  # what a browser sends is as doubtful as a file
        return None


def listed(decisions: Sequence[Decision]) -> None:
    """The decisions with a way to take them away, to say that one is done, and to remove one."""
    if not decisions:
        return
    heading.question(t("会议决定：本期和此前"))
    columns.show(frame(decisions), DECIDED, key="decisions")
    by_name = {each.name: each for each in reversed(decisions)}
    chosen = st.selectbox(
        t("选一项决定"), list(by_name), index=None, key="decision_chosen",
        format_func=lambda name: _called(by_name[name]),
    )  # fmt: skip
    if chosen:
        _offer(by_name[chosen])


def _offer(chosen: Decision) -> None:
    """Buttons for what can become of a decision."""
    is_open = chosen.closed_on is None
    closed = {"closed_on": datetime.now().date() if is_open else None}
    with st.container(horizontal=True):
        label = t("标为已办结") if is_open else t("恢复为未办结")
        st.button(label, on_click=_change, args=(chosen, closed), key="close_decision")
        st.button(t("删除"), on_click=_change, args=(chosen, {"is_removed": True}), key="remove_decision")


def _called(decision: Decision) -> str:
    return t("{period}：{what}", period=f"{decision.period:%Y-%m}", what=decision.what)


def _change(decision: Decision, changed: dict[str, object]) -> None:
    Notes(default_root()).write(decision.model_copy(update={**changed, "noted_at": datetime.now()}))
