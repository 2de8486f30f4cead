"""What stands around every page: language, filters, the menu. The server (dashboard.py) runs this script."""

from pathlib import Path

import streamlit as st

from pages.components import brand, filters, heading, memory, overlay, pictures, saved, search
from pages.components.charts import canvas
from pages.components.language import settle, switch, t

HERE = Path(__file__).parent


def main() -> None:
    """Show the page that the address names, inside its frame."""
    memory.pin()
    canvas.begin()
    filters.arrive()
    is_adopted = filters.adopt_codes()
    settle()
    brand.identity()
    page = st.navigation(
        [
            st.Page(HERE / "overview.py", title=t("总览"), default=True),
            st.Page(HERE / "schedule.py", title=t("进度"), url_path="schedule"),
            st.Page(HERE / "funding.py", title=t("资金"), url_path="funding"),
            st.Page(HERE / "categories.py", title=t("类别"), url_path="categories"),
            st.Page(HERE / "county.py", title=t("区县"), url_path="county"),
            st.Page(HERE / "department.py", title=t("部门"), url_path="department"),
            st.Page(HERE / "project.py", title=t("项目"), url_path="project"),
            st.Page(HERE / "submissions.py", title=t("填报"), url_path="submissions"),
            st.Page(HERE / "credibility.py", title=t("核查"), url_path="credibility"),
            st.Page(HERE / "reconciliation.py", title=t("对账"), url_path="reconciliation"),
            st.Page(HERE / "export.py", title=t("导出"), url_path="export"),
        ],
        position="top",
    )
    if is_adopted:  # not earlier: before the menu is known, a rerun would lead to the first page
        st.rerun()
    overlay.put_words()
    with st.container(key="corner", horizontal=True, width="content"):
        if memory.version():
            search.box()
            saved.keep(page.url_path)
        switch()
    if memory.version():
        heading.unknown_in_address(filters.take_unknown())
        filters.bar(page.url_path)
        page.run()
        pictures.offer()
    elif page.url_path == "submissions":
        page.run()
    else:
        heading.nothing_loaded()


if __name__ == "__main__":  # the loaders' child processes import this file too, under another name
    main()
