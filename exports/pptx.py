"""The deck as PPTX for a room without the server: native words and tables, charts as pictures, definitions as notes."""

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Book
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from data.model import Light
from exports.charts.colours import LIGHT
from exports.deck.shown import definitions, drawn
from exports.deck.slide import Block, Cell, Chart, Grid, Lines, Slide, Slides, Tile, Tiles
from exports.lettering import height, lines
from exports.picture import has_chinese_glyphs

FONT = "微软雅黑"
WIDE, HIGH, MARGIN = 13.333, 7.5, 0.55
"""A slide of 16:9 in inches; the margin at its sides."""
TOP, BOTTOM, GAP = 1.65, 6.85, 0.15
BLANK = 6
SMALL, BESIDE, USUAL, LARGE = 14, 16, 18, 24
"""Sizes of letters in pt: 14 pt on this slide are 28 px on a wall of 1920 px."""
SIZES = (20, USUAL, 16, SMALL, 12)
"""Sizes of the letters of a table, the largest that fits is taken."""
INCH, INSET, AFTER = 72, 0.2, 10
"""pt in an inch; what a cell leaves free at its sides, in inches; pt below a paragraph of large letters."""


def pptx(deck: Slides) -> bytes:
    """The bytes of the file."""
    book = Presentation()
    book.slide_width, book.slide_height = Inches(WIDE), Inches(HIGH)
    shown = (*deck.slides, *deck.appendix)
    for at, slide in enumerate(shown, 1):
        _page(book, slide, deck, f"{at} / {len(shown)}")
    _link(book, shown)
    book.core_properties.title = deck.title
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _page(book: Book, slide: Slide, deck: Slides, place: str) -> None:
    page = book.slides.add_slide(book.slide_layouts[BLANK])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _rgb(LIGHT.paper)
    _bar(page)
    _words(page, [slide.topic], 0.35, 0.35, SMALL, LIGHT.muted)
    _words(page, [slide.title], 0.65, 0.95, _title_size(slide.title), LIGHT.ink, bold=True)
    blocks = [*slide.blocks, *([Lines((slide.remark,))] if slide.remark else [])]
    _blocks(page, blocks)
    _words(page, [f"{deck.basis} · {place}"], 6.95, 0.35, SMALL, LIGHT.muted)
    notes = [*deck.source, *definitions(slide, deck.language)]
    page.notes_slide.notes_text_frame.text = "\n".join(notes)


def _link(book: Book, shown: Sequence[Slide]) -> None:
    """Let the cells that lead to a slide of the file open it, as they do on the wall."""
    pages = dict(zip((slide.key for slide in shown), book.slides, strict=True))
    for slide, page in zip(shown, book.slides, strict=True):
        tables = [shape.table for shape in page.shapes if shape.has_table]
        grids = [block for block in slide.blocks if isinstance(block, Grid)]
        for table, grid in zip(tables, grids, strict=True):
            for line, row in enumerate(grid.rows, 1):
                for at, cell in enumerate(row):
                    if cell.calls in pages:
                        _open(page, table.cell(line, at).text_frame, pages[cell.calls])


def _open(page: Page, words: TextFrame, target: Page) -> None:
    run = words.paragraphs[0].runs[0].font._rPr  # noqa: SLF001 the library links whole shapes alone
    link = run.makeelement(qn("a:hlinkClick"), {qn("r:id"): page.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)})
    link.set("action", "ppaction://hlinksldjump")
    run.append(link)


def _title_size(title: str) -> int:
    return next((size for size in (28, 24, 22) if lines(title, (WIDE - 2 * MARGIN - INSET) * INCH, size) == 1), 20)


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
        room = _height(block) + (spare / growing if isinstance(block, Chart | Grid) else 0)
        _put(page, block, top, room)
        top += room + GAP


def _height(block: Block) -> float:
    """The least height of a block in inches."""
    match block:
        case Tiles(tiles):
            return max(_tile_height(tile, tiles) for tile in tiles)
        case Lines(told, small):
            size = SMALL if small else LARGE
            after = 0 if small else AFTER * len(told)
            return (height(told, (WIDE - 2 * MARGIN - INSET) * INCH, size) + after) / INCH + 0.1
        case Grid():
            return sum(_rows(block, SIZES[-1]))
        case Chart():
            return 1.0


def _rows(grid: Grid, size: int) -> list[float]:
    """The heights of a table's rows in inches, with letters of `size`."""
    room = [(WIDE - 2 * MARGIN) * part / sum(grid.widths) - INSET for part in grid.widths]
    texts = [grid.head, *([cell.text for cell in row] for row in grid.rows)]
    return [
        max(height([text], wide * INCH, size) for text, wide in zip(row, room, strict=True)) / INCH + 0.12
        for row in texts
    ]


def _put(page: Page, block: Block, top: float, room: float) -> None:
    match block:
        case Tiles(tiles):
            _tiles(page, tiles, top, room)
        case Lines(told, small):
            size, colour = (SMALL, LIGHT.muted) if small else (LARGE, LIGHT.ink)
            _words(page, told, top, room, size, colour)
        case Grid():
            _table(page, block, top, room)
        case Chart():
            _picture(page, block, top, room)


def _words(
    page: Page, told: Sequence[str], top: float, room: float, size: int, colour: str, *, bold: bool = False
) -> None:
    box = page.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(WIDE - 2 * MARGIN), Inches(room))
    _write(box.text_frame, told, size, colour, bold=bold)
    if size == LARGE:
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Pt(AFTER)


def _write(frame: TextFrame, told: Sequence[str], size: int, colour: str, *, bold: bool = False) -> None:
    frame.word_wrap = True
    for at, line in enumerate(told):
        _line(frame, line, size, colour, bold=bold, first=not at)


def _line(frame: TextFrame, text: str, size: int, colour: str, *, bold: bool = False, first: bool = False) -> None:
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()  # type: ignore[no-untyped-call]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), bold, FONT
    run.font.color.rgb = _rgb(colour)
    # the library names the font of Latin letters alone
    run.font._rPr.find(qn("a:latin")).addnext(run.font._rPr.makeelement(qn("a:ea"), {"typeface": FONT}))  # noqa: SLF001


def _tiles(page: Page, tiles: Sequence[Tile], top: float, room: float) -> None:
    width = _tile_width(tiles)
    for at, tile in enumerate(tiles):
        left = MARGIN + at * (width + GAP)
        box = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(room))
        box.shadow.inherit = False
        box.fill.solid()
        box.fill.fore_color.rgb = _rgb(LIGHT.lights[Light(tile.light)] if tile.light else LIGHT.panel)
        box.line.fill.background()
        ink = LIGHT.on_lights[Light(tile.light)] if tile.light else LIGHT.ink
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        _write(box.text_frame, [tile.label], USUAL, ink, bold=True)
        for text, size in ((tile.figure, _figure_size(tiles)), (tile.change, BESIDE), (tile.of, BESIDE)):
            if text:
                _line(box.text_frame, text, size, ink, bold=size > USUAL)


def _tile_width(tiles: Sequence[Tile]) -> float:
    return (WIDE - 2 * MARGIN - GAP * (len(tiles) - 1)) / len(tiles)


def _figure_size(tiles: Sequence[Tile]) -> int:
    """The largest letters with which every figure stands in one line."""
    room = (_tile_width(tiles) - INSET) * INCH
    return next((size for size in (34, 30, 26, 22) if all(lines(tile.figure, room, size) == 1 for tile in tiles)), 18)


def _tile_height(tile: Tile, tiles: Sequence[Tile]) -> float:
    room = (_tile_width(tiles) - INSET) * INCH
    parts = ((tile.label, USUAL), (tile.figure, _figure_size(tiles)), (tile.change, BESIDE), (tile.of, BESIDE))
    return sum(height([text], room, size) for text, size in parts if text) / INCH + 0.2


def _table(page: Page, grid: Grid, top: float, room: float) -> None:
    size = next((size for size in SIZES if sum(_rows(grid, size)) <= room), SIZES[-1])
    heights, wide = _rows(grid, size), WIDE - 2 * MARGIN
    more = min(0.25, max(0.0, room - sum(heights)) / len(heights))
    shape = page.shapes.add_table(
        len(heights), len(grid.head), Inches(MARGIN), Inches(top), Inches(wide), Inches(sum(heights))
    )
    table = shape.table
    for line, high in enumerate(heights):
        table.rows[line].height = Inches(high + more)
    for at, part in enumerate(grid.widths):
        table.columns[at].width = Inches(wide * part / sum(grid.widths))
    for at, words in enumerate(grid.head):
        _cell(table.cell(0, at), Cell(words), LIGHT.panel, LIGHT.muted, size)
    for line, row in enumerate(grid.rows, 1):
        for at, cell in enumerate(row):
            fill = LIGHT.lights[Light(cell.light)] if cell.light else LIGHT.paper
            ink = LIGHT.on_lights[Light(cell.light)] if cell.light else LIGHT.ink
            _cell(table.cell(line, at), cell, fill, ink, size)


def _cell(place: object, cell: Cell, fill: str, ink: str, size: int) -> None:
    place.fill.solid()  # type: ignore[attr-defined]
    place.fill.fore_color.rgb = _rgb(fill)  # type: ignore[attr-defined]
    place.vertical_anchor = MSO_ANCHOR.MIDDLE  # type: ignore[attr-defined]
    _write(place.text_frame, cell.text.split("\n"), size, ink)  # type: ignore[attr-defined]


def _picture(page: Page, chart: Chart, top: float, room: float) -> None:
    if not has_chinese_glyphs():  # boxes instead of characters would be worse than words
        _words(page, [chart.words], top, room, LARGE, LIGHT.ink)
        return
    picture = page.shapes.add_picture(io.BytesIO(drawn(chart, "png")), Inches(MARGIN), Inches(top))
    scale = min(Inches(WIDE - 2 * MARGIN) / picture.width, Inches(room) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    picture.left = Emu((Inches(WIDE) - picture.width) // 2)
    picture._element.xpath("p:nvPicPr/p:cNvPr")[0].set("descr", chart.words)  # noqa: SLF001


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]
