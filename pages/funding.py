"""Funding: how far the planned money has come, where it is stuck, and whether it keeps step with the works."""

import streamlit as st

from exports import switches
from exports.charts import money as money_chart
from pages.components import columns, downloads, filters, funds, groups, heading, links, outlook, picks, remarks, source
from pages.components.charts import shapes
from pages.components.language import t

TABLE = [
    "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_base_wan", "arrived_wan", "arrived_of_planned_pct",
    "disbursed_wan", "disbursed_of_planned_pct", "disbursed_base_wan", "disbursed_of_issued_pct",
    "disbursed_issued_base_wan", "disbursed_of_arrived_pct", "disbursed_arrived_base_wan", "paid_wan",
    "paid_of_disbursed_pct", "paid_disbursed_base_wan", "balance_wan", "issued_gap_pp", "disbursed_gap_pp",
    "works_ahead_pp", "reported", "tasks",
]  # fmt: skip
DRAWN = ("issued_wan", "disbursed_wan", "issued_of_planned_pct", "disbursed_of_planned_pct")

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
finding = funds.finding(view)
heading.show(finding, view, tasks, metric="funding")
funds.waterfall(view, finding)
by = groups.switch(("county", "category", "department", "project", "working_group"))
grouped, around = source.funding(view, by), source.funding(picks.around(view, by), by)
flows, unit = shapes.flows(switches.under_usual_names(around, DRAWN, view), by)

heading.question(t("哪一组的钱慢？"), "funding")
st.caption(funds.flow_words(view, unit))
picks.draw(money_chart.flows, flows, by=by, key="flows", alt_text=finding)
remarks.zeros(view, by, ("issued", "disbursed"))
funds.waiting(view, by)
funds.by_source(view)
funds.works(view)
funds.by_month(view)
outlook.disbursed(view, by)
heading.question(t("各组的数和分母"), "funding")
taken = downloads.Take(t("资金情况"), names=grouped.columns, total=source.funding(view))
columns.show(grouped, [by, *TABLE], key="table", leads=links.of_group(by), take=taken)
