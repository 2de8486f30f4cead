"""One county or one department: its tiles, its tasks, its problems; or all of them compared."""

from typing import Any

import polars as pl
import streamlit as st

from data.model import View
from exports.amounts import signed
from exports.charts import progress
from exports.sentences.wording import few
from pages.components import standing, summary
from pages.components.charts import shapes
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source
from pages.components.tables import columns, downloads

TASKS = {
    "county": [
        "project", "stage", "task_state", "light", "lag_days", "gap_pp", "planned_wan", "issued_wan", "disbursed_wan",
        "responsible_unit",
    ],
    "department": [
        "project", "county", "implementing_body", "due_on", "stage", "task_state", "light", "lag_days", "planned_wan",
        "disbursed_wan", "responsible_unit",
    ],
}  # fmt: skip
"""What is told of each task: the money in a county, those who implement it for a department."""
ASIDE = {
    "county": ["gap_pp", "issued_wan"],
    "department": ["stage", "planned_wan", "disbursed_wan", "responsible_unit"],
}
PROBLEMS = ["project", "county", "light", "problem", "next_step", "next_node", "next_node_on"]
GROUP = ["tasks", "reported", "actual_pct", "clock_pct", "gap_pp", "behind", "worst_lag_days"]


def show(by: str, name: str, view: View, tasks: pl.DataFrame, question: str) -> None:
    """The portrait of the one county or department that the view is narrowed to."""
    whole = source.schedule(view).row(0, named=True)
    heading.show(_finding(name, whole), view, tasks, metric="schedule")
    summary.show(view)
    heading.question(question)
    taken = downloads.Take(title=name, name="")
    columns.show(tasks, TASKS[by], key="tasks", leads=links.to_task, take=taken, aside=ASIDE[by])
    problems(view)


def _finding(name: str, whole: dict[str, Any]) -> str:
    if not whole["reported"]:
        return t("{name}：{said}", name=name, said=t("{tasks}个任务本月均未报，无法判断", tasks=whole["tasks"]))
    return t(
        "{name}：{tasks}个任务中{counts}，{few}进度差{gap}个百分点",
        name=name, tasks=whole["tasks"], counts=summary.late(whole), few=few(language(), whole),
        gap=signed(whole["gap_pp"]),
    )  # fmt: skip


def problems(view: View) -> None:
    """The problems and next steps in the words of those who reported them."""
    heading.question(t("有哪些困难，下一步怎么办？"))
    told, basis = source.troubled_tasks(view), heading.basis_of(source.tasks(view))
    if told.is_empty():
        st.markdown(t("本期没有报告问题。") if basis.reported else t("本月未报，无法判断。"))
        return
    st.caption(_listed(told.get_column("problem"), basis.tasks))
    columns.show(told, PROBLEMS, key="problems", sentences=True, leads=links.to_task)


def _listed(problems: pl.Series, tasks: int) -> str:
    """How many of the tasks are listed and why, from what was told of each."""
    if problems.null_count():
        return t(
            "{tasks}个任务中{n}个报了问题，另有{m}个只报了下步举措；以下只列这些任务。",
            tasks=tasks, n=problems.count(), m=problems.null_count(),
        )  # fmt: skip
    return t("{tasks}个任务中{n}个报了问题；以下只列这些任务。", tasks=tasks, n=problems.count())


def compare(by: str, view: View, tasks: pl.DataFrame, invitation: str) -> None:
    """All counties or departments side by side, until one of them is chosen."""
    grouped = source.schedule(view, by)
    heading.show(invitation, view, tasks)
    heading.question(t("离应达进度还有多远？"), "schedule")
    st.caption(shapes.bullet_words())
    picks.draw(progress.bullets, shapes.bullets(grouped, by), by=by, key="bullets", alt_text=invitation, opens=True)
    links.ways(by, grouped.get_column(by).to_list())
    heading.question(t("滞后是个别还是普遍？"), "lights")
    st.caption(shapes.light_words())
    lights = shapes.lights(grouped, by)
    picks.draw(progress.lights, lights, by=by, key="lights", alt_text=t("各组任务的亮灯数"), opens=True)
    standing.order(view, by)
