"""From a question to the cells that it rests on: straight to the only one, or the reader chooses."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.components.choices import links
from pages.components.frame.heading import plain
from pages.components.frame.language import t
from pages.components.reading import origin_source

Row = Mapping[str, Any]


def lead(question: Row) -> None:
    """Go to the question's cell. `cells`: submission_id, sheet, cell of each, the one that is asked about first."""
    cells = question["cells"]
    if len(cells) == 1:
        links.to_cell(cells[0])
    st.dialog(t("该问题依据哪几格？"))(_choose)(question)


def _choose(question: Row) -> None:
    st.markdown(plain(question["ask"]))
    for at, cell in enumerate(question["cells"]):
        if st.button(
            plain(_named(cell)), key=f"cell_{at}", type="primary" if at == 0 else "secondary", width="stretch"
        ):
            links.to_cell(cell)
    if question["project"] and st.button(t("打开项目页"), key="cell_project", type="tertiary"):
        links.to_project(question["project"])


def _named(cell: Row) -> str:
    """The address and the file; of a whole form the file alone."""
    sent = origin_source.submission(cell["submission_id"])
    file = sent["file_name"] if sent else cell["submission_id"]
    if cell["cell"] is None:
        return str(file)
    return t("{cell}　{file}", cell=cell["cell"], file=file)
