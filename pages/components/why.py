"""Why a task shows its light, as one sentence with its numbers."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from data.reference import stage_name, state_name
from data.reference.lights import light_presets
from exports.amounts import number, rate, signed
from exports.codes import words
from metrics import light_dimensions
from metrics.columns import COLUMNS
from metrics.reasons import Reason, of_task
from metrics.schedule import BOUND
from pages.components.frame.language import language, t
from pages.components.reading.memory import of_frame


def tell(tasks: pl.DataFrame, lights: str) -> pl.DataFrame:
    """`tasks` with `why`: the sentence of each row under the preset `lights`."""
    preset = light_presets()[lights]
    said = [_with_state(sentence(of_task(row, preset)), row["task_state"]) for row in tasks.iter_rows(named=True)]
    return tasks.with_columns(why=pl.Series(said, dtype=pl.String))


def _with_state(why: str, state: str | None) -> str:
    """The sentence and, where the form tells a state over the stage, that."""
    return t("{why}填报注明项目状态：{state}。", why=why, state=state_name(state, language())) if state else why


def beside(lights: str) -> list[str]:
    """The columns of the dimensions under the preset `lights`, where it judges more than progress."""
    judged = light_presets()[lights].dimensions
    return ["light_rule", "progress_light", *(light_dimensions.LIGHTS[name] for name in judged)] if judged else []


told = of_frame(tell)
"""The same, said once for the very same tasks."""


def sentence(reason: Reason) -> str:
    """The reason in the reader's language."""
    if reason.rule == "accepted":
        return t("当前阶段为“{stage}”，已办结。", stage=stage_name(reason.stage, language()))
    if reason.rule == "unreported":
        return t("本月未报进度，无法判断。")
    if reason.rule == "overdue":
        return t(
            "完成时限{day}已过{days}天，实际{actual}，尚未完成。",
            day=reason.due_on, days=reason.overdue_days, actual=rate(reason.actual_pct),
        )  # fmt: skip
    if reason.rule in DIMENSIONS:
        return DIMENSIONS[reason.rule](reason)
    if reason.rule == "after_red" and reason.last_red:
        return t("{facts}；{month}曾亮红灯，补齐后转黄留痕。", facts=_facts(reason), month=f"{reason.last_red:%Y-%m}")
    return _of_band(reason)


def _late_start(reason: Reason) -> str:
    start, months = f"{reason.start_on:%Y-%m}", reason.late_start_months
    return t("计划{start}开工，算至本月已是第{months}个月，仍未开工。", start=start, months=months)


def _late_entry(reason: Reason) -> str:
    start = f"{reason.works_start_on:%Y-%m}"
    return t("开工于{start}，已{months}个月未入库。", start=start, months=reason.entry_months)


def _missed_months(reason: Reason) -> str:
    due, actual, n = rate(reason.planned_pct), rate(reason.actual_pct), reason.missed_months
    if n == 1:
        return t("未完成本月任务：按推进时序应达{due}，实际{actual}。", due=due, actual=actual)
    return t("连续{n}个月未完成月度任务：按推进时序应达{due}，实际{actual}。", n=n, due=due, actual=actual)


def _funds(reason: Reason) -> str:
    money = {
        "levels": t("、").join(words("level", level, language()) for level in reason.levels) or t("全部"),
        "measure": t(COLUMNS[f"{reason.measure}_wan"].label), "share": rate(reason.funds_pct),
    }  # fmt: skip
    filled = t("；该地未规定数值，由本系统补定") if reason.is_open else ""
    share, required = reason.funds_pct, reason.funds_required_pct
    if share is not None and required is not None and share < required:
        said = t(
            "{levels}资金{measure}占计划{share}，低于要求的{required}",
            **money,
            required=rate(required),
        )
    else:
        said = t("{levels}资金{measure}占计划{share}，低于应达的{due}", **money, due=rate(reason.clock_pct))
    return t("{said}{filled}。", said=said, filled=filled)


def _investment(reason: Reason) -> str:
    filled = t("；该地未规定数值，由本系统补定") if reason.is_open else ""
    return t(
        "完成投资同比{growth}%，预期{expected}%，全市{city}%{filled}。",
        growth=signed(reason.growth_pct), expected=signed(reason.expected_pct), city=signed(reason.city_growth_pct),
        filled=filled,
    )  # fmt: skip


DIMENSIONS: Mapping[str, Callable[[Reason], str]] = MappingProxyType({
    "late_start": _late_start, "late_entry": _late_entry, "missed_months": _missed_months, "funds": _funds,
    "investment": _investment,
})  # fmt: skip
"""What each dimension besides progress says."""


def _of_band(reason: Reason) -> str:
    late = t("，滞后{days}天", days=reason.lag_days) if _is_late(reason) else ""
    filled = t("；该地未规定这一档，由本系统补定") if reason.is_open else ""
    return t("{facts}（{range}）{late}{filled}。", facts=_facts(reason), range=_range(reason), late=late, filled=filled)


def _is_late(reason: Reason) -> bool:
    """Whether days behind belong into the sentence: they come from the clock, which an absolute rule does not ask."""
    return reason.kind != "absolute" and (reason.lag_days or 0) > 0


def _facts(reason: Reason) -> str:
    actual, due = rate(reason.actual_pct), rate(reason.clock_pct)
    clock = words("clock", reason.clock, language())
    if reason.clock == BOUND:
        return _facts_of_bound(reason, actual)
    if reason.kind == "absolute":
        return t("实际{actual}", actual=actual)
    if reason.kind == "relative":
        share = rate(reason.judged_pct)
        return t("{clock}应达{due}，实际{actual}，为应达的{share}", clock=clock, due=due, actual=actual, share=share)
    gap = signed(reason.judged_pct)
    return t("{clock}应达{due}，实际{actual}，差{gap}个百分点", clock=clock, due=due, actual=actual, gap=gap)


def _facts_of_bound(reason: Reason, actual: str) -> str:
    if reason.kind in ("absolute", "relative"):
        return t("目标为全年不得突破的限值，达成{actual}", actual=actual)
    gap = signed(reason.judged_pct)
    return t("目标为全年不得突破的限值（100%），达成{actual}，差{gap}个百分点", actual=actual, gap=gap)


def _range(reason: Reason) -> str:
    """The band in words: below which bound, and from which one on."""
    below, start = _bound(reason, reason.below), _bound(reason, reason.at_least)
    if reason.above is not None:
        return t("低于{below}、高于{start}", below=below, start=_bound(reason, reason.above))
    if reason.at_least is None:
        return t("低于{below}", below=below)
    return (
        t("不低于{start}", start=start)
        if reason.below is None
        else t("低于{below}、不低于{start}", below=below, start=start)
    )


def _bound(reason: Reason, bound: Decimal | None) -> str:
    plain = number(bound)
    return plain if reason.kind in ("points", "event") else f"{plain}%"
