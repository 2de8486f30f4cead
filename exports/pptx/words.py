"""Words on a slide of 16:9: how large the slide is, and letters in one font for Latin and Chinese."""

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame
from pptx.util import Pt

FONT = "微软雅黑"
WIDE, HIGH, MARGIN, GAP = 13.333, 7.5, 0.55, 0.15
"""A slide in inches; the margin at its sides; the gap between its parts."""
INCH, INSET = 72, 0.2
"""pt in an inch; what words leave free at the sides of their box, in inches."""


def write(frame: TextFrame, told: Sequence[str], size: int, colour: str, *, bold: bool = False) -> None:
    """Paragraphs in letters of `size` pt; they wrap."""
    frame.word_wrap = True
    for at, text in enumerate(told):
        line(frame, text, size, colour, bold=bold, first=not at)


def line(frame: TextFrame, text: str, size: int, colour: str, *, bold: bool = False, first: bool = False) -> None:
    """One paragraph more, or the first."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()  # type: ignore[no-untyped-call]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, Pt(size), bold, FONT
    run.font.color.rgb = rgb(colour)
    # the library names the font of Latin letters alone
    run.font._rPr.find(qn("a:latin")).addnext(run.font._rPr.makeelement(qn("a:ea"), {"typeface": FONT}))  # noqa: SLF001


def rgb(colour: str) -> RGBColor:
    """A colour out of "#rrggbb"."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]
