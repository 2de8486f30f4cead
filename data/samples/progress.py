"""进展情况填报表: what one county sends for one month, in that county's own habits."""

import calendar
from collections.abc import Mapping, Sequence
from decimal import Decimal

from data.samples import money
from data.samples.book import Cell, Sheet
from data.samples.course import Standing
from data.samples.inputs import County, Fault, Task, table

COLUMNS = [
    "序号", "项目名称", "类别", "目标任务", "计划资金", "预算下达", "实际拨付",
    "当前阶段", "形象进度", "完成数量", "计量单位", "存在问题", "下步举措",
]  # fmt: skip
LATER = ["资金到位", "资金支付"]
DIVIDED = {"预算下达": money.issued, "实际拨付": money.disbursed}
PARTS = {column: [f"{column}|{level}" for level in money.LEVELS] for column in DIVIDED}
MONEY = ("计划资金", "预算下达", "实际拨付", *LATER, *PARTS["预算下达"], *PARTS["实际拨付"])
TOP: list[Cell] = [*COLUMNS[:5], "资金情况", None, "进度情况", *[None] * 3, "存在问题", "下步举措"]
BELOW: list[Cell] = [*[None] * 5, "预算下达", "实际拨付", "当前阶段", "形象进度(%)", "完成数量", "计量单位", None, None]
BANNER = "填报单位：{county}    报告期：2023年{period}月    数据截至：2023年{as_of}    单位：万元"
NOTE = "注：资金为1月1日起累计数；计划资金按目标任务分解表填列。"
LAGS_FROM_PP = 8
"""From how many points behind its plan a clerk writes down a problem."""

Values = dict[str, Cell]


def progress(county: County, month: int, standings: Mapping[Task, Standing], faults: Sequence[Fault]) -> Sheet:
    """The sheet of `county` for January to `month`, with the `faults` planted in it."""
    columns, top, below = _header(county, month)
    rest = [None] * (len(columns) - 1)
    lines = [_values(task, month, standing) for task, standing in standings.items()]
    for line in lines:
        line.update({fault.column: _typed(fault.written) for fault in faults if fault.project_no == line["序号"]})
    total: Values = {"序号": "合计"} | {column: _total(lines, column) for column in MONEY if column in columns}
    of_form = {fault.column: fault.written for fault in faults if fault.project_no == 0}
    total.update({column: _typed(written) for column, written in of_form.items() if column in MONEY})
    body = [total, *lines] if county.total_first else [*lines, total]
    rows: list[list[Cell]] = [
        [f"2023年{month}月民生实事项目进展情况填报表（示例数据）", *rest],
        [_banner(county, month, of_form.get("数据截至")), *rest],
        top,
        below,
        *[[_written(county, line, column) for column in columns] for line in body],
        [NOTE, *rest],
    ]
    return Sheet("进展情况", rows, range(2, 4), _merges(len(rows), len(columns)), {1: 34, 3: 34, 7: 14, 11: 40, 12: 40})


def address(sheet: Sheet, fault: Fault) -> str:
    """The cell in which a planted fault stands."""
    if fault.column == "数据截至":
        return sheet.cell(1, 0)
    wanted: Cell = fault.project_no or "合计"
    row = next(number for number, cells in enumerate(sheet.rows) if cells[0] == wanted)
    return sheet.cell(row, COLUMNS.index(fault.column))


def _header(county: County, month: int) -> tuple[list[str], list[Cell], list[Cell]]:
    """The columns of a month's form and its two header rows; what is asked for later stands behind the rest."""
    if month < money.FIRST_MONTH:
        return COLUMNS, TOP, BELOW
    columns, top, below = [*COLUMNS, *LATER], [*TOP, "资金情况（续）", None], [*BELOW, *LATER]
    for column in _divided(county, month):
        top += [f"{column}（按来源）", *[None] * 4]
        columns, below = [*columns, *PARTS[column]], [*below, *money.LEVELS]
    return columns, top, below


def _divided(county: County, month: int) -> list[str]:
    """The amounts that the county divides by source in that month."""
    if month not in money.SOURCE_MONTHS or not county.sources:
        return []
    return [column for column in DIVIDED if column == "预算下达" or month >= money.DISBURSED_FROM]


def _values(task: Task, month: int, now: Standing) -> Values:
    problem, next_step = _words(task, month) if now.behind_pp >= LAGS_FROM_PP else (None, None)
    return {
        "序号": task.project.no,
        "项目名称": task.project.project,
        "类别": task.project.category,
        "目标任务": task.project.target_words(task.target),
        "计划资金": task.planned_wan,
        "预算下达": now.issued_wan,
        "实际拨付": now.disbursed_wan,
        "当前阶段": now.stage,
        "形象进度": now.physical_pct if task.is_construction else task.county.missing,
        "完成数量": now.done,
        "计量单位": task.project.unit,
        "存在问题": problem or task.county.no_problem or None,
        "下步举措": next_step,
        "资金到位": money.arrived(task, now),
        "资金支付": money.paid(task, now),
        **{
            part: amount
            for column, of in DIVIDED.items()
            for part, amount in zip(PARTS[column], of(task, now), strict=True)
        },
    }


def _words(task: Task, month: int) -> tuple[str, str]:
    counties = ("", task.county.county)
    of_task = [row for row in table("problems") if int(row["no"]) == task.project.no and row["county"] in counties]
    known = [row for row in of_task if int(row["from_month"]) <= month]
    return known[-1]["problem"], known[-1]["next_step"]


def _written(county: County, line: Values, column: str) -> Cell:
    cell = line.get(column)
    if column in MONEY and county.thousands and isinstance(cell, Decimal):
        return f"{cell:,}"
    if column == "形象进度" and county.percent_sign and isinstance(cell, int | Decimal):
        return f"{cell}%"
    return cell


def _typed(written: str) -> Cell:
    digits = written.replace(".", "", 1)
    return Decimal(written) if digits.isdigit() else written or None


def _total(lines: Sequence[Values], column: str) -> Decimal:
    return sum((cell for line in lines if isinstance(cell := line[column], Decimal)), Decimal(0))


def _banner(county: County, month: int, as_of: str | None) -> str:
    period = "1" if month == 1 else f"1-{month}"
    last_day = f"{month}月{calendar.monthrange(2023, month)[1]}日"
    return BANNER.format(county=county.county, period=period, as_of=as_of or last_day)


def _merges(rows: int, width: int) -> list[tuple[int, int, int, int]]:
    across = [(row, 0, row, width - 1) for row in (0, 1, rows - 1)]
    groups = [(2, 5, 2, 6), (2, 7, 2, 10), (2, 13, 2, 14), (2, 15, 2, 19), (2, 20, 2, 24)]
    down = [(2, column, 3, column) for column in (0, 1, 2, 3, 4, 11, 12)]
    return [*across, *down, *(group for group in groups if group[3] < width)]
