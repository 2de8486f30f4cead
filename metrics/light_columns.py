"""Columns of the dimensions of lights and of what they rest on: label, unit, form and what a rate was divided by."""

from collections.abc import Mapping
from types import MappingProxyType

from data.wording import msg
from metrics.column import Column

MONTHS = msg("个月")
WAN = msg("万元")
OF_THE_LEVELS = msg("同级次计划资金")
GROWTH = msg("累计完成投资÷上年同期完成投资−1")

OF_LIGHTS: Mapping[str, Column] = MappingProxyType({
    "light_rule": Column(msg("决定亮灯的维度"), "code"),
    "progress_light": Column(msg("进度灯"), "code"),
    "start_light": Column(msg("开工灯"), "code"),
    "entry_light": Column(msg("入库灯"), "code"),
    "month_tasks_light": Column(msg("月度任务灯"), "code"),
    "funds_light": Column(msg("资金灯"), "code"),
    "investment_light": Column(msg("投资灯"), "code"),
    "works_start_on": Column(msg("开工月份"), "date"),
    "late_start_months": Column(msg("应开工未开工月数"), "count", MONTHS),
    "entry_months": Column(msg("开工后未入库月数"), "count", MONTHS),
    "missed_months": Column(msg("连续未完成月度任务"), "count", MONTHS),
    "funds_pct": Column(msg("所判资金占计划"), "percent", "%", OF_THE_LEVELS),
    "funds_required_pct": Column(msg("资金要求"), "percent", "%", OF_THE_LEVELS),
    "growth_pct": Column(msg("投资增速"), "percent", "%", GROWTH),
    "city_growth_pct": Column(msg("全市投资增速"), "percent", "%", GROWTH),
    "start_actual_on": Column(msg("实际开工时间"), "date"),
    "registered_on": Column(msg("入库时间"), "date"),
    "is_registered": Column(msg("是否入库"), "code"),
    "done_ytd_wan": Column(msg("累计完成投资"), "money", WAN),
    "done_before_wan": Column(msg("上年同期完成投资"), "money", WAN),
})  # fmt: skip
