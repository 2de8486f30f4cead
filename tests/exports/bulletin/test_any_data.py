"""Whatever was reported: nothing missing is printed as a word, no bracket is empty, no rate is without its base."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import View
from exports.bulletin.brief import brief, context
from exports.bulletin.document import Bulletin, bulletin
from exports.bulletin.facts import KINDS, facts
from exports.bulletin.word import word
from exports.sentences.wording import plain
from tests.exports.bulletin import papers
from tests.exports.flaws import flaws
from tests.oracle.made import office
from tests.oracle.stored import made_store

YEAR = 2024
SHARE = re.compile(r"占(?:计划资金|预算下达|资金到位|实际拨付)(?!（[\d.,]+[亿万]?元）的[\d.,]+%)")
SHARE_EN = re.compile(r"% of (?:planned|issued|arrived|disbursed) funding(?! \(¥)")


def told(made: Bulletin) -> Iterator[str]:
    for section in made.sections.values():
        yield from (plain(each, made.language) for each in section)
    yield from made.notes.texts()
    yield from (made.title, made.when, *made.basis)
    page = context(made)
    yield from (*page["findings"], *page["asks"], page["none_late"])


@settings(max_examples=10)
@given(st.integers(0, 10_000), st.integers(1, 12), st.sampled_from(KINDS))
def test_no_sentence_has_a_hole(seed: int, month: int, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = made_store(Path(folder), [office(seed, YEAR)])
        read = facts(store, View(period=date(YEAR, month, 1)), kind, "zh")
    made = {language: bulletin(replace(read, language=language)) for language in ("zh", "en")}
    assert flaws([text for each in made.values() for text in told(each)]) == []
    assert [text for text in told(made["zh"]) if SHARE.search(text)] == []
    assert [text for text in told(made["en"]) if SHARE_EN.search(text)] == []
    assert all(section for each in made.values() for section in each.sections.values())


@settings(max_examples=4)
@given(st.integers(0, 10_000), st.integers(1, 12))
def test_no_paper_has_a_hole(seed: int, month: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = papers.made(made_store(Path(folder), [office(seed, YEAR)]), date(YEAR, month, 1))
        written = [papers.everything(paper) for paper in (word(made), brief(made))]
    assert flaws([line for text in written for line in text.split("\n")]) == []
