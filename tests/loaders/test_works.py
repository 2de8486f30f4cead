"""What a form says of started works: actual start, 入库, investment of this year and the last; asked, never refused."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.store import Store
from exports.form import file_name, workbook
from loaders.incoming import Incoming
from loaders.load import Batch, load
from tests.conftest import copied

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
2,架桥（示例）,建设类,市交通局,1000
3,发补贴（示例）,资助补助类,市民政局,500
"""
BREAKDOWN = """2023年目标任务分解表,,,
单位：万元,,,
项目名称,区县,责任单位,计划资金
修路（示例）,甲县,县交通局,1000
架桥（示例）,甲县,县交通局,1000
发补贴（示例）,甲县,县民政局,500
"""
FORM = """2023年民生实事项目进展情况表,,
填报单位：甲县　报告期：2023年1-4月　数据截至：2023年4月30日　单位：万元,,
项目名称,当前阶段,形象进度(%),{headers}
修路（示例）,主体施工,40,{first}
架桥（示例）,招标,0,{second}
发补贴（示例）,制定实施方案,,{third}
"""
TELLS = ("start_actual_on", "registered_on", "is_registered", "done_ytd_wan", "done_before_wan")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("planned"))
    take(store, "清单.csv", REGISTER)
    take(store, "分解.csv", BREAKDOWN)
    return store


@pytest.fixture
def registered(planned: Store, tmp_path: Path) -> Store:
    return copied(planned, tmp_path)


def take(store: Store, name: str, text: str) -> Batch:
    return load([Incoming(name, text.encode("utf-8-sig"))], store, datetime(2023, 5, 4))


def said(store: Store, headers: str, *rows: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is kept of each row, and what is asked about."""
    first, second, third = rows
    batch = take(store, "四月.csv", FORM.format(headers=headers, first=first, second=second, third=third))
    kept = store.table("reports", received_before=datetime(2024, 1, 1)).sort("load_no", "row").select(TELLS).rows()
    asked = [(f.code, f.cell) for file in batch.files for f in file.outcome.findings if f.severity == "questioned"]
    return [tuple(float(v) if hasattr(v, "as_tuple") else v for v in row) for row in kept], asked


def test_a_form_that_never_speaks_of_the_register_says_nothing(registered: Store) -> None:
    nothing = (None,) * 5
    assert said(registered, "存在问题", "无", "无", "无") == ([nothing] * 3, [])


def test_an_empty_day_of_entry_says_not_yet_of_construction_alone(registered: Store) -> None:
    kept, asked = said(registered, "实际开工时间,入库时间", "2023-03-10,2023-04-20", "未开工,", ",")
    assert kept == [
        (date(2023, 3, 10), date(2023, 4, 20), True, None, None),
        (None, None, False, None, None),
        (None, None, None, None, None),
    ]
    assert asked == []


def test_an_empty_yes_or_no_is_missing_and_asked_about_once_works_have_started(registered: Store) -> None:
    kept, asked = said(registered, "是否入库", "", "", "")
    assert ([row[2] for row in kept], asked) == ([None, None, None], [("entry_unsaid", "D4")])
    kept, asked = said(registered, "是否纳统", "否", "已入库", "是")
    assert ([row[2] for row in kept[3:]], asked) == ([False, True, None], [])


def test_what_cannot_be_read_is_asked_about_and_costs_no_row(registered: Store) -> None:
    headers = "实际开工时间,是否入库,累计完成投资,上年同期完成投资"
    kept, asked = said(registered, headers, "大概三月,可能,约300多,250.5", ",否,0,—", ",,80,100")
    assert kept == [
        (None, None, None, None, 250.5),
        (None, None, False, 0.0, None),
        (None, None, None, 80.0, 100.0),
    ]
    assert asked == [("day_unread", "D4"), ("entry_unread", "E4"), ("amount_unread", "F4")]


def test_the_form_of_the_next_month_offers_what_was_told_and_loads_as_it_is(registered: Store) -> None:
    headers = "实际开工时间,是否入库,累计完成投资,上年同期完成投资"
    kept, _ = said(registered, headers, "2023-03-10,否,300,250.5", ",,0,", ",,80,100")
    may = date(2023, 5, 1)
    form = Incoming(file_name("甲县", may), workbook(registered, "甲县", may, "zh"))
    batch = load([form], registered, datetime(2023, 6, 4))
    told = {(f.code, str(f.severity)) for f in batch.files[0].outcome.findings}
    assert told == {("missing_figure", "noted")}  # of money, which no month has told
    told = registered.table("reports", received_before=datetime(2024, 1, 1)).sort("period", "row").select(TELLS).rows()
    assert [tuple(float(v) if hasattr(v, "as_tuple") else v for v in row) for row in told[3:]] == kept
