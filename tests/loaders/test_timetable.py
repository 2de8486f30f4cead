"""Timetables that cannot be one as they stand are asked about at their cell, and cost nobody anything else."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.model import View
from data.store import Store
from exports import view
from loaders.incoming import Incoming
from loaders.load import load

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
"""
BREAKDOWN = """2023年目标任务分解表,,,,,,,,,
填报单位：市政府办公室　单位：万元,,,,,,,,,
项目名称,区县,责任单位,目标数量,计量单位,计划资金,完成时限,{parent},,推进时序（节点）
,,,,,,,6月,12月,
修路（示例）,甲县,交通局,10,公里,1000,{due},{june},{december},{nodes}
"""


def taken(tmp_path: Path, **row: str) -> tuple[list[tuple[str, str, str | None]], list[tuple[date, Decimal]]]:
    """What was found (code, severity, cell), and the points of the plan that counts."""
    store = Store(tmp_path)
    usual = {"parent": "推进时序（累计计划进度%）", "due": "2023-12-31", "june": "", "december": "", "nodes": ""}
    files = {"清单.csv": REGISTER, "分解表.csv": BREAKDOWN.format(**usual | row)}
    batch = load(
        [Incoming(name, text.encode("utf-8-sig")) for name, text in files.items()], store, datetime(2023, 2, 1)
    )
    assert view.tasks(store, View(period=date(2023, 6, 1))).height == 1
    found = [(f.code, str(f.severity), f.cell) for file in batch.files for f in file.outcome.findings]
    points = view.timetables(store, View()).select("due_on", "planned_pct").sort("due_on").rows()
    return found, points


@pytest.mark.parametrize("day", ["2月29日", "2月30日", "4月31日", "6月0日"])
def test_a_node_on_a_day_that_does_not_exist_is_asked_about(tmp_path: Path, day: str) -> None:
    asked = [("timetable_unclear", "questioned", "J5")]
    assert taken(tmp_path, nodes=f"{day}开工（20%）；12月底完工（100%）") == (asked, [])


def test_a_node_on_the_29th_of_february_of_a_leap_year_is_read(tmp_path: Path) -> None:
    end = [(date(2023, 12, 31), 60), (date(2024, 2, 29), 100)]
    nodes = "12月底主体完工（60%）；2024年2月29日完工（100%）"
    assert taken(tmp_path, due="2024-02-29", nodes=nodes) == ([], end)


def test_a_plan_of_nothing_but_zeros_is_none(tmp_path: Path) -> None:
    assert taken(tmp_path, june="0", december="0") == ([("timetable_zero", "questioned", "I5")], [])


def test_shares_of_nodes_are_not_taken_for_cumulative_percentages(tmp_path: Path) -> None:
    """20 + 30 + 50 = 100: read as a course, the task would be planned to be half done at the end of the year."""
    nodes = "3月底开工（20%）；6月底主体（30%）；12月底完工（50%）"
    assert taken(tmp_path, nodes=nodes) == ([("timetable_shares", "questioned", "J5")], [])
    assert taken(tmp_path / "months", june="40", december="60") == ([("timetable_shares", "questioned", "I5")], [])


@pytest.mark.parametrize(("due", "severity"), [("2023-12-31", "questioned"), ("2024-06-30", "noted"), ("", "noted")])
def test_a_plan_that_ends_before_the_whole_is_used_and_asked_about(tmp_path: Path, due: str, severity: str) -> None:
    points = [(date(2023, 6, 30), 40), (date(2023, 12, 31), 80)]
    assert taken(tmp_path, due=due, june="40", december="80") == ([("timetable_short", severity, "I5")], points)


def test_columns_of_bare_months_are_asked_about_where_they_are_several(tmp_path: Path) -> None:
    store = Store(tmp_path)
    months = ",".join(f"{month}月" for month in range(1, 13))
    text = f"""2023年目标任务分解表
填报单位：市政府办公室　单位：万元
项目名称,区县,责任单位,计划资金,{months}
修路（示例）,甲县,交通局,1000,{",".join(str(8 * month) for month in range(1, 12))},100
"""
    files = [Incoming("清单.csv", REGISTER.encode()), Incoming("分解表.csv", text.encode())]
    batch = load(files, store, datetime(2023, 2, 1))
    found = [
        (f.code, str(f.severity), f.cell, f.params)
        for file in batch.files
        for f in file.outcome.findings
        if f.code.startswith("timetable")
    ]
    assert found == [("timetable_unread", "questioned", "E3", {"first": "1月", "last": "12月"})]
    assert view.timetables(store, View()).is_empty()


def test_a_target_of_zero_is_asked_about(tmp_path: Path) -> None:
    store = Store(tmp_path)
    row = {"parent": "推进时序（%）", "due": "2023-12-31", "june": "50", "december": "100", "nodes": ""}
    text = BREAKDOWN.format(**row).replace("交通局,10,公里", "交通局,0,公里")
    batch = load(
        [Incoming("清单.csv", REGISTER.encode()), Incoming("分解表.csv", text.encode())], store, datetime(2023, 2, 1)
    )
    found = [(f.code, str(f.severity), f.cell) for file in batch.files for f in file.outcome.findings]
    assert found == [("target_zero", "questioned", "D5")]
    assert view.tasks(store, View(period=date(2023, 6, 1))).select("target_value", "completion_pct").rows() == [
        (0, None)
    ]
