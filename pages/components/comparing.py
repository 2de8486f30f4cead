"""What the view is compared with: another month, another place, or what was known on another day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from data.model import Span, View
from data.store import Store
from data.wording import LANGUAGES, msg, translate
from exports import changed, switches
from exports.amounts import of
from exports.charts.change_rows import difference, said
from metrics import change, funding, schedule
from metrics.columns import COLUMNS
from metrics.in_month import TWINS
from pages.components.choices.address import adopt
from pages.components.frame.language import language, t, tn
from pages.components.reading import period_source, source
from pages.components.reading.memory import of_data

T = TypeVar("T")
WAYS = {"month": msg("与另一个月比"), "place": msg("与全市或另一区县比"), "day": msg("与另一天已收到的比")}
NAMES = ("against", "figure", "other_month", "other_county", "other_day")
"""The names of all its widgets in the address."""
FIGURES: Mapping[str, Callable[[pl.DataFrame, str | None], pl.DataFrame]] = {
    "actual_pct": schedule.by_group,
    "gap_pp": schedule.by_group,
    "behind": schedule.by_group,
    "issued_of_planned_pct": funding.by_group,
    "disbursed_of_planned_pct": funding.by_group,
    "disbursed_of_issued_pct": funding.by_group,
    "disbursed_wan": funding.by_group,
}
"""What can be compared, and the metric that it is a figure of."""
FIELDS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("actual_pct", "gap_pp", "behind"), ("stage", "physical_pct", "done_value")),
    "issued_of_planned_pct": ("issued_wan",),
    "disbursed_of_issued_pct": ("issued_wan", "disbursed_wan"),
    **dict.fromkeys(("disbursed_of_planned_pct", "disbursed_wan"), ("disbursed_wan",)),
}
"""The reported values that a figure is made of."""
CITY = ""


@dataclass(frozen=True)
class Comparison:
    """Two views in words, and whether only tasks that reported in both are compared."""

    now: View
    other: View
    now_words: str
    other_words: str
    like_with_like: bool


def choose(view: View) -> Comparison | None:
    """Ask what the view is compared with; None where there is nothing to compare it with."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        way = st.segmented_control(
            t("对比对象"), list(WAYS), default="month", required=True, format_func=said_way, key="against",
            bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
        chosen = {"month": _month, "place": _place, "day": _day}[way or "month"]
        return chosen(view)


def figure() -> str:
    """Ask which figure to compare."""
    name = st.segmented_control(
        t("指标"), list(FIGURES), default="actual_pct", required=True, format_func=said_figure, key="figure",
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    return name or "actual_pct"


def column(name: str, view: View) -> str:
    """The column of a figure: the month's own where the view looks at the month by itself and there is one."""
    return {"actual_pct": "progress_month_pp", **TWINS}.get(name, name) if view.span is Span.MONTH else name


def month_words(name: str, view: View) -> str:
    """What to know of a figure that has no month of its own, where the view looks at the month by itself."""
    if view.span is not Span.MONTH or column(name, view) != name:
        return ""
    return t("{figure}没有当月的数，按1月起累计比较。", figure=said_figure(name))


@of_data
def groups(_: Store, compared: Comparison, by: str | None, name: str) -> pl.DataFrame:
    """metrics.change.of_groups of a figure over both views."""
    now, other = (switches.with_month(FIGURES[name], tasks, by) for tasks in both(compared))
    return change.of_groups(now, other, by, column(name, compared.now))


@of_data
def table(_: Store, compared: Comparison, by: str, name: str) -> pl.DataFrame:
    """The same with a column for each form, so that it is shown and taken away as what it is."""
    form = COLUMNS[column(name, compared.now)].form
    difference = {"money": "difference_wan", "count": "difference_count"}.get(form, "difference_pp")
    sides = {"now": f"{form}_now", "before": f"{form}_before", "difference": difference}
    return groups(compared, by, name).rename(sides)


@of_data
def cells(store: Store, compared: Comparison, name: str) -> pl.DataFrame:
    """exports.changed.cells of the two views; of two months only the values that the figure `name` is made of."""
    now, other = _all(compared) if is_by_day(compared) else both(compared)
    views = [view.model_copy(update={"period": source.period(view)}) for view in (compared.now, compared.other)]
    told = changed.cells(store, (views[0], views[1]), now, other)
    if not is_by_day(compared):
        told = told.filter(pl.col("field").is_in(FIELDS[name]))
    return told.rename({"before": "value_before", "now": "value_now"})


def counted(compared: Comparison, n: int) -> str:
    """How many of the cells there are, and whether they are all or those that the figure is made of."""
    if is_by_day(compared):
        return tn("两次之间有{n}处不同。", n) if n else t("两次之间没有不同。")
    return tn("与所选指标有关的有{n}处不同。", n) if n else t("与所选指标有关的填报数没有不同。")


def both(compared: Comparison) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tasks of both views that are compared."""
    now, other = _all(compared)
    return change.only_both(now, other) if compared.like_with_like else (now, other)


def _all(compared: Comparison) -> tuple[pl.DataFrame, pl.DataFrame]:
    return source.tasks(compared.now), source.tasks(compared.other)


def basis(compared: Comparison) -> str:
    """What the two sides rest on."""
    now, other = both(compared)
    if compared.like_with_like:
        return _of_both(compared, now.height)
    sides = ((compared.now_words, now), (compared.other_words, other))
    return t("；").join(
        t("{side}：已报{of}个任务", side=words, of=of(tasks.get_column("submission_id").count(), tasks.height))
        for words, tasks in sides
    )


def told(compared: Comparison, shown: str, whole: Mapping[str, Any]) -> str:
    """Both sides of a figure and their difference, from the one row of groups; or why there is none."""
    nothing = silence(compared)
    if nothing:
        return nothing
    sentence = t(
        "{now}为{a}，{other}为{b}，相差{difference}",
        now=compared.now_words, a=said(language(), shown, whole["now"]),
        other=compared.other_words, b=said(language(), shown, whole["before"]),
        difference=difference(language(), shown, whole["difference"]),
    )  # fmt: skip
    return sentence + _left_out(compared)


def _left_out(compared: Comparison) -> str:
    """That tasks which only one of two days knows are not in the figures, where there are any."""
    reported = [side.get_column("submission_id").count() for side in _all(compared)]
    shared = both(compared)[0].height
    if not is_by_day(compared) or max(reported) == shared:
        return ""
    return tn("（只比较两天都已收到的{n}个任务）", shared)


def _of_both(compared: Comparison, n: int) -> str:
    if is_by_day(compared):
        return tn("只比较两天都已收到的{n}个任务。", n)
    return tn("只比较两个月都报了的{n}个任务。", n)


def silence(compared: Comparison) -> str | None:
    """Which side nothing was reported of, so that there is nothing to compare; None where both sides can be."""
    now, other = (side.get_column("submission_id").count() for side in _all(compared))
    sides = {"now": compared.now_words, "other": compared.other_words}
    if not now and not other:
        return t("{now}和{other}均未报，无法比较", **sides)
    if not now:
        return t("{now}未报，无法与{other}比较", **sides)
    if not other:
        return t("{other}未报，无法与{now}比较", **sides)
    return None if both(compared)[0].height else t("没有{now}和{other}都报了的任务，无法比较", **sides)


def is_by_day(compared: Comparison) -> bool:
    """Whether the same months are compared as they were known on two days."""
    return compared.now.as_of != compared.other.as_of


def adopt_words() -> bool:
    """Let the address name ways and figures by code or in either language; whether to run again."""
    is_changed = adopt("against", _spellings(WAYS, said_way), said_way)
    return adopt("figure", _spellings(FIGURES, said_figure), said_figure) or is_changed


def _month(view: View) -> Comparison | None:
    now = source.period(view)
    months = [month for month in period_source.periods() if month != now]
    usual = period_source.usual() or now
    earlier = (at for at, month in enumerate(months) if month < now and month <= usual)
    first = next(earlier, max(len(months) - 1, 0))  # before the first month there is none: the one after it
    other = _one("other_month", t("另一个月"), months, "{:%Y-%m}".format, first)
    if other is None:
        return None
    changed = view.model_copy(update={"period": other})
    return Comparison(view, changed, f"{now:%Y-%m}", f"{other:%Y-%m}", like_with_like=True)


def _place(view: View) -> Comparison | None:
    counties = [county for county in source.choices("county") if county != view.county]
    other = _one("other_county", t("另一区县"), [CITY, *counties] if view.county else counties, said_place)
    if other is None:
        return None
    changed = view.model_copy(update={"county": other or None})
    return Comparison(view, changed, said_place(view.county), said_place(other), like_with_like=False)


def _day(view: View) -> Comparison | None:
    days = [day for day in source.as_of_days() if view.as_of is None or day < view.as_of][0 if view.as_of else 1 :]
    other = _one("other_day", t("另一天"), days, date.isoformat)
    if other is None:
        return None
    now = t("{day}已收到的", day=view.as_of) if view.as_of else t("已收到的全部")
    changed = view.model_copy(update={"as_of": other, "period": source.period(view)})
    return Comparison(view, changed, now, t("{day}已收到的", day=other), like_with_like=True)


def _one(key: str, label: str, options: Sequence[T], shown: Callable[[T], str], first: int = 0) -> T | None:
    return st.selectbox(
        label, options, first, format_func=shown, key=key, bind="query-params", label_visibility="collapsed", width=220
    )


def said_place(county: str | None) -> str:
    """A county, or the whole city, in the reader's words."""
    return county or t("全市")


def said_way(name: str, of: str | None = None) -> str:
    """What the address calls a way to compare."""
    return translate(of or language(), WAYS[name])


def said_figure(name: str, of: str | None = None) -> str:
    """What the address calls a figure."""
    return translate(of or language(), COLUMNS[name].label)


def _spellings(names: Mapping[str, object], shown: Callable[[str, str], str]) -> dict[str, str]:
    return {word: name for name in names for word in (name, *(shown(name, of) for of in LANGUAGES))}
