"""Every value that differs between two views leads to its cell, the present one and the former."""

from datetime import date

import polars as pl

from data.model import View
from data.store import Store
from exports import changed
from exports.view import tasks

MAY = date(2023, 5, 1)
NOW, BEFORE = View(period=MAY, as_of=date(2023, 6, 30)), View(period=MAY, as_of=date(2023, 6, 12))
SHOWN = ("county", "field", "before", "now", "file_name_before", "cell_before", "file_name", "cell")
FIRST, AGAIN = "乐至县_2023年05月_民生实事进展情况.csv", "乐至县_2023年05月_民生实事进展情况_更正.csv"


def test_a_correction_names_both_cells(sample: Store) -> None:
    told = changed.cells(sample, (NOW, BEFORE), tasks(sample, NOW), tasks(sample, BEFORE))
    assert told.select(SHOWN).rows() == [
        ("乐至县", "disbursed_wan", "2803", "3303", FIRST, "G5", AGAIN, "G5"),
        ("乐至县", "physical_pct", "41", "44", FIRST, "I7", AGAIN, "I7"),
        ("乐至县", "issued_wan", "2387", "2837", FIRST, "F8", AGAIN, "F8"),
    ]


def test_a_value_of_the_plan_stands_in_the_breakdown(sample: Store) -> None:
    now = tasks(sample, NOW).filter(pl.col("county") == "雁江区").head(1)
    before = now.with_columns(planned_wan=pl.col("planned_wan") + 1)
    told = changed.cells(sample, (NOW, NOW), now, before)
    assert told.select("change", "field", "file_name", "sheet").rows() == [
        ("plan", "planned_wan", "02_目标任务分解表.xlsx", told.item(0, "sheet_before"))
    ]
    assert told.item(0, "cell") == told.item(0, "cell_before")
    assert told.item(0, "cell")[0].isalpha()
