"""The deck as LibreOffice Impress shows it: every slide is there, with its finding, its words and its place."""

from datetime import date

import pytest

from data.model import View
from data.store import Store
from data.wording import LANGUAGES
from exports.deck import made
from exports.deck.figures import read
from exports.deck.slide import Grid, Slides, Tiles
from exports.pptx.book import pptx
from tests.browser.printed import printed

pytestmark = pytest.mark.browser


@pytest.fixture(params=LANGUAGES)
def deck(request: pytest.FixtureRequest, sample: Store) -> Slides:
    return made.deck(read(sample, View(period=date(2023, 9, 1)), request.param))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_slide_is_a_page_with_its_words(deck: Slides) -> None:
    pages = printed(pptx(deck), ".pptx")
    shown = (*deck.slides, *deck.appendix)
    assert len(pages) == len(shown)
    for at, (slide, page) in enumerate(zip(shown, pages, strict=True), 1):
        assert f"{at}/{len(shown)}" in page
        assert squeezed(slide.topic) in page
        wanted = [words for block in slide.blocks if isinstance(block, Grid) for words in block.head]
        wanted += [tile.figure for block in slide.blocks if isinstance(block, Tiles) for tile in block.tiles]
        assert [words for words in wanted if squeezed(words) not in page] == [], slide.key
        missing = [letter for letter in squeezed(slide.title) if letter not in page]
        assert missing == [], slide.key
