"""One project: its finding, its entry in the register, its curves, and its reports down to the cell."""

from functools import partial

import polars as pl
import streamlit as st

from data.model import View
from data.reference import category_name
from data.reference.lights import light_words
from data.store import Store
from exports.amounts import MISSING, rate, signed
from exports.charts import shapes as shapes_of
from exports.charts import trend
from exports.charts.stages import strip
from exports.codes import standing
from pages.components import origin
from pages.components.charts import shapes
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.heading import BETWEEN, plain
from pages.components.frame.language import language, t
from pages.components.reading import forecast_source, plan_source, source
from pages.components.reading.memory import of_data
from pages.components.tables import columns

REPORTS = [
    "period", "county", "state", "remark", "stage", "task_state", "physical_pct", "done_value", "issued_wan",
    "arrived_wan", "disbursed_wan", "paid_wan", "problem", "next_step", "received_at", "sender", "in_file",
]  # fmt: skip
NODES = ["county", "node", "node_on", "node_pct", "reached_in"]
REGISTER = ("department", "partner_units", "working_group", "annual_target")
PROGRESS = (("actual", "actual_pct"), ("clock", "clock_pct"), ("linear", "linear_pct"))
MONEY = (("issued", "issued_of_planned_pct"), ("disbursed", "disbursed_of_planned_pct"), ("linear", "linear_pct"))


def finding(project: str, view: View, tasks: pl.DataFrame) -> str:
    """How far the project is, in one sentence."""
    whole = source.schedule(view).row(0, named=True)
    if whole["actual_pct"] is None and whole["reported"]:
        return t(
            "{project}：没有计划资金，进度不能加权汇总；{counties}个区县中滞后{behind}个",
            project=project, counties=tasks.height, behind=whole["behind"],
        )  # fmt: skip
    return t(
        "{project}：实际进度{actual}，应达{clock}，相差{gap}个百分点；{counties}个区县中滞后{behind}个",
        project=project, actual=rate(whole["actual_pct"]), clock=rate(whole["clock_pct"]),
        gap=signed(whole["gap_pp"]), counties=tasks.height, behind=whole["behind"],
    )  # fmt: skip


def task_finding(project: str, tasks: pl.DataFrame) -> str:
    """How far one county's share of the project is, in one sentence."""
    task, spoken = tasks.row(0, named=True), language()
    return t(
        "{county}·{project}：{light}，{stage}；实际进度{actual}，应达{clock}，相差{gap}个百分点",
        project=project, county=task["county"], light=light_words(task["light"], spoken, task["lights"]),
        stage=standing(task["stage"], task["task_state"], spoken),
        actual=rate(task["actual_pct"]), clock=rate(task["clock_pct"]), gap=signed(task["gap_pp"]),
    )  # fmt: skip


def stages(view: View, category: str) -> None:
    """How far each county has come through the stages, and since which month."""
    name = category_name(category, language())
    every = t("各区县走到{category}的哪一步？", category=name)
    asked = t("{county}走到{category}的哪一步？", county=view.county, category=name) if view.county else every
    heading.question(asked, "life_cycle")
    st.caption(
        t(
            "深色●为当前阶段，中间色为已过的阶段，浅色为未到的阶段；整行浅色为未报。格内为首次报到该阶段的月份，第一次填报时已过的阶段没有月份。"
        )
    )
    picks.going(
        strip, _strip(view, category, language()), key="strip", alt_text=t("各区县所到阶段"),
        fields=("name", "position"), go=partial(_to_stage, view),
        told=t("点击格子，打开首次报到该阶段的那一格填报；没有月份的，打开该区县的任务。"),
    )  # fmt: skip


def _to_stage(view: View, point: picks.Point) -> None:
    cell = plan_source.stage_cell(view, point["name"], int(point["position"]))
    if cell:
        links.to_cell(cell)
    links.to("project.py", {"county": point["name"]})


@of_data
def _strip(_: Store, view: View, category: str, spoken: str) -> pl.DataFrame:
    return shapes_of.strip(source.tasks(view), spoken, category, plan_source.stage_months(view))


def nodes(view: View) -> None:
    """The nodes of the plans beside the months in which they were reached; nothing where the plans name none."""
    found = plan_source.node_months(view)
    if found.height:
        st.caption(t("计划中的节点：时限和要求进度来自推进时序，达到月份为所报进度首次不低于要求的月份。"))
        columns.show(found, NODES, key="nodes", rows=6)


def months(view: View, project_id: str, county: str | None) -> None:
    """All reports month by month, the newest first; each leads to its row in the file."""
    heading.question(t("各月如何填报，后来有何更正？"))
    told = origin.months(view, project_id, county, language())
    names = [name for name in REPORTS if not (county and name == "county")]
    columns.show(told, names, key="reports", sentences=True, leads=links.to_cell, rows=6)


def register_entry(tasks: pl.DataFrame) -> str:
    """What the register says of the project: category, lead and partner units, working group, target."""
    entry = tasks.row(0, named=True)
    said = {
        "category": category_name(entry["category"], language()),
        **{name: entry[name] or MISSING for name in REGISTER},
    }
    labels = {"annual_target": t("全市目标任务")}  # a county's own share stands in the table below
    parts = [
        t("{label}：{value}", label=labels.get(name) or columns.label(name), value=text) for name, text in said.items()
    ]
    return plain(BETWEEN.join(parts))


def curves(view: View) -> None:
    """Progress and money by month, each against its clock."""
    left, right = st.columns(2, gap="large")
    with left:
        st.caption(t("实际进度与两种应达进度（按计划资金加权）；色带为年底预计的范围（八成把握，几个区县合计时偏宽）"))
        progress = shapes.lines(source.schedule_by_month(view), PROGRESS)
        ahead = shapes.with_range(progress, "actual", forecast_source.progress_range(view).row(0))
        told = t("各月实际进度、应达进度与时间进度")
        picks.of_month(trend.lines, ahead, key="progress", alt_text=told, view=view)
    with right:
        st.caption(t("累计下达、拨付占计划资金的比率；色带为年底拨付预计的范围（八成把握）"))
        money = shapes.lines(source.funding_by_month(view), MONEY)
        ahead = shapes.with_range(money, "disbursed", forecast_source.money_range(view).row(0))
        told = t("各月累计下达进度、拨付进度与时间进度")
        picks.of_month(trend.lines, ahead, key="money", alt_text=told, view=view)
