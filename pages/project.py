"""Project: how far it is in each county, what comes next, and where every reported figure came from."""

import streamlit as st

from data.reference import category_name
from exports.charts import stages
from pages.components import columns, filters, heading, life, links, outlook, plan, portrait, source, why
from pages.components.charts import canvas, shapes
from pages.components.language import language, t

TASKS = [
    "county", "light", "stage", "lag_days", "gap_pp", "actual_pct", "clock_pct", "clock", "planned_wan", "issued_wan",
    "disbursed_wan", "target_value", "done_value", "target_unit", "responsible_unit", "implementing_body", "due_on",
    "next_node", "next_node_on",
]  # fmt: skip
WHOLE = {"county": None, "department": None, "category": None, "working_group": None, "light": None}

project = filters.chosen_project()
view = filters.view(**WHOLE, project=project)
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
if project is None:
    heading.show(t("选择一个项目，查看它到了哪一步"), view, tasks)
    listed = source.schedule(view, "project")
    links.to_project(columns.show(listed, ["project", *portrait.GROUP], key="projects", opens="project"))
    st.stop()

category = tasks.item(0, "category")
heading.show(life.finding(project, view, tasks), view, tasks, filtered=False)
st.markdown(life.register_entry(tasks))
heading.question(t("各区县走到{category}的哪一步？", category=category_name(category, language())))
st.caption(t("深色为当前阶段，中间色为已过的阶段，浅色为未到的阶段；整行浅色为未报。"))
canvas.draw(stages.strip, shapes.strip(tasks, category), key="strip", alt_text=t("各区县所到阶段"))
heading.question(t("进度和资金各月走势如何？"))
life.curves(view)
outlook.of_project(view)
heading.question(t("各区县为什么亮这个灯？"))
columns.show(why.told(tasks, view.lights), plan.GAPS, key="why", sentences=True)
plan.lights_by_month(view)
plan.moves(view, in_project=True)
heading.question(t("各区县的任务、责任和时限"))
columns.show(tasks, TASKS, key="tasks")
portrait.problems(view)
heading.question(t("这些数出自哪份表的哪一格？"))
columns.show(life.reports(view, tasks), life.REPORTS, key="reports")
