"""What a report is asked about because of those before it, each as gravely as nothing bears the figure out."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from data.findings import reason
from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from loaders.rows.known import KnownTask
from loaders.rows.standing import planned_pct
from metrics import clock

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
"""
BREAKDOWN = """2023年目标任务分解表,,,,,,
填报单位：市政府办公室　单位：万元,,,,,,
项目名称,区县,责任单位,计划资金,目标数量,计量单位,推进时序
修路（示例）,甲县,交通局,1000,51,条,{timetable}
"""
FORM = """2023年民生实事项目进展情况表,,,,,,
填报单位：甲县　报告期：2023年1-{month}月　数据截至：2023年{month}月{day}日　单位：万元,,,,,,
项目名称,预算下达,实际拨付,形象进度(%),完成数量,当前阶段,存在问题
修路（示例）,{row}
"""
RISING, WAITING = "12月底完工（100%）", "2月底开工（30%）；9月底汛期结束（30%）；12月底完工（100%）"
Said = list[tuple[str, str, str | None]]
Tell = Callable[..., Said]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """What is asked of rows, month by month from March on; the last month's answers."""

    def tell(*rows: str, timetable: str = RISING, days: int = 3) -> Said:
        store = Store(tmp_path)
        papers = {"清单.csv": REGISTER, "分解表.csv": BREAKDOWN.format(timetable=timetable)}
        load([Incoming(name, text.encode()) for name, text in papers.items()], store, datetime(2023, 2, 1))
        for month, row in enumerate(rows, 3):
            said = send(store, row, month, datetime(2023, month + 1, days))
        return said

    return tell


def send(store: Store, row: str, month: int, received: datetime) -> Said:
    text = FORM.format(month=month, day=30, row=row)
    (file,) = load([Incoming(f"{month}月{received:%m%d}.csv", text.encode())], store, received).files
    return [(str(each.severity), each.cell, reason(each, "zh")) for each in file.outcome.findings]


def test_a_figure_told_before_and_left_blank_is_questioned(told: Tell) -> None:
    assert told("400,300,30,,,", "400,,31,,,") == [
        ("questioned", "C4", "“实际拨付”没有填写，2023年3月报的是300万元；本期按未报处理，不按零计，也不沿用上期。")
    ]


def test_a_figure_that_was_never_told_is_only_noted(told: Tell) -> None:
    asked = [("noted", "C4", "“实际拨付”没有填写，按未报处理，不按零计。")]
    assert told("400,,30,,,", "400,,31,,,") == asked


def test_less_than_the_last_one_known_is_asked_also_across_a_blank(told: Tell) -> None:
    assert told("400,300,30,,,", "400,,31,,,", "400,280,32,,,") == [
        ("questioned", "C4", "“实际拨付”280万元，比2023年3月所报的300万元少；累计数一般不减少。")
    ]


def test_a_ten_thousandth_is_asked_as_a_unit_and_the_way_back_not_at_all(told: Tell) -> None:
    slip = "“实际拨付”0.03万元，2023年3月为300万元，相差约一万倍。"
    assert told("400,300,30,,,", "400,0.03,31,,,") == [("questioned", "C4", slip)]


def test_the_way_back_from_a_slip_is_not_asked_about(told: Tell) -> None:
    assert told("400,300,30,,,", "400,0.03,31,,,", "400,320,32,,,") == []


def test_a_jump_is_questioned_only_where_the_money_stood_still(told: Tell) -> None:
    leap = "形象进度由上次所报的20%升到65%，升幅较大。"
    assert told("500,200,20,,,", "500,201,65,,,") == [("questioned", "D4", leap)]


def test_a_jump_with_its_money_is_noted(told: Tell) -> None:
    leap = "形象进度由上次所报的20%升到65%，升幅较大。"
    assert told("500,200,20,,,", "700,400,65,,,") == [("noted", "D4", leap)]


def test_a_jump_in_pieces_is_told_where_no_works_are(told: Tell) -> None:
    blank = ("noted", "D4", "“形象进度(%)”没有填写，按未报处理，不按零计。")
    leap = ("questioned", "E4", "“完成数量”由上次所报的3升到53，升幅较大。")
    assert told("400,300,,3,,", "400,300,,53,,") == [blank, leap]


@pytest.mark.parametrize(
    ("timetable", "words", "stage", "grade"),
    [
        pytest.param(RISING, "", "主体施工", "questioned", id="the timetable asks for more and nobody says why"),
        pytest.param(RISING, "主汛期停工", "主体施工", "noted", id="a problem is told"),
        pytest.param(WAITING, "", "主体施工", "noted", id="the timetable waits itself"),
        pytest.param(RISING, "", "可研", "noted", id="the works have not started"),
    ],
)
def test_a_standstill_is_questioned_only_where_work_is_on_and_wanted(
    told: Tell, timetable: str, words: str, stage: str, grade: str
) -> None:
    row = f"400,300,30,,{stage},{words}"
    assert told(row, row, row, timetable=timetable) == [(grade, "A4", "连续3个月所报各数完全相同。")]


def test_a_late_correction_is_questioned_and_one_in_time_noted(told: Tell, tmp_path: Path) -> None:
    assert told("400,300,30,,,") == []
    store = Store(tmp_path)
    in_time = send(store, "400,310,30,,,", 3, datetime(2023, 5, 4))
    assert in_time == [("noted", "C4", "更正本期此前所报：“实际拨付”由300万元改为310万元。")]
    late = send(store, "400,320,30,,,", 3, datetime(2023, 5, 5))
    assert late == [("questioned", "C4", "“实际拨付”最初报300万元，32天后改为320万元。")]


@pytest.mark.parametrize("start", [None, date(2023, 2, 10)])
def test_a_timetable_stands_on_every_day_where_the_plan_clock_has_it(start: date | None) -> None:
    points = [
        (date(2023, 3, 31), Decimal(30)),
        (date(2023, 9, 30), Decimal("33.3")),
        (date(2023, 12, 31), Decimal(100)),
    ]
    days = pl.date_range(date(2023, 1, 1), date(2024, 1, 5), eager=True)
    status = pl.DataFrame({
        "project_id": "A", "county": "甲县", "period": days.dt.month_start(), "as_of": days,
        "start_on": pl.Series([start] * len(days), dtype=pl.Date),
        "due_on": pl.Series([None] * len(days), dtype=pl.Date),
        "actual_pct": pl.Series([Decimal(0)] * len(days), dtype=pl.Decimal(9, 4)),
    }).filter(pl.col("as_of").dt.year() == 2023)  # fmt: skip
    plan = pl.DataFrame(
        [("A", "甲县", on, pct, None) for on, pct in points], orient="row",
        schema={"project_id": pl.String, "county": pl.String, "due_on": pl.Date, "planned_pct": pl.Decimal(7, 4),
                "node": pl.String},
    )  # fmt: skip
    clocked = clock.per_task(status, plan).sort("as_of").select("as_of", "planned_pct").rows()
    task = KnownTask("construction", None, start_on=start)
    assert [(on, planned_pct(points, task.start_on, on)) for on, _ in clocked] == clocked
