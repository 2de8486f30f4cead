"""Project: how far it is in each county, what comes next, and which cell every reported figure came from."""

import streamlit as st

from pages.components import life, origin, outlook, plan, portrait, why
from pages.components.choices import filters, links, trail
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source
from pages.components.tables import columns

ASIDE = [
    "lag_days", "gap_pp", "clock", "planned_wan", "issued_wan", "disbursed_wan", "target_value", "done_value",
    "target_unit", "next_node", "next_node_on", "implementing_body",
]  # fmt: skip
TASKS = [
    "county", "light", "stage", "task_state", "actual_pct", "clock_pct", "responsible_unit", "due_on", *ASIDE,
]  # fmt: skip
WHOLE = {"department": None, "category": None, "working_group": None, "light": None}

project = filters.chosen_project()
view = filters.view(**WHOLE, project=project) if project else filters.view(**WHOLE, county=None)
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
if project is None:
    heading.show(t("选择一个项目，查看它到了哪一步"), view, tasks)
    listed = source.schedule(view, "project")
    links.to_project(columns.show(listed, ["project", *portrait.GROUP], key="projects", opens="project"))
    heading.stop()

project_id, category = tasks.item(0, "project_id"), tasks.item(0, "category")
trail.show([trail.county(view.county)] if view.county else [trail.department(tasks.item(0, "department"))], project)
finding = life.task_finding(project, tasks) if view.county else life.finding(project, view, tasks)
heading.show(finding, view, tasks, metric="schedule", filtered=False)
st.markdown(life.register_entry(tasks))
life.stages(view, category)
life.nodes(view)
heading.question(t("{county}的任务、责任和时限", county=view.county) if view.county else t("各区县的任务、责任和时限"))
columns.show(tasks, TASKS, key="tasks", leads=None if view.county else links.to_task, aside=ASIDE)
heading.question(t("进度和资金各月走势如何？"), "clocks")
life.curves(view)
outlook.of_project(view)
portrait.problems(view)
life.months(view, project_id, view.county)
if view.county:
    origin.show(view, project_id, view.county)
heading.question(
    t("{county}为什么亮这个灯？", county=view.county) if view.county else t("各区县为什么亮这个灯？"), "lights"
)
shown = ["county", "light", *why.beside(view.lights), *plan.GAPS]
columns.show(why.told(tasks, view.lights), shown, key="why", sentences=True)
plan.lights_by_month(view)
plan.moves(view, in_project=True)
