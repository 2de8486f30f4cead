"""One walk of an analyst, whole: a link from a colleague, a filter, down to the cell, and out again with files."""

import csv
import io
import itertools
import shutil
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from playwright.sync_api import Browser, Page, expect

from data.model import View
from data.store import Store
from exports.units import unit_word
from exports.view import tasks
from metrics import funding
from metrics.columns import COLUMNS
from tests.browser.serving import rerun, served, settled
from tests.browser.test_browser import opened
from tests.browser.test_drill import Reader, in_archive

pytestmark = pytest.mark.browser

DESK = (1440, 900)
CATEGORY, COUNTY = "construction", "雁江区"
VIEW = View(period=date(2023, 5, 1), category=CATEGORY)


def test_a_link_a_filter_a_cell_and_the_files_agree_with_the_metric(browser: Browser, server: str, sample: Store):
    with opened(browser, server, "funding?period=2023-05&funding_part=groups", DESK) as (page, _):
        reader = Reader(page)
        choose(page, "类别", "建设")
        by_county = funding.by_group(tasks(sample, VIEW), "county")
        assert workbook_rows(taken(page, "xlsx")) == cells(by_county, typed)
        assert csv_rows(taken(page, "csv")) == cells(by_county, in_digits)
        down = by_county.get_column("county").to_list().index(COUNTY)
        reader.open_row("各组的数和分母", 20 + 40 * down)
        assert reader.chosen().items() >= {"county": COUNTY, "period": "2023-05", "category": "建设类"}.items()
        reader.open_row("承担哪些任务", 20)
        reader.open_listed("这些数出自哪一格", 0)
        assert reader.here() == in_archive(sample, reader.chosen())


def test_a_view_outlives_its_server(browser: Browser, sample: Store, tmp_path: Path):
    root = tmp_path / "store"
    shutil.copytree(sample.root, root)
    page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="zh-CN")
    with served(root) as address:
        port = int(address.rsplit(":", 1)[1])
        page.goto(f"{address}/schedule?period=2023-05&county={COUNTY}&clock=linear")
        settled(page)
        before = said(page)
    with served(root, port) as address:
        page.reload()
        settled(page)
        assert said(page) == before
    assert COUNTY in before[1]
    page.close()


def said(page: Page) -> tuple[str, str]:
    """The finding, and what stands below it: period, filters, clock."""
    return page.locator("h1").first.inner_text(), page.locator("[data-testid=stCaptionContainer]").first.inner_text()


def choose(page: Page, name: str, letters: str) -> None:
    """Set a filter by the keyboard."""
    page.get_by_role("combobox", name=name).focus()
    page.keyboard.type(letters)
    expect(page.get_by_role("option")).to_have_count(1)
    with rerun(page):
        page.keyboard.press("Enter")


def taken(page: Page, kind: str) -> bytes:
    """The bytes of the file of the table of groups."""
    button = page.locator(f".st-key-table_{kind} button")
    if not button.is_visible():
        page.locator(".st-key-table_take button").click()
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.path().read_bytes()


def workbook_rows(content: bytes) -> list[dict[object, object]]:
    """The rows of the sheet 数据 by what their columns are called, without the total."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(content))["数据"].iter_rows(min_row=3, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if row[0] != "合计"]


def csv_rows(content: bytes) -> list[dict[object, object]]:
    """The rows of a CSV by what their columns are called, down to the total."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [dict(zip(head, row, strict=True)) for row in itertools.takewhile(lambda row: row[0] != "合计", rows)]


def cells(frame: pl.DataFrame, written: Callable[[str, object], object]) -> list[dict[object, object]]:
    """The metric's rows by what its columns are called."""
    return [
        {heading(name): written(COLUMNS[name].form, value) for name, value in row.items() if name in COLUMNS}
        for row in frame.iter_rows(named=True)
    ]


def heading(name: str) -> str:
    label, unit = COLUMNS[name].label, unit_word(name, VIEW.unit, "zh")
    return f"{label}（{unit}）" if unit else label


def typed(_: str, value: object) -> object:
    """As a workbook holds it: numbers as numbers."""
    return float(value) if isinstance(value, Decimal) else value


def in_digits(form: str, value: object) -> str:
    """As a CSV holds it: money to the last digit, rates with two decimals, missing empty."""
    if value is None:
        return ""
    if form in ("percent", "points"):
        return str(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
