"""Before the meeting: what the deck shows, in which order, with which remarks; kept under a name."""

from datetime import datetime
from functools import partial

import streamlit as st

from data.notes import Deck, Notes
from data.store import default_root
from exports.deck.slide import Slides
from exports.file_name import safe_name
from exports.pptx.book import pptx
from pages.components.choices import filters, links
from pages.components.choices.address import ALL
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.meeting import parts
from pages.components.reading import source


def edits() -> Deck:
    """The edits that the reader has made to the deck in view, beginning with those of the deck that was opened."""
    with st.expander(t("调整内容：顺序、隐藏、备注、加入项目")):
        if parts.deck().name != parts.NEW.name:
            st.caption(heading.plain(t("正在调整“{name}”。", name=parts.deck().name)))
        made = parts.edited()
        _keep(made)
    return made


def agenda(slides: Slides) -> None:
    """What the deck says, slide by slide."""
    heading.question(t("各页要点"))
    said = [t("{topic}：{title}", topic=slide.topic, title=slide.title) for slide in slides.slides]
    st.markdown("\n".join(f"{at}. {heading.plain(line)}" for at, line in enumerate(said, 1)))


def _keep(deck: Deck) -> None:
    """A field that keeps the deck under a name, with the month and the day up to which it was received."""
    with st.form("keep_deck", border=False):
        about = t("连同报告期和收文截至日保存，同名的被替换；以后可按保存时放映，也可换成最新一期。")
        field = parts.key("deck_name")
        st.session_state.setdefault(field, "" if deck.name == parts.NEW.name else deck.name)
        name = st.text_input(t("名称"), max_chars=60, help=about, key=field).strip()
        is_kept = st.form_submit_button(t("保存为演示"))
    if is_kept and name:
        days = source.as_of_days()
        fixed = {"period": source.period(filters.view()).isoformat(), "as_of": days[0].isoformat() if days else None}
        chosen = {**fixed, **{each: value for each, value in filters.chosen().items() if value}}
        kept = deck.model_copy(update={"name": name, "noted_at": datetime.now(), "chosen": chosen})
        Notes(default_root()).write(kept)
        st.success(t("已保存。"))


def listed() -> None:
    """The decks that were kept: shown as they were, with the newest month, or removed."""
    decks = Notes(default_root()).current(Deck)
    if not decks:
        return
    heading.question(t("已保存的演示"))
    for at, deck in enumerate(decks):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(heading.plain(f"{deck.name}（{str(deck.chosen.get('period') or '')[:7]}）"))
            if st.button(t("按保存时放映"), key=f"again_{at}"):
                _open(deck, dict(deck.chosen))
            if st.button(t("换成最新一期"), key=f"newest_{at}"):
                _open(deck, {**deck.chosen, **filters.usual_period(), "as_of": ALL})
            st.button(t("删除"), key=f"remove_deck_{at}", type="tertiary", on_click=_remove, args=(deck,))


def _open(deck: Deck, chosen: dict[str, object]) -> None:
    parts.begin(deck)
    links.to("meeting.py", filters.whole_city() | chosen)


def _remove(deck: Deck) -> None:
    Notes(default_root()).write(deck.model_copy(update={"noted_at": datetime.now(), "is_removed": True}))


def take_away(slides: Slides) -> None:
    """The deck as a file for a room without the server."""
    st.download_button(
        t("下载 {kind}", kind="PPTX"),
        partial(pptx, slides),
        file_name=f"{safe_name(slides.title)}.pptx",
        mime="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        on_click="ignore",
    )
