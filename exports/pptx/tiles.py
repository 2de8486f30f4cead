"""Tiles on a slide, in letters as large as there is room for: one below the other, or side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from data.model import Light
from exports.charts.colours import LIGHT
from exports.deck.slide import Tile
from exports.lettering import REGULAR, height, lines, width
from exports.pptx.words import GAP, INCH, INSET, MARGIN, WIDE, line, rgb, write

SIZES = ((24, 44), (20, 36), (18, 34), (16, 30))
"""Letters of words and of figures in pt, the largest that fit are taken; for a long figure smaller ones."""
ABREAST = 3
"""So many tiles stand side by side in any case; more of them one below the other, where their two largest sizes fit."""
BETWEEN, PAD, LEADING, WIDEST_LABEL = 0.06, 0.04, 1.2, 2.7
"""Of strips: the gap between two and what is free above and below words, in inches; the distance of lines ÷ the size of
their letters; the room of a label, in inches."""
ROOM, SPARE = WIDE - 2 * MARGIN, 2
"""The width of a slide without its margins, in inches; pt by which a figure is smaller than what would just fit."""


@dataclass(frozen=True)
class Way:
    """How tiles stand: one `below` the other or side by side; sizes of letters in pt, heights of each in inches."""

    below: bool
    size: int
    figure: int
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """Of them all, in inches."""
        return sum(self.heights) + BETWEEN * (len(self.heights) - 1) if self.below else max(self.heights)


def laid(tiles: Sequence[Tile], room: float) -> Way:
    """The way with the largest letters that stays within a height of `room` inches, else the smallest of all."""
    ways = list(_ways(tiles))
    return next((way for way in ways if way.height <= room), min(ways, key=lambda way: way.height))


def put(page: Page, tiles: Sequence[Tile], top: float, room: float) -> None:
    """The tiles on a page, from `top` inches on in `room` inches."""
    way = laid(tiles, room)
    if not way.below:
        _abreast(page, tiles, top, room, way)
        return
    for tile, high in zip(tiles, way.heights, strict=True):
        _strip(page, tile, top, high, way, _columns(tiles, way.size, way.figure))
        top += high + BETWEEN


def _ways(tiles: Sequence[Tile]) -> Iterator[Way]:
    if len(tiles) > ABREAST:
        for size, figure in SIZES[:2]:
            yield Way(True, size, figure, tuple(_strip_height(tile, tiles, size, figure) for tile in tiles))
    for size, figure in SIZES:
        smaller = _figure_size(tiles, figure)
        yield Way(False, size, smaller, tuple(_tile_height(tile, tiles, size, smaller) for tile in tiles))


def _columns(tiles: Sequence[Tile], size: int, figure: int) -> tuple[float, float, float]:
    """The widths of the label, the figure and the words of a strip, in inches."""
    labels = max(width(tile.label) for tile in tiles) * size / INCH + INSET
    figures = max(width(tile.figure) for tile in tiles) * figure / INCH + INSET
    label = min(labels, WIDEST_LABEL)
    return label, figures, ROOM - label - figures


def _strip_height(tile: Tile, tiles: Sequence[Tile], size: int, figure: int) -> float:
    label, _, words = ((room - INSET) * INCH for room in _columns(tiles, size, figure))
    said = sum(lines(text, words, size, REGULAR) for text in (tile.change, tile.of) if text)
    most = max(figure, size * lines(tile.label, label, size), size * said)
    return most * LEADING / INCH + 2 * PAD


def _strip(page: Page, tile: Tile, top: float, high: float, way: Way, columns: tuple[float, float, float]) -> None:
    ink, left = _box(page, tile, MARGIN, top, ROOM, high), MARGIN
    said = [text for text in (tile.change, tile.of) if text]
    sizes = (way.size, way.figure, way.size)
    for told, room, size in zip(([tile.label], [tile.figure], said), columns, sizes, strict=True):
        if told:
            box = page.shapes.add_textbox(Inches(left), Inches(top), Inches(room), Inches(high)).text_frame
            box.vertical_anchor = MSO_ANCHOR.MIDDLE
            box.margin_top = box.margin_bottom = 0
            write(box, told, size, ink, bold=told is not said)
            _tight(box, size)
        left += room


def _tight(frame: TextFrame, size: int) -> None:
    """Lines at a fixed distance, so that they take the same room in every program."""
    for paragraph in frame.paragraphs:
        paragraph.line_spacing = Pt(round(size * LEADING))


def _box(page: Page, tile: Tile, left: float, top: float, wide: float, high: float) -> str:
    """The ground of a tile in the colour of its light; the ink for what is written on it."""
    box = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(wide), Inches(high))
    box.shadow.inherit = False
    box.fill.solid()
    box.fill.fore_color.rgb = rgb(LIGHT.lights[Light(tile.light)] if tile.light else LIGHT.panel)
    box.line.fill.background()
    return LIGHT.on_lights[Light(tile.light)] if tile.light else LIGHT.ink


def _abreast(page: Page, tiles: Sequence[Tile], top: float, room: float, way: Way) -> None:
    wide = _tile_width(tiles)
    for at, tile in enumerate(tiles):
        left = MARGIN + at * (wide + GAP)
        ink = _box(page, tile, left, top, wide, room)
        frame = page.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(room)).text_frame
        write(frame, [tile.label], way.size, ink, bold=True)
        for text, size in ((tile.figure, way.figure), (tile.change, way.size), (tile.of, way.size)):
            if text:
                line(frame, text, size, ink, bold=text is tile.figure)


def _tile_width(tiles: Sequence[Tile]) -> float:
    return (ROOM - GAP * (len(tiles) - 1)) / len(tiles)


def _figure_size(tiles: Sequence[Tile], largest: int) -> int:
    """The largest letters up to `largest` pt with which every figure stands in one line."""
    room = (_tile_width(tiles) - INSET) * INCH
    longest = max(width(tile.figure) for tile in tiles)
    return min(largest, int(room / longest) - SPARE) if longest else largest


def _tile_height(tile: Tile, tiles: Sequence[Tile], size: int, figure: int) -> float:
    room = (_tile_width(tiles) - INSET) * INCH
    parts = ((tile.label, size), (tile.figure, figure), (tile.change, size), (tile.of, size))
    return sum(height([text], room, letters) for text, letters in parts if text) / INCH + 0.2
