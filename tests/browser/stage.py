"""The stage of a meeting as a browser shows it: begin the show, and say which slide stands there."""

from playwright.sync_api import Page

from tests.browser.serving import settled

WHOLE = "2023-09"
"""A month in which the deck of the sample has every part."""
STAGE = "#minsheng-meeting"


def begin(page: Page, server: str, language: str = "zh", at: int = 1) -> None:
    """Open the deck at a slide, by the address."""
    page.goto(f"{server}/meeting?period={WHOLE}&s={at}{'&lang=English' if language == 'en' else ''}")
    page.locator(f"{STAGE} .slide").wait_for()
    settled(page)


def key_of(page: Page) -> str | None:
    """The key of the slide that stands there."""
    return page.locator(f"{STAGE} .slide").get_attribute("data-key")


def place(page: Page) -> str:
    """Its place, such as 3 / 11."""
    return page.locator(f"{STAGE} .place").inner_text()


def count(page: Page) -> int:
    """How many slides there are."""
    return int(place(page).split("/")[1])


def to_slide(page: Page, key: str) -> None:
    """Turn pages until a slide stands there."""
    page.keyboard.press("Home")
    for _ in range(count(page)):
        if key_of(page) == key:
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"no slide {key}")
