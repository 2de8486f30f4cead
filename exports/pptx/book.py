"""The deck as PPTX for a room without the server: native words and tables, charts as pictures, definitions as notes."""

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Book
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from data.model import Light
from exports.charts.colours import LIGHT
from exports.deck.shown import definitions, drawn
from exports.deck.slide import Block, Cell, Chart, Grid, Lines, Slide, Slides, Tiles
from exports.lettering import REGULAR, height, lines
from exports.picture import has_chinese_glyphs
from exports.pptx import tiles
from exports.pptx.words import GAP, HIGH, INCH, INSET, MARGIN, WIDE, rgb, write

TOP, BOTTOM = 1.65, 6.85
BLANK = 6
SMALL, LARGE = 14, 24
"""Sizes of letters in pt: 14 pt on this slide are 28 px on a wall of 1920 px."""
SIZES, READABLE = (20, 18, 16, SMALL, 12), 16
"""Sizes of the letters of a table, the largest that fits is taken; the one that tiles leave room for."""
AFTER = 10
"""pt below a paragraph of large letters."""


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
    page.background.fill.fore_color.rgb = rgb(LIGHT.paper)
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
    bar.fill.fore_color.rgb = rgb(LIGHT.accent)
    bar.line.fill.background()


def _blocks(page: Page, blocks: Sequence[Block]) -> None:
    """One block below the other; what is left of the height goes to a picture or a table."""
    heights = [_height(block, _left_for_tiles(blocks)) for block in blocks]
    spare = max(0.0, BOTTOM - TOP - sum(heights) - GAP * (len(blocks) - 1))
    growing = sum(isinstance(block, Chart | Grid) for block in blocks) or 1
    top = TOP if any(isinstance(block, Chart | Grid) for block in blocks) else TOP + spare / 3
    for block, high in zip(blocks, heights, strict=True):
        room = high + (spare / growing if isinstance(block, Chart | Grid) else 0)
        _put(page, block, top, room)
        top += room + GAP


def _left_for_tiles(blocks: Sequence[Block]) -> float:
    """The height in inches that other blocks leave, tables in letters that can be read."""
    others = [block for block in blocks if not isinstance(block, Tiles)]
    taken = [sum(_rows(each, READABLE)) if isinstance(each, Grid) else _height(each, 0) for each in others]
    return BOTTOM - TOP - sum(taken) - GAP * (len(blocks) - 1)


def _height(block: Block, room: float) -> float:
    """The least height of a block in inches; tiles take what they need of `room`."""
    match block:
        case Tiles(shown):
            return tiles.laid(shown, room).height
        case Lines(told, small):
            room = (WIDE - 2 * MARGIN - INSET) * INCH
            if small:
                return height(told, room, SMALL, REGULAR) / INCH + 0.1
            return (height(told, room, LARGE) + AFTER * len(told)) / INCH + 0.1
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
        case Tiles(shown):
            tiles.put(page, shown, top, room)
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
    write(box.text_frame, told, size, colour, bold=bold)
    if size == LARGE:
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Pt(AFTER)


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
    place.fill.fore_color.rgb = rgb(fill)  # type: ignore[attr-defined]
    place.vertical_anchor = MSO_ANCHOR.MIDDLE  # type: ignore[attr-defined]
    write(place.text_frame, cell.text.split("\n"), size, ink)  # type: ignore[attr-defined]


def _picture(page: Page, chart: Chart, top: float, room: float) -> None:
    if not has_chinese_glyphs():  # boxes instead of characters would be worse than words
        _words(page, [chart.words], top, room, LARGE, LIGHT.ink)
        return
    picture = page.shapes.add_picture(io.BytesIO(drawn(chart, "png")), Inches(MARGIN), Inches(top))
    scale = min(Inches(WIDE - 2 * MARGIN) / picture.width, Inches(room) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    picture.left = Emu((Inches(WIDE) - picture.width) // 2)
    picture._element.xpath("p:nvPicPr/p:cNvPr")[0].set("descr", chart.words)  # noqa: SLF001
