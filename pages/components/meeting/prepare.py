"""Before the meeting: what the deck shows, in which order, with which remarks; kept under a name."""

from datetime import datetime
from functools import partial

import polars as pl
import streamlit as st

from data.notes import Deck, Notes
from data.store import default_root
from exports.deck.made import PARTS, ordered
from exports.deck.slide import Slides
from exports.file_name import safe_name
from exports.pptx import pptx
from pages.components.choices import filters, links
from pages.components.choices.address import ALL
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source

LOADED = "deck_loaded"


def edits() -> Deck:
    """The edits that the reader has made to the deck in view, beginning with those of the deck that was opened."""
    begun = st.session_state.get(LOADED) or Deck(name="—", noted_at=datetime(2000, 1, 1))
    with st.expander(t("调整内容：顺序、隐藏、备注、加入项目")):
        shown = st.data_editor(
            _rows(begun),
            column_config={
                "topic": st.column_config.TextColumn(t("内容"), disabled=True),
                "place": st.column_config.NumberColumn(t("顺序"), min_value=1, max_value=len(PARTS), required=True),
                "shown": st.column_config.CheckboxColumn(t("显示")),
                "remark": st.column_config.TextColumn(t("备注（显示在该部分第一页）"), max_chars=200),
                "key": None,
            },
            hide_index=True,
            width="stretch",
            key=f"parts_{begun.name}_{begun.noted_at:%f}",
        )
        projects = source.choices("project")
        pinned = st.multiselect(
            t("加入这些项目"), projects, default=[name for name in begun.pinned if name in projects],
            key=f"pinned_{begun.name}_{begun.noted_at:%f}",
        )  # fmt: skip
        made = _made(begun, shown, tuple(pinned))
        _keep(made)
    return made


def agenda(slides: Slides) -> None:
    """What the deck says, slide by slide."""
    heading.question(t("各页要点"))
    said = [t("{topic}：{title}", topic=slide.topic, title=slide.title) for slide in slides.slides]
    st.markdown("\n".join(f"{at}. {heading.plain(line)}" for at, line in enumerate(said, 1)))


def _rows(deck: Deck) -> pl.DataFrame:
    keys = ordered(deck.order)
    return pl.DataFrame(
        {
            "key": keys,
            "topic": [t(PARTS[key][0]) for key in keys],
            "place": list(range(1, len(keys) + 1)),
            "shown": [key not in deck.hidden for key in keys],
            "remark": [deck.remarks.get(key, "") for key in keys],
        }
    )


def _made(begun: Deck, shown: pl.DataFrame, pinned: tuple[str, ...]) -> Deck:
    rows = shown.sort("place", maintain_order=True).to_dicts()
    return begun.model_copy(
        update={
            "order": tuple(row["key"] for row in rows),
            "hidden": tuple(row["key"] for row in rows if not row["shown"]),
            "remarks": {row["key"]: row["remark"] for row in rows if row["remark"]},
            "pinned": pinned,
        }
    )


def _keep(deck: Deck) -> None:
    """A field that keeps the deck under a name, with the month and the day up to which it was received."""
    with st.form("keep_deck", border=False):
        about = t("连同报告期和收文截至日保存；以后可照原样放映，也可换成最新一期。")
        name = st.text_input(t("名称"), max_chars=60, help=about, key="deck_name").strip()
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
            if st.button(t("照原样放映"), key=f"again_{at}"):
                _open(deck, dict(deck.chosen))
            if st.button(t("换成最新一期"), key=f"newest_{at}") and source.periods():
                _open(deck, {**deck.chosen, "period": source.periods()[0].isoformat(), "as_of": ALL})
            st.button(t("删除"), key=f"remove_deck_{at}", type="tertiary", on_click=_remove, args=(deck,))


def _open(deck: Deck, chosen: dict[str, object]) -> None:
    st.session_state[LOADED] = deck
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
