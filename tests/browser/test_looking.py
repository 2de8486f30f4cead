"""Looking and taking away: a click on a bar, the switches of an address, a file that says where it came from."""

import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.serving import rerun
from tests.browser.test_browser import opened

pytestmark = pytest.mark.browser
STEP, FIRST = 36, 24
"""px from one bar of a chart to the next, and to the middle of the first."""


def click_bar(page: Page, number: int) -> None:
    bars = page.locator('[class*="st-key-bullets"] canvas').first
    with rerun(page):
        bars.click(position={"x": 250, "y": FIRST + STEP * number})


def chosen(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("county", [])


AWAY = """() => [...document.querySelectorAll('[class*=st-key-tiles] p > span')].map((mark) => {
  const words = document.createRange()
  words.selectNodeContents(mark.previousSibling)
  const last = [...words.getClientRects()].filter((part) => part.width > 1).pop()
  const at = mark.getBoundingClientRect()
  return [Math.abs(at.top + at.height / 2 - last.top - last.height / 2), at.left - last.right, at.right - innerWidth]
}).filter(([down, across, out]) => down > 8 || across < -8 || across > 12 || out > 0)"""
"""Question marks of tiles that do not stand beside their last word."""


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)], ids=str)
def test_the_question_mark_of_a_tile_stands_beside_its_last_word(browser, server, size, locale):
    for path in ("", "schedule"):
        with opened(browser, server, f"{path}?period=2023-08", size, locale) as (page, _):
            assert page.locator('[class*="st-key-tiles"] [data-testid="stTooltipIcon"]').count() == 5
            assert page.evaluate(AWAY) == []


GRIDS = (
    "schedule?schedule_part=spread&lags=3", "schedule?schedule_part=forecast", "funding",
    "funding?funding_part=groups", "funding?funding_part=year", "categories?reached_construction=1",
    "county?county=雁江区", "department?department=市交通运输局", "project", "project?project=建设乡村振兴惠民路",
    "project?project=建设乡村振兴惠民路&county=乐至县", "submissions",
)  # fmt: skip
WIDE = """() => [...document.querySelectorAll('[data-testid=stDataFrame] .dvn-scroller')]
  .filter((grid) => grid.scrollWidth > grid.clientWidth + 2).map((grid) => [grid.scrollWidth, grid.clientWidth])"""


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("path", GRIDS)
def test_what_a_table_of_figures_answers_is_seen_without_scrolling(browser, server, path, locale):
    with opened(browser, server, f"{path}{'&' if '?' in path else '?'}period=2023-08", (1366, 4000), locale) as (
        page,
        _,
    ):
        assert page.locator('[data-testid="stDataFrame"]').count() > 0
        assert page.evaluate(WIDE) == []


def test_a_click_on_a_bar_is_the_filter_and_a_second_one_drops_it(browser, server):
    with opened(browser, server, "schedule?period=2023-08") as (page, wrong):
        whole = page.locator("h1").first.inner_text()
        click_bar(page, 1)
        assert chosen(page) == ["雁江区"]
        assert page.locator("h1").first.inner_text() != whole
        click_bar(page, 2)
        assert chosen(page) == ["高新区"]
        click_bar(page, 2)
        assert chosen(page) == []
        assert page.locator("h1").first.inner_text() == whole
    assert wrong == []


def test_a_bar_opens_the_page_of_its_county(browser, server):
    with opened(browser, server, "county?period=2023-08") as (page, _):
        click_bar(page, 0)
        assert page.locator("h1").first.inner_text().startswith("市本级")


@pytest.mark.parametrize(("path", "key"), [("", "behind"), ("submissions", "list"), ("project", "projects")])
def test_every_table_can_be_taken_away_with_its_address(browser, server, path, key):
    with opened(browser, server, f"{path}?period=2023-08&unit=yi") as (page, _):
        page.locator(f".st-key-{key}_take button").click()
        with page.expect_download() as waiting:
            page.locator(f".st-key-{key}_xlsx button").click()
        book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    told = dict(book["说明"].iter_rows(values_only=True))
    assert told["金额单位"] == "亿元"
    address = urlsplit(told["视图地址"])
    assert address.path == f"/{path}"
    assert parse_qs(address.query)["period"] == ["2023-08"]
    assert book["数据"].max_row > 4
