"""Every column that people see: its label, its unit, its form, and what it was divided by. Said here, once."""

from dataclasses import dataclass
from typing import Literal

from data.wording import msg

Form = Literal["text", "code", "money", "percent", "points", "index", "days", "count", "quantity", "date", "time"]


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is called, counted and shown. `over` says in words what a rate was divided by."""

    label: str
    form: Form = "text"
    unit: str | None = None
    over: str | None = None


def _money(label: str) -> Column:
    return Column(label, "money", msg("万元"))


def _rate(label: str, over: str) -> Column:
    return Column(label, "percent", "%", over)


def _points(label: str) -> Column:
    return Column(label, "points", msg("个百分点"))


def _count(label: str, unit: str) -> Column:
    return Column(label, "count", unit)


TASKS = msg("个任务")
PROJECTS = msg("个项目")
NODES = msg("个节点")

COLUMNS: dict[str, Column] = {
    # dimensions
    "period": Column(msg("报告期"), "date"),
    "county": Column(msg("区县")),
    "department": Column(msg("牵头单位")),
    "category": Column(msg("类别"), "code"),
    "project": Column(msg("项目名称")),
    "working_group": Column(msg("工作小组")),
    # who and what
    "item_no": Column(msg("序号"), "count"),
    "area": Column(msg("领域")),
    "partner_units": Column(msg("配合单位")),
    "responsible_unit": Column(msg("责任单位")),
    "implementing_body": Column(msg("实施主体")),
    "annual_target": Column(msg("目标任务")),
    "target_text": Column(msg("目标任务")),
    "target_value": Column(msg("目标数量"), "quantity"),
    "target_unit": Column(msg("计量单位")),
    "done_value": Column(msg("完成数量"), "quantity"),
    "start_on": Column(msg("开始时间"), "date"),
    "due_on": Column(msg("完成时限"), "date"),
    "stage": Column(msg("当前阶段"), "code"),
    "physical_pct": Column(msg("形象进度"), "percent", "%"),
    "problem": Column(msg("存在问题")),
    "next_step": Column(msg("下步举措")),
    # schedule
    "tasks": _count(msg("任务数"), TASKS),
    "reported": _count(msg("已报任务数"), TASKS),
    "weighed_wan": _money(msg("加权所依计划资金")),
    "actual_pct": _rate(msg("实际进度"), msg("按计划资金加权")),
    "clock_pct": _rate(msg("应达进度"), msg("按计划资金加权")),
    "planned_pct": _rate(msg("计划进度"), msg("本任务推进时序")),
    "linear_pct": _rate(msg("时间进度"), msg("已过月数÷12，或按所选为已过天数÷任务起止天数")),
    "gap_pp": _points(msg("进度差")),
    "plan_gap_pp": _points(msg("与计划进度之差")),
    "linear_gap_pp": _points(msg("与时间进度之差")),
    "clock": Column(msg("所用时钟"), "code"),
    "first_planned_pct": _rate(msg("首次计划进度"), msg("首次下达的推进时序")),
    "first_plan_gap_pp": _points(msg("与首次计划之差")),
    "on_plan": _count(msg("按自身时序判断的任务"), TASKS),
    "lag_days": Column(msg("滞后天数"), "days", msg("天")),
    "elapsed_days": Column(msg("已过天数"), "days", msg("天")),
    "earned_days": Column(msg("已挣得天数"), "days", msg("天")),
    "spi_t": Column(msg("工期绩效指数"), "index", over=msg("已挣得天数÷已过天数")),
    "worst_lag_days": Column(msg("最长滞后天数"), "days", msg("天")),
    "behind": _count(msg("滞后任务"), TASKS),
    "light": Column(msg("亮灯"), "code"),
    "blue": _count(msg("已验收"), TASKS),
    "green": _count(msg("正常"), TASKS),
    "yellow": _count(msg("略滞后"), TASKS),
    "orange": _count(msg("滞后"), TASKS),
    "red": _count(msg("严重滞后"), TASKS),
    "none": _count(msg("未报"), TASKS),
    "questions": _count(msg("有疑问的任务"), TASKS),
    "next_node": Column(msg("下一节点")),
    "next_node_on": Column(msg("节点时限"), "date"),
    "why": Column(msg("亮灯依据")),
    # nodes
    "overdue_tasks": _count(msg("节点逾期的任务"), TASKS),
    "overdue_nodes": _count(msg("逾期节点"), NODES),
    "overdue_node": Column(msg("逾期节点名称")),
    "overdue_node_on": Column(msg("逾期节点时限"), "date"),
    "overdue_days": Column(msg("节点逾期天数"), "days", msg("天")),
    "worst_overdue_days": Column(msg("最长节点逾期天数"), "days", msg("天")),
    "nodes_due": _count(msg("30天内到期节点"), NODES),
    "node_state": Column(msg("节点状态"), "code"),
    "node": Column(msg("节点")),
    "node_on": Column(msg("节点时限"), "date"),
    "node_pct": _rate(msg("节点要求进度"), msg("本任务推进时序")),
    "days_left": Column(msg("距到期天数"), "days", msg("天")),
    "short_pp": _points(msg("还差进度")),
    # plan versions
    "moves": _count(msg("计划调整处数"), msg("处")),
    "moved_tasks": _count(msg("调整过计划的任务"), TASKS),
    "moved": Column(msg("调整内容"), "code"),
    "from_on": Column(msg("原定日期"), "date"),
    "to_on": Column(msg("调整后日期"), "date"),
    "moved_days": Column(msg("推后天数"), "days", msg("天")),
    "from_pct": _rate(msg("原定进度"), msg("调整前的推进时序")),
    "to_pct": _rate(msg("调整后进度"), msg("调整后的推进时序")),
    "moved_pp": _points(msg("进度要求的变化")),
    "first_due_on": Column(msg("首次完成时限"), "date"),
    # completion
    "completion_pct": _rate(msg("目标完成率"), msg("完成数量÷目标数量，不封顶；越低越好的目标为目标÷实际")),
    "target_judged": _count(msg("可判断达标的任务"), TASKS),
    "target_met": _count(msg("年度目标达成"), TASKS),
    "target_met_pct": _rate(msg("年度目标达成率"), msg("年度目标达成÷可判断达标的任务")),
    "stage_judged": _count(msg("报了阶段的任务"), TASKS),
    "done": _count(msg("已办结"), TASKS),
    "met_not_done": _count(msg("达标未办结"), TASKS),
    "complete_tasks": _count(msg("完工任务"), TASKS),
    "accepted_tasks": _count(msg("验收任务"), TASKS),
    "in_use_tasks": _count(msg("投用任务"), TASKS),
    "start_base_all": _count(msg("全部建设类项目"), PROJECTS),
    "started_of_all": _count(msg("全部中已开工"), PROJECTS),
    "start_rate_all_pct": _rate(msg("开工率（占全部）"), msg("已开工÷全部建设类项目")),
    "start_base_year": _count(msg("计划本年开工"), PROJECTS),
    "started_of_year": _count(msg("计划本年开工中已开工"), PROJECTS),
    "start_rate_year_pct": _rate(msg("开工率（占本年计划）"), msg("其中已开工÷计划本年开工的建设类项目")),
    "start_base_now": _count(msg("计划至今应开工"), PROJECTS),
    "started_of_now": _count(msg("至今应开工中已开工"), PROJECTS),
    "start_rate_now_pct": _rate(msg("开工率（占至今应开工）"), msg("其中已开工÷计划至今应开工的建设类项目")),
    # funding
    "planned_wan": _money(msg("计划资金")),
    "issued_wan": _money(msg("预算下达")),
    "arrived_wan": _money(msg("资金到位")),
    "disbursed_wan": _money(msg("实际拨付")),
    "paid_wan": _money(msg("资金支付")),
    "issued_of_planned_pct": _rate(msg("下达进度"), msg("预算下达÷计划资金")),
    "arrived_of_planned_pct": _rate(msg("到位率"), msg("资金到位÷计划资金")),
    "disbursed_of_planned_pct": _rate(msg("拨付占计划"), msg("实际拨付÷计划资金")),
    "disbursed_of_issued_pct": _rate(msg("拨付占下达"), msg("实际拨付÷预算下达")),
    "disbursed_of_arrived_pct": _rate(msg("拨付占到位"), msg("实际拨付÷资金到位")),
    "paid_of_planned_pct": _rate(msg("支付占计划"), msg("资金支付÷计划资金")),
    "paid_of_disbursed_pct": _rate(msg("支付率"), msg("资金支付÷实际拨付")),
    "issued_base_wan": _money(msg("下达进度的分母")),
    "arrived_base_wan": _money(msg("到位率的分母")),
    "disbursed_base_wan": _money(msg("拨付占计划的分母")),
    "disbursed_issued_base_wan": _money(msg("拨付占下达的分母")),
    "disbursed_arrived_base_wan": _money(msg("拨付占到位的分母")),
    "paid_base_wan": _money(msg("支付占计划的分母")),
    "paid_disbursed_base_wan": _money(msg("支付率的分母")),
    "unissued_wan": _money(msg("计划未下达")),
    "unarrived_wan": _money(msg("下达未到位")),
    "undisbursed_wan": _money(msg("下达未拨付")),
    "unpaid_wan": _money(msg("拨付未支付")),
    "balance_wan": _money(msg("结余（到位未支付）")),
    "issued_gap_pp": _points(msg("下达与时间进度之差")),
    "disbursed_gap_pp": _points(msg("拨付与时间进度之差")),
    "works_ahead_pp": _points(msg("进度超前于拨付")),
    "works_base_wan": _money(msg("进度与拨付相比所依计划资金")),
    "level": Column(msg("资金来源"), "code"),
    "waiting": _count(msg("有钱未拨的任务"), TASKS),
    "waiting_since": Column(msg("最早未拨自"), "date"),
    "waiting_days": Column(msg("已等天数"), "days", msg("天")),
    "worst_waiting_days": Column(msg("最长已等天数"), "days", msg("天")),
    "stuck_at": Column(msg("卡在哪一步"), "code"),
    "stuck_wan": _money(msg("卡住金额")),
    # category mix
    "projects": _count(msg("项目数"), PROJECTS),
    "unreported": _count(msg("未报项目"), PROJECTS),
    "preparing": _count(msg("前期"), PROJECTS),
    "started": _count(msg("已开工"), PROJECTS),
    "complete": _count(msg("已完工"), PROJECTS),
    "accepted": _count(msg("已验收"), PROJECTS),
    "in_use": _count(msg("已投用"), PROJECTS),
    "plan_made": _count(msg("已定方案"), PROJECTS),
    "in_force": _count(msg("已实施"), PROJECTS),
    "paying": _count(msg("已开始发放"), PROJECTS),
    "closed": _count(msg("已核销"), PROJECTS),
    "here": _count(msg("现处此阶段"), TASKS),
    "reached": _count(msg("已到此阶段"), TASKS),
    "batches": Column(msg("发放批次（有发放的月数）"), "count", msg("个月")),
    "last_batch": Column(msg("最近一批"), "date"),
    "batch_tasks": _count(msg("本月发放的任务"), TASKS),
    "batch_wan": _money(msg("本月拨付")),
    "batch_people": Column(msg("本月发放人数"), "quantity", msg("人")),
    "construction_gap_pp": _points(msg("建设类进度差")),
    "subsidy_gap_pp": _points(msg("补助类进度差")),
    "type_gap_pp": _points(msg("两类之差")),
    "people_due": Column(msg("应发人数"), "quantity", msg("人")),
    "people_paid": Column(msg("已发人数"), "quantity", msg("人")),
    "people_paid_pct": _rate(msg("人数发放率"), msg("已发人数÷应发人数")),
    # credibility
    "check": Column(msg("检查"), "code"),
    "fact": Column(msg("情况")),
    "ask": Column(msg("请填报单位核对")),
    "questioned": _count(msg("存疑"), msg("处")),
    "noted": _count(msg("提示"), msg("处")),
    "submissions": _count(msg("涉及填报"), msg("份")),
    "figures": _count(msg("所报数"), msg("个数")),
    "score": Column(msg("可信度得分"), "quantity", msg("分")),
    "reasons": Column(msg("扣分原因")),
    "priority": Column(msg("次序分"), "quantity", msg("分")),
    "why_go": Column(msg("为什么去")),
    "look_at": Column(msg("看什么")),
    "doubts": _count(msg("近期疑问"), msg("处")),
    "visited_on": Column(msg("上次查看"), "date"),
    "unseen_months": Column(msg("未查看月数"), "count", msg("个月")),
    # where a figure came from
    "file_name": Column(msg("文件")),
    "sheet": Column(msg("工作表")),
    "row": Column(msg("行"), "count"),
    "cell": Column(msg("单元格")),
    "value": Column(msg("所填内容")),
    "reason": Column(msg("原因")),
    "remedy": Column(msg("处理办法")),
    "severity": Column(msg("结论"), "code"),
    "sender": Column(msg("填报单位")),
    "as_of": Column(msg("数据截至"), "date"),
    "received_at": Column(msg("收到时间"), "time"),
    "kind": Column(msg("表种"), "code"),
    "accepted_rows": _count(msg("采用"), msg("行")),
    "questioned_rows": _count(msg("存疑"), msg("行")),
    "rejected_rows": _count(msg("退回"), msg("行")),
}
