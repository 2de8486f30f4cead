"""The way in: choose files, see what would become of each row, then store them."""

from functools import partial

import streamlit as st

from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.intake import checked, upload
from pages.components.receiving import arriving, checking, storing


def box() -> None:
    """The box for files; what was chosen is checked and shown, and stored once the clerk confirms."""
    heading.question(t("上传填报表或公开数据表"))
    st.caption(t("可一次选择多个Excel、WPS表格或CSV文件，也可以是一个.zip压缩包。先检查，确认后才入库。"))
    is_published = upload.are_published()
    chosen = upload.chosen()
    if not chosen:
        storing.show_last()
        return
    storing.forget_last()
    files = arriving.read(chosen, is_published=is_published)
    found = checking.check(files)
    shown = [checking.as_checked(*pair) for pair in zip(files, found, strict=True)]
    checked.overview(shown)
    checked.confirm(sum(file.submission is not None for file in found), partial(storing.store, files))
    at = checked.pick(shown, key="look_at")
    checking.show(files[at], found[at])
