"""The parts of a deck one below another: shown or left out, moved up or down, each with a remark; and what is added."""

from datetime import datetime

import streamlit as st

from data.notes import Deck
from exports.deck.made import PARTS, ordered
from pages.components.frame.language import t
from pages.components.reading import source

EDITED = "deck_edited"
NEW = Deck(name="—", noted_at=datetime(2000, 1, 1))


def deck() -> Deck:
    """The deck as the reader has edited it so far, on this page and before."""
    return st.session_state.get(EDITED) or NEW


def begin(opened: Deck) -> None:
    """Go on with a deck that was kept."""
    st.session_state[EDITED] = opened


def key(name: str) -> str:
    """The key of a field of the deck in view: another deck has fields of its own."""
    begun = deck()
    return f"{name}_{begun.name}_{begun.noted_at.isoformat()}"


def edited() -> Deck:
    """The fields of the parts and of the projects that are added; the deck as they say it."""
    begun = deck()
    order = ordered(begun.order)
    told = {part: _row(begun, part, at, len(order)) for at, part in enumerate(order)}
    made = begun.model_copy(
        update={
            "order": tuple(order),
            "hidden": tuple(part for part, (is_shown, _) in told.items() if not is_shown),
            "remarks": {part: remark for part, (_, remark) in told.items() if remark},
            "pinned": _pinned(begun),
        }
    )
    begin(made)  # what was edited is still there when the reader comes back from another page
    return made


def _row(begun: Deck, part: str, at: int, whole: int) -> tuple[bool, str]:
    """A part's fields: whether it is shown, its place, its remark."""
    shown, remark = key(f"shown_{part}"), key(f"remark_{part}")
    st.session_state.setdefault(shown, part not in begun.hidden)
    st.session_state.setdefault(remark, begun.remarks.get(part, ""))
    topic = t(PARTS[part][0])
    with st.container(horizontal=True, vertical_alignment="center"):
        is_shown = st.checkbox(topic, key=shown, width=250)
        for by, label in ((-1, t("上移")), (1, t("下移"))):
            is_end = not 0 <= at + by < whole
            st.button(label, key=key(f"move_{part}_{by}"), disabled=is_end, on_click=_move, args=(part, by))
        said = st.text_input(
            t("“{topic}”的备注", topic=topic), key=remark, max_chars=200, label_visibility="collapsed",
            placeholder=t("备注（显示在该部分第一页）"),
        )  # fmt: skip
    return is_shown, said.strip()


def _move(part: str, by: int) -> None:
    """The part and the one above or below it change places."""
    begun = deck()
    order = ordered(begun.order)
    at = order.index(part)
    order[at], order[at + by] = order[at + by], order[at]
    begin(begun.model_copy(update={"order": tuple(order)}))


def _pinned(begun: Deck) -> tuple[str, ...]:
    projects, pinned = source.choices("project"), key("pinned")
    st.session_state.setdefault(pinned, [name for name in begun.pinned if name in projects])
    return tuple(st.multiselect(t("加入这些项目"), projects, key=pinned))
