"""The deck as PPTX: words and tables are native, nothing stands outside a slide, notes say what figures mean."""

import io
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from data.model import View
from data.store import Store
from data.wording import LANGUAGES
from exports.__main__ import main
from exports.deck import made
from exports.deck.figures import read
from exports.deck.slide import Tile, Tiles
from exports.pptx.book import pptx
from exports.pptx.tiles import laid


@pytest.fixture(scope="module")
def book(sample: Store):
    return Presentation(io.BytesIO(pptx(made.deck(read(sample, View(period=date(2023, 9, 1)), "zh")))))


def texts(page) -> list[str]:
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame and shape.text_frame.text]


def test_every_slide_has_its_finding_and_its_basis(book) -> None:
    pages = list(book.slides)
    assert texts(pages[0])[:2] == ["总体情况", "截至9月30日，预算下达占计划资金的74.28%，实际拨付占53.27%"]
    assert all("数据截至 9月30日" in texts(page)[-1] for page in pages)


def test_tables_are_tables(book) -> None:
    (table,) = (shape.table for shape in book.slides[3].shapes if shape.has_table)
    assert [cell.text for cell in table.rows[0].cells] == ["项目", "区县", "滞后", "责任单位"]
    assert table.cell(1, 2).text == "✖ 严重滞后 105天"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", [2, 9, 11])
def test_the_five_figures_can_be_read_from_the_last_row(early: Store, month: int, language: str) -> None:
    deck = made.deck(read(early, View(period=date(2023, month, 1)), language))
    page = Presentation(io.BytesIO(pptx(deck))).slides[1]
    runs = [
        run
        for shape in page.shapes
        if shape.has_text_frame
        for part in shape.text_frame.paragraphs
        for run in part.runs
    ]
    sizes = {run.text: run.font.size.pt for run in runs}
    tiles = next(block for block in deck.slides[1].blocks if isinstance(block, Tiles)).tiles
    assert len(tiles) == 5
    assert {sizes[tile.figure] for tile in tiles} == {44}
    assert {sizes[text] for tile in tiles for text in (tile.label, tile.change, tile.of) if text} == {24}


def test_tiles_share_the_room_with_what_stands_below() -> None:
    """Four tiles of a task: side by side above its words, in smaller letters where there is less room, from 16 pt."""
    four = [Tile(label, figure, of) for label, figure, of in (
        ("滞后", "88 天", "■ 滞后"), ("实际进度", "33.00%", "应达 60.54%，进度差 −27.5个百分点"),
        ("按期每月需推进", "16.8", "个百分点"), ("下一节点", "9月30日", "主体完工"),
    )]  # fmt: skip
    ways = [laid(four, room) for room in (5.0, 2.6, 0.5)]
    assert [(way.below, way.size) for way in ways] == [(True, 24), (False, 20), (False, 16)]
    assert [way.height <= room for way, room in zip(ways, (5.0, 2.6, 0.5), strict=True)] == [True, True, False]


def test_nothing_stands_outside_a_slide(book) -> None:
    outside = [
        (at, shape.name)
        for at, page in enumerate(book.slides)
        for shape in page.shapes
        if shape.left < 0 or shape.top < 0 or shape.left + shape.width > book.slide_width
        or shape.top + shape.height > book.slide_height
    ]  # fmt: skip
    assert outside == []


def test_notes_say_what_the_figures_mean(book) -> None:
    notes = book.slides[1].notes_slide.notes_text_frame.text
    assert "数据版本 1\n" in notes
    assert "每个比率取分子分母都报了的任务" in notes


def test_the_command_writes_a_file(sample: Store, tmp_path: Path) -> None:
    out = tmp_path / "deck.pptx"
    assert main(["deck", "--period", "2023-02", "--store", str(sample.root), "--out", str(out)]) == 0
    assert len(Presentation(str(out)).slides) == 8


def test_the_command_wants_a_file_and_a_deck_that_exists(sample: Store, tmp_path: Path, capsys) -> None:
    store = str(sample.root)
    assert main(["deck", "--store", store]) == 2
    assert main(["deck", "--deck", "没有的", "--store", store, "--out", str(tmp_path / "x.pptx")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "PPTX 不能显示在屏幕上，请用 --out 写明文件名。", "没有名为“没有的”的已保存演示。",
    ]  # fmt: skip
