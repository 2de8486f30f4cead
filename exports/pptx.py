"""The deck as PPTX for a room without the server: native words and tables, charts as pictures, definitions as notes."""

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Book
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from data.model import Light
from exports.charts.colours import LIGHT
from exports.deck.shown import definitions, drawn
from exports.deck.slide import Block, Cell, Chart, Grid, Lines, Slide, Slides, Tile, Tiles
from exports.picture import has_chinese_glyphs

FONT = "微软雅黑"
WIDE, HIGH, MARGIN = 13.333, 7.5, 0.55
"""A slide of 16:9 in inches; the margin at its sides."""
TOP, BOTTOM, GAP = 1.65, 6.85, 0.15
BLANK = 6
SMALL, USUAL, LARGE = 14, 18, 22
"""Sizes of letters in pt: 14 pt on this slide are 28 px on a wall of 1920 px."""
LINE = 1.35 / 72
"""Inches that a line takes per pt."""


def pptx(deck: Slides) -> bytes:
    """The bytes of the file."""
    book = Presentation()
    book.slide_width, book.slide_height = Inches(WIDE), Inches(HIGH)
    for at, slide in enumerate(deck.slides, 1):
        _page(book, slide, deck, at)
    book.core_properties.title = deck.title
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _page(book: Book, slide: Slide, deck: Slides, at: int) -> None:
    page = book.slides.add_slide(book.slide_layouts[BLANK])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _rgb(LIGHT.paper)
    _bar(page)
    _words(page, [slide.topic], 0.35, 0.35, SMALL, LIGHT.muted)
    _words(page, [slide.title], 0.65, 0.95, _title_size(slide.title), LIGHT.ink, bold=True)
    blocks = [*slide.blocks, *([Lines((slide.remark,))] if slide.remark else [])]
    _blocks(page, blocks)
    _words(page, [f"{deck.basis}　　{at} / {len(deck.slides)}"], 6.95, 0.35, SMALL, LIGHT.muted)
    notes = [*deck.source, *definitions(slide, deck.language)]
    page.notes_slide.notes_text_frame.text = "\n".join(notes)


def _title_size(title: str) -> int:
    return 28 if len(title) <= 40 else 22


def _bar(page: Page) -> None:
    bar = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(0.38), Inches(0.42), Inches(0.07), Inches(1.05))
    bar.fill.solid()
    bar.fill.fore_color.rgb = _rgb(LIGHT.accent)
    bar.line.fill.background()


def _blocks(page: Page, blocks: Sequence[Block]) -> None:
    """One block below the other; what is left of the height goes to a picture or a table."""
    fixed = sum(_height(block) for block in blocks) + GAP * (len(blocks) - 1)
    spare = max(0.0, BOTTOM - TOP - fixed)
    growing = sum(isinstance(block, Chart | Grid) for block in blocks) or 1
    top = TOP if any(isinstance(block, Chart | Grid) for block in blocks) else TOP + spare / 3
    for block in blocks:
        height = _height(block) + (spare / growing if isinstance(block, Chart | Grid) else 0)
        _put(page, block, top, height)
        top += height + GAP


def _height(block: Block) -> float:
    match block:
        case Tiles():
            return 1.95
        case Lines(lines, small):
            size = SMALL if small else LARGE
            per_line = (WIDE - 2 * MARGIN) * 72 / size
            return sum(1 + int(len(line) / per_line) for line in lines) * size * LINE
        case Grid(rows=rows):
            return 0.4 + 0.5 * len(rows)
        case Chart():
            return 1.0


def _put(page: Page, block: Block, top: float, height: float) -> None:
    match block:
        case Tiles(tiles):
            _tiles(page, tiles, top, height)
        case Lines(lines, small):
            size, colour = (SMALL, LIGHT.muted) if small else (LARGE, LIGHT.ink)
            _words(page, lines, top, height, size, colour)
        case Grid():
            _table(page, block, top, height)
        case Chart():
            _picture(page, block, top, height)


def _words(
    page: Page, lines: Sequence[str], top: float, height: float, size: int, colour: str, *, bold: bool = False
) -> None:
    box = page.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(WIDE - 2 * MARGIN), Inches(height))
    _write(box.text_frame, lines, size, colour, bold=bold)


def _write(frame: TextFrame, lines: Sequence[str], size: int, colour: str, *, bold: bool = False) -> None:
    frame.word_wrap = True
    for at, line in enumerate(lines):
        _line(frame, line, size, colour, bold=bold, first=not at)


def _line(frame: TextFrame, text: str, size: int, colour: str, *, bold: bool = False, first: bool = False) -> None:
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()  # type: ignore[no-untyped-call]
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), bold, FONT
    run.font.color.rgb = _rgb(colour)
    # the library names the font of Latin letters alone
    run.font._rPr.find(qn("a:latin")).addnext(run.font._rPr.makeelement(qn("a:ea"), {"typeface": FONT}))  # noqa: SLF001


def _tiles(page: Page, tiles: Sequence[Tile], top: float, height: float) -> None:
    width = (WIDE - 2 * MARGIN - GAP * (len(tiles) - 1)) / len(tiles)
    for at, tile in enumerate(tiles):
        left = MARGIN + at * (width + GAP)
        box = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(height))
        box.shadow.inherit = False
        box.fill.solid()
        box.fill.fore_color.rgb = _rgb(LIGHT.lights[Light(tile.light)] if tile.light else LIGHT.panel)
        box.line.fill.background()
        ink = LIGHT.on_lights[Light(tile.light)] if tile.light else LIGHT.ink
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        _write(box.text_frame, [tile.label], USUAL, ink, bold=True)
        for text, size in ((tile.figure, 30), (tile.change, SMALL), (tile.of, SMALL)):
            if text:
                _line(box.text_frame, text, size, ink, bold=size > USUAL)


def _table(page: Page, grid: Grid, top: float, height: float) -> None:
    rows, columns = len(grid.rows) + 1, len(grid.head)
    width = WIDE - 2 * MARGIN
    shape = page.shapes.add_table(
        rows, columns, Inches(MARGIN), Inches(top), Inches(width), Inches(min(height, 0.9 * rows))
    )
    table, whole = shape.table, sum(grid.widths)
    for at, part in enumerate(grid.widths):
        table.columns[at].width = Inches(width * part / whole)
    for at, words in enumerate(grid.head):
        _cell(table.cell(0, at), Cell(words), LIGHT.panel, LIGHT.muted)
    for line, row in enumerate(grid.rows, 1):
        for at, cell in enumerate(row):
            fill = LIGHT.lights[Light(cell.light)] if cell.light else LIGHT.paper
            ink = LIGHT.on_lights[Light(cell.light)] if cell.light else LIGHT.ink
            _cell(table.cell(line, at), cell, fill, ink)


def _cell(place: object, cell: Cell, fill: str, ink: str) -> None:
    place.fill.solid()  # type: ignore[attr-defined]
    place.fill.fore_color.rgb = _rgb(fill)  # type: ignore[attr-defined]
    _write(place.text_frame, cell.text.split("\n"), USUAL if len(cell.text) < 30 else SMALL, ink)  # type: ignore[attr-defined]


def _picture(page: Page, chart: Chart, top: float, height: float) -> None:
    if not has_chinese_glyphs():  # boxes instead of characters would be worse than words
        _words(page, [chart.words], top, height, LARGE, LIGHT.ink)
        return
    picture = page.shapes.add_picture(io.BytesIO(drawn(chart, "png")), Inches(MARGIN), Inches(top))
    scale = min(Inches(WIDE - 2 * MARGIN) / picture.width, Inches(height) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    picture.left = Emu((Inches(WIDE) - picture.width) // 2)
    picture._element.xpath("p:nvPicPr/p:cNvPr")[0].set("descr", chart.words)  # noqa: SLF001


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]
