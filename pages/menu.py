"""What stands around every page: language, filters, the menu. The server (dashboard.py) runs this script."""

import contextlib
import itertools
from pathlib import Path

import streamlit as st

from data.store import ReplacedBuildError
from pages.components.charts import canvas
from pages.components.choices import arrival, filters, own, saved, search, switches, unknown
from pages.components.frame import brand, entry, heading, overlay, pictures
from pages.components.frame.language import settle, switch, t
from pages.components.reading import memory

HERE = Path(__file__).parent


def _sections() -> dict[str, list[tuple[str, str]]]:
    """The menu: what is asked most stands open, the rest under a word; (file, title) each."""
    return {
        "": [
            ("overview", t("总览")),
            ("meeting", t("会议")),
            ("schedule", t("进度")),
            ("funding", t("资金")),
            ("categories", t("类别")),
            ("county", t("区县")),
            ("department", t("部门")),
            ("project", t("项目")),
        ],
        t("数据"): [
            ("compare", t("对比")),
            ("submissions", t("填报")),
            ("credibility", t("核查")),
            ("reconciliation", t("对账")),
            ("export", t("导出")),
            ("bulletin", t("通报")),
            ("definitions", t("口径")),
        ],
    }


def main() -> None:
    """Show the page that the address names, inside its frame."""
    memory.pin()
    canvas.begin()
    arrival.arrive()
    is_adopted = arrival.adopt_codes()
    settle()
    arrival.restate()
    brand.identity()
    sections = {
        section: [entry.of(HERE / f"{name}.py", title) for name, title in pages]
        for section, pages in _sections().items()
    }
    page = st.navigation(sections, position="top")
    name = page.url_path or "overview"
    heading.begin(page.title)
    own.keep(name)
    unknown.note_page()
    if is_adopted:  # not earlier: before the menu is known, a rerun would lead to the first page
        st.rerun()
    with st.container(key="corner", horizontal=True, width="content", vertical_alignment="center"):
        overlay.put_words()
        if memory.version():
            search.box()
            saved.box(page.url_path)
        switch(switches.follow_language)
    if memory.version():
        if astray := unknown.take_page():
            heading.no_such_page(astray, itertools.chain(*sections.values()))
        heading.unknown_in_address(unknown.take(name))
        filters.bar(page.url_path)
        with contextlib.suppress(heading.PageEnd):
            page.run()
        pictures.offer()
    elif page.url_path in ("submissions", "definitions"):
        page.run()
    else:
        heading.nothing_loaded()


if __name__ == "__main__":  # the loaders' child processes import this file too, under another name
    try:
        main()
    except ReplacedBuildError:  # several loads came while the page was read: it is read again, of the newest
        st.rerun()
