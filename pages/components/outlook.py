"""What will be done and disbursed by the end of the year: a sentence, what it rests on, and the rows behind it."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from data.model import Span, View
from data.wording import msg, told_counts
from exports.amounts import MISSING, money, number, rate
from exports.charts import outlook
from pages.components.charts import canvas
from pages.components.choices import links
from pages.components.frame import heading
from pages.components.frame.heading import plain
from pages.components.frame.language import language, t
from pages.components.reading import forecast_source
from pages.components.reading.memory import of_frame
from pages.components.tables import columns

Row = dict[str, Any]
WHOLE = 100
HOW = ["needed_pp", "pace_pp", "forecast_basis", "months_used", "similar_tasks"]
"""How a forecast comes about, behind the switch of columns."""
UNFINISHED = [
    "project", "county", "outlook", "year_end_low_pct", "year_end_high_pct", "finish_on", "due_on",
    "responsible_unit", "year_end_pct", *HOW,
]  # fmt: skip
FORECAST = [
    "county", "outlook", "finish_from_on", "finish_on", "finish_to_on", "year_end_low_pct", "year_end_pct",
    "year_end_high_pct", *HOW,
]  # fmt: skip
MONEY = [
    "forecast_base_wan", "known_disbursed_wan", "year_end_low_wan", "year_end_wan", "year_end_high_wan",
    "year_end_disbursed_pct", "forecast_tasks", "tasks",
]  # fmt: skip
MONEY_ASIDE = ["known_disbursed_wan", "forecast_tasks", "tasks"]


def unfinished(view: View) -> None:
    """How many tasks will not be done by the end of the year, and which."""
    heading.question(t("哪些任务十二月底完不成？"), "forecast")
    _say_what_span(view)
    whole = forecast_source.outlook(view).row(0, named=True)
    st.markdown(plain(_count(whole)))
    st.caption(plain(_rests_on(whole)))
    listed = forecast_source.unfinished(view)
    if listed.height:
        columns.show(listed, UNFINISHED, key="unfinished", leads=links.to_task, aside=["year_end_pct", *HOW])


def of_project(view: View) -> None:
    """When each county will be done, what pace it needs, and what that rests on."""
    heading.question(t("按目前进度，年底前能否完成？"), "forecast")
    _say_what_span(view)
    tasks = forecast_source.tasks(view)
    whole = forecast_source.outlook(view).row(0, named=True)
    st.markdown("  \n".join(plain(_sentence(row)) for row in tasks.iter_rows(named=True)))
    st.caption(plain(t("深色为已完成的进度，浅色为年底进度的范围（八成把握），粗线为预计值；右侧为预计值。")))
    canvas.draw(outlook.ranges, _ranges(tasks), key="outlook", alt_text=_count(whole))
    columns.show(tasks, FORECAST, key="forecasts", aside=HOW)
    st.caption(plain(_rests_on(whole)))


def disbursed(view: View, by: str) -> None:
    """What will be disbursed by the end of the year, in all and by group."""
    heading.question(t("年底预计能拨付多少？"), "outturn")
    _say_what_span(view)
    whole = forecast_source.money(view).row(0, named=True)
    if not whole["forecast_tasks"]:
        st.markdown(t("所选任务都没有报过拨付，无法预测。"))
        return
    says = language()
    told = t(
        "到12月底预计拨付{middle}，占计划{rate}；八成把握在{low}至{high}之间。依据{some}个任务的拨付历史（共{tasks}个任务），其计划资金{base}，已拨付{known}。",
        middle=money(says, whole["year_end_wan"]), rate=rate(whole["year_end_disbursed_pct"]),
        low=money(says, whole["year_end_low_wan"]), high=money(says, whole["year_end_high_wan"]),
        some=whole["forecast_tasks"], tasks=whole["tasks"], base=money(says, whole["forecast_base_wan"]),
        known=money(says, whole["known_disbursed_wan"]),
    )  # fmt: skip
    st.markdown(plain(told))
    columns.show(forecast_source.money(view, by), [by, *MONEY], key="outturn", aside=MONEY_ASIDE)


def _say_what_span(view: View) -> None:
    if view.span is Span.MONTH:
        st.caption(t("预测的是年底的累计数，不随“当月”变化。"))


def _count(whole: Row) -> str:
    counts = (
        (msg("已完成{n}个"), whole["done"]), (msg("年底前能完成{n}个"), whole["likely"]),
        (msg("说不准{n}个"), whole["open"]),
        (msg("完不成{n}个"), whole["unlikely"]), (msg("无法预测{n}个"), whole["unknown"]),
    )  # fmt: skip
    each = told_counts(language(), counts, msg("没有任务"))
    told = t("{tasks}个任务中：{counts}。", tasks=whole["tasks"], counts=each)
    if not whole["at_most"]:
        return told
    most = t("年底完不成的少则{fewest}个，多则{most}个。", fewest=whole["unlikely"], most=whole["at_most"])
    return f"{told}{most}" if language() == "zh" else f"{told} {most}"


def _rests_on(whole: Row) -> str:
    bases = (
        (msg("{n}个任务按自身历史"), whole["on_own"]), (msg("{n}个不足三个月、按同类任务"), whole["on_similar"]),
        (msg("{n}个仅按计划"), whole["on_plan"]), (msg("{n}个没有推进时序、仅按时间进度"), whole["on_linear"]),
        (msg("{n}个是限值、不作推算"), whole["on_bound"]),
    )  # fmt: skip
    counts = told_counts(language(), bases, msg("没有可比的历史"))
    return t(
        "预测依据：{counts}。“能完成”和“完不成”各有至少八成把握；预测只说明照此推进的结果，不是承诺。", counts=counts
    )  # fmt: skip


def _sentence(row: Row) -> str:
    """One county's forecast in words."""
    if row["outlook"] is None:
        return t("{county}：从未填报进度，无法预测。", county=row["county"])
    if row["forecast_basis"] == "bound":
        return t("{county}：{said}。", county=row["county"], said=_bound(row))
    if row["outlook"] == "done":
        return t("{county}：{day}已报完成。", county=row["county"], day=row["finish_on"])
    return t(
        "{county}：预计{finish}；年底进度{progress}。{pace}。{basis}。",
        county=row["county"], finish=_finish(row["finish_from_on"], row["finish_to_on"]),
        progress=_progress(rate(row["year_end_low_pct"]), rate(row["year_end_high_pct"])),
        pace=_pace(row), basis=_basis(row),
    )  # fmt: skip


def _bound(row: Row) -> str:
    """A target that is a bound: whether it holds so far, and that the end of the year will tell."""
    day = row["known_on"]
    if row["outlook"] != "open":
        return t("目标为限值，全年没有突破") if row["outlook"] == "done" else t("目标为限值，到年底已突破")
    if row["known_pct"] >= WHOLE:
        return t("目标为限值，到{day}没有突破，年底前说不准", day=day)
    return t("目标为限值，到{day}已突破，年底前说不准", day=day)


def _finish(first: date | None, last: date | None) -> str:
    if first is None:
        return t("次年底前完不成")
    if last is None:
        return t("最早{first}完成，最晚次年底也未必完成", first=first)
    return t("{first}至{last}完成", first=first, last=last)


def _progress(low: str, high: str) -> str:
    return low if low == high else t("{low}至{high}", low=low, high=high)


def _pace(row: Row) -> str:
    own = MISSING if row["pace_pp"] is None else number(row["pace_pp"], 1)
    if row["needed_pp"] is None:
        return t("已过完成时限，近月每月{own}个百分点", own=own)
    return t("按期完成每月需{needed}个百分点，近月每月{own}个百分点", needed=number(row["needed_pp"], 1), own=own)


def _basis(row: Row) -> str:
    if row["forecast_basis"] == "own":
        return t("依据自身{n}个月的填报", n=row["months_used"])
    if row["forecast_basis"] == "similar":
        return t("只报了{n}个月，依据{similar}个同类任务", n=row["months_used"], similar=row["similar_tasks"])
    if row["forecast_basis"] == "plan":
        return t("没有可比的历史，仅按计划推算")
    return t("没有可比的历史，也没有推进时序，仅按时间进度推算")


@of_frame
def _ranges(tasks: pl.DataFrame) -> pl.DataFrame:
    """Rows for charts.outlook.ranges."""
    middle = pl.col("year_end_pct").cast(pl.Float64).round(1)
    return tasks.with_row_index("place").select(
        "place", "known_pct", name="county", low="year_end_low_pct", middle="year_end_pct", high="year_end_high_pct",
        label=pl.when(middle.is_null()).then(pl.lit(MISSING)).otherwise(pl.concat_str(middle, pl.lit("%"))),
    )  # fmt: skip
