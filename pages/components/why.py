"""Why a task shows its light, as one sentence with its numbers."""

from decimal import Decimal

import polars as pl

from data.reference import stage_name
from data.reference.lights import light_presets
from exports.amounts import number, rate, signed
from exports.codes import words
from metrics.reasons import Reason, of_task
from pages.components.language import language, t
from pages.components.memory import of_frame


def tell(tasks: pl.DataFrame, lights: str) -> pl.DataFrame:
    """`tasks` with `why`: the sentence of each row under the preset `lights`."""
    preset = light_presets()[lights]
    said = [sentence(of_task(row, preset)) for row in tasks.iter_rows(named=True)]
    return tasks.with_columns(why=pl.Series(said, dtype=pl.String))


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
    if reason.rule == "late_start" and reason.start_on:
        start, months = f"{reason.start_on:%Y-%m}", reason.late_start_months
        return t("计划{start}开工，算至本月已是第{months}个月，仍未开工。", start=start, months=months)
    if reason.rule == "after_red" and reason.last_red:
        return t("{facts}；{month}曾亮红灯，补齐后转黄留痕。", facts=_facts(reason), month=f"{reason.last_red:%Y-%m}")
    return _of_band(reason)


def _of_band(reason: Reason) -> str:
    late = t("，滞后{days}天", days=reason.lag_days) if _is_late(reason) else ""
    filled = t("；该地未规定这一档，由本产品补定") if reason.is_open else ""
    return t("{facts}（{range}）{late}{filled}。", facts=_facts(reason), range=_range(reason), late=late, filled=filled)


def _is_late(reason: Reason) -> bool:
    """Whether days behind belong into the sentence: they come from the clock, which an absolute rule does not ask."""
    return reason.kind != "absolute" and (reason.lag_days or 0) > 0


def _facts(reason: Reason) -> str:
    actual, due = rate(reason.actual_pct), rate(reason.clock_pct)
    clock = words("clock", reason.clock, language())
    if reason.kind == "absolute":
        return t("实际{actual}", actual=actual)
    if reason.kind == "relative":
        share = rate(reason.judged_pct)
        return t("{clock}应达{due}，实际{actual}，为应达的{share}", clock=clock, due=due, actual=actual, share=share)
    gap = signed(reason.judged_pct)
    return t("{clock}应达{due}，实际{actual}，差{gap}个百分点", clock=clock, due=due, actual=actual, gap=gap)


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
