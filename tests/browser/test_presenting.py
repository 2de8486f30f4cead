"""Before people: full screen, black wall, clock, advancing alone, names by a key, decisions with the network down."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import rerun
from tests.browser.stage import STAGE, begin, key_of, place, to_slide

pytestmark = pytest.mark.browser


@pytest.fixture
def one(browser: Browser, undecided: str) -> Iterator[Page]:
    """The first slide on a usual wall."""
    with browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN") as context:
        page = context.new_page()
        begin(page, undecided)
        yield page


def test_an_address_begins_at_its_slide(one: Page, server: str) -> None:
    begin(one, server, at=3)
    assert (place(one).split(" ")[0], key_of(one)) == ("3", "grid")
    one.keyboard.press("Escape")
    assert one.evaluate("new URL(location.href).searchParams.get('s')") is None


def test_f_fills_the_screen_and_b_blanks_it(one: Page) -> None:
    one.keyboard.press("f")
    one.wait_for_function("document.fullscreenElement?.id === 'minsheng-meeting'")
    one.keyboard.press("b")
    black = one.locator(f"{STAGE} .blank")
    expect(black).to_be_visible()
    assert black.evaluate("part => getComputedStyle(part).backgroundColor") == "rgb(0, 0, 0)"
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    one.keyboard.press("ArrowRight")
    expect(black).to_be_hidden()
    assert key_of(one) == "tiles"
    one.keyboard.press("f")
    one.wait_for_function("document.fullscreenElement === null")


def test_the_clock_counts_and_says_when_time_is_over(one: Page) -> None:
    clock = one.locator(f"{STAGE} .clock")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before)
    assert before.endswith(" / 20:00")
    expect(clock).not_to_have_class("clock is-over")
    one.evaluate("window.minshengMeeting.since = Date.now() - 21 * 60 * 1000")
    expect(clock).to_have_class("clock is-over")
    assert clock.inner_text().startswith("21:")


def test_slides_advance_by_themselves_until_a_key_is_pressed(one: Page) -> None:
    one.keyboard.press("Escape")
    one.get_by_test_id("stSelectbox").filter(has_text="自动播放").locator("input").click()
    with rerun(one):
        one.get_by_role("option", name="10", exact=True).click()
    one.get_by_role("button", name="开始演示").click()
    moving = one.locator(f"{STAGE} .moving")
    expect(moving).to_have_text("▶ 自动播放")
    expect(one.locator(f"{STAGE} .place")).to_have_text("2 / 11")
    one.keyboard.press("Home")
    expect(moving).to_have_count(0)
    one.wait_for_timeout(11_500)  # longer than a slide stands: it must not advance any more
    assert place(one) == "1 / 11"
    one.keyboard.press("a")
    expect(moving).to_have_count(1)


@pytest.mark.parametrize(("wish", "name"), [("no-preference", "rise"), ("reduce", "none")])
def test_nothing_moves_for_those_who_wish_so(browser: Browser, server: str, wish: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", reduced_motion=wish)
    page = context.new_page()
    begin(page, server)
    page.keyboard.press("s")
    panel = page.locator(f"{STAGE} .panel")
    assert panel.evaluate("part => getComputedStyle(part).animationName") == name
    context.close()


def test_a_key_asks_for_names_and_the_address_does_not_know(one: Page) -> None:
    basis = one.locator(f"{STAGE} .basis")
    assert "含责任领导姓名" not in basis.inner_text()
    to_slide(one, "red")
    one.keyboard.press("n")
    expect(basis).to_contain_text("含责任领导姓名")
    assert key_of(one) == "red"
    assert "names" not in one.evaluate("location.href")
    one.reload()
    one.locator(f"{STAGE} .slide").wait_for()
    expect(basis).not_to_contain_text("含责任领导姓名")


def test_a_decision_taken_while_the_network_is_down_is_saved_when_it_is_back(one: Page) -> None:
    one.context.set_offline(offline=True)
    one.wait_for_function("!navigator.onLine")
    fill_in(one, "上级补助资金月底前到位", "市财政局")
    one.keyboard.press("Enter")
    one.keyboard.press("Escape")
    unsaved = one.locator(f"{STAGE} .unsaved")
    expect(unsaved).to_have_text("▲ 待保存的决定 1")
    one.keyboard.press("ArrowRight")
    assert key_of(one) == "tiles"
    one.context.set_offline(offline=False)
    expect(unsaved).to_have_count(0)
    one.keyboard.press("End")
    one.locator(f"{STAGE} h1", has_text="本次共1项").wait_for()
    assert one.locator(f"{STAGE} td").all_inner_texts() == ["上级补助资金月底前到位", "市财政局", "不设期限"]


def test_a_decision_needs_a_unit_and_a_day_or_none_and_is_told_to_be_saved(one: Page) -> None:
    said, panel = one.locator(f"{STAGE} .missing"), one.locator(f"{STAGE} .told")
    one.keyboard.press("d")
    one.keyboard.press("Enter")
    expect(said).to_have_text("请填写决定事项。")
    one.keyboard.insert_text("上级补助资金月底前到位")
    one.keyboard.press("Enter")
    expect(said).to_have_text("请填写责任单位。")
    one.keyboard.insert_text("市财政局")
    one.keyboard.press("Enter")
    expect(said).to_have_text("请填写完成时限，或勾选“不设期限”。")
    one.locator(f"{STAGE} [name=by]").fill("2023-10-31")
    one.keyboard.press("Enter")
    expect(panel.locator("p")).to_have_text("已保存：上级补助资金月底前到位　责任单位：市财政局　完成时限：2023-10-31")
    panel.get_by_role("button", name="查看已记的决定").click()
    assert one.locator(f"{STAGE} td").all_inner_texts() == ["上级补助资金月底前到位", "市财政局", "10月31日"]
    expect(panel).to_have_count(0)


def test_two_that_write_at_once_are_both_heard_and_the_list_goes_to_excel(
    browser: Browser, server: str, one: Page
) -> None:
    other = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True)
    begin(other, server)
    for page, what in ((one, "第一位记的"), (other, "第二位记的")):
        fill_in(page, what, "市财政局")
    for page in (one, other):
        page.keyboard.press("Enter")
    for page in (one, other):
        expect(page.locator(f"{STAGE} .unsaved")).to_have_count(0)
    begin(other, server)
    other.keyboard.press("End")
    said = other.locator(f"{STAGE} td").all_inner_texts()
    assert {"第一位记的", "第二位记的"} <= set(said)
    assert {"第一位记的", "第二位记的"} <= {row[1] for row in taken_away(other)}
    other.close()


def taken_away(page: Page) -> list[tuple[object, ...]]:
    """The rows of the workbook of decisions, as the page below the stage offers it."""
    page.keyboard.press("Escape")
    page.get_by_role("button", name="下载本表").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="XLSX").click()
    book = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    return list(book.worksheets[0].iter_rows(values_only=True))


def fill_in(page: Page, what: str, who: str) -> None:
    """A decision without a deadline."""
    page.keyboard.press("d")
    page.keyboard.insert_text(what)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(who)
    page.get_by_label("不设期限").check()
