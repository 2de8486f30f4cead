"""Switches: the unit of money, the month by itself, the denominator of disbursed money, in files and commands."""

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from data.model import Denominator, Span, Unit, View
from data.store import Store
from exports import measure
from exports.__main__ import main
from exports.csv import csv
from exports.extract import Extract, extract
from exports.parquet import parquet
from exports.switches import switched
from exports.units import in_unit
from exports.xlsx import xlsx

FEBRUARY = date(2023, 2, 1)


@pytest.mark.parametrize(
    ("unit", "amounts"),
    [
        (Unit.WAN, [Decimal("0.000123"), Decimal("426400.5"), None]),
        (Unit.YUAN, [Decimal("1.23"), Decimal(4264005000), None]),
        (Unit.YI, [Decimal("0.0000000123"), Decimal("42.64005"), None]),
    ],
)
def test_an_amount_keeps_every_fen_in_every_unit(unit: Unit, amounts: list[Decimal | None]) -> None:
    kept = pl.DataFrame(
        {"planned_wan": [Decimal("0.000123"), Decimal("426400.5"), None], "tasks": [1, 2, 3]},
        schema_overrides={"planned_wan": pl.Decimal(18, 6)},
    )
    assert in_unit(kept, unit).rows() == list(zip(amounts, [1, 2, 3], strict=True))


def test_files_say_the_unit_in_heading_banner_and_field(store: Store) -> None:
    table = measure.table(store, View(period=FEBRUARY, unit=Unit.YI), "funding", "county", "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(table))).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][0].startswith("金额单位：亿元")
    assert (rows[2][3], [row[3] for row in rows[3:]]) == ("计划资金（亿元）", [0.12, 0.05005, 0.17005])
    lines = csv(table).decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[3] == "计划资金（亿元）"
    assert [line.split(",")[3] for line in lines[1:4]] == ["0.12", "0.05005", "0.17005"]
    fields = pl.read_parquet(io.BytesIO(parquet(table)))
    assert fields.get_column("planned_yi").to_list() == [Decimal("0.12"), Decimal("0.05005")]


def test_the_command_line_takes_them(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "answer.json"
    asked = ["table", "--store", str(store.root), "--metric", "funding", "--by", "county", "--period", "2023-02"]
    assert main([*asked, "--unit", "yuan", "--denominator", "issued", "--out", str(out)]) == 0
    document = json.loads(out.read_bytes(), parse_float=Decimal)
    assert (document["settings"]["unit"], document["settings"]["denominator"]) == ("yuan", "issued")
    assert document["columns"][3] == {"name": "planned_yuan", "label": "计划资金", "unit": "元", "over": None}
    assert document["rows"][0]["planned_yuan"] == 12_000_000
    assert "disbursed_of_planned_pct" not in document["rows"][0]
    assert document["total"]["disbursed_of_issued_pct"] == Decimal("22.28")


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (View(), ["issued_wan", "actual_pct", "disbursed_of_planned_pct", "disbursed_base_wan"]),
        (View(denominator=Denominator.ARRIVED),
         ["issued_wan", "actual_pct", "disbursed_of_arrived_pct", "disbursed_arrived_base_wan"]),
        (View(span=Span.MONTH, denominator=Denominator.ISSUED),
         ["issued_month_wan", "actual_pct", "progress_month_pp", "disbursed_month_of_issued_pct",
          "disbursed_month_issued_base_wan"]),
    ],
)  # fmt: skip
def test_columns_stand_in_for_each_other(store: Store, view: View, names: list[str]) -> None:
    usual = ["issued_wan", "actual_pct", "disbursed_of_planned_pct", "disbursed_base_wan"]
    whole = measure.table(store, view.model_copy(update={"period": FEBRUARY}), "funding", "county", "zh")
    month = extract(store, Extract(view=view.model_copy(update={"period": FEBRUARY}), by="county"), "zh")
    known = {*names, *usual}
    assert switched(usual, known, view) == names
    assert switched(usual, usual, view) == usual
    assert set(whole.names) & set(names)
    assert set(month.names) & set(names)


def test_the_months_of_a_county_add_up(sample: Store) -> None:
    own: list[Any] = []
    for month in (1, 2, 3):
        view = View(period=date(2023, month, 1), span=Span.MONTH, county="市本级")
        table = measure.table(sample, view, "funding", "county", "zh")
        own.append(table.total_row()[table.names.index("disbursed_month_wan")])  # type: ignore[index]
    whole = measure.table(sample, View(period=date(2023, 3, 1), county="市本级"), "funding", "county", "zh")
    assert sum(own) == whole.total_row()[whole.names.index("disbursed_wan")]  # type: ignore[index]
