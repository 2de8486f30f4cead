"""The parts of the funding page: how far money has come, whose it is, how long it waits, what it has built."""

from functools import partial

import streamlit as st

from data.model import Denominator, Span, View
from exports import switches
from exports.amounts import money, rate
from exports.charts import fund_rows, trend
from exports.charts import money as money_chart
from exports.codes import words
from exports.sentences.wording import few
from pages.components import remarks
from pages.components.charts import canvas, shapes
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source
from pages.components.tables import beside, columns, downloads

WAITING = [
    "project", "county", "waiting_days", "waiting_since", "undisbursed_wan", "stuck_at", "stuck_wan",
    "responsible_unit",
]  # fmt: skip
WAITING_BY = ["tasks", "waiting", "undisbursed_wan", "worst_waiting_days"]
BY = ("county", "category", "department", "project", "working_group")
FURTHER = [
    "arrived_wan", "arrived_of_planned_pct", "disbursed_of_issued_pct", "disbursed_issued_base_wan",
    "disbursed_of_arrived_pct", "disbursed_arrived_base_wan", "paid_wan", "paid_of_disbursed_pct",
    "paid_disbursed_base_wan", "balance_wan", "issued_gap_pp", "disbursed_gap_pp", "works_ahead_pp", "reported",
    "tasks",
]  # fmt: skip
TABLE = [
    "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_base_wan", "disbursed_wan",
    "disbursed_of_planned_pct", "disbursed_base_wan", *FURTHER,
]  # fmt: skip
"""The steps that leaders ask about with their denominators, then FURTHER: the others, behind the switch of columns."""
DRAWN = ("issued_wan", "disbursed_wan", "issued_of_planned_pct", "disbursed_of_planned_pct")
WORKS = ["project", "county", "actual_pct", "disbursed_of_planned_pct", "works_ahead_pp"]
LISTED = 8


LINES = (("issued", "issued_of_planned_pct"), ("disbursed", "disbursed_of_planned_pct"), ("linear", "linear_pct"))


def finding(view: View) -> str:
    """How far the money has come, or what the month by itself has brought."""
    whole, says = source.funding(view).row(0, named=True), language()
    planned = money(says, whole["planned_wan"])
    if not whole["reported"]:
        return t("{tasks}个任务本月均未报，资金无法判断；计划资金{planned}", tasks=whole["tasks"], planned=planned)
    if view.span is Span.MONTH:
        over = switches.column("disbursed_of_planned_pct", view)
        return t(
            "{month}月当月下达{issued}，当月拨付{disbursed}（占{whole}{disbursed_rate}）；{some}个任务可算，共{tasks}个",
            month=source.period(view).month, issued=money(says, whole["issued_month_wan"]),
            disbursed=money(says, whole["disbursed_month_wan"]), whole=_denominator(view),
            disbursed_rate=rate(whole[over]), some=whole["month_tasks"], tasks=whole["tasks"],
        )  # fmt: skip
    return t(
        "计划资金{planned}，{few}已下达{issued}（占计划{issued_rate}），已拨付{disbursed}（占计划{disbursed_rate}、占下达{of_issued}）",
        planned=planned, few=few(says, whole), issued=money(says, whole["issued_wan"]),
        issued_rate=rate(whole["issued_of_planned_pct"]),
        disbursed=money(says, whole["disbursed_wan"]), disbursed_rate=rate(whole["disbursed_of_planned_pct"]),
        of_issued=rate(whole["disbursed_of_issued_pct"]),
    )  # fmt: skip


def by_group(view: View, by: str, finding: str) -> None:
    """Which group's money is slow, and every amount with what its rates were divided by."""
    around = source.funding(picks.around(view, by), by)
    flows, unit = shapes.flows(switches.under_usual_names(around, DRAWN, view), by)
    heading.question(t("哪一组资金慢？"), "funding")
    st.caption(_flow_words(view, unit))
    picks.draw(money_chart.flows, flows, by=by, key="flows", alt_text=finding)
    remarks.zeros(view, by, ("issued", "disbursed"))
    heading.question(t("各组的数和分母"), "funding")
    grouped = source.funding(view, by)
    taken = downloads.Take(t("资金情况"), name="", names=grouped.columns, total=source.funding(view))
    columns.show(grouped, [by, *TABLE], key="table", leads=links.of_group(by), take=taken, aside=FURTHER)


def _flow_words(view: View, unit: str) -> str:
    """What the bars of the groups are, and what their rates were divided by."""
    over = _denominator(view)
    if view.span is Span.MONTH:
        return t(
            "由浅到深：计划资金、当月下达、当月拨付（{unit}）；下达率以计划资金、拨付率以{whole}为分母。",
            unit=unit, whole=over,
        )  # fmt: skip
    if view.denominator is Denominator.PLANNED:
        return t("由浅到深：计划资金、预算下达、实际拨付（{unit}）；比率均以计划资金为分母。", unit=unit)
    return t(
        "由浅到深：计划资金、预算下达、实际拨付（{unit}）；下达率以计划资金、拨付率以{whole}为分母。",
        unit=unit, whole=over,
    )  # fmt: skip


def by_month(view: View) -> None:
    """Issued and disbursed month by month, beside the linear clock where they are cumulative."""
    is_own = view.span is Span.MONTH
    heading.question(t("各月下达和拨付了多少？") if is_own else t("下达和拨付赶得上时间进度吗？"), "funding")
    told = t("各月下达、拨付占比") if is_own else t("各月累计下达进度、拨付进度与时间进度")
    lines = tuple((line, switches.column(name, view)) for line, name in LINES if line != "linear" or not is_own)
    rows = shapes.lines(source.funding_by_month(view), lines)
    picks.of_month(trend.lines, rows, key="trend", alt_text=told, view=view)
    names = ("issued_wan", "disbursed_wan", "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_base_wan")
    beside.table(partial(source.funding_by_month, view), ["period", *names, "linear_pct", "tasks"], key="trend")


def _denominator(view: View) -> str:
    return words("denominator", view.denominator, language()).lower()


def waterfall(view: View, finding: str) -> None:
    """From plan to payment: each step with its amount, its rates and their denominators, and what waits before it."""
    heading.question(t("资金到了哪一步？"), "funding")
    if view.span is Span.MONTH:
        st.caption(t("本图为1月起累计。"))
    rows = shapes.waterfall(source.funding(view))
    said = [
        t("浅色为已到上一步、未到这一步的资金，只计两步都已报的任务。"),
        *([t("虚线框为这一步未报的任务的计划资金。")] if rows.get_column("untold").count() else []),
        t("各率只计分子分母都已报的任务，分母写在括号里。"),
    ]
    st.caption("".join(said) if language() == "zh" else " ".join(said))
    canvas.draw(money_chart.waterfall, rows, key="waterfall", alt_text=finding)


def waiting(view: View, by: str) -> None:
    """Which tasks hold money that was issued and not disbursed, since when, and at which step it is stuck."""
    heading.question(t("资金停在哪一步、停了多少天？"), "waiting")
    whole = source.waiting_by(view).row(0, named=True)
    if whole["waiting"] is None:
        st.markdown(remarks.silence(view) or t("没有任务同时报了下达和拨付，无法判断。"))
        return
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
    every = source.waiting(view)
    longest = every.head(LISTED)
    if every.height > LISTED:
        st.caption(t("列出等待最久的{shown}个，共{n}个，全部见下载的表。", shown=LISTED, n=every.height))
    taken = downloads.Take(t("已下达未拨付的任务"), every)
    columns.show(longest, WAITING, key="waiting", sentences=True, leads=links.to_task, take=taken)
    columns.show(source.waiting_by(view, by), [by, *WAITING_BY], key="waiting_by")


def works(view: View) -> None:
    """Whether works and money keep step: every task as a point, the farthest apart by name."""
    heading.question(t("进度和拨款相称吗？"), "funding")
    apart = source.works_and_money(view)
    if apart.is_empty():
        st.markdown(t("没有同时报了进度和拨付的任务。"))
        return
    st.caption(t("横轴为拨付占计划，纵轴为实际进度；斜线上方进度快于拨款，下方拨款快于进度。菱形点为右表各行。"))
    left, right = st.columns([1, 2], gap="medium")
    with left:
        picks.going(
            money_chart.works, shapes.works(apart), key="works", alt_text=t("各任务的实际进度与拨付占计划"),
            fields=("project", "county"), go=links.to_task, told=t("点击圆点，打开该任务。"),
        )  # fmt: skip
    with right:
        columns.show(
            apart.head(fund_rows.LISTED),
            WORKS,
            key="apart",
            sentences=True,
            leads=links.to_task,
            take=downloads.Take(frame=apart),
            as_named=True,
        )
