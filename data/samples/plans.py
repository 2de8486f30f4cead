"""The sheets that are sent once: the list of projects, the working groups and the breakdown by county."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from data.samples import money
from data.samples.book import Cell, Sheet
from data.samples.course import draw, planned_pct
from data.samples.inputs import Project, Task, table

BANNER = "填报单位：{unit}    填报时间：{day}    单位：万元"
REGISTER_HEADER: list[Cell] = [
    "序号", "项目名称", "类别", "领域", "牵头单位", "配合单位", "目标任务", "计划资金",
]  # fmt: skip
FIXED = ["序号", "项目名称", "区县", "责任单位", "实施主体"]
BREAKDOWN_TOP: list[Cell] = [
    *FIXED, "目标任务", None, None, "计划资金", "起止时间", None,
    "推进时序（累计计划进度，%）", *[None] * 11, "推进时序（节点）", "资金来源", *[None] * 4,
]  # fmt: skip
BREAKDOWN_BELOW: list[Cell] = [
    *[None] * 5, "内容", "数量", "计量单位", None, "开始时间", "完成时限", *[f"{n}月" for n in range(1, 13)], None,
    *money.LEVELS,
]  # fmt: skip
NODES = {
    True: ["开工建设", "完成基础施工", "主体完工", "完工投用"],
    False: ["启动首批发放", "完成第二批发放", "完成第三批发放", "全部发放到位"],
}


def register(projects: Sequence[Project], tasks: Sequence[Task]) -> Sheet:
    """项目清单: one row per project with the sums over its tasks."""
    rows: list[list[Cell]] = [
        ["资阳市2023年民生实事项目清单（示例数据）", *[None] * 7],
        [BANNER.format(unit="市人大常委会办公室", day="2023年1月30日"), *[None] * 7],
        REGISTER_HEADER,
    ]
    for project in projects:
        own = [task for task in tasks if task.project == project]
        target = sum((task.target for task in own), Decimal(0))
        rows.append([
            project.no, project.project, project.category, project.area, project.department, project.partners,
            project.target_words(target), _sum(own),
        ])  # fmt: skip
    rows.append(["合计", *[None] * 6, _sum(tasks)])
    rows.append(["注：计划资金含中央、省、市、县各级财政资金及自筹资金；带“示例”的名称均为虚构。", *[None] * 7])
    merges = [(0, 0, 0, 7), (1, 0, 1, 7), (len(rows) - 1, 0, len(rows) - 1, 7)]
    return Sheet("项目清单", rows, range(2, 3), merges, {1: 34, 3: 11, 4: 20, 5: 24, 6: 36, 7: 12})


def working_groups() -> Sheet:
    """工作小组: which group watches which areas."""
    rows: list[list[Cell]] = [
        ["民生实事项目监督工作小组（示例数据）", None, None],
        ["工作小组", "监督领域", "组长职务"],
    ]
    rows += [[row["group"], row["areas"], row["leader_post"]] for row in table("groups")]
    return Sheet("工作小组", rows, range(1, 2), [(0, 0, 0, 2)], {0: 26, 1: 26, 2: 32})


def breakdown(tasks: Sequence[Task]) -> Sheet:
    """目标任务分解表: one row per task, with a monthly plan or with nodes in words."""
    width = len(BREAKDOWN_TOP)
    rows: list[list[Cell]] = [
        ["资阳市2023年民生实事项目目标任务分解表（示例数据）", *[None] * (width - 1)],
        [BANNER.format(unit="市政府办公室", day="2023年2月1日"), *[None] * (width - 1)],
        BREAKDOWN_TOP,
        BREAKDOWN_BELOW,
    ]
    rows += [_task_row(task) for task in tasks]
    by_source = [sum(parts, Decimal(0)) for parts in zip(*map(money.planned, tasks), strict=True)]
    rows.append(["合计", *[None] * 7, _sum(tasks), *[None] * 15, *by_source])
    rows.append(["注：序号为项目清单中的序号；推进时序按月或按节点填写其中一种。", *[None] * (width - 1)])
    last = len(rows) - 1
    merges = [(row, 0, row, width - 1) for row in (0, 1, last)]
    merges += [(2, column, 3, column) for column in (0, 1, 2, 3, 4, 8, 23)]
    merges += [(2, 5, 2, 7), (2, 9, 2, 10), (2, 11, 2, 22), (2, 24, 2, 28)]
    return Sheet("任务分解", rows, range(2, 4), merges, {1: 34, 2: 12, 3: 24, 4: 34, 5: 34, 9: 12, 10: 12, 23: 60})


def _task_row(task: Task) -> list[Cell]:
    project = task.project
    before: list[Cell] = [0] * (task.start - 1)
    months = before + [int(min(planned_pct(task, Fraction(month)), Fraction(100))) for month in range(task.start, 13)]
    return [
        project.no, project.project, task.county.county, task.responsible_unit, task.implementing_body,
        project.target_words(task.target), task.target, project.unit, task.planned_wan,
        date(2023, task.start, 5 + draw(f"start/{task.key}", 20)), _month_end(task.due),
        *(months if task.has_monthly_plan else [None] * 12),
        None if task.has_monthly_plan else _nodes(task), *money.planned(task),
    ]  # fmt: skip


def _nodes(task: Task) -> str:
    months = [task.start + (task.due - task.start) * step // 3 for step in range(4)]
    return "；".join(
        f"{month}月底{words}（{int(planned_pct(task, Fraction(month)))}%）"
        for month, words in zip(months, NODES[task.is_construction], strict=True)
    )


def _month_end(month: int) -> date:
    return date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _sum(tasks: Sequence[Task]) -> Decimal:
    return sum((task.planned_wan for task in tasks), Decimal(0))
