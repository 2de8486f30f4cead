"""The columns of a month by itself: label, unit, form, and what a rate was divided by."""

from collections.abc import Mapping

from data.wording import msg
from metrics.column import Column

WAN = msg("万元")
IN_MONTH: Mapping[str, Column] = {
    "month_tasks": Column(msg("当月可算的任务"), "count", msg("个任务")),
    "progress_month_pp": Column(msg("当月进度增加"), "points", msg("个百分点")),
    "done_month_value": Column(msg("当月完成数量"), "quantity"),
    "issued_month_wan": Column(msg("当月下达"), "money", WAN),
    "arrived_month_wan": Column(msg("当月到位"), "money", WAN),
    "disbursed_month_wan": Column(msg("当月拨付"), "money", WAN),
    "paid_month_wan": Column(msg("当月支付"), "money", WAN),
    "issued_month_of_planned_pct": Column(msg("当月下达占计划"), "percent", "%", msg("当月下达÷计划资金")),
    "arrived_month_of_planned_pct": Column(msg("当月到位占计划"), "percent", "%", msg("当月到位÷计划资金")),
    "disbursed_month_of_planned_pct": Column(msg("当月拨付占计划"), "percent", "%", msg("当月拨付÷计划资金")),
    "disbursed_month_of_issued_pct": Column(msg("当月拨付占下达"), "percent", "%", msg("当月拨付÷累计预算下达")),
    "disbursed_month_of_arrived_pct": Column(msg("当月拨付占到位"), "percent", "%", msg("当月拨付÷累计资金到位")),
    "paid_month_of_planned_pct": Column(msg("当月支付占计划"), "percent", "%", msg("当月支付÷计划资金")),
    "paid_month_of_disbursed_pct": Column(msg("当月支付占拨付"), "percent", "%", msg("当月支付÷累计实际拨付")),
    "issued_month_base_wan": Column(msg("当月下达占计划的分母"), "money", WAN),
    "arrived_month_base_wan": Column(msg("当月到位占计划的分母"), "money", WAN),
    "disbursed_month_base_wan": Column(msg("当月拨付占计划的分母"), "money", WAN),
    "disbursed_month_issued_base_wan": Column(msg("当月拨付占下达的分母"), "money", WAN),
    "disbursed_month_arrived_base_wan": Column(msg("当月拨付占到位的分母"), "money", WAN),
    "paid_month_base_wan": Column(msg("当月支付占计划的分母"), "money", WAN),
    "paid_month_disbursed_base_wan": Column(msg("当月支付占拨付的分母"), "money", WAN),
}
