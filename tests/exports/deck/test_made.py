"""Whatever was reported, no slide says None, nan, an empty bracket, a double stop, or a rate of nobody knows what."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from data.model import View
from data.wording import LANGUAGES
from exports.deck import called, made
from exports.deck.figures import read
from exports.deck.shown import as_data, definitions
from exports.deck.slide import Chart, Grid, Lines, Slide, Tiles
from exports.pptx.book import pptx
from tests.exports.flaws import flaws
from tests.oracle.made import office
from tests.oracle.stored import made_store

MOST = 7
"""Numbers that tiles and red lists may show."""


def texts(slide: Slide) -> Iterator[str]:
    yield from (slide.topic, slide.title, slide.remark)
    for block in slide.blocks:
        match block:
            case Tiles(tiles):
                yield from (text for tile in tiles for text in (tile.label, tile.figure, tile.of, tile.change))
            case Grid(head, rows):
                yield from head
                yield from (cell.text for row in rows for cell in row)
            case Lines(lines):
                yield from lines
            case Chart(rows=rows, words=words):
                yield words
                yield from (str(value) for name in rows.columns for value in rows.get_column(name) if value is not None)


def texts_of(file: bytes) -> list[str]:
    """The words on the slides of a PPTX and in its notes."""
    found = []
    for page in Presentation(io.BytesIO(file)).slides:
        found += page.notes_slide.notes_text_frame.text.split("\n")
        for shape in page.shapes:
            found += shape.text_frame.text.split("\n") if shape.has_text_frame else []
            found += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    return found


def of_a_rate(slide: Slide, language: str) -> bool:
    """Whether the slide says what its percentages were divided by: beside them, or among its definitions."""
    return bool(definitions(slide, language)) or any("占" in text or "分母" in text for text in texts(slide))


@settings(max_examples=8)
@given(st.integers(0, 10_000), st.sampled_from(LANGUAGES))
def test_no_slide_says_what_is_not_known(seed: int, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = read(made_store(Path(folder), [office(seed, 2024)]), View(), language)
        deck = made.deck(figures)
        slides = [*deck.slides, *deck.appendix]
        calls = [(kind, name) for kind in called.KINDS for name in called.names(figures, kind)]
        written = texts_of(pptx(deck))
        slides += [slide for kind, name in calls if (slide := called.slide(figures, kind, name))]
    assert flaws(written) == []
    for slide in slides:
        told = list(texts(slide))
        assert flaws(told) == [], slide.key
        assert slide.title
        assert not any("%" in text for text in told) or of_a_rate(slide, language), slide.key
        assert as_data(slide, language)["key"] == slide.key


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_tiles_and_red_lists_keep_to_few_numbers(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        slides = made.deck(read(made_store(Path(folder), [office(seed, 2024)]), View(), "zh")).slides
    for slide in slides:
        for block in slide.blocks:
            if isinstance(block, Tiles):
                assert len(block.tiles) <= MOST
            elif isinstance(block, Grid) and slide.key.startswith("red"):
                assert len(block.rows) <= MOST
            elif isinstance(block, Grid) and slide.key.startswith("grid"):
                assert (
                    sum(any(letter.isdigit() for letter in cell.text) for row in block.rows for cell in row[1:]) <= MOST
                )
