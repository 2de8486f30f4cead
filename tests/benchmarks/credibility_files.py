"""A generated year of submissions as files; every file goes in through the loaders that users use."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.benchmarks.credibility_set import (
    BUILT,
    COLUMNS,
    COUNTIES,
    MONTHS,
    PAID,
    PROJECTS,
    Line,
    Planted,
    Task,
    Year,
    month_end,
)  # fmt: skip


@dataclass
class Set:
    """The files with the moments at which they came, and what was planted."""

    files: list[tuple[str, bytes, datetime]] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)


def files(year: Year) -> Set:
    """Everything that the office receives of the year."""
    made = Set(planted=year.planted)
    day = datetime(2023, 1, 20, 9)
    made.files.append(("01_项目清单.csv", _csv(_register(year)), day))
    made.files.append(("02_分解表.csv", _csv(_breakdown(year.tasks, year.waits)), day + timedelta(hours=1)))
    if year.moved:
        later = dict.fromkeys(year.moved, "11月底开工（15%）；12月底完工（100%）")
        made.files.append(("02_分解表_调整.csv", _csv(_breakdown(year.moved, later)), datetime(2023, 4, 2, 9)))
    for month in MONTHS:
        for county in COUNTIES:
            made.files += _forms(year, county, month)
    made.files.append(("05_现场查看记录.csv", _csv(_visits(year)), datetime(2023, 11, 20)))
    entries = [[name, f"{came:%Y-%m-%d %H:%M}", ""] for name, _, came in made.files]
    receipts = [["收文登记（示例数据）", "", ""], ["文件名", "收到时间", "来文单位"], *entries]
    made.files.append(("04_收文登记.csv", _csv(receipts), datetime(2023, 12, 1)))
    return made


def _forms(year: Year, county: str, month: int) -> list[tuple[str, bytes, datetime]]:
    as_of, came = year.early.get((county, month), (month_end(month), month_end(month) + timedelta(days=4)))
    tasks = [task for task in year.tasks if task.county == county]
    now = [year.lines[task, month] for task in tasks]
    total = year.totals.get((county, month))
    name, at = f"{county}_2023年{month:02}月.csv", datetime(came.year, came.month, came.day, 10)

    def twin(moment: datetime) -> list[tuple[str, bytes, datetime]]:
        """Another form that came at the same moment: nothing says which is right."""
        lines = [year.twice.get((task, month), line) for task, line in zip(tasks, now, strict=True)]
        form = _csv(_form(county, month, as_of, lines, total))
        return [] if lines == now else [(f"{county}_2023年{month:02}月_二.csv", form, moment)]

    before = {task: year.first[task, month] for task in tasks if (task, month) in year.first}
    if not before:
        return [(name, _csv(_form(county, month, as_of, now, total)), at), *twin(at)]
    first = [before[task][0] if task in before else line for task, line in zip(tasks, now, strict=True)]
    days = max(delay for _, delay in before.values())
    again = (f"{county}_2023年{month:02}月_更正.csv", _csv(_form(county, month, as_of, now, total)))
    last = at + timedelta(days=days)
    return [(name, _csv(_form(county, month, as_of, first, total)), at), (*again, last), *twin(last)]


def _form(county: str, month: int, as_of: date, lines: Sequence[Line], total: Decimal | None) -> list[list[Any]]:
    period = "1" if month == 1 else f"1-{month}"
    until = f"{as_of.year}年{as_of.month}月{as_of.day}日"
    banner = f"填报单位：{county}　报告期：2023年{period}月　数据截至：{until}　单位：万元"
    sums = {
        name: sum((line[name] for line in lines if isinstance(line[name], Decimal)), Decimal(0))
        for name in ("预算下达", "实际拨付")
    }
    if total is not None:
        sums["实际拨付"] = total
    return [
        ["2023年民生实事项目进展情况填报表（示例数据）"], [banner], list(COLUMNS),
        *([_shown(line[name]) for name in COLUMNS] for line in lines), ["合计", "", sums["预算下达"], sums["实际拨付"]],
    ]  # fmt: skip


def _visits(year: Year) -> list[list[Any]]:
    header = ["项目名称", "区县", "查看日期", "查看单位", "现场进度(%)", "查看情况"]
    rows = [
        [seen["task"].project, seen["task"].county, f"{seen['on']}", "示例监督小组", seen["pct"], "现场施工"]
        for seen in year.visits
    ]
    return [["民生实事项目现场查看记录（示例数据）"], header, *rows]


def _register(year: Year) -> list[list[Any]]:
    rows = [
        [no, name, BUILT if "工程" in name else PAID, "示例领域", "示例局", "", "",
         sum(task.planned for task in year.tasks if task.no == no)]
        for no, name in enumerate(PROJECTS, 1)
    ]  # fmt: skip
    header = ["序号", "项目名称", "类别", "领域", "牵头单位", "配合单位", "目标任务", "计划资金"]
    return [["2023年民生实事项目清单（示例数据）"], ["填报单位：市人大　单位：万元"], header, *rows]


def _breakdown(tasks: Sequence[Task], own: dict[Task, str]) -> list[list[Any]]:
    header = [
        "序号", "项目名称", "区县", "责任单位", "实施主体", "目标数量", "计量单位", "计划资金",
        "开始时间", "完成时限", "推进时序（节点）",
    ]  # fmt: skip
    rows = [
        [
            task.no, task.project, task.county, "示例局", "示例单位", task.target,
            "个" if task.is_built else "人", task.planned,
            date(2023, task.start, 1), month_end(task.due),
            own.get(task, f"{task.start}月底启动（15%）；{task.due}月底完工（100%）"),
        ]
        for task in tasks
    ]  # fmt: skip
    return [["2023年目标任务分解表（示例数据）"], ["填报单位：市政府　单位：万元"], header, *rows]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    width = max(map(len, rows))
    csv.writer(text).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return text.getvalue().encode("utf-8-sig")
