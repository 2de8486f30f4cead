"""Clicks on charts: each mark filters, lists its tasks, or leads to them; and numbers are drawn with their signs."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.serving import rerun, settled
from tests.browser.test_browser import opened

pytestmark = pytest.mark.browser
KEEP_WORDS = """(() => {
  window.drawnWords = []
  const draw = CanvasRenderingContext2D.prototype.fillText
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    window.drawnWords.push(text)
    return draw.call(this, text, ...place)
  }
})()"""
SIGNED = re.compile(r"^[-+−]?[\d,]*\d(\.\d+)?$")


def click(page: Page, key: str, across: float, down: float) -> None:
    """Click on a chart, so many parts of its width from the left and px from its top."""
    with rerun(page):
        touch(page, key, across, down)


def touch(page: Page, key: str, across: float, down: float) -> None:
    """The same click, whether or not the page follows it."""
    canvas = page.locator(f'[class*="st-key-{key}"] canvas').first
    box = canvas.bounding_box()
    assert box is not None
    canvas.click(position={"x": box["width"] * across, "y": down})


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def tables(page: Page, key: str) -> int:
    return page.locator(f".st-key-{key}_below").count()


def table(page: Page, key: str) -> Locator:
    """The table above what stands below it."""
    below = page.locator(f".st-key-{key}_below")
    return below.locator('xpath=preceding::div[@data-testid="stDataFrame"][1]')


def test_a_cell_of_the_grid_opens_the_county_and_its_category(browser, server):
    with opened(browser, server, "?period=2023-08") as (page, wrong):
        click(page, "grid_0", 0.55, 30 + 50 + 25)
        assert urlsplit(page.url).path == "/county"
        assert asked(page).items() >= {"county": "雁江区", "category": "建设类", "period": "2023-08"}.items()
    assert wrong == []


def test_a_cell_of_the_forms_that_came_opens_the_form(browser, server):
    with opened(browser, server, "submissions") as (page, wrong):
        click(page, "matrix_0", 0.15, 30 + 50 + 25)
        assert page.locator("h1").inner_text() == "雁江区_2023年01月_民生实事进展情况.xlsx"
        with rerun(page):
            page.go_back()
        touch(page, "matrix_1", 0.68, 30 + 3 * 50 + 25)
        settled(page)
        assert "submission" not in asked(page)
    assert wrong == []


def test_a_cell_of_the_scores_lists_the_questions_of_its_form_until_it_is_clicked_again(browser, server):
    with opened(browser, server, "credibility?period=2023-08") as (page, wrong):
        for times, is_listed in ((0, True), (1, False)):
            click(page, f"form_{times}", 0.65, 30 + 4 * 50 + 25)
            assert asked(page).get("form") == ("安岳县 2023-06" if is_listed else None)
            assert page.locator(".st-key-open_form").is_visible() == is_listed
    assert wrong == []


def test_a_bar_of_a_category_filters_and_says_so(browser, server):
    with opened(browser, server, "schedule?period=2023-08&schedule_part=spread&by=category") as (page, wrong):
        click(page, "lights_0", 0.3, 24)
        assert asked(page)["category"] == "建设类"
        assert page.get_by_text("已选建设类").count() == 1
        click(page, "lights_1", 0.3, 24)
        assert "category" not in asked(page)
    assert wrong == []


def test_a_bar_of_lags_lists_its_tasks_until_it_is_clicked_again(browser, server):
    with opened(browser, server, "schedule?period=2023-08&schedule_part=spread") as (page, _):
        assert tables(page, "in_band") == 0
        click(page, "lags_0", 3.5 / 8, 180)
        assert tables(page, "in_band") == 1
        click(page, "lags_1", 3.5 / 8, 180)
        assert tables(page, "in_band") == 0


def test_a_bar_of_a_project_opens_it(browser, server):
    with opened(browser, server, "funding?period=2023-08&funding_part=groups&by=project") as (page, _):
        click(page, "flows_0", 0.3, 24)
        assert urlsplit(page.url).path == "/project"
        assert "project" in asked(page)


def test_a_stage_lists_the_tasks_that_stand_there(browser, server):
    with opened(browser, server, "categories?period=2023-02") as (page, _):
        click(page, "funnel_construction_0", 0.3, 20)
        assert tables(page, "stage_construction") == 1


def test_the_tasks_at_a_stage_have_the_width_of_the_page(browser, server):
    with opened(browser, server, "categories?period=2023-02&funnel_construction=3") as (page, _):
        shown = table(page, "stage_construction").bounding_box()
        assert shown is not None
        assert shown["width"] > 0.9 * page.viewport_size["width"]


def test_a_milestone_lists_which_tasks_have_come_so_far_and_leads_to_the_cell(browser, server):
    with opened(browser, server, "categories?period=2023-08") as (page, wrong):
        click(page, "reached_construction_0", 0.3, 24 + 38)
        assert asked(page)["reached_construction"] == "1"
        assert page.get_by_text("建设类：已完工，3 / 50个任务（不是项目），没有到的在前").count() == 1
        shown = table(page, "passing_construction")
        with rerun(page):
            shown.click(position={"x": 78, "y": 36 + 20})
        assert asked(page).keys() >= {"submission", "sheet", "cell"}
        assert page.locator("td.here").inner_text() == "主体工程"
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "key", "across", "down", "month"),
    [
        ("categories?period=2023-08", "batches", 4.5 / 8, 60, "2023-05"),
        ("funding?period=2023-08&funding_part=year", "trend", 0.3, 100, "2023-03"),
        ("project?project=建设乡村振兴惠民路&period=2023-08", "progress", 0.3, 200, "2023-04"),
        ("project?project=建设乡村振兴惠民路&period=2023-08", "money", 0.3, 200, "2023-04"),
        ("project?project=建设乡村振兴惠民路&period=2023-08", "months", 3.5 / 8, 55, "2023-04"),
    ],
)
def test_a_click_on_a_month_looks_at_it(browser, server, path, key, across, down, month):
    with opened(browser, server, path) as (page, wrong):
        click(page, f"{key}_0", across, down)
        assert asked(page)["period"] == month
        assert asked(page).keys() >= {part.split("=")[0] for part in path.partition("?")[2].split("&")}
    assert wrong == []


def test_a_month_that_is_yet_to_come_cannot_be_looked_at(browser, server):
    with opened(browser, server, "project?project=建设乡村振兴惠民路&period=2023-08") as (page, wrong):
        before = asked(page)
        touch(page, "progress_0", 0.9, 200)
        page.wait_for_timeout(3_000)  # nothing must come of it
        settled(page)
        assert asked(page) == before
    assert wrong == []


def test_a_stage_of_a_project_leads_to_the_cell_that_told_it_first(browser, server):
    with opened(browser, server, "project?project=建设乡村振兴惠民路&period=2023-08") as (page, wrong):
        click(page, "strip_0", 0.62, 20)
        assert page.locator("td.here").inner_text().endswith("主体施工")
        assert "2023年05月" in page.locator("h1").first.inner_text()
    assert wrong == []


def test_every_changed_value_leads_to_both_its_cells(browser, server):
    path = "compare?period=2023-05&against=day&other_day=2023-06-06"
    with opened(browser, server, path) as (page, _):
        for way, name in (("现值", "更正.csv"), ("原值", "情况.csv")):
            with rerun(page):
                page.locator(".st-key-cells button.way", has_text=way).first.click()
            assert page.locator("h1").first.inner_text().replace("\\", "").find(f"{name}的G5格") > 0
            page.goto(f"{server}/{path}")
            settled(page)


def test_tables_draw_real_minus_signs_and_no_sign_on_nothing(browser, server):
    page = browser.new_page(viewport={"width": 1366, "height": 900}, locale="zh-CN")
    page.add_init_script(KEEP_WORDS)
    page.goto(f"{server}/schedule?period=2023-08")
    settled(page)
    table(page, "ranked").scroll_into_view_if_needed()
    settled(page)
    page.mouse.wheel(0, 40)
    table(page, "ranked").hover()
    page.wait_for_function("window.drawnWords.some((word) => word.startsWith('−'))")
    settled(page)
    drawn = {word for word in page.evaluate("window.drawnWords") if SIGNED.match(word)}
    assert any(word.startswith("−") for word in drawn)
    assert [word for word in drawn if word.startswith("-") or re.match(r"^[+−]0(\.0+)?$", word)] == []
    page.close()
