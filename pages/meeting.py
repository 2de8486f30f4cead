"""Meeting: the month's figures as slides for a projector, prepared before and written on during the meeting."""

from functools import partial

import streamlit as st

from pages.components.choices import filters, named
from pages.components.frame import heading
from pages.components.frame.language import language, t, tn
from pages.components.meeting import decided, made, prepare, stage
from pages.components.reading import source

ASKED = "slides_asked"


def _ask() -> None:
    st.session_state[ASKED] = (*st.session_state.get(ASKED, ()), str(stage.sent("asked")))


view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
slot = st.container()
edits = prepare.edits().model_dump_json()
decisions = decided.known(source.period(view))
texts = tuple(each.model_dump_json() for each in decisions)
wanted = (view, language(), named.are_shown("meeting"), edits, texts)
deck = made.deck(*wanted)
with slot:
    heading.show(deck.slides[0].title, view, tasks)
    if deck.left_out:
        st.caption(heading.plain(t("因没有内容而未列入的：{topics}。", topics=t("、").join(deck.left_out))))
    st.caption(tn("共{n}页。放映时按 ? 看按键，按 D 记录决定；地址后加 ?s=3 从第3页开始。", len(deck.slides)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        minutes = st.number_input(t("会议时长（分钟）"), 5, 120, 20, 5, key="minutes", width=180)
        auto = st.selectbox(t("自动播放（秒/页）"), (0, 10, 20, 30, 60), key="auto", width=180)
        named.switch("meeting")
        stage.show(
            made.slides(*wanted),
            made.on_call(*wanted[:3], st.session_state.get(ASKED, ())),
            made.index(view, language()),
            basis=deck.basis, source=deck.source, decided=decided.confirmed(),
            refused=decided.refused(), minutes=minutes, auto=auto,
            names=named.are_shown("meeting"), on_asked=_ask, on_decided=decided.write,
            on_names=partial(named.turn, "meeting"),
        )  # fmt: skip
        prepare.take_away(deck)
prepare.agenda(deck)
decided.listed(decisions)
prepare.listed()
