"""Definitions: what each figure means, how it is computed, and what it does not say; the text of docs/metrics.md."""

import streamlit as st

from pages.components.frame import definition
from pages.components.frame.language import language, t

asked = definition.asked(st.query_params.get("metric", ""), language())
with st.container(width=1080):
    if asked:
        st.title(asked.title, anchor=False)
        st.markdown(asked.text)
        st.page_link("definitions.py", label=t("全部口径"))
    else:
        first, *rest = definition.sections(language())
        st.title(first.title, anchor=False)
        st.markdown(first.text)
        for section in rest:
            st.header(section.title, anchor=section.anchor or False)
            st.markdown(section.text)
