"""What is said of a word in an address that nothing is called: where it stands, and what there is to choose."""

from collections.abc import Mapping
from difflib import get_close_matches

import streamlit as st

from data.wording import msg
from exports.codes import SETTINGS
from pages.components.choices import filters, measures, own, parts, published, values
from pages.components.choices.address import Unknown, take_unknown
from pages.components.frame.astray import NO_PAGE
from pages.components.frame.language import t

LABELS: Mapping[str, str] = {
    **{each.name: each.label for each in filters.FILTERS},
    **SETTINGS,
    **dict.fromkeys(parts.NAMES, msg("本页的问题")),
    **published.LABELS,
    "lang": msg("语言"),
    "by": msg("分组"),
    "kind": msg("通报种类"),
    "against": msg("对比对象"),
    "figure": msg("指标"),
    "rows_by": msg("每行一个"),
    "rate": msg("比率"),
    "stage": msg("当前阶段"),
    "sort": msg("排序"),
    "columns": msg("列"),
    "figures": msg("列"),
    measures.NAME: msg("看哪一步资金"),
    "other_month": msg("另一个月"),
    "other_county": msg("另一区县"),
    "other_day": msg("另一天"),
    "lag_over": msg("滞后天数多于"),
    "below": msg("低于（%）"),
    "questioned": msg("只要有疑问的"),
    "descending": msg("从大到小"),
    "every_month": msg("列出全部月份"),
    "metric": msg("口径"),
    "way": msg("这些文件是"),
    "s": msg("演示页"),
    "sheet": msg("工作表"),
    "cell": msg("单元格"),
}
"""What the reader calls each choice, by the names of the address."""
DAYS = (filters.PERIOD.name, filters.AS_OF.name, "other_month", "other_day", published.MONTH)
"""Where what there is to choose is a range."""
MOST, LONGEST = 10, 40
"""How many choices are listed, and how much of a wrong word is repeated."""


def note_page() -> None:
    """Take what names no page out of the address."""
    if NO_PAGE in st.query_params:
        st.session_state[NO_PAGE] = st.query_params[NO_PAGE]
        del st.query_params[NO_PAGE]


def take_page() -> str | None:
    """The name that a reader asked for and no page has, once."""
    asked: str | None = st.session_state.pop(NO_PAGE, None)
    return asked


def take(page: str) -> list[str]:
    """A sentence for each wrong word that the page would heed, and one for names that there are not, once."""
    told = [sentence(each) for each in take_unknown() if own.of(page, each.name)]
    names = [name[:LONGEST] for name in values.take_names()[:MOST]]
    strange = [t("链接中的“{names}”不是本系统的参数，未采用。", names=t("、").join(names))] if names else []
    return told + strange


def sentence(unknown: Unknown) -> str:
    """What is said of one wrong word."""
    label, asked = t(LABELS[unknown.name]), unknown.asked[:LONGEST]
    if unknown.name in values.NUMBERS:
        least, most = unknown.offered
        return t(
            "链接中“{filter}”为“{asked}”，不是{least}至{most}之间的数，未采用。",
            filter=label, asked=asked, least=least, most=most,
        )  # fmt: skip
    if not unknown.offered:
        return t("链接中“{filter}”为“{asked}”，没有这一项，未采用。", filter=label, asked=asked)
    return t(
        "链接中“{filter}”为“{asked}”，没有这一项，未采用；可选：{offered}。",
        filter=label,
        asked=asked,
        offered=_offered(unknown),
    )


def _offered(unknown: Unknown) -> str:
    """All there is or, where that is long, what looks like the wrong word, else the first."""
    every = unknown.offered
    if unknown.name in DAYS:
        return t("{first}至{last}", first=min(every), last=max(every))
    if len(every) <= MOST:
        return t("、").join(every)
    some = get_close_matches(unknown.asked, every, MOST, 0.4) or every[:MOST]
    return t("{names}等，共{n}项", names=t("、").join(some), n=len(every))
