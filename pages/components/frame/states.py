"""What stands on a page where it cannot be computed."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from data.store import OutdatedStoreError, UnreadableStoreError
from pages.components.frame import heading
from pages.components.frame.language import t


def failed(error: Exception) -> None:
    """What stands where a page could not be made: what happened, who can do what; the log has the rest."""
    st.title(t("本页暂时无法显示"), anchor=False)
    st.error(_what_failed(error))
    st.caption(t("已记入服务器日志，时间 {time}。", time=f"{datetime.now():%Y-%m-%d %H:%M:%S}"))
    st.button(t("再试一次"), key="again", type="primary")


def _what_failed(error: Exception) -> str:
    if isinstance(error, OutdatedStoreError):
        return t("数据仓由旧版程序写入，升级后才能读取。请系统管理员重启服务，重启时自动升级，数据不会丢失。")
    if isinstance(error, UnreadableStoreError):
        file = heading.plain(Path(str(error)).name)
        return t(
            "数据仓文件{file}打不开：文件损坏，或没有读取权限。请系统管理员检查；原始文件都在存档中，可以重建。",
            file=file,
        )
    return t("程序出错，不是您的操作引起的。请再试一次；仍不行时，请把下面的时间告诉系统管理员。")
