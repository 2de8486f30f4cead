"""What the reader did is one step in the browser's history, and Back returns to what stood there before."""

from urllib.parse import unquote, urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.serving import rerun, settled
from tests.browser.test_browser import opened
from tests.browser.test_picks import asked, click, tables

pytestmark = pytest.mark.browser


def steps(page: Page) -> int:
    length: int = page.evaluate("window.history.length")
    return length


def back(page: Page) -> None:
    with rerun(page):
        page.go_back()


def where(page: Page) -> tuple[str, dict[str, str], str]:
    """The page, what stands in its address, and its headline."""
    return urlsplit(page.url).path, asked(page), page.locator("h1").first.inner_text()


def ways(page: Page, question: str):
    below = f'xpath=//h2[contains(., "{question}")]/following::div[@data-testid="stBidiComponentIsolated"][1]'
    return page.locator(below).locator("button.way")


def test_each_click_on_the_way_to_a_cell_is_one_step_back(browser, server):
    with opened(browser, server, "?period=2023-05") as (page, wrong):
        stood, began = [where(page)], steps(page)
        with rerun(page):
            page.get_by_role("button", name="查看乐至县").dblclick()
        stood.append(where(page))
        with rerun(page):
            page.get_by_role("link", name="建设乡村振兴惠民路").or_(
                page.locator('[data-testid="stDataFrame"]')
            ).first.click(position={"x": 30, "y": 56})
        stood.append(where(page))
        with rerun(page):
            ways(page, "这些数出自哪一格").first.click()
        assert [path for path, *_ in (*stood, where(page))] == ["/", "/county", "/project", "/submissions"]
        assert asked(page).keys() >= {"submission", "sheet", "cell"}
        assert steps(page) == began + 3
        for before in reversed(stood):
            back(page)
            assert where(page) == before
        assert steps(page) == began + 3
    assert wrong == []


def test_a_cell_that_is_returned_to_still_knows_the_view(browser, server):
    view = {"project": "建设乡村振兴惠民路", "county": "乐至县", "period": "2023-05", "as_of": "2023-07-05"}
    with opened(browser, server, f"project?{urlencode(view)}") as (page, wrong):
        with rerun(page):
            ways(page, "这些数出自哪一格").first.click()
        stood = where(page)
        assert stood[1].items() >= view.items()
        assert page.locator(".st-key-as_of").is_visible()
        assert not page.locator(".st-key-period").is_visible()
        for _ in range(2):
            with rerun(page):
                page.locator(".st-key-trail button").last.click()
            assert asked(page) == view
            back(page)
            assert where(page) == stood
            page.reload()
            settled(page)
    assert wrong == []


def test_back_undoes_a_bar_that_was_clicked_a_filter_and_a_part_of_the_page(browser, server):
    with opened(browser, server, "schedule?period=2023-08&schedule_part=spread&by=category") as (page, _):
        stood, began = [where(page)], steps(page)
        click(page, "lights_0", 0.3, 24)
        stood.append(where(page))
        page.locator(".st-key-county input").first.click()
        with rerun(page):
            page.get_by_role("option", name="雁江区").click()
        stood.append(where(page))
        with rerun(page):
            page.locator(".st-key-schedule_part button").last.click()
        assert [each[1].get("county") for each in stood] == [None, None, "雁江区"]
        assert steps(page) == began + 3
        for before in reversed(stood):
            back(page)
            assert where(page) == before
        assert page.locator(".st-key-county input").first.get_attribute("value") == "全部区县"


def test_a_bar_that_lists_its_tasks_stands_in_the_address_of_its_page_alone(browser, server):
    with opened(browser, server, "schedule?period=2023-08&schedule_part=spread") as (page, _):
        click(page, "lags_0", 3.5 / 8, 180)
        assert (asked(page)["lags"], tables(page, "in_band")) == ("3", 1)
        with rerun(page):
            page.get_by_role("link", name="资金").first.click()
        assert "lags" not in asked(page)
        back(page)
        assert (asked(page)["lags"], tables(page, "in_band")) == ("3", 1)
        back(page)
        assert ("lags" in asked(page), tables(page, "in_band")) == (False, 0)


def test_a_page_that_there_is_not_is_said_and_is_no_step(browser, server):
    with opened(browser, server, "nosuchpage?period=2023-05") as (page, wrong):
        assert unquote(page.url) == f"{server}/?period=2023-05"
        assert page.get_by_text("没有名为“nosuchpage”的页面").count() == 1
        assert page.locator('[role="dialog"]').count() == 0
        with rerun(page):
            page.locator(".st-key-astray").get_by_role("link", name="资金").click()
        assert urlsplit(page.url).path == "/funding"
    assert wrong == []


def test_settings_stay_in_the_address_from_page_to_page_and_back(browser, server):
    with opened(browser, server, "schedule?period=2023-08&unit=yi&lights=yinchuan") as (page, wrong):
        settings = {"period": "2023-08", "unit": "亿元", "lights": "银川市（百分点）"}
        assert asked(page) == settings
        with rerun(page):
            page.get_by_role("link", name="类别").first.click()
        stood = where(page)
        assert stood[:2] == ("/categories", settings)
        with rerun(page):
            page.get_by_role("link", name="资金").first.click()
        assert asked(page) == settings
        back(page)
        assert where(page) == stood
        assert "亮灯标准：银川市（百分点） · 表中金额单位：亿元" in page.locator("main").inner_text()
    assert wrong == []
