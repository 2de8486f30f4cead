"""From the city to the cell in at most five clicks, the cell's words as they stand in the archived file."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page

from data.archive import Archive
from data.model import received_before
from data.store import Store
from tests.browser.serving import rerun, settled
from tests.browser.test_browser import opened

pytestmark = pytest.mark.browser

FIVE = 5
WALL = (1366, 768)
HEAD, WAY = 36, 30
"""In px: the height of a table's head, and how far in its first column the word 查看 stands."""

BELOW_THE_HEADER = """(element) => {
  element.scrollIntoView({block: 'start'})
  document.querySelector('[data-testid=stMain]').scrollBy(0, -140)
}"""


class Reader:
    """Somebody before the browser, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, button: Locator) -> None:
        with rerun(self.page):
            button.click()
        self.clicks += 1

    def open_row(self, question: str, down: int) -> None:
        """Click on 查看 in the first table below a question, so many px below its head."""
        below = f'xpath=//h2[contains(., "{question}")]/following::div[@data-testid="stDataFrame"][1]'
        frame = self.page.locator(below)
        frame.evaluate(BELOW_THE_HEADER)
        settled(self.page)
        box = frame.bounding_box()
        assert box is not None
        with rerun(self.page):
            self.page.mouse.click(box["x"] + WAY, box["y"] + HEAD + down)
        self.clicks += 1

    def open_listed(self, question: str, down: int) -> None:
        """Click on 查看 in a row of the first table of sentences below a question."""
        self.press(self.listing(question).locator("button.way").nth(down))

    def listing(self, question: str) -> Locator:
        """The first table of sentences below a question."""
        below = f'xpath=//h2[contains(., "{question}")]/following::div[@data-testid="stBidiComponentIsolated"][1]'
        return self.page.locator(below)

    def here(self) -> str:
        """The text of the marked cell, without the sign of a finding."""
        return re.sub(r"^[✖▲○] ", "", self.page.locator("td.here").inner_text())

    def chosen(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}


def in_archive(store: Store, asked: dict[str, str]) -> str:
    """What the archived file holds in the cell that an address names, read by others than we."""
    sent = store.table("submissions", received_before=received_before(None))
    one = sent.filter(sent["submission_id"] == asked["submission"]).row(0, named=True)
    content = Archive(store.root).content(one["sha256"])
    at = openpyxl.utils.cell.coordinate_to_tuple(asked["cell"])
    if Path(one["file_name"]).suffix == ".xlsx":
        value = openpyxl.load_workbook(io.BytesIO(content))[asked["sheet"]][asked["cell"]].value
        return str(value)
    text = content.decode("utf-8-sig") if content.startswith(b"\xef\xbb\xbf") else content.decode("gb18030")
    return list(csv.reader(io.StringIO(text)))[at[0] - 1][at[1] - 1]


@pytest.mark.parametrize(
    ("county", "size"), [("雁江区", (1920, 1080)), ("乐至县", (1366, 768)), ("雁江区", (1024, 768))]
)
def test_the_way_from_the_city_to_the_cell_takes_at_most_five_clicks(browser: Browser, server, sample, county, size):
    with opened(browser, server, "?period=2023-05", size) as (page, _):
        reader = Reader(page)
        reader.press(page.get_by_role("button", name=f"查看{county}"))
        reader.open_row("承担哪些任务", 20)
        assert reader.chosen().items() >= {"county": county, "period": "2023-05"}.items()
        reader.open_listed("这些数出自哪一格", 0)
        assert reader.clicks <= FIVE
        assert reader.here() == in_archive(sample, reader.chosen())
        page.reload()
        settled(page)
        assert reader.here() == in_archive(sample, reader.chosen())


@pytest.mark.parametrize(("check", "cells"), [("累计数下降", 2), ("单位疑似差一万倍", 1)])
def test_a_question_leads_to_its_cell_or_lets_the_reader_choose(browser: Browser, server, sample, check, cells):
    with opened(browser, server, "credibility?period=2023-10", WALL) as (page, _):
        reader = Reader(page)
        reader.press(reader.listing("涉及哪一格").locator("tr", has_text=check).locator("button.way"))
        choices = page.locator('[role="dialog"] [class*="st-key-cell_"] button')
        if cells > 1:
            named = [label.split()[0] for label in choices.all_inner_texts()]
            assert named == ["G8", "G8", "打开项目页"]
            reader.press(choices.first)
        assert reader.here() == in_archive(sample, reader.chosen())


def test_breadcrumbs_lead_back_and_keep_period_and_as_of(browser: Browser, server):
    with opened(browser, server, "?period=2023-05&as_of=2023-07-05", WALL) as (page, _):
        reader = Reader(page)
        reader.press(page.get_by_role("button", name="查看乐至县"))
        reader.open_row("承担哪些任务", 20)
        reader.open_listed("这些数出自哪一格", 0)
        kept = {"period": "2023-05", "as_of": "2023-07-05"}
        way = page.locator(".st-key-trail button")
        assert way.all_inner_texts() == ["全市", "乐至县", "建设乡村振兴惠民路"]
        for step, path, narrowed in ((2, "/project", "乐至县"), (1, "/county", "乐至县"), (0, "/", None)):
            reader.press(way.nth(step))
            assert urlsplit(page.url).path == path
            assert reader.chosen().items() >= kept.items()
            assert reader.chosen().get("county") == narrowed


def test_the_original_is_given_back_byte_for_byte(browser: Browser, server, sample: Store):
    sent = sample.table("submissions", received_before=received_before(None)).row(0, named=True)
    with opened(browser, server, f"submissions?submission={sent['submission_id']}") as (page, _):
        with page.expect_download() as waiting:
            page.get_by_role("button", name="下载原件").click()
        assert waiting.value.suggested_filename == sent["file_name"]
        assert waiting.value.path().read_bytes() == Archive(sample.root).content(sent["sha256"])
