"""Reconciliation: published figures beside ours and among themselves, and whether published tables come out."""

import streamlit as st

from pages.components import against, reconciled
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import published_source
from pages.components.tables import columns

view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
figures, tables = published_source.published_checks(view), published_source.published_tables(view)
heading.show_plain(reconciled.finding(figures, tables), reconciled.basis(view, figures, tables))
st.caption(reconciled.legend())
for month, checks in figures:
    heading.question(t("{month}公开的数，与本系统是否一致？", month=f"{month:%Y-%m}"), "reconciliation")
    columns.show(reconciled.beside(checks), reconciled.BESIDE, key=f"beside_{month}", sentences=True)
    heading.question(t("{month}公开的数，彼此能否同时成立？", month=f"{month:%Y-%m}"), "reconciliation")
    st.markdown(reconciled.among(checks))
heading.question(t("公开的表，内部是否相符？"), "reconciliation")
reconciled.way_in()
if tables:
    table = reconciled.pick(tables)
    st.markdown(heading.plain(reconciled.recognised(table)))
    columns.show(reconciled.listed(table), reconciled.LISTED, key="relations", sentences=True)
    against.show(view, tables, table)
