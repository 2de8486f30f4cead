"""The styles of the templates: fonts by name with substitutes, sizes and line spacing of official papers."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

TITLE, BODY, BLACK, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
SUBSTITUTES = {
    TITLE: "FZXiaoBiaoSong-B05S,SimSun,Noto Serif CJK SC",
    BODY: "FangSong,仿宋,STFangsong,Noto Serif CJK SC",
    BLACK: "SimHei,Microsoft YaHei,Noto Sans CJK SC",
    KAI: "KaiTi,楷体,STKaiti,Noto Serif CJK SC",
    SONG: "SimSun,Noto Serif CJK SC",
}
"""Font → what stands in for it where it is not installed, in this order."""
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Style:
    """A paragraph style: font, size and exact line spacing in points, alignment, indent of the first line."""

    name: str
    font: str
    size: float
    line: float | None = 28
    align: WD_ALIGN_PARAGRAPH = JUSTIFIED
    indent: int = 0
    before: float = 0
    after: float = 0
    keep: bool = False


STYLES = (
    Style("通报标题", TITLE, 22, 34, CENTRE, after=14, keep=True),
    Style("通报时间", KAI, 16, 28, CENTRE, after=14),
    Style("通报提示", BLACK, 12, 22, CENTRE, after=8),
    Style("一级标题", BLACK, 16, indent=2, align=LEFT, keep=True),
    Style("通报正文", BODY, 16, indent=2),
    Style("图片", BODY, 12, None, CENTRE, before=6, keep=True),
    Style("图题", BLACK, 12, 20, CENTRE, after=8),
    Style("表题", BLACK, 14, 28, LEFT, before=14, keep=True),
    Style("表头文字", BLACK, 10.5, 15, CENTRE),
    Style("表格文字", BODY, 10.5, 15, CENTRE),
    Style("表格文字左", BODY, 10.5, 15, LEFT),
    Style("注释", BODY, 12, 20),
    Style("通报页码", SONG, 14, None, LEFT),
    Style("页眉提示", KAI, 10.5, None, CENTRE),
    Style("参阅标题", TITLE, 22, 32, CENTRE, after=4),
    Style("参阅时间", KAI, 12, 20, CENTRE, after=6),
    Style("参阅小标题", BLACK, 13, 22, LEFT, before=4, keep=True),
    Style("参阅正文", BODY, 13, 20, indent=2),
    Style("参阅数字", TITLE, 18, 26, CENTRE),
)
MARK, LEAD = "注码", "强调"
"""Character styles: the number of a note; the words that open a paragraph."""
INDENT = 100
"""Hundredths of a character in one."""


def add_styles(document: Document) -> None:
    """Give the document the styles of official papers."""
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    set_fonts(normal.element.get_or_add_rPr(), BODY)
    normal.font.size = Pt(16)
    normal.paragraph_format.space_after = Pt(0)
    for style in STYLES:
        _add(document, style)
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    lead = document.styles.add_style(LEAD, WD_STYLE_TYPE.CHARACTER)
    set_fonts(lead.element.get_or_add_rPr(), KAI)
    lead.font.bold = True


def _add(document: Document, style: Style) -> None:
    made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    made.font.size = Pt(style.size)
    set_fonts(made.element.get_or_add_rPr(), style.font)
    layout = made.paragraph_format
    layout.alignment, layout.keep_with_next = style.align, style.keep
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    if style.line:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.line)
    if style.indent:
        made.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(style.indent * INDENT))
        layout.first_line_indent = Pt(style.size * style.indent)


def set_fonts(properties: BaseOxmlElement, font: str) -> None:
    """Set Chinese and Latin font of a style or run."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), LATIN)
    fonts.set(qn("w:eastAsia"), font)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def add_substitutes(document: Document) -> None:
    """Name in the font table what stands in for each font."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for name, others in SUBSTITUTES.items():
        font = parse_xml(
            f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        )
        table.append(font)
    part._blob = serialize_part_xml(table)  # noqa: SLF001 - the library has no other way to write a part that it only keeps
