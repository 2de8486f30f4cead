"""What an English reader is told of three months of the sample: names and quoted submissions stay Chinese, all else is
English.
"""

import io
import re
from collections.abc import Iterator
from datetime import date

import polars as pl
import pptx as reader
import pytest

from data.model import View, received_before
from data.store import Store
from exports import questions as worded
from exports import reconcile_command
from exports import view as selected
from exports.bulletin.brief import brief
from exports.bulletin.facts import KINDS
from exports.bulletin.word import word
from exports.deck.figures import read
from exports.deck.made import deck
from exports.evidence import evidence
from exports.pptx.book import pptx
from exports.sentences.wording import plain
from loaders.load import Batch
from loaders.report import lines
from metrics import credibility
from tests.exports.bulletin.papers import everything, made
from tests.exports.flaws import flaws

MONTHS = (date(2023, 3, 1), date(2023, 8, 1), date(2023, 10, 1))
CHINESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60‘’“”×]")
NOT_ENGLISH = re.compile(
    r"\w [.,;:?!](?!\w)"  # a blank before a stop
    r"|(?<=[a-z]{3}\. )[a-z]"  # a small letter behind a full stop
    r"|\bM\d|month \d"  # a number for a month
)


def slides(store: Store, month: date) -> Iterator[str]:
    shown = reader.Presentation(io.BytesIO(pptx(deck(read(store, View(period=month), "en")))))
    for slide in shown.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (each.text for each in shape.text_frame.paragraphs)
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def papers(store: Store, month: date) -> Iterator[str]:
    for kind in KINDS:
        bulletin = made(store, month, kind, "en")
        yield from (bulletin.title, bulletin.when, *bulletin.notes.texts(), *bulletin.basis)
        yield from (plain(each, "en") for section in bulletin.sections.values() for each in section)


def files(store: Store) -> Iterator[str]:
    bulletin = made(store, MONTHS[1], language="en")
    for paper in (word(bulletin), brief(bulletin)):
        yield from everything(paper).splitlines()


def questions(store: Store, month: date) -> Iterator[str]:
    asked = worded.worded(credibility.questions(evidence(store, View(period=month))), "en")
    yield from (*asked.get_column("fact"), *asked.get_column("ask"))


def names(store: Store) -> list[str]:
    """What stays Chinese: names and words as they were submitted, the longest first."""
    view = View(period=MONTHS[-1])
    known = received_before(None)
    frames = [
        selected.months(store, view).drop("target_unit"), store.table("submissions", received_before=known),
        store.table("findings", received_before=known), store.table("plan_points", received_before=known),
        store.table("published_figures").drop("unit"),
    ]  # fmt: skip
    words = {
        text
        for frame in frames
        for name in frame.select(pl.col(pl.String)).columns
        for text in frame.get_column(name).drop_nulls()
    }
    return sorted({each for word in words for each in (word, word.strip("。"))} - {""}, key=len, reverse=True)


def english(text: str, stay: list[str]) -> str:
    """`text` without quotations and names."""
    left = re.sub(r'"[^"]*"', "…", text)
    for name in stay:
        if CHINESE.search(name):
            left = left.replace(name, "…")
    return left


@pytest.fixture(scope="module")
def told(sample_load: tuple[Store, Batch]) -> dict[str, list[str]]:
    store, batch = sample_load
    return {
        **{f"deck {month:%Y-%m}": [*slides(store, month)] for month in MONTHS},
        **{f"bulletin {month:%Y-%m}": [*papers(store, month)] for month in MONTHS},
        **{f"credibility {month:%Y-%m}": [*questions(store, month)] for month in MONTHS},
        "files": [*files(store)],
        "loading": [*lines(batch, "en")],
        "reconciliation": [*reconcile_command.lines(store, View(), [], "en")],
    }


def test_names_and_quotations_alone_are_chinese(told: dict[str, list[str]], sample: Store) -> None:
    stay = names(sample)
    left = {
        name: {each for text in texts if CHINESE.search(each := english(text, stay))} for name, texts in told.items()
    }
    assert {name: found for name, found in left.items() if found} == {}


def test_english_is_written_as_english(told: dict[str, list[str]]) -> None:
    texts = [text.strip() for each in told.values() for text in each]
    assert {*flaws(texts), *(text for text in texts if NOT_ENGLISH.search(text))} == set()
