"""Tables of sentences: sorted by their heads, opened by their rows, nothing cut at any size."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.serving import rerun
from tests.browser.test_browser import SIZES, opened, resized

pytestmark = pytest.mark.browser

CUT = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .flatMap((host) => [...(host.shadowRoot?.querySelectorAll('.frame td, .frame th') ?? [])])
  .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)"""
BEHIND = '.st-key-behind [data-testid="stBidiComponentIsolated"]'


def column(page: Page, at: int) -> list[str]:
    return page.locator(f"{BEHIND} tbody tr td:nth-child({at})").all_inner_texts()


def sort_by(page: Page, label: str) -> None:
    page.locator(f"{BEHIND} th button", has_text=label).click()


def test_a_head_sorts_up_down_and_back_and_a_row_still_opens_its_own_task(browser, server):
    with opened(browser, server, "?period=2023-08") as (page, wrong):
        came = column(page, 6)
        sort_by(page, "进度差")
        assert column(page, 6) == sorted(came, key=points)
        sort_by(page, "进度差")
        assert column(page, 6) == sorted(came, key=points, reverse=True)
        assert page.locator(f"{BEHIND} th[aria-sort=descending]").inner_text().startswith("进度差")
        project, county = column(page, 2)[0], column(page, 3)[0]
        with rerun(page):
            page.locator(f"{BEHIND} button.way").first.click()
        chosen = parse_qs(urlsplit(page.url).query)
        assert (chosen["project"], chosen["county"]) == ([project], [county])
    assert wrong == []


def test_a_third_click_brings_back_the_order_of_the_page(browser, server):
    with opened(browser, server, "?period=2023-08") as (page, _):
        came = column(page, 2)
        for _click in range(3):
            sort_by(page, "项目名称")
        assert column(page, 2) == came
        assert page.locator(f"{BEHIND} th[aria-sort=none]").count() == len(page.locator(f"{BEHIND} th").all())


def test_every_head_leads_to_what_it_means(browser, server):
    with opened(browser, server, "?period=2023-08") as (page, _):
        what = page.locator(f"{BEHIND} th", has_text="滞后天数").locator("a")
        assert urlsplit(what.get_attribute("href")).path == "definitions"
        assert what.get_attribute("title")


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("path", ["", "submissions", "credibility", "project?project=建设乡村振兴惠民路&county=乐至县"])
def test_no_sentence_is_cut(browser, server, path, locale):
    with opened(browser, server, f"{path}{'&' if '?' in path else '?'}period=2023-08", locale=locale) as (page, _):
        for size in SIZES:
            resized(page, size)
            assert page.evaluate(CUT) == [], size


def points(text: str) -> float:
    """A number with a real minus."""
    return float(text.replace("−", "-"))
