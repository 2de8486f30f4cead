"""The sheets that are sent once: the list of projects, the working groups and the breakdown by county."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from data.samples import money
from data.samples.book import Cell, Sheet
from data.samples.course import draw, planned_pct
from data.samples.inputs import Adjustment, Project, Task, table

BANNER = "填报单位：{unit}    填报时间：{day}    单位：万元"
REGISTER_HEADER: list[Cell] = [
    "序号", "项目名称", "类别", "领域", "牵头单位", "配合单位", "目标任务", "计划资金",
]  # fmt: skip
FIXED = ["序号", "项目名称", "区县", "责任单位", "实施主体"]
BREAKDOWN_TOP: list[Cell] = [
    *FIXED, "目标任务", None, None, "计划资金", "起止时间", None,
    "推进时序（累计计划进度，%）", *[None] * 11, "推进时序（节点）", "资金来源", *[None] * 4, "责任领导",
]  # fmt: skip
BREAKDOWN_BELOW: list[Cell] = [
    *[None] * 5, "内容", "数量", "计量单位", None, "开始时间", "完成时限", *[f"{n}月" for n in range(1, 13)], None,
    *money.LEVELS, None,
]  # fmt: skip
NODES = {
    True: ["开工建设", "完成基础施工", "主体完工", "完工投用"],
    False: ["启动首批发放", "完成第二批发放", "完成第三批发放", "全部发放到位"],
}


def register(projects: Sequence[Project], tasks: Sequence[Task], day: date, mark: str = "") -> Sheet:
    """项目清单: one row per project with the sums over its tasks; `mark` is written behind the title."""
    rows: list[list[Cell]] = [
        [f"资阳市2023年民生实事项目清单{mark}（示例数据）", *[None] * 7],
        [_banner("市人大常委会办公室", day), *[None] * 7],
        REGISTER_HEADER,
    ]
    for project in projects:
        own = [task for task in tasks if task.project == project]
        target = sum((task.target for task in own), Decimal(0))
        rows.append([
            project.no, project.project, project.category, project.area, project.department, project.partners,
            project.target_words(target), _sum(own),
        ])  # fmt: skip
    rows.append(["合计", *[None] * 6, _sum([task for task in tasks if task.project in projects])])
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
    banner = _banner("市政府办公室", date(2023, 2, 1))
    return _breakdown(["", banner], [_task_row(task, None) for task in tasks], tasks, [])


def adjusted(sender: str, day: date, moved: Sequence[tuple[Task, Adjustment]]) -> Sheet:
    """目标任务分解表（调整）: what `sender` plans anew for a few tasks, and why."""
    rows = [[*_task_row(task, adjustment), adjustment.remark or None] for task, adjustment in moved]
    return _breakdown(["（调整）", _banner(sender, day)], rows, [task for task, _ in moved], ["备注"])


def visits(projects: Sequence[Project]) -> Sheet:
    """现场查看记录: what the working groups saw, visit by visit."""
    names = {str(project.no): project.project for project in projects}
    rows: list[list[Cell]] = [
        ["民生实事项目现场查看记录（示例数据）", *[None] * 6],
        ["填报单位：市人大常委会办公室    填报时间：2023年9月28日", *[None] * 6],
        ["项目名称", "区县", "查看日期", "查看小组", "现场进度(%)", "现场数量", "查看情况"],
    ]
    rows += [
        [
            names[row["no"]], row["county"], date.fromisoformat(row["visited_on"]), row["visited_by"],
            _number(row["seen_pct"]), _number(row["seen_value"]), row["seen"],
        ]
        for row in table("visits")
    ]  # fmt: skip
    merges = [(0, 0, 0, 6), (1, 0, 1, 6)]
    return Sheet("现场查看", rows, range(2, 3), merges, {0: 34, 1: 12, 2: 12, 3: 24, 6: 48})


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _breakdown(head: Sequence[str], body: list[list[Cell]], tasks: Sequence[Task], further: list[Cell]) -> Sheet:
    mark, banner = head
    title = f"资阳市2023年民生实事项目目标任务分解表{mark}（示例数据）"
    width = len(BREAKDOWN_TOP) + len(further)
    rows: list[list[Cell]] = [[words, *[None] * (width - 1)] for words in (title, banner)]
    rows += [[*BREAKDOWN_TOP, *further], [*BREAKDOWN_BELOW, *[None for _ in further]], *body]
    by_source = [sum(parts, Decimal(0)) for parts in zip(*map(money.planned, tasks), strict=True)]
    rows.append(["合计", *[None] * 7, _sum(tasks), *[None] * 15, *by_source, *[None] * (width - 29)])
    rows.append(["注：序号为项目清单中的序号；推进时序按月或按节点填写其中一种。", *[None] * (width - 1)])
    merges = [(row, 0, row, width - 1) for row in (0, 1, len(rows) - 1)]
    merges += [(2, column, 3, column) for column in (0, 1, 2, 3, 4, 8, 23, *range(29, width))]
    merges += [(2, 5, 2, 7), (2, 9, 2, 10), (2, 11, 2, 22), (2, 24, 2, 28)]
    widths = {1: 34, 2: 12, 3: 24, 4: 34, 5: 34, 9: 12, 10: 12, 23: 60, 29: 24, 30: 36}
    return Sheet("任务分解", rows, range(2, 4), merges, {at: widths[at] for at in widths if at < width})


def _task_row(task: Task, moved: Adjustment | None) -> list[Cell]:
    project = task.project
    return [
        project.no, project.project, task.county.county, task.responsible_unit, task.implementing_body,
        project.target_words(task.target), task.target, project.unit, task.planned_wan,
        date(2023, task.start, 5 + draw(f"start/{task.key}", 20)),
        (moved.due_on if moved else None) or _month_end(task.due),
        *(_months(task, moved) if task.has_monthly_plan else [None] * 12),
        None if task.has_monthly_plan else _nodes(task, moved), *money.planned(task), _leader(task),
    ]  # fmt: skip


def _months(task: Task, moved: Adjustment | None) -> list[Cell]:
    percents = moved.percents if moved else {}
    return [percents.get(month, _percent(task, month) if month >= task.start else 0) for month in range(1, 13)]


def _nodes(task: Task, moved: Adjustment | None) -> str:
    later = moved.nodes if moved else {}
    months = [task.start + (task.due - task.start) * step // 3 for step in range(4)]
    return "；".join(
        f"{later.get(month, month)}月底{words}（{_percent(task, month)}%）"
        for month, words in zip(months, NODES[task.is_construction], strict=True)
    )


def _percent(task: Task, month: int) -> int:
    return int(min(planned_pct(task, Fraction(month)), Fraction(100)))


def _leader(task: Task) -> str:
    named = (row for row in table("leaders") if (row["county"], row["area"]) == (task.county.county, task.project.area))
    return next(named)["leader"]


def _banner(unit: str, day: date) -> str:
    return BANNER.format(unit=unit, day=f"{day.year}年{day.month}月{day.day}日")


def _month_end(month: int) -> date:
    return date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _sum(tasks: Sequence[Task]) -> Decimal:
    return sum((task.planned_wan for task in tasks), Decimal(0))
