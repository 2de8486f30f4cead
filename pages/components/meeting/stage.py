"""The stage: one component that gets every slide as data, so that paging needs no server and no network."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from exports.deck.shown import colours
from pages.components.frame.language import t

HERE = Path(__file__).parent
KEY = "stage"
STYLE = (HERE / "stage.css").read_text(encoding="utf-8")
_mount = st.components.v2.component(
    "minsheng_meeting",
    html="<button></button>",
    css="button { font: inherit; padding: .5rem 1.4rem; border: 0; border-radius: 3px; cursor: pointer;"
    " background: var(--st-primary-color); color: var(--st-background-color); }",
    js="".join((HERE / name).read_text(encoding="utf-8") for name in ("slide.js", "panels.js", "stage.js")),
)


def show(
    slides: Sequence[Mapping[str, Any]],
    called: Sequence[Mapping[str, Any]],
    index: Sequence[Mapping[str, Any]],
    *,
    basis: str,
    source: Sequence[str],
    decided: Sequence[str],
    refused: Sequence[str],
    minutes: int,
    auto: int,
    names: bool,
    on_asked: Callable[[], None],
    on_decided: Callable[[], None],
    on_names: Callable[[], None],
) -> None:
    """Put up the button that begins the show; an address with ?s=3 begins it at the third slide.

    `called`: slides of counties, departments, projects and tasks by key; `index`: everything that can be called;
    `decided`: the decisions that were saved, `refused`: those that could not be; `minutes`: how long the meeting is;
    `auto`: seconds a slide stands, 0: until a key is pressed; `names`: whether the slides name persons.
    """
    _mount(
        key=KEY,
        data={
            "slides": slides, "called": called, "index": index, "basis": basis, "source": source, "decided": decided,
            "refused": refused,
            "minutes": minutes, "auto": auto, "names": names, "colours": dict(colours()), "css": STYLE,
            "words": _words(),
        },
        on_asked_change=on_asked,
        on_decided_change=on_decided,
        on_names_change=on_names,
    )  # fmt: skip


def sent(name: str) -> object:
    """What the stage has just sent under a name; None where it has sent nothing."""
    told = st.session_state.get(KEY, {}).get(name)
    return told["value"] if told else None


def _words() -> dict[str, str | list[str]]:
    return {
        "start": t("开始演示"),
        "called": t("点名查看，按←返回"),
        "back": t("上一页"),
        "next": t("下一页"),
        "call": t("点名查看区县、部门或项目"),
        "call_hint": t("输入序号、汉字、拼音或首字母，按回车"),
        "source": t("出处和口径"),
        "decide": t("记录决定"),
        "full": t("全屏"),
        "help": t("按键"),
        "out": t("退出"),
        "auto_on": t("自动播放"),
        "unsaved": t("待保存的决定"),
        "fetching": t("正在取数…"),
        "not_found": t("没有找到。"),
        "decision_what": t("决定事项"),
        "decision_who": t("责任单位"),
        "decision_by": t("完成时限"),
        "decision_open": t("不设期限"),
        "missing_what": t("请填写决定事项。"),
        "missing_who": t("请填写责任单位。"),
        "missing_by": t("请填写完成时限，或勾选“不设期限”。"),
        "save": t("保存"),
        "saving": t("正在保存；断网时留在这里，恢复后自动保存。"),
        "saved": t("已保存：{what}　责任单位：{who}　完成时限：{by}", what="{what}", who="{who}", by="{by}"),
        "refused": t("没有保存：{what}　请补齐责任单位和完成时限后重新记录。", what="{what}"),
        "look": t("查看已记的决定"),
        "keys": [
            t("→ 空格 PageDown：下一页"),
            t("← PageUp：上一页"),
            t("Home、End：首页、末页"),
            t("/ 或数字：点名查看"),
            t("S 或 I：出处和口径"),
            t("D：记录决定"),
            t("F：全屏"),
            t("B：黑屏"),
            t("N：显示或隐藏责任领导姓名"),
            t("A：自动播放"),
            t("Esc：退出"),
        ],
    }
