"""Whose figures a form reports, and in which unit the quantity: what is asked and what is refused."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load

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


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    for name, text in (("清单.csv", REGISTER), ("分解.csv", BREAKDOWN)):
        load([Incoming(name, text.encode("utf-8-sig"))], store, datetime(2023, 2, 1))
    return store


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
