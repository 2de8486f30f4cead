"""Funding: how far the planned money has come, where it is stuck, and whether it keeps step with the works."""

import streamlit as st

from exports.amounts import money, rate
from exports.charts import money as money_chart
from exports.charts import trend
from pages.components import columns, downloads, filters, funds, groups, heading, outlook, remarks, source
from pages.components.charts import canvas, shapes
from pages.components.language import language, t

TABLE = [
    "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_base_wan", "arrived_wan", "arrived_of_planned_pct",
    "disbursed_wan", "disbursed_of_planned_pct", "disbursed_base_wan", "disbursed_of_issued_pct",
    "disbursed_issued_base_wan", "disbursed_of_arrived_pct", "disbursed_arrived_base_wan", "paid_wan",
    "paid_of_disbursed_pct", "paid_disbursed_base_wan", "balance_wan", "issued_gap_pp", "disbursed_gap_pp",
    "works_ahead_pp", "reported", "tasks",
]  # fmt: skip
LINES = (("issued", "issued_of_planned_pct"), ("disbursed", "disbursed_of_planned_pct"), ("linear", "linear_pct"))

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
whole = source.funding(view).row(0, named=True)
finding = t(
    "计划资金{planned}，已下达{issued}（占计划{issued_rate}），已拨付{disbursed}（占计划{disbursed_rate}、占下达{of_issued}）",
    planned=money(language(), whole["planned_wan"]),
    issued=money(language(), whole["issued_wan"]), issued_rate=rate(whole["issued_of_planned_pct"]),
    disbursed=money(language(), whole["disbursed_wan"]), disbursed_rate=rate(whole["disbursed_of_planned_pct"]),
    of_issued=rate(whole["disbursed_of_issued_pct"]),
)  # fmt: skip
heading.show(finding, view, tasks)
funds.waterfall(view, finding)
by = groups.switch(("county", "category", "department", "project", "working_group"))
grouped = source.funding(view, by)
flows, unit = shapes.flows(grouped, by)

heading.question(t("哪一组的钱慢？"))
st.caption(t("由浅到深：计划资金、预算下达、实际拨付（{unit}）；比率均以计划资金为分母。", unit=unit))
canvas.draw(money_chart.flows, flows, key="flows", alt_text=finding)
remarks.zeros(view, by, ("issued", "disbursed"))
funds.waiting(view, by)
funds.by_source(view)
funds.works(view)
heading.question(t("下达和拨付赶得上时间进度吗？"))
months = shapes.lines(source.funding_by_month(view), LINES)
canvas.draw(trend.lines, months, key="trend", alt_text=t("各月累计下达进度、拨付进度与时间进度"))
outlook.disbursed(view, by)
heading.question(t("各组的数和分母"))
columns.show(grouped, [by, *TABLE], key="table", take=downloads.Take(t("资金情况"), total=source.funding(view)))
