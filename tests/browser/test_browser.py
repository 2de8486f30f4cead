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
from tests.browser.contrast import FAINT
from tests.browser.serving import settled

pytestmark = pytest.mark.browser

PAGES = (
    "", "schedule", "schedule?schedule_part=plan", "schedule?schedule_part=forecast", "funding",
    "funding?funding_part=waiting", "categories", "county", "county?county=雁江区", "department",
    "department?department=市交通运输局", "project", "project?project=建设乡村振兴惠民路", "submissions",
    "credibility", "reconciliation", "compare", "export", "definitions",
)  # fmt: skip
SPOKEN = tuple(path for path in PAGES if path != "definitions")
"""The definitions name columns and formulas as they are in programs, and metrics in both languages."""
SIZES = ((1440, 1000), (1920, 1080), (1366, 768), (1024, 768))
WORDS = """() => {
  const found = new Set()
  const foreign = (text) => /[A-Za-z]{3,}/.test(text) && found.add(text.trim())
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
    const skipped = 'script, style, svg, canvas, table, code, [data-testid=stIconMaterial]'
    if (!element?.offsetParent || element.closest(skipped)) continue
    if (node.nodeType === Node.TEXT_NODE) foreign(node.data)
    else for (const name of ['aria-label', 'title', 'placeholder']) foreign(node.getAttribute(name) || '')
  }
  return [...found]
}"""
CUT = """() => [...document.querySelectorAll('h1, h2, p, label, button, input, [class*=st-key-tiles] *')]
  .filter((e) => e.offsetParent && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.value || e.innerText)"""
KNOWN = re.compile(r"English|Excel|WPS|CSV|XLSX|PARQUET|PNG|SVG|\.xlsx|\.csv|\.zip")


@contextmanager
def opened(
    browser: Browser, server: str, path: str, size: tuple[int, int] = SIZES[0], locale: str = "zh-CN"
) -> Iterator[tuple[Page, list[str]]]:
    """A page after its script has run, and what went wrong on the way: requests that left the host, errors."""
    with browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale) as context:
        page, wrong = context.new_page(), []
        host = urlsplit(server).hostname
        page.on("request", lambda r: wrong.append(r.url) if urlsplit(r.url).hostname not in (host, None, "") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{server}/{path}")
        settled(page)
        yield page, wrong


@pytest.fixture(scope="module")
def august(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[Page, list[str]]]:
    """A page in Chinese, opened once for the tests that only look at it."""
    with opened(browser, server, _in_august(request.param)) as shown:
        yield shown


def resized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    settled(page)


@pytest.mark.parametrize("august", PAGES, indirect=True)
def test_a_page_is_whole_at_every_size_and_asks_nobody_else(august):
    page, wrong = august
    for size in SIZES:
        resized(page, size)
        assert page.evaluate(CUT) == [], size
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    assert page.locator('[data-testid="stException"]').count() == 0
    assert wrong == []


@pytest.mark.parametrize("august", SPOKEN, indirect=True)
def test_a_chinese_page_speaks_chinese_only(august):
    page, _ = august
    resized(page, SIZES[0])
    foreign = [word for word in page.evaluate(WORDS) if re.search(r"[A-Za-z]{3,}", KNOWN.sub("", word))]
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert foreign == []


@pytest.mark.parametrize("august", PAGES, indirect=True)
def test_words_stand_out_from_their_ground_in_the_light(august):
    page, _ = august
    resized(page, (1366, 768))
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    assert page.evaluate(FAINT) == []


def _in_august(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}period=2023-08"


@pytest.mark.parametrize("path", SPOKEN)
def test_an_english_browser_gets_english_sentences(browser, server, sample, path):
    names = sorted(sample.table("choices").get_column("choice"), key=len, reverse=True)
    with opened(browser, server, _in_august(path), locale="en-GB") as (page, _):
        assert page.evaluate("document.documentElement.lang").startswith("en")
        said = page.locator("h1, h2, h3, [data-testid='stCaptionContainer'], [data-testid='stMetricLabel']")
        sentences = [re.sub("|".join(map(re.escape, names)), "", text) for text in said.all_inner_texts()]
    assert [sentence for sentence in sentences if re.search("[\u4e00-\u9fff]", sentence)] == []


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
    with opened(browser, server, "funding?period=2023-02&funding_part=groups") as (page, _):
        page.locator(".st-key-table_take button").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=re.compile("XLSX")).first.click()
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


def test_an_address_may_name_codes_and_says_words(browser, server):
    with opened(browser, server, "schedule?county=安岳县&category=construction&lang=en") as (page, _):
        assert page.evaluate("document.documentElement.lang") == "en"
        assert urlsplit(page.url).path == "/schedule"
        assert page.get_by_role("combobox").nth(2).input_value() == "安岳县"
        assert "category=Construction" in page.url
