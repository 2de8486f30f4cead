"""Whose figures a form reports, and in which unit the quantity: what is asked and what is refused."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
2,架桥（示例）,建设类,市交通局,1000
3,发补贴（示例）,资助补助类,市民政局,500
4,办学校（示例）,建设类,市教育局,900
5,建公园（示例）,建设类,市住建局,800
"""
BREAKDOWN = """2023年目标任务分解表,,,,,
单位：万元,,,,,
项目名称,区县,责任单位,计划资金,目标数量,计量单位
修路（示例）,甲县,县交通局,500,12,公里
修路（示例）,乙县,县交通局,500,10,公里
架桥（示例）,甲县,县交通局,1000,3,座
发补贴（示例）,甲县,县民政局,500,2000,人
办学校（示例）,甲县,县教育局,900,600,个
建公园（示例）,甲县,县住建局,800,5,个
"""
FORM = """{title}
填报单位：甲县　报告期：{period}　单位：万元
序号,项目名称,{headers}
"""


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("registered"))
    for name, text in (("清单.csv", REGISTER), ("分解.csv", BREAKDOWN)):
        load([Incoming(name, text.encode("utf-8-sig"))], store, datetime(2023, 2, 1))
    return store


@pytest.fixture
def store(registered: Store, tmp_path: Path) -> Store:
    return copied(registered, tmp_path)


def told(
    store: Store,
    headers: str,
    *rows: str,
    name: str = "四月.csv",
    period: str = "2023年1-4月",
    title: str = "民生实事项目进展情况表",
) -> tuple[list[tuple[object, ...]], list[tuple[str, str, str | None]]]:
    """What is kept of each row, and what is found besides that no as-of day was given."""
    text = FORM.format(title=title, period=period, headers=headers) + "\n".join(rows)
    batch = load([Incoming(name, text.encode("utf-8-sig"))], store, datetime(2023, 5, 4))
    kept = store.table("reports", received_before=datetime(2024, 1, 1)).sort("row")
    rows_kept = [
        (row["project_id"], row["county"], row["issued_wan"], row["done_value"]) for row in kept.iter_rows(named=True)
    ]
    found = [(str(f.severity), f.code, f.cell) for file in batch.files for f in file.outcome.findings]
    plain = [tuple(float(v) if hasattr(v, "as_tuple") else v for v in row) for row in rows_kept]
    return plain, [one for one in found if one[1] not in ("as_of_missing", "no_rows")]


def test_a_file_named_after_another_county_is_asked_about(store: Store) -> None:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for cells in (
        ["民生实事项目进展情况表"],
        ["填报单位：甲县　报告期：2023年1-4月　单位：万元"],
        ["项目名称", "预算下达"],
        ["修路（示例）", 30],
    ):
        book.worksheets[0].append(cells)
    book.save(held)
    batch = load([Incoming("乙县_2023年04月.xlsx", held.getvalue())], store, datetime(2023, 5, 4))
    assert [(file.status, file.outcome.accepted) for file in batch.files] == [("questioned", 1)]
    assert [f.code for file in batch.files for f in file.outcome.findings] == ["as_of_missing", "sender_conflict"]


def test_a_title_of_another_county_is_asked_about(store: Store) -> None:
    row = "1,修路（示例）,30"
    assert told(store, "预算下达", row, title="乙县民生实事项目进展情况表") == (
        [("2023-01", "甲县", 30.0, None)],
        [("questioned", "sender_conflict", None)],
    )


def test_a_text_file_named_after_another_county_is_refused(store: Store) -> None:
    row = "1,修路（示例）,30"
    assert told(store, "预算下达", row, name="乙县_2023年04月.csv") == ([], [("rejected", "sender_differs", None)])


def test_a_file_named_after_its_sender_or_no_county_is_not(store: Store) -> None:
    kept = [("2023-01", "甲县", 30.0, None)]
    assert told(store, "预算下达", "1,修路（示例）,30", name="甲县_2023年04月.csv") == (kept, [])


def test_rows_of_another_county_than_the_senders_are_asked_about(store: Store) -> None:
    assert told(store, "区县,预算下达", "1,修路（示例）,甲县,30", "1,修路（示例）,乙县,40") == (
        [("2023-01", "甲县", 30.0, None), ("2023-01", "乙县", 40.0, None)],
        [("questioned", "other_county", "C5")],
    )


NAMES = ("修路", "架桥", "发补贴", "办学校", "建公园")


def test_a_number_that_is_another_projects_is_asked_about(store: Store) -> None:
    rows = [f"{no},{name}（示例）,{no * 10}" for no, name in zip((1, 2, 3, 4, 2), NAMES, strict=True)]
    kept, found = told(store, "预算下达", *rows)
    assert kept[-1] == ("2023-05", "甲县", 20.0, None)
    assert found == [("questioned", "number_differs", "A8")]


def test_a_form_that_counts_its_own_rows_is_not(store: Store) -> None:
    rows = [f"{no},{name}（示例）,{no * 10}" for no, name in zip((1, 2, 3, 4), reversed(NAMES), strict=False)]
    kept, found = told(store, "预算下达", *rows)
    assert [row[0] for row in kept] == ["2023-05", "2023-04", "2023-03", "2023-02"]
    assert found == []


def test_a_quantity_comes_in_the_unit_of_the_target(store: Store) -> None:
    rows = ("1,修路（示例）,4500,米", "3,发补贴（示例）,0.15,万人", "2,架桥（示例）,2,座", "5,建公园（示例）,3,")
    assert told(store, "完成数量,计量单位", *rows) == (
        [
            ("2023-01", "甲县", None, 4.5),
            ("2023-03", "甲县", None, 1500.0),
            ("2023-02", "甲县", None, 2.0),
            ("2023-05", "甲县", None, 3.0),
        ],
        [],
    )


def test_a_quantity_in_a_unit_of_its_own_is_asked_about(store: Store) -> None:
    assert told(store, "完成数量,计量单位", "3,发补贴（示例）,900,人次", "4,办学校（示例）,200,个") == (
        [("2023-03", "甲县", None, 900.0), ("2023-04", "甲县", None, 200.0)],
        [("questioned", "quantity_unit", "C4")],
    )


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        ("区县,责任单位,计划资金,预算下达", "1,修路（示例）,甲县,县交通局,500,30"),
        ("类别,牵头单位,计划资金,预算下达", "1,修路（示例）,建设类,市交通局,500,30"),
    ],
)
def test_a_form_that_repeats_the_plan_does_not_take_its_place(store: Store, headers: str, row: str) -> None:
    before = store.table("tasks"), store.table("projects")
    assert told(store, headers, row) == ([("2023-01", "甲县", 30.0, None)], [])
    assert (store.table("tasks").equals(before[0]), store.table("projects").equals(before[1])) == (True, True)


def test_a_form_in_words_does_not_take_the_place_of_the_plan_either(store: Store) -> None:
    before = store.table("tasks")
    headers, row = "区县,责任单位,计划资金,工作进展", "1,修路（示例）,甲县,县交通局,500,路基已完成"
    assert told(store, headers, row) == ([], [("rejected", "no_figure_column", None)])
    assert store.table("tasks").equals(before)


def test_a_county_does_not_send_the_register_of_the_city(store: Store) -> None:
    before = store.table("projects")
    headers, row = "类别,牵头单位,计划资金", "1,修路（示例）,建设类,市交通局,500"
    found = told(store, headers, row, title="甲县2023年民生实事项目清单")
    assert found == ([], [("rejected", "register_of_county", None)])
    assert store.table("projects").equals(before)


def test_a_breakdown_of_another_countys_tasks_is_asked_about(store: Store) -> None:
    headers, row = "区县,责任单位,计划资金", "1,修路（示例）,乙县,县交通局,500"
    assert told(store, headers, row, title="2023年目标任务分解表")[1] == [
        ("questioned", "other_county", "C4"),
        ("questioned", "target_left_out", "B4"),
    ]


def test_a_percentage_is_no_quantity(store: Store) -> None:
    assert told(store, "完成数量,计量单位", "1,修路（示例）,26%,公里", "2,架桥（示例）,2,座") == (
        [("2023-02", "甲县", None, 2.0)],
        [("rejected", "text_in_number", "C4")],
    )


def test_a_county_in_other_words_is_named_in_the_remedy(store: Store) -> None:
    rows = ("1,修路（示例）,甲县人民政府,30", "1,修路（示例）,甲县石桥镇,5")
    assert told(store, "区县,预算下达", *rows) == (
        [("2023-01", "甲县", 30.0, None)],
        [("rejected", "unknown_county", "C5")],
    )


def test_a_number_before_a_name_does_not_matter(store: Store) -> None:
    rows = ("1,1.修路（示例）,30", "2,（二）架桥（示例）,20", "3,⑨发补贴（示例）,10")
    assert told(store, "预算下达", *rows)[0] == [
        ("2023-01", "甲县", 30.0, None),
        ("2023-02", "甲县", 20.0, None),
        ("2023-03", "甲县", 10.0, None),
    ]


def test_parts_below_a_project_leave_its_own_row_standing(store: Store) -> None:
    rows = ("1,修路（示例）,30", "1.1,东段,10", "1.2,西段,20", "2,架桥（示例）,20")
    assert told(store, "预算下达", *rows) == (
        [("2023-01", "甲县", 30.0, None), ("2023-02", "甲县", 20.0, None)],
        [("noted", "parts_below", "B4")],
    )


def test_columns_of_figures_that_nobody_knows_are_said(store: Store) -> None:
    assert told(store, "预算下达,拨付至县级,下达率", "1,修路（示例）,30,20,6%") == (
        [("2023-01", "甲县", 30.0, None)],
        [("noted", "columns_unread", "D3")],
    )


def test_figures_of_the_month_alone_are_asked_about(store: Store) -> None:
    assert told(store, "预算下达,本月实际拨付", "1,修路（示例）,30,20") == (
        [("2023-01", "甲县", 30.0, None)],
        [("questioned", "only_month", "D3")],
    )


def test_what_formulas_leave_behind_the_last_digit_is_dust(store: Store) -> None:
    assert told(store, "预算下达", "1,修路（示例）,29.9999999999") == ([("2023-01", "甲县", 30.0, None)], [])


def test_of_a_sheet_for_each_month_the_newest_counts(store: Store) -> None:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for month, amount in ((3, 20), (4, 30)):
        sheet = book.create_sheet(f"{month}月")
        for cells in (
            [f"2023年1-{month}月民生实事项目进展情况表"],
            ["填报单位：甲县　单位：万元"],
            ["项目名称", "预算下达"],
            ["修路（示例）", amount],
        ):
            sheet.append(cells)
    book.save(held)
    batch = load([Incoming("甲县.xlsx", held.getvalue())], store, datetime(2023, 5, 4))
    kept = store.table("reports", received_before=datetime(2024, 1, 1))
    assert [(f"{row['period']:%Y-%m}", row["issued_wan"]) for row in kept.iter_rows(named=True)] == [("2023-04", 30)]
    found = [(f.code, f.sheet) for file in batch.files for f in file.outcome.findings if f.severity == "questioned"]
    assert found == [("older_sheet", "3月")]


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        ("存在问题,整改措施", "1,修路（示例）,征地慢,专班推进", "no_figure_column"),
        ("甲县,乙县", "1,修路（示例）,30,20", "no_figure_column"),
    ],
)
def test_a_table_without_figures_is_told_what_it_lacks(store: Store, headers: str, row: str, code: str) -> None:
    assert told(store, headers, row) == ([], [("rejected", code, None)])


def test_a_table_without_projects_is_told_so(store: Store) -> None:
    text = "修路（示例）2023年4月情况,,\n单位：万元,,\n区县,预算下达,实际拨付\n甲县,30,20\n乙县,20,10\n"
    batch = load([Incoming("修路.csv", text.encode("utf-8-sig"))], store, datetime(2023, 5, 4))
    assert [f.code for file in batch.files for f in file.outcome.findings] == ["no_project_column"]


def test_all_that_a_form_leaves_out_is_said_at_once(store: Store) -> None:
    text = "项目名称,预算下达,实际拨付\n修路（示例）,30,20\n架桥（示例）,20,10\n"
    batch = load([Incoming("表.csv", text.encode("utf-8-sig"))], store, datetime(2023, 5, 4))
    found = [f.code for file in batch.files for f in file.outcome.findings]
    assert found == ["unit_missing", "unit_missing", "period_missing", "sender_missing", "no_rows"]
