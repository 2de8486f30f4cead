"""Forms whose records are no rows: a form per project, a column per project or county; figures lead to their cells."""

import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.findings import reason
from data.model import View
from data.store import Store
from exports.evidence import evidence
from exports.origin import of_task
from loaders.incoming import Incoming
from loaders.load import Batch, check, load, rebuild
from metrics import credibility

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
2,架桥（示例）,建设类,市交通局,500
"""
BREAKDOWN = """2023年目标任务分解表,,,,,
填报单位：市政府办公室　单位：万元,,,,,
项目名称,区县,责任单位,计划资金,完成时限,推进时序
修路（示例）,甲县,交通局,600,2023年12月,6月底开工（50%）；12月底完工（100%）
修路（示例）,乙县,交通局,400,2023年12月,6月底开工（50%）；12月底完工（100%）
架桥（示例）,甲县,交通局,300,2023年12月,12月底完工（100%）
架桥（示例）,乙县,交通局,200,2023年12月,12月底完工（100%）
"""
PLANNED, NOW = datetime(2023, 2, 1), datetime(2023, 9, 3)
AUGUST = date(2023, 8, 1)
TITLE = "2023年民生实事项目进展情况表（一项一表）"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    papers = {"清单.csv": REGISTER, "分解表.csv": BREAKDOWN}
    load([Incoming(name, text.encode("utf-8-sig")) for name, text in papers.items()], made, PLANNED)
    return made


def book(**sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def sent(store: Store, content: bytes) -> Batch:
    return load([Incoming("甲县8月.xlsx", content)], store, NOW)


def asked(batch: Batch) -> list[tuple[str, str, str | None, str | None]]:
    return [(f.code, str(f.severity), f.sheet, f.cell) for file in batch.files for f in file.outcome.findings]


def reported(store: Store) -> list[tuple[Any, ...]]:
    found = store.table("reports", received_before=datetime(9999, 1, 1))
    names = ("project_id", "county", "sheet", "row", "arrived_wan", "disbursed_wan", "physical_pct")
    return found.sort("project_id", "county").select(names).rows()


def cells(store: Store, project_id: str, county: str) -> dict[str, str]:
    told = of_task(store, View(period=AUGUST), project_id, county)
    return {
        row["field"]: f"{row['sheet']}!{row['cell']}" for row in told.iter_rows(named=True) if row["kind"] == "progress"
    }


def card(project: str, arrived: object, disbursed: object, progress: str = "主体施工，完成65%") -> list[list[Any]]:
    return [
        [TITLE],
        ["填报单位：甲县", None, "报告期：2023年1-8月", None, "数据截至：2023年8月31日"],
        ["项目名称", project],
        ["责任单位", "交通局", "督办人", "示例领导甲"],
        ["计划投资（万元）", 1200, "已到位资金（万元）", arrived],
        ["实际拨付（万元）", disbursed, "形象进度", "65%"],
        ["当前进度", progress],
        ["存在问题", "无"],
    ]


def test_a_form_per_project_is_a_record_per_sheet(store: Store) -> None:
    batch = sent(store, book(路=card("修路（示例）", 800, 500), 桥=card("架桥（示例）", 100, "六十")))
    assert asked(batch) == [("text_in_number", "rejected", "桥", "B6")]
    assert reported(store) == [("2023-01", "甲县", "路", 3, Decimal(800), Decimal(500), Decimal(65))]
    found = cells(store, "2023-01", "甲县")
    assert {name: found[name] for name in ("arrived_wan", "disbursed_wan", "physical_pct")} == {
        "arrived_wan": "路!D5", "disbursed_wan": "路!B6", "physical_pct": "路!D6",
    }  # fmt: skip
    assert rebuild(store) == {}


UPRIGHT = [
    ["2023年8月民生实事项目进展情况"],
    ["填报单位：甲县", "数据截至：2023年8月31日", None, "单位：万元"],
    ["项目名称", "修路（示例）", "架桥（示例）", "合计"],
    ["责任单位", "交通局", "交通局"],
    ["资金到位", 800, 100, 900],
    ["实际拨付", 500, 60, 600],
    ["形象进度", "65%", "30%"],
]


def test_a_column_per_project_is_a_record_per_column(store: Store) -> None:
    batch = sent(store, book(表=UPRIGHT))
    assert asked(batch) == [("total_differs", "questioned", "表", "D6")]
    assert reported(store) == [
        ("2023-01", "甲县", "表", 3, Decimal(800), Decimal(500), Decimal(65)),
        ("2023-02", "甲县", "表", 3, Decimal(100), Decimal(60), Decimal(30)),
    ]
    assert cells(store, "2023-01", "甲县")["disbursed_wan"] == "表!B6"
    assert cells(store, "2023-02", "甲县")["disbursed_wan"] == "表!C6"
    assert rebuild(store) == {}


def test_a_label_in_doubt_is_settled_by_what_a_person_says(store: Store) -> None:
    rows = [
        [cell if cell != "实际拨付（万元）" else "实际支付（万元）" for cell in row]
        for row in card("修路（示例）", 800, 500)
    ]
    content = book(路=rows, 桥=[[cell if cell != "修路（示例）" else "架桥（示例）" for cell in row] for row in rows])
    (file,) = check([Incoming("甲县8月.xlsx", content)], store, NOW).files
    assert [(f.code, f.sheet, f.cell) for f in file.outcome.findings] == [
        ("column_uncertain", "路", "B6"), ("column_uncertain", "桥", "B6"),
    ]  # fmt: skip
    batch = load([Incoming("甲县8月.xlsx", content, confirmed={"实际支付（万元）": "disbursed_wan"})], store, NOW)
    assert asked(batch) == []
    assert [row[5] for row in reported(store)] == [Decimal(500), Decimal(500)]
    assert rebuild(store) == {}


def test_what_a_sheet_of_cards_lacks_is_said_once(store: Store) -> None:
    rows = [row for name in ("修路（示例）", "架桥（示例）") for row in card(name, 800, 500)[2:]]
    assert asked(sent(store, book(表=[["填报单位：甲县"], *rows]))) == [
        ("period_missing", "rejected", "表", None), ("no_rows", "rejected", None, None),
    ]  # fmt: skip


MATRIX = [
    ["2023年8月各区县实事项目资金拨付情况（万元）"],
    ["填报单位：市财政局", "数据截至：2023年8月31日"],
    ["项目名称", "甲县", "乙县", "合计"],
    ["修路（示例）", 300, 200, 500],
    ["架桥（示例）", 60, None, 60],
    ["合计", 360, 200, 560],
]


def test_a_matrix_is_a_record_for_each_project_and_county(store: Store) -> None:
    """What a county does not report stays missing; the totals are only compared."""
    assert asked(sent(store, book(表=MATRIX))) == []
    assert [(*row[:4], row[5]) for row in reported(store)] == [
        ("2023-01", "乙县", "表", 4, Decimal(200)), ("2023-01", "甲县", "表", 4, Decimal(300)),
        ("2023-02", "甲县", "表", 5, Decimal(60)),
    ]  # fmt: skip
    found = [
        cells(store, project, county)
        for project, county in (("2023-01", "甲县"), ("2023-01", "乙县"), ("2023-02", "甲县"))
    ]
    assert [each["disbursed_wan"] for each in found] == ["表!B4", "表!C4", "表!B5"]
    assert rebuild(store) == {}


def test_questions_about_a_matrix_are_at_their_own_cells(store: Store) -> None:
    rows = [[cell if cell != 200 else "约200" for cell in row] for row in MATRIX[:4]]
    rows[2] = ["项目名称", "甲县", "乙县", "丙县"]
    rows.append(["挖井（示例）", 1, 1, None])
    batch = sent(store, book(表=rows))
    assert asked(batch) == [
        ("unknown_project", "rejected", "表", "A5"), ("text_in_number", "rejected", "表", "C4"),
        ("unknown_county", "rejected", "表", "D3"),
    ]  # fmt: skip

    words = [reason(f, "zh") for f in batch.files[0].outcome.findings if f.cell == "C4"]
    assert words == ["“实际拨付”应为数字，实为“约200”。"]


def test_a_matrix_whose_measure_is_not_said_is_refused(store: Store) -> None:
    (file,) = sent(store, book(表=[["2023年8月各区县实事项目资金情况（万元）"], *MATRIX[1:]])).files
    assert [(f.code, reason(f, "zh")) for f in file.outcome.findings] == [
        (
            "no_figure_column",
            "表头“项目名称、甲县、乙县、合计”中没有能识别的进展或资金数据（预算下达、实际拨付、形象进度、完成数量、当前阶段）。",
        ),
    ]  # fmt: skip


def test_two_files_that_differ_are_asked_about_at_the_cells_of_the_task(store: Store) -> None:
    other = [[cell if cell != 60 else 70 for cell in row] for row in UPRIGHT]
    files = [Incoming("甲.xlsx", book(表=UPRIGHT)), Incoming("乙.xlsx", book(表=other))]
    found = [f for file in load(files, store, NOW).files for f in file.outcome.findings if f.code == "told_twice"]
    assert [(f.sheet, f.cell, f.project_id, f.params["other_cell"]) for f in found] == [
        ("表", "C6", "2023-02", "C6")
    ] * 2
    questions = credibility.questions(evidence(store, View())).filter(check="told_twice")
    assert questions.select("project_id", "cell").unique().rows() == [("2023-02", "C6")]
