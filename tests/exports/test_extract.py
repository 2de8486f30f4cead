"""A free choice of rows, columns and grouping: what it holds, what narrows it, and the command that makes it again."""

import io
import shlex
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from data.model import Light, View
from data.store import Store
from exports.__main__ import main
from exports.choice import ChoiceError
from exports.extract import Extract, extract
from exports.extract_choice import EXTRACT, command, wanted
from exports.parquet import parquet

VIEW = View(period=date(2023, 2, 1))
MONEY = ("project", "county", "planned_wan", "issued_wan", "issued_of_planned_pct", "lag_days")
ROAD, AID = "外环路示例", "补助示例"
ROAD_HERE = (ROAD, "雁江区", Decimal(1000), Decimal(400), Decimal(40), 19)
ROAD_THERE = (ROAD, "安岳县", Decimal("500.5"), None, None, None)
AID_HERE = (AID, "雁江区", Decimal(200), Decimal(50), Decimal(25), 61)


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ({}, [ROAD_HERE, ROAD_THERE, AID_HERE]),
        ({"lag_over": 19}, [AID_HERE]),
        ({"lag_over": 18}, [ROAD_HERE, AID_HERE]),
        ({"rate": "issued_of_planned_pct", "below": Decimal(40)}, [AID_HERE]),
        ({"stage": "C6"}, [ROAD_HERE]),
        ({"sort": "lag_days", "descending": True}, [AID_HERE, ROAD_HERE, ROAD_THERE]),
        ({"sort": "planned_wan"}, [AID_HERE, ROAD_THERE, ROAD_HERE]),
        ({"view": View(period=date(2023, 2, 1), as_of=date(2023, 3, 5)), "questioned": True},
         [(ROAD, "雁江区", Decimal(1000), Decimal(300), Decimal(30), 19)]),
        ({"view": View(period=date(2023, 2, 1), light=Light.NONE)}, [ROAD_THERE]),
    ],
)  # fmt: skip
def test_rows_are_those_that_were_asked_for(store: Store, choice: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    table = extract(store, Extract(**{"view": VIEW, "columns": MONEY} | choice), "zh")
    assert table.rows() == rows


def test_the_total_is_over_all_rows_and_its_rate_over_those_where_both_are_known(store: Store) -> None:
    table = extract(store, Extract(view=VIEW, columns=MONEY), "zh")
    # issued 400 + 50 of the 1 200 planned for the two tasks that reported
    assert table.total_row() == (None, None, Decimal("1700.5"), Decimal(450), Decimal("37.5"), None)


def test_a_grouping_shows_schedule_and_funding_side_by_side(store: Store) -> None:
    names = ("county", "tasks", "behind", "planned_wan", "issued_of_planned_pct", "issued_base_wan")
    table = extract(store, Extract(view=VIEW, by="county", columns=names), "zh")
    assert table.rows() == [
        ("雁江区", 2, 2, Decimal(1200), Decimal("37.5"), Decimal(1200)),
        ("安岳县", 1, None, Decimal("500.5"), None, None),
    ]
    assert table.total_row() == (None, 3, 2, Decimal("1700.5"), Decimal("37.5"), Decimal(1200))


def test_what_narrows_the_rows_is_in_the_manifest(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "滞后.xlsx"
    asked = "--period 2023-02 --lag-over 18 --rate 下达进度 --below 45 --stage 开工 --questioned --as-of 2023-03-05"
    assert main(["extract", "--store", str(store.root), *asked.split(), "--format", "xlsx", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    said = dict(book["说明"].iter_rows(values_only=True))
    assert {what: value for what, value in said.items() if what.startswith("筛选条件")} == {
        "筛选条件（滞后天数多于）": "18天",
        "筛选条件（下达进度低于（未报的不计入））": "45%",
        "筛选条件（当前阶段）": "开工",
        "筛选条件（只要有疑问的任务）": "是",
    }
    assert [cell.value for cell in book["数据"]["A"]][3:] == [ROAD, "合计"]


@pytest.mark.parametrize(
    "choice",
    [
        Extract(view=VIEW),
        Extract(
            view=View(period=date(2023, 2, 1), as_of=date(2023, 3, 5), county="雁江区", light=Light.YELLOW),
            columns=("county", "lag_days"), lag_over=0, rate="actual_pct", below=Decimal("12.5"), stage="C6",
            questioned=True, sort="lag_days", descending=True,
        ),
        Extract(view=VIEW, by="department", columns=("department", "tasks"), sort="tasks"),
    ],
)  # fmt: skip
def test_the_command_asks_for_the_same(choice: Extract) -> None:
    parts = shlex.split(command(choice))
    assert parts[:4] == ["python", "-m", "exports", "extract"]
    at = {part.removeprefix("--").replace("-", "_"): place for place, part in enumerate(parts) if part[:2] == "--"}
    flags = ("questioned", "descending")
    words = {name: ("1" if name in flags else parts[at[name] + 1]) for name in EXTRACT if name in at}
    assert wanted(choice.view, words, "zh") == choice


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"lag_over": "12.5"}, "--lag-over 要写整数，不能是“12.5”。"),
        ({"lag_over": "many"}, "--lag-over 要写数字，不能是“many”。"),
        ({"rate": "actual_pct"},
         "--rate 和 --below 要一起写，例如 --rate disbursed_of_planned_pct --below 20。"),
        ({"rate": "actual_pct", "below": "nan"}, "--below 要写数字，不能是“nan”。"),
        ({"by": "month"}, "--by 不能是“month”，可选：county、department、category、project、working_group。"),
    ],
)  # fmt: skip
def test_a_wrong_word_gets_a_sentence(words: dict[str, str], sentence: str) -> None:
    with pytest.raises(ChoiceError) as wrong:
        wanted(VIEW, words, "zh")
    assert str(wrong.value) == sentence


def test_labels_name_columns_in_either_language() -> None:
    made = wanted(VIEW, {"columns": "项目名称，Days behind", "sort": "滞后天数"}, "zh")
    assert (made.columns, made.sort) == (("project", "lag_days"), "lag_days")


def test_parquet_has_typed_columns_and_the_manifest(store: Store) -> None:
    table = extract(store, Extract(view=VIEW, columns=MONEY), "zh")
    content = parquet(table)
    read = pl.read_parquet(io.BytesIO(content))
    assert read.equals(table.frame)
    assert read.schema["planned_wan"] == pl.Decimal(18, 6)
    assert pl.read_parquet_metadata(io.BytesIO(content))["报告期"] == "2023-02"


def test_nothing_stored_makes_no_extract(empty: Store) -> None:
    with pytest.raises(LookupError):
        extract(empty, Extract(view=VIEW), "zh")
