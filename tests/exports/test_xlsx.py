"""XLSX: every cell with its type, its format, and the sheets that explain it."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data.model import View
from data.store import Store
from exports import measure, view
from exports.cells import LONGEST
from exports.definitions import definitions
from exports.manifest import facts
from exports.table import Table, as_of
from exports.xlsx import xlsx

MADE = datetime(2023, 3, 6, 8, 30)
VIEW = View(period=date(2023, 2, 1), as_of=date(2023, 3, 5), category="construction")
MONEY, RATE, POINTS, COUNT = "#,##0.00########", "0.00", "+0.00;-0.00;0.00", "0"


def opened(table: Table) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx(table, MADE)))


def values(sheet: Worksheet, first: int = 1) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=first, values_only=True))


@pytest.fixture(scope="module")
def funding(store: Store) -> Table:
    return measure.table(store, VIEW, "funding", "county", "zh")


def tasks_table(store: Store) -> Table:
    tasks = view.tasks(store, View(period=date(2023, 2, 1), as_of=date(2023, 3, 5)))
    return Table(
        frame=tasks.select(
            "period", "county", "target_value", "planned_wan", "due_on", "received_at", "stage", "actual_pct", "clock",
            "gap_pp", "lag_days", "light", "problem",
        ),
        total=pl.DataFrame({"planned_wan": [1700.5]}),
        title="任务示例",
        view=View(),
        period=date(2023, 2, 1),
        as_of=as_of(tasks),
        data_version="warehouse-00000001",
        language="zh",
        is_sample=True,
    )  # fmt: skip


def test_title_banner_header_rows_and_total(funding: Table) -> None:
    sheet = opened(funding)["数据"]
    title, banner, header, *rows = values(sheet)
    assert (title[0], set(title[1:])) == ("资金情况（按区县）", {None})
    assert banner[0] == (
        "金额单位：万元 · 报告期：2023-02 · 数据截至：2023-02-28 · 收到时间不晚于：2023-03-05 · "
        "筛选条件（类别）：建设类 · "
        "时间进度：已过月数÷12 · 应达进度口径：计划进度 · 亮灯标准：本系统默认 · "
        "统计口径：1月起累计 · 拨付率分母：计划资金 · "
        "数据版本：warehouse-00000001 · 示例数据"
    )
    assert header == tuple(funding.heading(name) for name in funding.names)
    assert header[:6] == (
        "区县", "任务数（个任务）", "已报任务数（个任务）", "计划资金（万元）", "预算下达（万元）", "资金到位（万元）",
    )  # fmt: skip
    sixth = pytest.approx(100 / 6)
    figures = {
        "issued_wan": 300, "disbursed_wan": 100.25, "issued_of_planned_pct": 30, "disbursed_of_planned_pct": 10.025,
        "disbursed_of_issued_pct": pytest.approx(100.25 / 3), "issued_base_wan": 1000, "disbursed_base_wan": 1000,
        "disbursed_issued_base_wan": 300, "unissued_wan": 700, "undisbursed_wan": 199.75,
        "overissued_wan": 0, "overdisbursed_wan": 0,
        "issued_gap_pp": pytest.approx(30 - 100 / 6), "disbursed_gap_pp": pytest.approx(10.025 - 100 / 6),
        "works_ahead_pp": pytest.approx(9.975), "works_base_wan": 1000,
    }  # fmt: skip
    filled = [
        {name: value for name, value in zip(funding.names, row, strict=True) if value is not None} for row in rows
    ]
    assert filled == [
        {"county": "雁江区", "tasks": 1, "reported": 1, "planned_wan": 1000, "linear_pct": sixth, **figures},
        {"county": "安岳县", "tasks": 1, "reported": 0, "planned_wan": 500.5, "linear_pct": sixth},
        {"county": "合计", "tasks": 2, "reported": 1, "planned_wan": 1500.5, "linear_pct": sixth, **figures},
    ]


def test_types_and_number_formats(funding: Table) -> None:
    sheet = opened(funding)["数据"]
    formats = ["General", COUNT, COUNT, *[MONEY] * 5, *[RATE] * 7, *[MONEY] * 14, RATE, *[POINTS] * 3, MONEY]
    for line in (4, 6):
        cells = sheet[line]
        shown = [
            (cell.number_format, form) for cell, form in zip(cells, formats, strict=True) if cell.value is not None
        ]
        assert [form for form, _ in shown] == [form for _, form in shown]
        assert len(shown) == 21
        assert [cell.data_type for cell in cells] == ["s", *["n"] * 33]
    assert [cell.font.bold for cell in sheet[4]] == [False] * 34
    assert [cell.font.bold for cell in sheet[6]] == [True] * 34


def test_tasks_have_words_for_codes_and_days_as_days(store: Store) -> None:
    sheet = opened(tasks_table(store))["数据"]
    month, received = datetime(2023, 2, 1), datetime(2023, 3, 2, 9, 0)
    linear = pytest.approx(-100 / 6)
    # outer road: 20 % on a plan of 30 %, wanted on day 38.7 of 58; aid: nobody paid by 2 ÷ 12 of the year, 61 days
    assert values(sheet, 4) == [
        (
            month, "雁江区", None, 1000, datetime(2023, 12, 31), received, "开工", 20, "计划进度", -10, 19, "▲ 略滞后",
            "=征地未完成\n第二行",
        ),
        (month, "安岳县", None, 500.5, None, None, None, None, "时间进度", None, None, "○ 未报", None),
        (month, "雁江区", 1200, 200, None, received, "制定实施方案", 0, "时间进度", linear, 61, "■ 滞后", None),
        (None, "合计", None, 1700.5, *[None] * 9),
    ]  # fmt: skip
    assert [cell.number_format for cell in sheet[4]] == [
        "yyyy-mm", "General", "General", MONEY, "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "General", RATE, "General", POINTS,
        COUNT, "General", "General",
    ]  # fmt: skip
    assert [cell.data_type for cell in sheet[4]] == list("dsnnddsnsnnss")
    assert sheet["C6"].number_format == "#,##0"


def test_the_header_stays_and_the_filter_leaves_the_total_last(funding: Table) -> None:
    sheet = opened(funding)["数据"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:AH5")
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:AH1", "A2:AH2"}


def test_it_prints_landscape_as_wide_as_the_page_with_its_header(funding: Table) -> None:
    for sheet in opened(funding):
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert opened(funding)["数据"].print_title_rows == "$3:$3"


def test_columns_are_wide_enough_for_what_they_hold(store: Store) -> None:
    sheet = opened(tasks_table(store))["数据"]
    widths = {letter: sheet.column_dimensions[letter].width for letter in "ABFM"}
    assert widths["F"] >= len("2023-03-02 09:00")
    assert widths["M"] >= 2 * len("=征地未完成")
    assert all(width >= 10 for width in widths.values())


def test_the_second_sheet_defines_every_column(funding: Table) -> None:
    lines = values(opened(funding)["口径"])
    assert lines == definitions(funding)
    assert lines[0] == ("列名", "单位", "口径（分母）", "空白表示", "字段")
    assert lines[9] == (
        "下达进度",
        "%",
        "预算下达÷计划资金",
        "分子或分母未报，或分母为0，无法计算，不是0",
        "issued_of_planned_pct",
    )
    assert [line[4] for line in lines[1:]] == funding.names


def test_the_third_sheet_says_what_the_table_rests_on(funding: Table) -> None:
    lines = values(opened(funding)["说明"])
    assert lines == facts(funding, MADE)
    assert dict(lines) == {
        "表名": "资金情况（按区县）",
        "指标": "资金情况",
        "分组": "区县",
        "报告期": "2023-02",
        "数据截至": "2023-02-28",
        "收到时间不晚于": "2023-03-05",
        "筛选条件（类别）": "建设类",
        "时间进度": "已过月数÷12",
        "应达进度口径": "计划进度",
        "亮灯标准": "本系统默认",
        "统计口径": "1月起累计",
        "拨付率分母": "计划资金",
        "数据版本": "warehouse-00000001",
        "金额单位": "万元",
        "行数（不含合计）": "2",
        "示例数据": "是",
        "语言": "中文",
        "视图地址": "/funding?period=2023-02&as_of=2023-03-05&category=construction&by=county",
        "生成时间": "2023-03-06 08:30:00",
    }


def test_the_same_table_makes_the_same_bytes_but_for_the_time(funding: Table) -> None:
    assert xlsx(funding, MADE) == xlsx(funding, MADE)
    assert xlsx(funding, MADE) != xlsx(funding, datetime(2023, 3, 6, 8, 31))


def test_text_longer_than_a_cell_is_cut_where_it_can_be_seen(store: Store) -> None:
    table = tasks_table(store)
    long = Table(**vars(table) | {"frame": table.frame.with_columns(problem=pl.lit("长" * (LONGEST + 1)))})
    text = opened(long)["数据"]["M4"].value
    assert (len(text), text[-2:]) == (LONGEST, "长…")


def test_no_formula_and_no_link_is_in_the_file(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(tasks_table(store), MADE))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
