"""Grid → form: header block, unit, period, row kinds and values of one table."""

from datetime import date
from decimal import Decimal

from loaders.formats.detect import read
from loaders.forms.form import Table, recognise

FORM = """目标任务分解表,,,,,,
填报单位：市政府办,报告期：2023年1-2月,数据截至：2023年2月28日,,,单位：亿元,
序号,项目名称,区县,资金情况,,推进时序,
,,,计划资金,预算下达,1月,2月
1,★道路（示例）,雁江区,1.5,0.3,10%,20%
2,桥（示例）,安岳县,2,-,5%,8%
合计,,,4.5,0.3,,
注：本表不含续建项目,,,,,,
"""


def form(text: str, name: str = "填报表.csv") -> Table:
    return recognise(read(text.encode(), name))[0]


def test_the_banner_says_who_when_and_in_what_unit() -> None:
    table = form(FORM)
    assert (table.title, table.sender, table.unit) == ("目标任务分解表", "市政府办", "亿元")
    assert (table.period, table.as_of) == (date(2023, 2, 1), date(2023, 2, 28))
    assert (table.header_rows, table.range) == ([3, 4], "A3:G8")


def test_stacked_headers_name_columns() -> None:
    assert [(column.letter, column.header, column.field, column.month) for column in form(FORM).columns] == [
        ("A", "序号", "item_no", None),
        ("B", "项目名称", "project", None),
        ("C", "区县", "county", None),
        ("D", "资金情况|计划资金", "planned_wan", None),
        ("E", "资金情况|预算下达", "issued_wan", None),
        ("F", "推进时序|1月", "plan_month", 1),
        ("G", "推进时序|2月", "plan_month", 2),
    ]


def test_rows_have_kinds_and_money_comes_in_ten_thousands() -> None:
    table = form(FORM)
    assert [(row.number, row.kind) for row in table.rows] == [(5, "data"), (6, "data"), (7, "total"), (8, "note")]
    first, second = table.data()
    assert [table.value(first, name).value for name in ("item_no", "project", "planned_wan")] == [
        "1",
        "道路（示例）",
        Decimal(15000),
    ]
    assert table.value(second, "issued_wan").value is None
    assert {month: value.value for month, value in table.months(first).items()} == {1: Decimal(10), 2: Decimal(20)}


def test_a_total_that_differs_is_reported_with_amounts() -> None:
    code, severity, cell, value, params = form(FORM).findings[0]
    assert (code, severity, cell, value) == ("total_differs", "questioned", "D7", "4.5")
    assert (params["stated"], params["sum"], params["difference"]) == ("4.5亿元", "3.5亿元", "1亿元")


def test_amounts_without_a_unit_are_asked_about() -> None:
    table = form("项目名称,计划资金\n道路（示例）,12\n桥（示例）,13\n")
    assert [finding[:3] for finding in table.findings] == [("unit_missing", "rejected", "B1")]
