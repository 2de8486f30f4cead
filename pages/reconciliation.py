"""Reconciliation: published figures beside ours and among themselves, and whether published tables come out."""

import streamlit as st

from metrics.reconciliation.foremost import agreeing_cells
from pages.components import against, reconciled
from pages.components.choices import filters, published, unknown
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import published_source
from pages.components.tables import columns

view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
figures, tables = published_source.published_checks(view), published_source.published_tables(view)
beside = list(published_source.tables_against(view))
order = reconciled.by_urgency(tables, beside)
asked = published.asked(view, tables, order[0]) if tables else None
if asked:
    heading.unknown_in_address([unknown.sentence(each) for each in asked.wrong])
    beside[asked.at] = asked.beside(view)
heading.show_plain(reconciled.finding(figures, tables, beside), reconciled.basis(view, figures, tables))
st.caption(reconciled.legend())
for month, checks in figures:
    heading.question(t("{month}公开的数，与本系统是否一致？", month=f"{month:%Y-%m}"), "reconciliation")
    columns.show(reconciled.beside(checks), reconciled.BESIDE, key=f"beside_{month}", sentences=True)
    heading.question(t("{month}公开的数，彼此能否同时成立？", month=f"{month:%Y-%m}"), "reconciliation")
    st.markdown(reconciled.among(checks))
heading.question(t("公开的表，与本系统的数一致吗？"), "reconciliation")
reconciled.way_in()
if asked:
    table, found = tables[asked.at], beside[asked.at]
    reconciled.pick(tables, order, asked)
    against.show(view, asked, found)
    heading.question(t("公开的表，内部是否相符？"), "reconciliation")
    agreeing = agreeing_cells(found.checks)
    st.markdown(heading.plain(reconciled.recognised(table, agreeing)))
    shown = reconciled.WITH_OURS if agreeing else reconciled.LISTED
    columns.show(reconciled.listed(table, agreeing), shown, key="relations", sentences=True)
