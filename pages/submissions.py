"""Submissions: what has come in from whom, what was questioned and why, and the way in for new files."""

import streamlit as st

from data.store import Store, default_root
from loaders.batch import Incoming
from loaders.load import Batch, check, store_batch
from pages.components import columns, filters, heading, inbox, source
from pages.components.charts import canvas, grid
from pages.components.language import t


@st.cache_resource(max_entries=8, scope="session", show_spinner=False)
def checked(digests: tuple[str, ...], version: str | None, _files: list[Incoming]) -> Batch:  # noqa: ARG001
    """What loading the files would do; found out once per set of files and data version."""
    return check(_files, Store(default_root()))


def upload() -> None:
    """Choose files, see what would become of each row, then store them."""
    heading.question(t("上传填报表"))
    st.caption(t("可一次选择多个 Excel 或 CSV 文件。先检查，确认后才入库。"))
    chosen = st.file_uploader(t("选择文件"), accept_multiple_files=True, key="files", label_visibility="collapsed")
    if not chosen:
        return
    files = [Incoming(file.name, file.getvalue()) for file in chosen]
    batch = checked(tuple(f"{file.file_name} {file.sha256}" for file in files), source.version(), files)
    usable = sum(file.submission is not None for file in batch.files)
    if usable and st.button(t("确认入库：{n}个文件", n=usable), type="primary"):
        stored = store_batch(batch, Store(default_root()))
        st.toast(t("已入库，数据版本 {version}。", version=stored.version), duration="long")
        st.rerun()
    inbox.show_checked([(file.incoming.file_name, file.status, file.outcome, file.submission) for file in batch.files])


view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
if source.version():
    submissions = source.submissions(view)
    heading.show_plain(inbox.finding(submissions), inbox.basis(submissions, view))
    heading.question(t("各区县各月的填报收到了吗？"))
    st.caption(inbox.state_words())
    canvas.draw(grid.cells, inbox.matrix(view), key="matrix", alt_text=t("各区县各月填报的收到情况"))
else:
    heading.nothing_loaded()
upload()
if source.version():
    heading.question(t("哪些内容存疑或被退回，怎样更正？"))
    columns.show(inbox.findings(view), inbox.FINDINGS, key="findings", sentences=True)
    heading.question(t("收到了哪些文件？"))
    columns.show(inbox.listed(submissions), inbox.LIST, key="list")
