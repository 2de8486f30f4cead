"""Compare: this view beside another month, another place, or what was known on another day."""

import streamlit as st

from exports.charts import change as change_chart
from pages.components import comparing, origin
from pages.components.charts import shapes
from pages.components.choices import filters, groups, links, picks
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source
from pages.components.tables import columns, downloads

CELLS = ["project", "county", "change", "field", "value_before", "value_now", "file_name", "received_at", "cell"]

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
slot = st.container()
compared = comparing.choose(view)
if compared is None:
    heading.show(t("没有可以对比的月份、区县或日期"), view, tasks)
    heading.stop()
figure = comparing.figure()
shown = comparing.column(figure, view)
whole = comparing.groups(compared, None, figure).row(0, named=True)
finding = t("{figure}：{said}", figure=columns.label(shown), said=comparing.told(compared, shown, whole))
with slot:
    heading.show(finding, view, tasks, metric="change", own_month=shown != figure)
by = groups.switch(("county", "category", "department", "project", "working_group"))
st.caption(t("；").join(filter(None, (comparing.basis(compared), comparing.month_words(figure, view)))))

heading.question(t("差在哪里？"), "change")
st.caption(t("圆点为{now}，圆圈为{other}；右侧为现值和相差。", now=compared.now_words, other=compared.other_words))
beside = comparing.groups(compared, by, figure)
rows = shapes.dumbbells(beside, by, shown)
picks.draw(change_chart.dumbbells, rows, by=by, key="dumbbells", alt_text=finding)
table = comparing.table(compared, by, figure)
columns.show(
    table, table.columns, key="compared", leads=links.of_group(by), take=downloads.Take(title=finding, name="")
)
if compared.like_with_like and not comparing.silence(compared):
    heading.question(t("哪些数有变化，由谁报送？"), "change")
    cells = origin.in_words(comparing.cells(compared, figure))
    st.markdown(comparing.counted(compared, cells.height))
    if cells.height:
        st.caption(t("点击“现值”“原值”，分别打开填报该数的单元格。"))
        names = CELLS if comparing.is_by_day(compared) else [name for name in CELLS if name != "change"]
        ways = {t("现值"): links.to_cell, t("原值"): links.to_former_cell}
        columns.show(cells, names, key="cells", sentences=True, leads=ways)
