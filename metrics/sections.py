"""From a column to its definition: the section of docs/metrics.md that it belongs to, and that section in a line."""

from collections.abc import Mapping
from types import MappingProxyType

from data.wording import msg

IN_A_LINE: Mapping[str, str] = MappingProxyType(
    {
        "progress": msg("实际进度：任务完成了多少，取所报各数中最能说明问题的一个，0至100。"),
        "clocks": msg("应达进度：目前应当完成多少；有推进时序的看计划进度，否则看时间进度。"),
        "schedule": msg("进度：实际进度减去应达进度为进度差；一组按计划资金加权。"),
        "lights": msg("亮灯：按所选预设由进度差、比率或实际进度分档，逾期和验收另有规定。"),
        "nodes": msg("节点：时限已过而未达到要求为逾期，30天内到时限为到期。"),
        "plan_versions": msg("计划调整：后来的分解表与前一版之间的差别，旧版保留。"),
        "completion": msg("达成：年度目标达成不等于办结；开工率有三种分母，不用于补助类。"),
        "forecast": msg("预测：按近月速度推算何时完成、年底到多少，给出100次中80次的范围。"),
        "funding": msg("资金：下达、到位、拨付、支付各走到哪一步；每个比率取分子分母都报了的任务，分母并列。"),
        "in_month": msg("当月：累计数减去上月累计数；两个月缺一个就不算，1月即累计数。"),
        "fund_sources": msg("资金来源：按中央、省、市、县和其他分开，没有分的归入未分来源。"),
        "waiting": msg("未拨资金：已下达而未拨付，先下达的先拨付，从何时起未拨。"),
        "outturn": msg("年底拨付：按拨付的近月速度推算到12月31日的拨付数及其范围。"),
        "category_mix": msg("类别：按项目计数；有一个任务开工即开工，全部任务完工才完工。"),
        "life_cycle": msg("阶段：各阶段的任务数，按每个任务最新的填报。"),
        "batches": msg("批次：发放了补助的月份，及该月比前一次填报增加的金额和人数。"),
        "type_gap": msg("两类之差：建设类进度差减去补助类进度差。"),
        "hidden": msg("被掩盖的：总的比率不错，而其中有的任务为零或没有提到。"),
        "ranking": msg("排名与分布：进度差相同的并列，下一名次空出；任务按滞后天数分段计数。"),
        "change": msg("对比：同一个数的现值、另一月份、地方或日期的值和相差；逐格列出哪些数变了。"),
        "reconciliation": msg("对账：公开数按每种舍入方法与本系统比对，并彼此比对。"),
        "credibility": msg("数据可信度：对所报的数提出疑问，不指责；得分为100减去各疑问的分值。"),
    }
)
"""Each section of the definitions, by the first word of its heading."""
_COLUMNS = {
    "progress": "physical_pct actual_pct done_value target_value",
    "clocks": "clock_pct planned_pct linear_pct clock lag_days worst_lag_days first_planned_pct node_pct "
    "from_pct to_pct",
    "schedule": "tasks reported weighed_wan gap_pp plan_gap_pp linear_gap_pp on_plan behind elapsed_days earned_days "
    "spi_t questions construction_gap_pp subsidy_gap_pp",
    "lights": "light blue green yellow orange red none why light_rule late_start_months progress_light start_light "
    "entry_light "
    "month_tasks_light funds_light investment_light works_start_on entry_months missed_months funds_pct "
    "funds_required_pct growth_pct city_growth_pct start_actual_on registered_on is_registered done_ytd_wan "
    "done_before_wan",
    "nodes": "next_node next_node_on overdue_tasks overdue_nodes overdue_node overdue_node_on overdue_days "
    "node_days worst_overdue_days nodes_due nodes_due_unknown node_state node node_on days_left short_pp reached_in",
    "plan_versions": "first_plan_gap_pp moves moved_tasks moved from_on to_on moved_days moved_pp from_wan "
    "to_wan moved_wan plan_change plan_reason first_due_on",
    "completion": "completion_pct target_judged target_met target_met_pct stage_judged done met_not_done "
    "complete_tasks accepted_tasks in_use_tasks start_base_all started_of_all start_rate_all_pct start_unreported_all "
    "start_base_year started_of_year start_rate_year_pct start_unreported_year start_base_now started_of_now "
    "start_rate_now_pct start_unreported_now",
    "forecast": "outlook year_end_low_pct year_end_pct year_end_high_pct finish_from_on finish_on finish_to_on pace_pp "
    "needed_pp forecast_basis months_used similar_tasks",
    "outturn": "forecast_tasks forecast_base_wan known_disbursed_wan year_end_low_wan year_end_wan year_end_high_wan "
    "year_end_disbursed_pct",
    "funding": "planned_wan issued_wan arrived_wan disbursed_wan paid_wan issued_of_planned_pct "
    "arrived_of_planned_pct disbursed_of_planned_pct disbursed_of_issued_pct disbursed_of_arrived_pct "
    "paid_of_planned_pct paid_of_disbursed_pct issued_base_wan arrived_base_wan disbursed_base_wan "
    "disbursed_issued_base_wan disbursed_arrived_base_wan paid_base_wan paid_disbursed_base_wan unissued_wan "
    "unarrived_wan undisbursed_wan unpaid_wan overissued_wan overdisbursed_wan balance_wan issued_gap_pp "
    "disbursed_gap_pp works_ahead_pp works_base_wan",
    "in_month": "month_tasks progress_month_pp done_month_value issued_month_wan arrived_month_wan disbursed_month_wan "
    "paid_month_wan issued_month_of_planned_pct arrived_month_of_planned_pct disbursed_month_of_planned_pct "
    "disbursed_month_of_issued_pct disbursed_month_of_arrived_pct paid_month_of_planned_pct "
    "paid_month_of_disbursed_pct issued_month_base_wan arrived_month_base_wan disbursed_month_base_wan "
    "disbursed_month_issued_base_wan disbursed_month_arrived_base_wan paid_month_base_wan "
    "paid_month_disbursed_base_wan",
    "fund_sources": "level issued_counted_wan disbursed_counted_wan",
    "waiting": "waiting waiting_since waiting_days worst_waiting_days stuck_at stuck_wan",
    "category_mix": "projects unreported preparing started complete accepted in_use plan_made in_force paying closed "
    "people_due people_paid people_paid_pct",
    "life_cycle": "stage task_state here reached",
    "batches": "batches last_batch batch_tasks batch_wan batch_people",
    "type_gap": "type_gap_pp",
    "hidden": "measure rate_pct zero_tasks members",
    "ranking": "rank band",
    "change": "percent_now percent_before points_now points_before money_now money_before count_now count_before "
    "difference_pp difference_wan difference_count change field value_before value_now",
    "reconciliation": "verdict relation subject published computed difference rests_on borne_out",
    "credibility": "check fact ask questioned noted figures score reasons priority why_go look_at doubts visited_on "
    "unseen_months",
}
SECTION_OF: Mapping[str, str] = MappingProxyType(
    {column: section for section, columns in _COLUMNS.items() for column in columns.split()}
)
"""Column → section. Names of things (projects, counties, files) have none."""
