"""One sheet per county: the sheet's name says whose figures these are; what contradicts it is asked about."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied

ROAD = "建设乡村振兴惠民路"


@pytest.fixture
def store(registers: Store, tmp_path: Path) -> Store:
    return copied(registers, tmp_path / "store")


def book(**banners: str) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for at, (name, banner) in enumerate(banners.items()):
        sheet = workbook.create_sheet(name)
        sheet.append(["2023年2月民生实事项目进展情况表（单位：万元）"])
        sheet.append([banner])
        sheet.append(["项目名称", "预算下达", "实际拨付"])
        sheet.append([ROAD, 900, 100 + at])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def outcome(store: Store, content: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """The counties that were reported, and what was found besides."""
    (file,) = load([Incoming("2月.xlsx", content)], store, datetime(2023, 3, 10)).files
    usual = {"as_of_missing", "corrects"}
    told = [(f.code, str(f.severity)) for f in file.outcome.findings if f.code not in usual]
    return [record.county for record in file.outcome.records], told


def test_the_name_of_a_sheet_is_its_county(store):
    assert outcome(store, book(雁江区="", 安岳县="")) == (["雁江区", "安岳县"], [("sender_from_sheet", "noted")] * 2)


def test_a_name_without_its_last_sign_is_asked_about(store):
    assert outcome(store, book(雁江="")) == (["雁江区"], [("sender_from_sheet", "questioned")])


def test_a_banner_that_names_another_county_refuses_the_sheet(store):
    assert outcome(store, book(雁江区="填报单位：雁江区", 安岳县="填报单位：乐至县")) == (
        ["雁江区"],
        [("sender_differs", "rejected")],
    )
