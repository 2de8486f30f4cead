"""The top of every page: the finding as a headline, what it rests on, and whether the data is sample data."""

import re
from dataclasses import dataclass

import polars as pl
import streamlit as st

from data.model import View
from exports.table import as_of
from pages.components import filters, source
from pages.components.amounts import MISSING, of
from pages.components.language import t
from pages.components.memory import of_frame

PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:])")
BETWEEN = "　·　"


@dataclass(frozen=True)
class Basis:
    """What figures rest on: tasks, those that reported, and the days their reports speak of."""

    tasks: int
    reported: int
    as_of: str


@of_frame
def basis_of(tasks: pl.DataFrame) -> Basis:
    """What figures about the tasks in view rest on."""
    ends = [day.isoformat() for day in sorted(set(as_of(tasks) or ()))]
    reported = tasks.get_column("submission_id").count()
    return Basis(tasks.height, reported, " – ".join(ends) or MISSING)


def plain(text: str) -> str:
    """`text` with everything escaped that the page would read as a mark: names come out of submitted files."""
    return PUNCTUATION.sub(r"\\\1", text)


def show(finding: str, view: View, tasks: pl.DataFrame, *, filtered: bool = True, with_published: bool = False) -> None:
    """Headline and, below it, what it rests on and whether this is sample data.

    `filtered`: the page heeds the filters that narrow. `with_published`: the published figures are told one by one.
    """
    st.title(plain(finding), anchor=False)
    basis = basis_of(tasks)
    narrowed = filters.active() if filtered else {}
    parts = [
        t("报告期 {period}（1月起累计）", period=f"{source.period(view):%Y-%m}"),
        t("数据截至 {day}", day=basis.as_of),
        t("已报 {of} 个任务", of=of(basis.reported, basis.tasks)),
        *([t("收到时间不晚于 {day}", day=f"{view.as_of:%Y-%m-%d}")] if view.as_of else []),
        *(t("{filter}：{choice}", filter=name, choice=choice) for name, choice in narrowed.items()),
        t("数据版本 {version}", version=source.version()),
    ]
    _below(BETWEEN.join(parts), with_published=with_published)


def show_plain(finding: str, basis: str) -> None:
    """Headline and a line below it, for a page that is not about tasks."""
    st.title(plain(finding), anchor=False)
    _below(basis, with_published=False)


def question(text: str) -> None:
    """The question that the chart or table below answers."""
    st.header(plain(text), anchor=False)


def _below(basis: str, *, with_published: bool) -> None:
    notice = _sample_notice(with_published=with_published) if source.is_sample() else ""
    st.caption("  \n".join(line for line in (plain(basis), notice) if line))


def _sample_notice(*, with_published: bool) -> str:
    """Says that this is sample data; on request, which figures were really published."""
    published = source.published()
    badge = t(":orange-badge[示例数据]")
    if not with_published or published.is_empty():
        invented = t("除公开发布的数据外均为虚构。")
        return f"{badge} {invented}"
    figures = [
        f"{row['indicator']} {row['value']:.{row['decimals']}f} {row['unit']}"
        for row in published.sort("unit", "value", descending=True).iter_rows(named=True)
    ]
    month = f"{published.item(0, 'period'):%Y-%m}"
    told = t("{month}以下各数为公开发布：{figures}。其余均为虚构。", month=month, figures=t("；").join(figures))
    return f"{badge} {plain(told)}"


def stop_if_empty(tasks: pl.DataFrame, view: View) -> None:
    """End the page where the filters match no task, and say which there are to drop."""
    if tasks.height:
        return
    st.title(t("没有符合所选条件的任务"), anchor=False)
    chosen = filters.active()
    dropped = t("、").join(t("{filter}：{choice}", filter=name, choice=choice) for name, choice in chosen.items())
    if dropped:
        st.markdown(plain(t("当前筛选为 {filters}。请在上方去掉其中一项。", filters=dropped)))
    else:
        st.markdown(plain(t("{day}之前还没有收到任务分解表。请选择较晚的“数据截至”。", day=str(view.as_of or MISSING))))
    st.stop()


def nothing_loaded() -> None:
    """What stands on every page while the store is empty."""
    st.title(t("还没有数据"), anchor=False)
    st.markdown(t("请在“填报”页上传项目清单、目标任务分解表和进展情况填报表，或在命令行载入："))
    st.code("python -m loaders load data/samples/ziyang_2023", language="shell")


def failed() -> None:
    """What stands on a page that could not be made; the log has the reason."""
    st.error(t("本页暂时无法显示，已记入日志。请刷新重试；仍不行时请联系系统管理员。"))
