"""Receipts: numbers that differ, stay, and say what became of a file."""

import re
from dataclasses import FrozenInstanceError
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from data.store import Store
from loaders.__main__ import main
from loaders.load import Batch, load, rebuild
from loaders.receipt import line, of_files, of_store
from tests.conftest import SAMPLE, incoming

FEBRUARY = SAMPLE / "2023-02" / "雁江区_2023年02月_民生实事进展情况.xlsx"
REGISTERS = [SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"]
NOW = datetime(2023, 3, 6, 13, 11)


def test_every_stored_file_has_a_number_of_its_own(sample_load: tuple[Store, Batch]) -> None:
    store, batch = sample_load
    receipts = of_files(batch.files)
    assert len({one.number for one in receipts}) == len(batch.files)
    assert all(re.fullmatch(r"2\d{3}-\d\d-\w+-000001-\d\d", one.number) for one in receipts)
    assert {one.submission_id: one for one in receipts} == of_store(store)


def test_numbers_stay_after_later_loads_and_a_rebuild(tmp_path: Path) -> None:
    store = Store(tmp_path)
    load(incoming(*REGISTERS), store, datetime(2023, 2, 1))
    given = of_files(load(incoming(FEBRUARY), store, NOW).files)
    assert [one.number for one in given] == ["2023-02-雁江区-000002-01"]
    before = of_store(store)
    load(incoming(SAMPLE / "2023-02" / "市本级_2023年02月_民生实事进展情况.xlsx"), store, NOW)
    rebuild(store)
    after = of_store(store)
    assert {key: after[key] for key in before} == before


def test_a_receipt_says_what_when_and_how_many(tmp_path: Path) -> None:
    store = Store(tmp_path)
    load(incoming(*REGISTERS), store, datetime(2023, 2, 1))
    (receipt,) = of_files(load(incoming(FEBRUARY), store, NOW).files)
    assert line(receipt, "zh") == (
        "回执 2023-02-雁江区-000002-01：“雁江区_2023年02月_民生实事进展情况.xlsx”，2023-03-06 13:11收到，采用19行。"
    )
    assert receipt.number in line(receipt, "en")
    with pytest.raises(FrozenInstanceError):
        receipt.number = "1"  # type: ignore[misc]


def test_what_is_not_stored_gets_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert of_store(store) == {}
    assert of_files(load(incoming(FEBRUARY), store, NOW).files) == []


def test_loading_prints_the_receipts(tmp_path: Path, capsys: Any) -> None:
    arguments = ["load", *map(str, REGISTERS), "--store", str(tmp_path)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.count("回执 ") == 2
    assert main(arguments) == 0
    assert "回执" not in capsys.readouterr().out
