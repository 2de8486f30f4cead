"""The same table of two months, sent as two files: cumulative figures run on from one to the other."""

from datetime import datetime

import polars as pl

from data.store import table_schema
from loaders.batch import check
from loaders.incoming import Incoming, read
from loaders.rows.known import Known
from metrics.reconciliation import published

MARCH = """2023年3月民生实事资金拨付情况表
项目,本月拨付(万元),累计拨付(万元)
示例公路,120,410
示例校舍,85,260
示例供水,30,95
"""
APRIL = """2023年4月民生实事资金拨付情况表
项目,本月拨付(万元),累计拨付(万元)
示例公路,140,550
示例校舍,60,302
示例供水,0,90
"""


def both(*texts):
    """The checks of the newest of some files, by cell."""
    found = []
    for at, text in enumerate(texts):
        file = Incoming(f"示例{at}.csv", text.encode(), is_published=True)
        files = check(read([file]), Known(), at + 1, datetime(2024, 1, 5 + at))
        rows = [record.model_dump() | {"file_name": file.file_name} for one in files for record in one.outcome.records]
        found = [*rows, *found]
    cells = pl.DataFrame(found, schema={"file_name": pl.String, **table_schema("published_cells")})
    newest = published.check(cells)[0]
    return [f"{one.relation} {one.verdict} {one.cell}: {one.sentence('zh')}" for one in newest.checks]


def test_what_was_reached_and_what_the_month_adds_is_what_is_reached_now():
    assert both(MARCH, APRIL) == [
        "running exact C3: 410万元＋140万元＝550万元。",
        "running differs C4: 260万元＋60万元＝320万元，与公布数相差18万元，请核对。",
        "running differs C5: 95万元＋0万元＝95万元，与公布数相差5万元，请核对。",
    ]


def test_a_cumulative_figure_that_falls_is_asked_about_where_no_column_says_what_was_added():
    march = "2023年3月资金拨付情况表\n项目,累计拨付(万元)\n示例公路,410\n示例校舍,260\n示例供水,95\n"
    april = "2023年4月资金拨付情况表\n项目,累计拨付(万元)\n示例公路,550\n示例校舍,302\n示例供水,90\n"
    assert both(march, april) == [
        (
            "series asked B5: 2023年3月资金拨付情况表到2023年4月资金拨付情况表由95万元降到90万元，"
            "累计数一般不减少，请核对。"
        )
    ]


def test_tables_of_other_months_or_other_matters_are_not_compared():
    assert both(MARCH.replace("3月", "2月"), APRIL) == []
    assert both(MARCH.replace("资金拨付", "投资完成"), APRIL) == []
