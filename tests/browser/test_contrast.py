"""Words stand out from their ground where the reader's system is dark; test_browser looks at the light."""

import pytest
from playwright.sync_api import Browser

from tests.browser.contrast import FAINT
from tests.browser.serving import settled
from tests.browser.test_browser import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_words_stand_out_from_their_ground_in_the_dark(browser: Browser, server: str, path: str) -> None:
    size = {"width": 1366, "height": 768}
    with browser.new_context(viewport=size, locale="zh-CN", color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{server}/{path}{'&' if '?' in path else '?'}period=2023-08")
        settled(page)
        assert page.evaluate(FAINT) == []
