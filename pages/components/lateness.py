"""The parts of the schedule page: who is behind by how much, whether that is common, and which tasks are."""

from functools import partial

import streamlit as st

from data.model import View
from exports.amounts import points, rate
from exports.charts import progress
from exports.sentences.overall import judged
from exports.sentences.wording import capital, few
from pages.components import remarks, standing, why
from pages.components.charts import shapes
from pages.components.choices import groups, links, picks
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source
from pages.components.tables import beside, columns, downloads

BY = ("county", "department", "category", "project", "working_group")
BULLETS = ["actual_pct", "clock_pct", "linear_pct", "gap_pp", "linear_gap_pp", "weighed_wan", "reported", "tasks"]
LIGHTS = ["blue", "green", "yellow", "orange", "red", "none", "behind", "reported", "tasks"]
IDENTITY = ["project", "county", "light"]
TASKS = ["lag_days", "why", "next_node", "next_node_on", "due_on", "responsible_unit"]
TAKEN = [
    "project", "county", "light", "why", "lag_days", "spi_t", "gap_pp", "actual_pct", "clock_pct", "clock",
    "linear_pct", "linear_gap_pp", "first_plan_gap_pp", "planned_wan", "due_on", "overdue_node", "overdue_node_on",
    "overdue_days", "next_node", "next_node_on", "responsible_unit",
]  # fmt: skip
"""What the list has beside that when it is taken away."""


def finding(view: View) -> str:
    """How far the work is from its clock, and how many tasks are behind."""
    whole = source.schedule(view).row(0, named=True)
    if not whole["reported"]:
        return remarks.unknown(whole["tasks"])
    if whole["actual_pct"] is None:
        said = t(
            "{few}没有计划资金，进度不能加权汇总；{tasks}个已报任务中滞后{behind}个",
            few=few(language(), whole), tasks=judged(whole), behind=whole["behind"],
        )  # fmt: skip
        return capital(said, language())
    said = t(
        "{few}实际进度{actual}，应达{clock}，相差{gap}；{tasks}个已报任务中滞后{behind}个",
        few=few(language(), whole), actual=rate(whole["actual_pct"]), clock=rate(whole["clock_pct"]),
        gap=points(language(), whole["gap_pp"]), tasks=judged(whole), behind=whole["behind"],
    )  # fmt: skip
    return capital(said, language())


def gap(view: View, finding: str) -> None:
    """Groups against their clocks, and in the order of their gap."""
    by = groups.switch(BY)
    around = picks.around(view, by)
    heading.question(t("离应达进度还有多远？"), "schedule")
    st.caption(shapes.bullet_words())
    rows = shapes.bullets(source.schedule(around, by), by)
    picks.draw(progress.bullets, rows, by=by, key="bullets", alt_text=finding, ranked=True)
    beside.table(partial(source.schedule, around, by), [by, *BULLETS], key="bullets", leads=links.of_group(by))
    remarks.zeros(view, by, ("progress",))
    standing.order(around, by)


def spread(view: View) -> None:
    """Whether being behind is one case or common: lights by group, tasks by days of lag."""
    by = groups.switch(BY)
    heading.question(t("滞后是个别还是普遍？"), "lights")
    st.caption(shapes.light_words())
    around = picks.around(view, by)
    rows = shapes.lights(source.schedule(around, by), by)
    picks.draw(progress.lights, rows, by=by, key="lights", alt_text=t("各组任务的亮灯数"), ranked=True)
    beside.table(partial(source.schedule, around, by), [by, *LIGHTS], key="lights", leads=links.of_group(by))
    remarks.unmentioned(view, by)
    standing.spread(view)


def listed(view: View) -> None:
    """The tasks, the farthest behind first, each with why."""
    heading.question(t("哪些任务滞后最多？"), "schedule")
    told = partial(why.told, lights=view.lights)
    judged = why.beside(view.lights)
    taken = downloads.Take(t("任务进度"), names=[*TAKEN, *judged], tell=partial(why.tell, lights=view.lights))
    shown = [*IDENTITY, *judged, *TASKS]
    columns.show(
        source.tasks_by_lag(view), shown, key="tasks", sentences=True, leads=links.to_task, tell=told, take=taken
    )
