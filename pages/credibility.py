"""Credibility: what of the reported figures to ask about, cell by cell, and where to go and look."""

import streamlit as st

from exports.questions import QUESTIONS as ASKED
from exports.questions import SCORES as SCORED
from pages.components import credibility, form_grid
from pages.components.choices import cells, filters, links
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source
from pages.components.tables import columns, downloads

VISITS = ["project", "county", "priority", "why_go", "look_at", "light"]
QUESTIONS = ["project", "county", "period", "severity", "check", "fact", "ask", "planned_wan"]
CHECKS = ["check", "questioned", "noted", "submissions", "planned_wan"]
SCORES = ["county", "period", "score", "reasons", "questioned", "noted", "figures", "file_name"]

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
finding = credibility.finding(view)
heading.show(finding, view, tasks, metric="credibility")
st.caption(t("核查只提出疑问，不作结论：数字下降、突增、不变都可能属实。"))

heading.question(t("哪些区县、哪些月份的填报要核对？"), "credibility")
st.caption(form_grid.score_words())
form_grid.draw(view, finding)

heading.question(t("先到哪里现场查看？"), "credibility")
st.caption(t("按问题、资金多少、滞后天数和多久没有查看排序；是否去、去哪里由人决定。"))
visits = credibility.to_visit(view, language())
whole = downloads.Take(t("建议现场查看"), visits, visits.columns)
first = visits.head(credibility.FIRST)
links.to_project(columns.show(first, VISITS, key="visits", sentences=True, opens="project", take=whole))

heading.question(t("有哪些问题，涉及哪一格？"), "credibility")
asked = credibility.asked(view, language())
whole = downloads.Take(t("核查问题"), names=ASKED)
columns.show(asked, QUESTIONS, key="asked", sentences=True, leads=cells.lead, take=whole)

heading.question(t("哪类问题较多？"), "credibility")
columns.show(credibility.by_check(view), CHECKS, key="checks")

heading.question(t("每份填报的得分和扣分原因"), "credibility")
st.caption(t("得分＝100减各项扣分；存疑的问题按检查扣分，提示每个扣1分，同一检查最多扣三倍。"))
scored = credibility.scored(view, language())
whole = downloads.Take(t("填报得分"), names=SCORED)
columns.show(scored, SCORES, key="scores", sentences=True, leads=links.to_cell, take=whole)
