"""What a reader feels: what opens speaks their language, and the keyboard reaches all."""

import itertools
import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.serving import rerun, settled
from tests.browser.test_browser import KNOWN, WORDS, opened

pytestmark = pytest.mark.browser

# Where the focus is and whether that is seen. Cells of a table have names of their own inside its canvas, as soon as
# the grid has made them for screen readers; there the canvas shows the focus.
FOCUS = """(framework) => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const seen = (node, up) => {
    if (!node || up > 4) return false
    const style = getComputedStyle(node)
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    return ring || style.boxShadow !== 'none' || seen(node.parentElement, up + 1)
  }
  const place = element.closest('[data-testid="data-grid-canvas"]') ?? element.closest('[data-testid]')
  const name = place?.dataset.testid || ''
  return [name, framework.includes(name) || seen(element, 0)]
}"""
REACHED = {
    "stTopNavLink",
    "stPopoverButton",
    "stButtonGroup",
    "stSelectbox",
    "stTooltipHoverTarget",
    "data-grid-canvas",
}
FRAMEWORK = ["stMain", "data-grid-canvas", "stBaseButton-elementToolbar"]
"""Where the framework draws the focus itself, inside a canvas or by the colour of a button."""


@pytest.mark.parametrize("path", ["categories", "schedule", "export", "submissions"])
def test_what_opens_speaks_chinese_only(browser, server, path):
    with opened(browser, server, path) as (page, _):
        ways = page.locator('[data-testid="stPopoverButton"]:visible')  # 填报 keeps some out of sight
        for at in range(ways.count()):
            ways.nth(at).click()
            settled(page)
            assert foreign(page) == []
            page.keyboard.press("Escape")
            settled(page)
        tables = page.locator('[data-testid="stDataFrame"]')
        assert tables.count() > 0
        tables.first.hover()
        page.locator('[data-testid="stElementToolbarButton"] button[aria-label*="搜索"]').first.click()
        page.keyboard.type("没有这一行")
        settled(page)
        assert foreign(page) == []


def foreign(page) -> list[str]:
    return [word for word in page.evaluate(WORDS) if re.search(r"[A-Za-z]{3,}", KNOWN.sub("", word))]


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser, server):
    with opened(browser, server, "schedule") as (page, _):
        places = list(itertools.takewhile(bool, (focus_after_tab(page) for _ in range(200))))
    assert {name for name, _ in places} >= REACHED
    assert [name for name, is_seen in places if not is_seen] == []
    assert len(places) < 200


def focus_after_tab(page) -> tuple[str, bool] | None:
    """Where the next press of Tab leads and whether that is seen; nothing at the end of the page."""
    page.keyboard.press("Tab")
    with suppress(Error):  # the ring is drawn a moment after the focus has moved
        page.wait_for_function(f"framework => (place => !place || place[1])(({FOCUS})(framework))", arg=FRAMEWORK)
    return page.evaluate(FOCUS, FRAMEWORK)


def test_a_filter_is_changed_by_keyboard_alone(browser, server):
    with opened(browser, server, "schedule") as (page, _):
        page.get_by_role("combobox", name="区县").focus()
        page.keyboard.type("雁江")
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("ArrowDown")
        with rerun(page):
            page.keyboard.press("Enter")
        assert "county=" in page.url
        assert page.get_by_role("combobox", name="区县").input_value() == "雁江区"


def test_a_page_that_is_computed_says_so_and_for_how_long(browser, server):
    with opened(browser, server, "definitions") as (page, _):
        app = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        expect(app).to_have_count(1)
        said = "element => getComputedStyle(element, '::after').content"
        assert app.evaluate(said) == "none"
        app.evaluate("element => { element.dataset.testScriptState = 'running' }")
        running = page.locator('[data-testid="stApp"]')
        assert running.evaluate(said) == '"正在计算… " counter(seconds) "秒"'
        counted = "element => getComputedStyle(element, '::after').getPropertyValue('--seconds') === '1'"
        page.wait_for_function(counted, arg=running.element_handle())
