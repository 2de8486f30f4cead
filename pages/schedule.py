"""Schedule: who is behind the clock, by how much, why, and what the plan wants next."""

from functools import partial

import streamlit as st

from exports.amounts import points, rate
from exports.charts import progress
from pages.components import (
    beside,
    columns,
    downloads,
    filters,
    groups,
    heading,
    links,
    outlook,
    pace,
    picks,
    plan,
    remarks,
    source,
    standing,
    why,
)  # fmt: skip
from pages.components.charts import canvas, shapes
from pages.components.language import language, t

TASKS = [
    "project", "county", "light", "lag_days", "why", "next_node", "next_node_on", "due_on", "responsible_unit",
]  # fmt: skip
TAKEN = [
    "project", "county", "light", "why", "lag_days", "spi_t", "gap_pp", "actual_pct", "clock_pct", "clock",
    "linear_pct", "linear_gap_pp", "first_plan_gap_pp", "planned_wan", "due_on", "overdue_node", "overdue_node_on",
    "overdue_days", "next_node", "next_node_on", "responsible_unit",
]  # fmt: skip
"""What the list has beside that when it is taken away."""

BULLETS = ["actual_pct", "clock_pct", "linear_pct", "gap_pp", "linear_gap_pp", "weighed_wan", "reported", "tasks"]
LIGHTS = ["blue", "green", "yellow", "orange", "red", "none", "behind", "reported", "tasks"]

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
whole = source.schedule(view).row(0, named=True)
finding = t(
    "实际进度{actual}，应达{clock}，相差{gap}；{tasks}个任务中滞后{behind}个",
    actual=rate(whole["actual_pct"]), clock=rate(whole["clock_pct"]),
    gap=points(language(), whole["gap_pp"]), tasks=whole["tasks"], behind=whole["behind"],
)  # fmt: skip
heading.show(finding, view, tasks, metric="schedule", judged=True)
pace.show(view)
by = groups.switch(("county", "department", "category", "project", "working_group"))
around = picks.around(view, by)
grouped = source.schedule(around, by)

heading.question(t("离应达进度还有多远？"), "schedule")
st.caption(shapes.bullet_words())
picks.draw(progress.bullets, shapes.bullets(grouped, by), by=by, key="bullets", alt_text=finding)
beside.table(partial(source.schedule, around, by), [by, *BULLETS], key="bullets")
remarks.zeros(view, by, ("progress",))
heading.question(t("滞后是个别还是普遍？"), "lights")
st.caption(shapes.light_words())
below = source.schedule(view, by)
canvas.draw(progress.lights, shapes.lights(below, by), key="lights", alt_text=t("各组任务的亮灯数"))
beside.table(partial(source.schedule, view, by), [by, *LIGHTS], key="lights")
remarks.unmentioned(view, by)
standing.order(around, by)
standing.spread(view)
outlook.unfinished(view)
heading.question(t("哪些任务滞后最多？"), "schedule")
listed = source.tasks_by_lag(view)
told = partial(why.told, lights=view.lights)
whole_list = downloads.Take(t("任务进度"), names=TAKEN, tell=partial(why.tell, lights=view.lights))
columns.show(listed, TASKS, key="tasks", sentences=True, rows=6, leads=links.to_task, tell=told, take=whole_list)
plan.nodes(view)
plan.moves(view)
