"""A bulletin on the page: the buttons that make its files, and its text to read first."""

from functools import partial

import streamlit as st

from exports.bulletin.brief import figures, findings
from exports.bulletin.document import HEADINGS, Bulletin
from exports.bulletin.files import NO_OFFICE, content
from exports.bulletin.pdf import has_office
from exports.file_name import safe_name
from exports.sentences.wording import ended, spaced
from pages.components.frame import heading
from pages.components.frame.heading import plain
from pages.components.frame.language import language, t

MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
WORD, PDF = ".docx", ".pdf"


def offer(made: Bulletin) -> None:
    """Buttons for the bulletin and the leaders' page; without LibreOffice it is said why there is no PDF."""
    endings = (WORD, PDF) if has_office() else (WORD,)
    labels = {
        (WORD, False): t("下载通报 Word"), (PDF, False): t("下载通报 PDF"),
        (WORD, True): t("下载领导参阅 Word"), (PDF, True): t("下载领导参阅 PDF"),
    }  # fmt: skip
    with st.container(horizontal=True):
        for short in (False, True):
            for ending in endings:
                name = t("{title}（领导参阅）", title=made.title) if short else made.title
                st.download_button(
                    labels[ending, short], partial(content, made, ending, short=short),
                    file_name=f"{safe_name(name)}{ending}", mime=MIMES[ending], on_click="ignore",
                    key=f"paper_{short}_{ending[1:]}",
                )  # fmt: skip
    if not has_office():
        st.caption(plain(t(NO_OFFICE)))


def preview(made: Bulletin) -> None:
    """The text as it will stand on paper, with all that comes out of files escaped."""
    with st.container(width=1080):
        heading.question(t("领导参阅：五个数，三点情况"))
        told = " · ".join(f"{plain(each['label'])} **{plain(each['figure'])}**" for each in figures(made.facts))
        st.markdown(told)
        st.markdown("\n".join(f"- {plain(each)}" for each in findings(made.facts)))
        for name, section in made.sections.items():
            heading.question(t(HEADINGS[name]))
            st.markdown("\n\n".join(_paragraph(made, name, at) for at in range(len(section))))
        with st.expander(t("注释：每个数的定义、分母和来源")):
            notes = [f"[{at}] {text}" for at, text in enumerate(made.notes.texts(), 1)]
            st.markdown("\n\n".join(plain(each) for each in (*notes, *made.basis)))


def _paragraph(made: Bulletin, name: str, at: int) -> str:
    told = made.sections[name][at]
    text = plain(spaced((ended(each, language()) for each in told.sentences), language()))
    return f"**{plain(told.lead)}** {text}" if told.lead else text
