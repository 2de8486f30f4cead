"""A clerk's file in a real browser: the sheet as submitted, marked, whole at every size, and never run as a page."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import rerun
from tests.browser.test_browser import CUT, SIZES, opened, resized

pytestmark = pytest.mark.browser

FORM = (
    "2023年民生实事项目进展情况表（示例）,,,\n"
    "填报单位：雁江区　报告期：2023年1-11月　数据截至：2023年11月28日　单位：万元,,,\n"
    "项目名称,预算下达,实际支付,存在问题\n"
    "建设乡村振兴惠民路,90000,150,<img src=x onerror=\"document.title='run'\">\n"
    "人行天桥,三百,20,\n"
).encode("utf-8-sig")
ROWS = """() => {
  const frame = [...document.querySelectorAll('*')].map((one) => one.shadowRoot?.querySelector('.frame')).find(Boolean)
  return [...frame.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))
}"""


def uploaded(page: Page) -> None:
    with rerun(page):
        page.set_input_files("input[type=file]", {"name": "雁江区.csv", "mimeType": "text/csv", "buffer": FORM})
    page.locator("[data-testid=stForm] button").last.wait_for()


def test_the_sheet_is_shown_as_it_was_submitted_with_its_marks(browser: Browser, server: str):
    with opened(browser, server, "submissions") as (page, wrong):
        uploaded(page)
        rows = page.evaluate(ROWS)
        assert page.title() != "run"
    assert wrong == []
    assert rows[2:] == [
        ["读作", "", "→ 项目名称", "→ 预算下达（万元）", "？待确认，可能是实际拨付", "→ 存在问题"],
        ["表头", "3", "项目名称", "预算下达", "▲ 实际支付", "存在问题"],
        ["▲ 存疑", "4", "建设乡村振兴惠民路", "▲ 90000", "150", "<img src=x onerror=\"document.title='run'\">"],
        ["✖ 退回", "5", "人行天桥", "✖ 三百", "20", ""],
    ]


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_nothing_is_cut_off_around_it(browser: Browser, server: str, locale: str):
    with opened(browser, server, "submissions?lang=zh" if locale == "zh-CN" else "submissions") as (page, _):
        uploaded(page)
        cut = {}
        for size in SIZES:
            resized(page, size)
            cut[size] = page.evaluate(CUT)
    assert cut == {size: [] for size in SIZES}
