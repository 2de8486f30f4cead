"""Amounts by level of source: read from stacked headers, kept as they stand, asked about where they do not add up."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from data.model import SOURCE_FIELDS, View
from data.store import Store
from exports import origin
from loaders.incoming import Incoming
from loaders.load import Batch, load

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
2,发补贴（示例）,资助补助类,市民政局,500
"""
BREAKDOWN = """2023年目标任务分解表,,,,,,,,
单位：万元,,,,,,,,
项目名称,区县,责任单位,计划资金,资金来源,,,,
,,,,中央,省级,市级,县级,其他
{rows}
"""
FORM = """2023年民生实事项目进展情况表,,,,,,,
填报单位：甲县　报告期：2023年1-2月　数据截至：2023年2月28日　单位：万元,,,,,,,
项目名称,预算下达,,,实际拨付,实际支付,形象进度(%)
,小计,中央,其中：县级,,,
{rows}
"""
DATE = datetime(2023, 3, 1)


def take(store: Store, name: str, text: str) -> Batch:
    return load([Incoming(name, text.encode("utf-8-sig"))], store, DATE)


def findings(batch: Batch) -> list[tuple[object, ...]]:
    return [(f.code, f.cell, f.params) for file in batch.files for f in file.outcome.findings]


def sources(store: Store) -> list[tuple[object, ...]]:
    kept = store.table("fund_sources", period=date(2023, 2, 1), received_before=datetime(2024, 1, 1))
    return [(*row[1:-1], float(row[-1])) for row in kept.rows()]


@pytest.fixture
def registered(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    take(store, "清单.csv", REGISTER)
    return store


def test_a_plan_is_kept_by_level_and_two_columns_of_one_level_are_added(registered: Store) -> None:
    text = BREAKDOWN.replace("其他", "自筹").replace("县级,", "县级,企业投资,")
    batch = take(registered, "分解.csv", text.format(rows="修路（示例）,甲县,县交通局,1000,300,200,,400,60,40"))
    assert findings(batch) == []
    assert sources(registered) == [
        ("甲县", "planned", "central", 300.0),
        ("甲县", "planned", "county", 400.0),
        ("甲县", "planned", "other", 100.0),
        ("甲县", "planned", "provincial", 200.0),
    ]


def test_an_amount_by_level_leads_to_its_cell(registered: Store) -> None:
    take(registered, "分解.csv", BREAKDOWN.format(rows="修路（示例）,甲县,县交通局,1000,300,200,100,300,100"))
    take(registered, "进展.csv", FORM.format(rows="修路（示例）,500,300,200,100,,20"))
    project = registered.table("fund_sources", period=date(2023, 2, 1), received_before=datetime(2024, 1, 1))
    told = origin.of_task(registered, View(), project.item(0, "project_id"), "甲县")
    cells = told.filter(pl.col("field").is_in(list(SOURCE_FIELDS))).select("kind", "field", "value", "cell", "header")
    assert cells.rows() == [
        ("progress", "issued_central_wan", "300", "C5", "预算下达|中央"),
        ("progress", "issued_county_wan", "200", "D5", "预算下达|其中：县级"),
        ("breakdown", "planned_central_wan", "300", "E5", "资金来源|中央"),
        ("breakdown", "planned_city_wan", "100", "G5", "资金来源|市级"),
        ("breakdown", "planned_county_wan", "300", "H5", "资金来源|县级"),
        ("breakdown", "planned_other_wan", "100", "I5", "资金来源|其他"),
        ("breakdown", "planned_provincial_wan", "200", "F5", "资金来源|省级"),
    ]


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("300,200,100,300,100", []),
        ("300,200,100,300,99.99", []),  # five rounded figures
        ("300,200,100,300,98.99", [("1.01", "998.99")]),
        ("300,200,100,400,100", [("100", "1100")]),
        (",,,,", []),
        ("300,,,,", [("700", "300")]),
    ],
)
def test_the_levels_of_a_form_that_divides_all_add_up(
    registered: Store, cells: str, asked: list[tuple[str, str]]
) -> None:
    batch = take(registered, "分解.csv", BREAKDOWN.format(rows=f"修路（示例）,甲县,县交通局,1000,{cells}"))
    assert [(code, cell, params["difference"], params["sum"]) for code, cell, params in findings(batch)] == [
        ("sources_differ", "D5", *one) for one in asked
    ]


def test_a_level_that_is_no_amount_is_asked_about_and_the_row_counts(registered: Store) -> None:
    rows = "修路（示例）,甲县,县交通局,1000,二百万左右,200,,,\n发补贴（示例）,甲县,县民政局,500,500,,,,"
    batch = take(registered, "分解.csv", BREAKDOWN.format(rows=rows))
    assert [(code, cell) for code, cell, _ in findings(batch)] == [
        ("source_unreadable", "E5"),
        ("sources_differ", "D5"),
    ]
    assert sources(registered) == [("甲县", "planned", "provincial", 200.0), ("甲县", "planned", "central", 500.0)]
    assert registered.tables()["tasks"].get_column("planned_wan").to_list() == [Decimal(1000), Decimal(500)]


def test_an_undivided_part_from_above_need_not_be_the_whole(registered: Store) -> None:
    text = """2023年目标任务分解表,,,,
单位：万元,,,,
项目名称,区县,责任单位,计划资金,
,,,合计,其中：上级补助
修路（示例）,甲县,县交通局,1000,600
发补贴（示例）,甲县,县民政局,500,501
"""
    batch = take(registered, "分解.csv", text)
    assert [(code, cell, params["parts"]) for code, cell, params in findings(batch)] == [
        ("sources_differ", "D6", "其中：上级补助501")
    ]
    assert sources(registered) == [("甲县", "planned", "upper", 600.0), ("甲县", "planned", "upper", 501.0)]


def test_a_report_divides_what_is_issued_and_says_what_is_paid(registered: Store) -> None:
    take(registered, "分解.csv", BREAKDOWN.format(rows="修路（示例）,甲县,县交通局,1000,1000,,,,"))
    batch = take(registered, "进展.csv", FORM.format(rows="修路（示例）,300,200,90,100,120,10"))
    assert [(code, cell) for code, cell, _ in findings(batch)] == [
        ("paid_over_disbursed", "F5"), ("sources_differ", "B5"),
    ]  # fmt: skip
    assert sources(registered)[:2] == [("甲县", "issued", "central", 200.0), ("甲县", "issued", "county", 90.0)]
    assert registered.tables()["reports"].select("issued_wan", "disbursed_wan", "paid_wan").rows() == [(300, 100, 120)]


def test_the_levels_of_a_row_that_is_sent_back_are_not_asked_about(registered: Store) -> None:
    take(registered, "分解.csv", BREAKDOWN.format(rows="修路（示例）,甲县,县交通局,1000,1000,,,,"))
    batch = take(registered, "进展.csv", FORM.format(rows="修路（示例）,3000000,200,100,100,,10"))
    assert [(code, cell) for code, cell, _ in findings(batch)] == [("unit_slip", "B5"), ("no_rows", None)]
    assert sources(registered) == [("甲县", "planned", "central", 1000.0)]


def test_a_correction_without_levels_takes_them_back(registered: Store) -> None:
    take(registered, "分解.csv", BREAKDOWN.format(rows="修路（示例）,甲县,县交通局,1000,,,,,"))
    take(registered, "进展.csv", FORM.format(rows="修路（示例）,300,200,100,100,,10"))
    assert len(sources(registered)) == 2
    take(registered, "更正.csv", FORM.format(rows="修路（示例）,300,,,100,,10"))
    assert sources(registered) == []
