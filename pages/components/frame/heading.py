"""The top of every page: the finding as a headline, what it rests on, and whether the data is sample data."""

import functools
import re
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import polars as pl
import streamlit as st

from data.model import Span, View
from data.reference import indicator_name
from exports.amounts import MISSING, of
from exports.manifest import edition
from exports.table import as_of
from pages.components.choices import filters, newer, ways_out
from pages.components.frame import definition
from pages.components.frame.language import language, t
from pages.components.reading import published_source, source
from pages.components.reading.memory import of_frame

PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:])")
BETWEEN = " · "
LONGEST = 60
"""How much of the name of a page that is none is repeated."""
_basis: ContextVar[str] = ContextVar("basis", default="")
_asked: ContextVar[str] = ContextVar("asked", default="")
_about: ContextVar[str] = ContextVar("about", default="")
_page: ContextVar[str] = ContextVar("page", default="")
_rests: ContextVar[tuple[View, pl.DataFrame] | None] = ContextVar("rests", default=None)
_days = of_frame(as_of)


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


@functools.lru_cache(4096)
def plain(text: str) -> str:
    """`text` with everything escaped that the page would read as a mark: names come out of submitted files."""
    return PUNCTUATION.sub(r"\\\1", text)


def show(
    finding: str,
    view: View,
    tasks: pl.DataFrame,
    *,
    metric: str | None = None,
    filtered: bool = True,
    judged: bool = False,
    own_month: bool = False,
) -> None:
    """Headline and, below it, what it rests on and whether this is sample data.

    `metric`: the section that defines its figures. `filtered`: the page heeds the filters that narrow. `judged`: say
    how figures are judged, also where it is as usual. `own_month`: the finding follows the switch to the month by
    itself; without it the line below says that it is cumulative.
    """
    st.title(plain(finding), anchor=False, help=_defined(metric))
    _rests.set((view, tasks))
    _asked.set(finding)
    basis = basis_of(tasks)
    narrowed = filters.active() if filtered else {}
    parts = [
        _period(view, own_month),
        t("数据截至 {day}", day=basis.as_of),
        t("已报 {of} 个任务", of=of(basis.reported, basis.tasks)),
        *([t("收到时间不晚于 {day}", day=f"{view.as_of:%Y-%m-%d}")] if view.as_of else []),
        *(t("{filter}：{choice}", filter=name, choice=choice) for name, choice in narrowed.items()),
        *filters.settings(changed_only=not judged, own_month=own_month),
        t("数据版本 {version}", version=edition(source.version())),
    ]
    _below(BETWEEN.join(parts), view)
    newer.offer(view)


def _period(view: View, own_month: bool) -> str:
    month = f"{source.period(view):%Y-%m}"
    if own_month and view.span is Span.MONTH:
        return t("报告期 {period}", period=month)
    return t("报告期 {period}（1月起累计）", period=month)


def show_plain(finding: str, basis: str) -> None:
    """Headline and a line below it, for a page that is not about tasks."""
    st.title(plain(finding), anchor=False)
    _rests.set(None)
    _asked.set(finding)
    _below(basis, None)


def question(text: str, metric: str | None = None, name: str | None = None) -> None:
    """The question that the chart or table below answers; `metric` is the section that defines its figures.

    `name`: what files of it are called, where the text is a finding.
    """
    _asked.set(text)
    _about.set(name or text)
    st.header(plain(text), anchor=False, help=_defined(metric))


def _defined(metric: str | None) -> str | None:
    return definition.about(metric) if metric else None


def asked() -> str:
    """The question that stands above what is shown now, without its mark: the title of a file made of it."""
    return _asked.get().rstrip("？?")


def about() -> str:
    """What files of what is shown now are called: the question above it, or nothing below the headline itself."""
    return _about.get().rstrip("？?")


def begin(page: str) -> None:
    """Remember what the page of this run is called."""
    _page.set(page)
    _about.set("")


def page() -> str:
    """What the page of this run is called."""
    return _page.get()


def resting_on() -> tuple[View, tuple[date, date] | None]:
    """The view of the page, and the first and last day that its reports speak of; of a page without tasks, None."""
    rests = _rests.get()
    return (rests[0], _days(rests[1])) if rests else (filters.view(), None)


def basis_lines() -> list[str]:
    """What the page rests on, as it stands below the headline of this run, for what is taken away."""
    sample = [t("示例数据")] if source.is_sample() else []
    return [part for part in (_basis.get(), *sample) if part]


def _below(basis: str, view: View | None) -> None:
    _basis.set(basis)
    notice = _sample_notice(view) if source.is_sample() else ""
    st.caption("  \n".join(line for line in (plain(basis), notice) if line))


def _sample_notice(view: View | None) -> str:
    """Says that this is sample data and, in the month of which they speak, which figures were really published."""
    published = published_source.published()
    badge = t(":orange-badge[示例数据]")
    if published.is_empty():
        invented = t("均为虚构。")
        return f"{badge} {invented}"
    month, told = published.item(0, "period"), published.item(0, "source")
    if view is None or source.period(view) != month:
        invented = t("除{month}公开发布的数据外均为虚构。", month=f"{month:%Y-%m}")
        return f"{badge} {plain(invented)}"
    names = t("、").join(indicator_name(name, language()) for name in published.get_column("indicator"))
    words = t(
        "本月公开发布的有：{names}（{source}）；公开数有的截尾，末位可与本页差1。其余均为虚构。",
        names=names,
        source=told,
    )
    return f"{badge} {plain(words)}"


class PageEnd(Exception):  # noqa: N818 an end, not an error
    """The page has said what there is to say; what the menu shows below every page follows."""


def stop() -> NoReturn:
    """End the page here: Streamlit's own stop would end the frame around it too."""
    raise PageEnd


def stop_if_empty(tasks: pl.DataFrame, view: View) -> None:
    """End the page where the filters match no task, and say which there are to drop."""
    if tasks.height:
        return
    st.title(t("没有符合所选条件的任务"), anchor=False)
    chosen = filters.active()
    dropped = t("、").join(t("{filter}：{choice}", filter=name, choice=choice) for name, choice in chosen.items())
    if dropped:
        st.markdown(plain(t("当前筛选为 {filters}。请去掉其中一项。", filters=dropped)))
        ways_out.offer(view)
    else:
        st.markdown(plain(t("{day}之前还没有收到任务分解表。请选择较晚的“数据截至”。", day=str(view.as_of or MISSING))))
    stop()


def unknown_in_address(sentences: Sequence[str]) -> None:
    """Say which parts of a link were not followed, so that nobody takes the whole for what was sent."""
    if sentences:
        st.warning("  \n".join(map(plain, (*sentences, t("下面按其余条件显示。")))))


def no_such_page(asked: str, pages: Iterable[st.Page]) -> None:
    """Say that the address names no page, and lead to those that there are."""
    with st.container(border=True, key="astray"):
        st.markdown(plain(t("没有名为“{name}”的页面，下面是总览。各页如下：", name=asked[:LONGEST])))
        with st.container(horizontal=True, gap="small"):
            for page in pages:
                st.page_link(page, width="content")


def nothing_loaded() -> None:
    """What stands on every page while the store is empty."""
    st.title(t("还没有数据"), anchor=False)
    st.markdown(t("请在“填报”页上传项目清单、目标任务分解表和进展情况填报表，或在命令行载入："))
    st.code("python -m loaders load data/samples/ziyang_2023", language="shell")
