"""What a reader sees: every page, in both languages, at the sizes of the wall and the desk."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from data.model import View
from data.store import Store
from exports.view import tasks
from metrics import funding

pytestmark = pytest.mark.browser

PAGES = ("", "schedule", "funding", "categories", "county", "department", "project", "submissions")
SIZES = ((1440, 1000), (1024, 768))
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter(e => e.children.length === 0 && e.textContent.trim() && e.clientWidth > 0
        && getComputedStyle(e).textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.textContent.trim())"""


@contextmanager
def opened(
    browser: Browser, server: str, path: str, size: tuple[int, int] = SIZES[0], locale: str = "zh-CN"
) -> Iterator[tuple[Page, list[str]]]:
    """A page after its script has run, and what went wrong on the way: requests that left the host, errors."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale)
    page, wrong = context.new_page(), []
    host = urlsplit(server).hostname
    page.on("request", lambda r: wrong.append(r.url) if urlsplit(r.url).hostname not in (host, None, "") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{server}/{path}")
    settled(page)
    yield page, wrong
    context.close()


def settled(page: Page) -> None:
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(1500)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_asks_nobody_else(browser, server, path, size):
    with opened(browser, server, f"{path}?period=2023-08", size) as (page, wrong):
        assert page.locator('[data-testid="stException"]').count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_an_english_browser_gets_english_sentences(browser, server, path):
    with opened(browser, server, f"{path}?period=2023-08", locale="en-GB") as (page, _):
        assert page.evaluate("document.documentElement.lang").startswith("en")
        headings = page.locator("h1, h2, h3, [data-testid='stCaptionContainer'], [data-testid='stMetricLabel']")
        chinese = [text for text in headings.all_inner_texts() if re.search("[\u4e00-\u9fff]", _without_names(text))]
    assert chinese == []


def _without_names(text: str) -> str:
    """Names of projects, units and files stay as they are; they are data, not sentences."""
    return re.sub(r"[“(\"（《:：·/][^”)\"）》]*", "", text)


def test_a_deep_link_shows_what_it_says_and_survives_a_reload(browser, server):
    with opened(browser, server, "funding?period=2023-02&county=雁江区") as (page, _):
        before = page.locator("h1").first.inner_text()
        page.reload()
        settled(page)
        assert page.locator("h1").first.inner_text() == before
        assert "county=" in page.url
        assert page.get_by_text("雁江区").count() > 0


def test_two_readers_do_not_see_each_others_filters(browser, server):
    with (
        opened(browser, server, "schedule?period=2023-08&county=雁江区") as (one, _),
        opened(browser, server, "schedule?period=2023-08") as (other, _),
    ):
        one.reload()
        settled(one)
        assert one.locator("h1").first.inner_text() != other.locator("h1").first.inner_text()


def test_the_workbook_that_is_downloaded_holds_the_metric(browser: Browser, server: str, sample: Store):
    with opened(browser, server, "funding?period=2023-02") as (page, _):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=re.compile("Excel|XLSX")).first.click()
        content = waiting.value.path().read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}
    by_county = funding.by_group(tasks(sample, View(period=date(2023, 2, 1))), "county")
    money = ("planned_wan", "issued_wan", "disbursed_wan")
    header = list(rows["区县"])
    places = [
        next(n for n, name in enumerate(header) if str(name).startswith(word))
        for word in ("计划资金", "预算下达", "实际拨付")
    ]
    reckoned = {row["county"]: [float(row[name]) for name in money] for row in by_county.iter_rows(named=True)}
    assert {county: [rows[county][place] for place in places] for county in reckoned} == reckoned
    assert [rows["合计"][place] for place in places] == [426400, 87930, 18880]
