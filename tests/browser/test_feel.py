"""What a reader feels: what opens speaks their language, and the keyboard reaches all."""

import re

import pytest

from tests.browser.serving import settled
from tests.browser.test_browser import KNOWN, WORDS, opened

pytestmark = pytest.mark.browser

FOCUS = """() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const seen = (node, up) => {
    if (!node || up > 4) return false
    const style = getComputedStyle(node)
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    return ring || style.boxShadow !== 'none' || seen(node.parentElement, up + 1)
  }
  return [element.closest('[data-testid]')?.dataset.testid || '', seen(element, 0)]
}"""
REACHED = {
    "stTopNavLink",
    "stPopoverButton",
    "stButtonGroup",
    "stSelectbox",
    "stTooltipHoverTarget",
    "data-grid-canvas",
}
FRAMEWORK = {"stMain", "data-grid-canvas", "stBaseButton-elementToolbar"}
"""Where the framework draws the focus itself, inside a canvas or by the colour of a button."""


@pytest.mark.parametrize("path", ["categories", "schedule", "export", "submissions"])
def test_what_opens_speaks_chinese_only(browser, server, path):
    with opened(browser, server, path) as (page, _):
        ways = page.locator('[data-testid="stPopoverButton"]')
        for at in range(ways.count()):
            ways.nth(at).click()
            page.wait_for_timeout(700)
            assert foreign(page) == []
            page.keyboard.press("Escape")
            page.wait_for_timeout(300)
        tables = page.locator('[data-testid="stDataFrame"]')
        assert tables.count() > 0
        tables.first.hover()
        page.locator('[data-testid="stElementToolbarButton"] button[aria-label*="搜索"]').first.click()
        page.keyboard.type("没有这一行")
        page.wait_for_timeout(700)
        assert foreign(page) == []


def foreign(page) -> list[str]:
    return [word for word in page.evaluate(WORDS) if re.search(r"[A-Za-z]{3,}", KNOWN.sub("", word))]


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser, server):
    with opened(browser, server, "schedule") as (page, _):
        found = []
        for _step in range(60):
            page.keyboard.press("Tab")
            page.wait_for_timeout(50)
            found.append(page.evaluate(FOCUS))
    places = [place for place in found if place]
    assert {name for name, _ in places} >= REACHED
    assert [name for name, seen in places if not seen and name not in FRAMEWORK] == []


def test_a_filter_is_changed_by_keyboard_alone(browser, server):
    with opened(browser, server, "schedule") as (page, _):
        page.get_by_role("combobox", name="区县").focus()
        page.keyboard.type("雁江")
        page.wait_for_timeout(400)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        settled(page)
        assert "county=" in page.url
        assert page.get_by_role("combobox", name="区县").input_value() == "雁江区"
