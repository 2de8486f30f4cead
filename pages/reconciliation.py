"""Reconciliation: published figures beside ours and among themselves, and whether published tables come out."""

import streamlit as st

from metrics.reconciliation.foremost import agreeing_cells
from pages.components import against, reconciled
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import published_source
from pages.components.tables import columns

view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
figures, tables = published_source.published_checks(view), published_source.published_tables(view)
beside = published_source.tables_against(view)
heading.show_plain(reconciled.finding(figures, tables, beside), reconciled.basis(view, figures, tables))
st.caption(reconciled.legend())
for month, checks in figures:
    heading.question(t("{month}公开的数，与本系统是否一致？", month=f"{month:%Y-%m}"), "reconciliation")
    columns.show(reconciled.beside(checks), reconciled.BESIDE, key=f"beside_{month}", sentences=True)
    heading.question(t("{month}公开的数，彼此能否同时成立？", month=f"{month:%Y-%m}"), "reconciliation")
    st.markdown(reconciled.among(checks))
heading.question(t("公开的表，与本系统的数一致吗？"), "reconciliation")
reconciled.way_in()
if tables:
    at = reconciled.pick(tables, beside)
    agreeing = agreeing_cells(against.show(view, at).checks)
    heading.question(t("公开的表，内部是否相符？"), "reconciliation")
    st.markdown(heading.plain(reconciled.recognised(tables[at], agreeing)))
    shown = reconciled.WITH_OURS if agreeing else reconciled.LISTED
    columns.show(reconciled.listed(tables[at], agreeing), shown, key="relations", sentences=True)
