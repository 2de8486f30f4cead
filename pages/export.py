"""Export: rows, columns and grouping of the reader's choice, looked at first and then taken away."""

import streamlit as st

from exports.extract_choice import command
from pages.components.choices import filters, picking
from pages.components.frame import heading
from pages.components.frame.language import language, t, tn
from pages.components.reading import source
from pages.components.tables import columns, downloads

PAGE = 50
"""Rows that are looked at once."""
MANY = 20_000

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
slot = st.container()
wanted = picking.extract(filters.of_files(view))
table = source.extract(wanted, language())
found = table.frame.height
with slot:
    heading.show(tn("已选出{n}行，可下载", found) if found else t("没有符合所选条件的行"), view, tasks)
if not found:
    st.markdown(t("请放宽滞后天数、比率、阶段或疑问的条件，或去掉上方的筛选。"))
    heading.stop()

downloads.offer(table)
if found > MANY:
    st.caption(t("行数较多，生成文件要等一会儿，其间页面可照常使用。"))
first = (st.pagination(-(-found // PAGE), key="rows_page") - 1) * PAGE if found > PAGE else 0
columns.show(table.frame.slice(first, PAGE), table.names, key="extract", take=None)
if table.total is not None:
    st.caption(t("合计（全部{rows}行）", rows=found))
    columns.show(table.total, table.total.columns, key="extract_total", take=None)
with st.expander(t("定期自动导出：在服务器上运行同一条命令")):
    st.code(command(wanted), language="shell", wrap_lines=True)
