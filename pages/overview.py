"""Overview: where the year's projects stand, in one screen for a meeting."""

from functools import partial

import streamlit as st

from exports.charts import grid
from pages.components import summary
from pages.components.charts import shapes
from pages.components.choices import filters, links, picks
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source
from pages.components.tables import beside, columns

MOST_BEHIND = [
    "project", "county", "light", "lag_days", "gap_pp", "responsible_unit", "problem", "next_node", "next_node_on",
]  # fmt: skip

GRID = ["county", "category", "light", "gap_pp", "actual_pct", "clock_pct", "behind", "reported", "tasks"]

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
heading.show(summary.finding(view), view, tasks, metric="funding")
summary.show(view)

heading.question(t("哪个区县、哪一类滞后？"), "schedule")
explained = t("每格：进度差（实际进度减应达进度，按计划资金加权，个百分点）和滞后任务数。")
st.caption(f"{explained}  \n{shapes.grid_words()}")
cells = shapes.grid(source.schedule_by_county_and_category(view), source.choices("county"))
picks.going(
    grid.cells, cells, key="grid", alt_text=t("区县与类别的进度差，每格有亮灯符号和数字"), fields=("name", "category"),
    go=links.to_cell_of_grid, told=t("点击格子，打开该区县的该类项目。"),
)  # fmt: skip
links.ways("county", source.counties(view))

beside.table(partial(source.heat_table, view), GRID, key="grid", leads=links.to_county)

heading.question(t("哪些任务滞后最多，卡在哪里？"), "schedule")
behind = source.tasks_most_behind(view)
if behind.is_empty():
    st.markdown(t("已报的任务中没有滞后的。") if heading.basis_of(tasks).reported else t("本月未报，无法判断。"))
else:
    late = source.schedule(view).item(0, "behind")
    if late > behind.height:
        st.caption(t("列出滞后天数最多的{shown}个，共{n}个，全部见“进度”页。", shown=behind.height, n=late))
    columns.show(behind, MOST_BEHIND, key="behind", sentences=True, leads=links.to_task)
