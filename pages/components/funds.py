"""The parts of the funding page: how far money has come, whose it is, how long it waits, what it has built."""

import streamlit as st

from data.model import View
from exports.amounts import money
from exports.charts import fund_rows
from exports.charts import money as money_chart
from pages.components import columns, downloads, heading, links, source
from pages.components.charts import canvas, shapes
from pages.components.language import language, t

SOURCES = [
    "level", "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_base_wan", "unissued_wan", "tasks",
]  # fmt: skip
WAITING = [
    "project", "county", "waiting_days", "waiting_since", "undisbursed_wan", "stuck_at", "stuck_wan",
    "responsible_unit",
]  # fmt: skip
WAITING_BY = ["tasks", "waiting", "undisbursed_wan", "worst_waiting_days"]
WORKS = ["project", "county", "actual_pct", "disbursed_of_planned_pct", "works_ahead_pp"]
LISTED = 8


def waterfall(view: View, finding: str) -> None:
    """From plan to payment: each step with its amount, its rates and their denominators, and what waits before it."""
    heading.question(t("钱到了哪一步？"))
    st.caption(t("浅色是上一步有、这一步还没有的钱。各率只计分子分母都已报的任务，分母写在括号里。"))
    canvas.draw(money_chart.waterfall, shapes.waterfall(source.funding(view)), key="waterfall", alt_text=finding)


def by_source(view: View) -> None:
    """Whose money has been issued and whose has not."""
    levels = source.fund_sources(view)
    heading.question(t("是哪一级的钱没有到？"))
    if set(levels.get_column("level")) <= {"unspecified"}:
        st.caption(t("各单位填报时没有区分资金来源（中央、省、市、县、其他）。"))
        return
    slowest = source.slowest_level(view)
    told = [fund_rows.slowest_level(row, language()) for row in slowest.iter_rows(named=True)]
    unknown = t("本期没有哪一级的下达率可算：下达没有按来源填报，或已全部下达。")
    st.markdown(heading.plain(told[0]) if told else unknown)
    rows, unit = shapes.levels(levels)
    st.caption(t("浅色为计划资金，深色为预算下达（{unit}）。没有按来源填报的在“未分来源”。", unit=unit))
    canvas.draw(money_chart.flows, rows, key="levels", alt_text=t("各级资金的计划与下达"))
    columns.show(levels, SOURCES, key="sources")


def waiting(view: View, by: str) -> None:
    """Which tasks hold money that was issued and not disbursed, since when, and at which step it is stuck."""
    heading.question(t("钱卡在哪一步、多少天？"))
    whole = source.waiting_by(view).row(0, named=True)
    if not whole["waiting"]:
        st.markdown(t("没有已下达而未拨付的资金。"))
        return
    st.caption(
        t(
            "{tasks}个任务共有{amount}已下达未拨付，最长至少等了{days}天。先下达的先拨付；天数从报表显示已下达的那天算到数据截至日。",
            tasks=whole["waiting"], amount=money(language(), whole["undisbursed_wan"]),
            days=whole["worst_waiting_days"],
        )
    )  # fmt: skip
    st.markdown(heading.plain(fund_rows.steps(source.stuck_by_step(view), language())))
    longest = source.waiting(view).head(LISTED)
    taken = downloads.Take(t("已下达未拨付的任务"), source.waiting(view))
    links.to_project(columns.show(longest, WAITING, key="waiting", sentences=True, opens="project", take=taken))
    columns.show(source.waiting_by(view, by), [by, *WAITING_BY], key="waiting_by")


def works(view: View) -> None:
    """Whether works and money keep step: every task as a point, the farthest apart by name."""
    heading.question(t("进度和拨款相称吗？"))
    apart = source.works_and_money(view)
    if apart.is_empty():
        st.markdown(t("没有同时报了进度和拨付的任务。"))
        return
    st.caption(t("横轴为拨付占计划，纵轴为实际进度；斜线上方进度快于拨款，下方拨款快于进度。菱形点为右表各行。"))
    left, right = st.columns([1, 2], gap="medium")
    with left:
        canvas.draw(money_chart.works, shapes.works(apart), key="works", alt_text=t("各任务的实际进度与拨付占计划"))
    with right:
        columns.show(apart.head(fund_rows.LISTED), WORKS, key="apart", sentences=True, take=downloads.Take(frame=apart))
