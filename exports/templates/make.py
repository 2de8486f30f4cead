"""Makes the templates of bulletin and brief, laid out as GB/T 9704 wants it: `python -m exports.templates.make`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from data.wording import LANGUAGES, msg, translate
from exports.bulletin.document import HEADINGS
from exports.bulletin.tables import TABLES, Column
from exports.templates.styles import add_styles, add_substitutes

HERE = Path(__file__).parent
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
FOOTER_MM, HEADER_MM = 24, 20
BRIEF_TOP_MM, BRIEF_BOTTOM_MM, BRIEF_HEADER_MM = 26, 24, 13
"""How far page number and header stand from the edges: the number 7 mm below the text. The brief has more room."""
SIDE_MM, TWIPS_PER_MM = 0.8, 56.7
NUMBERS = "一二三四五六七"
PICTURES = {"counties": "county_picture", "funds": "fund_picture"}
"""Section → the field of the picture that stands at its end."""
LEFT_ALIGNED = ("project", "problem", "department")
RED = (
    Column("project", msg("项目"), 30), Column("county", msg("区县"), 14), Column("light", msg("亮灯"), 14),
    Column("unit", msg("责任单位"), 24), Column("next_node", msg("下一节点"), 24),
)  # fmt: skip
"""The columns of the red list of the brief."""


def main(folder: Path = HERE) -> None:
    """Write all templates into `folder`."""
    for language in LANGUAGES:
        bulletin(language).save(str(folder / f"bulletin.{language}.docx"))
        brief(language).save(str(folder / f"brief.{language}.docx"))


def bulletin(language: str) -> Opened:
    """The template of the monthly check and the quarterly bulletin."""
    document = _paper(language)
    _line(document, "{{ title }}", "通报标题")
    _line(document, "（{{ when }}）" if language == "zh" else "({{ when }})", "通报时间")
    _only_if(document, "sample", [("{{ sample }}", "通报提示")])
    for at, (name, heading) in enumerate(HEADINGS.items()):
        _line(document, _heading(language, at, translate(language, heading)), "一级标题")
        _each(document, "told", name, "{{r told }}", "通报正文")
        if name in PICTURES:
            picture = PICTURES[name]
            _only_if(
                document, picture, [(f"{{{{ {picture} }}}}", "图片"), (f"{{{{ {picture}_title }}}}", "图题")]
            )  # fmt: skip
    _line(document, translate(language, "附表"), "一级标题")
    document.paragraphs[-1].paragraph_format.page_break_before = True
    for at, (name, layout) in enumerate(TABLES.items(), 1):
        title = translate(language, "附表{n}　{name}", n=at, name=translate(language, layout.heading))
        _table(document, language, name, title, layout.columns)
    _line(document, translate(language, "注释"), "一级标题")
    _each(document, "note", "notes", "{{ note }}", "注释")
    return document


def brief(language: str) -> Opened:
    """The template of the page for leaders: five figures, three findings, the red list, what is asked."""
    document = _paper(language)
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(BRIEF_TOP_MM), Mm(BRIEF_BOTTOM_MM)
    section.header_distance, section.footer_distance = Mm(BRIEF_HEADER_MM), Mm(BRIEF_HEADER_MM)
    _line(document, "{{ title }}", "参阅标题")
    _line(document, "{{ when }}{% if sample %} · {{ sample }}{% endif %}", "参阅时间")
    _figures(document)
    _line(document, translate(language, "三点情况"), "参阅小标题")
    _each(document, "told", "findings", "{{ told }}", "参阅正文")
    _line(document, translate(language, "重点关注"), "参阅小标题")
    _only_if(document, "none_late", [("{{ none_late }}", "参阅正文")])
    _line(document, "{%p if late_rows %}", "表格文字")
    _rows(document, language, "late_rows", RED)
    _line(document, "{%p endif %}", "表格文字")
    _line(document, translate(language, "请求事项"), "参阅小标题")
    _each(document, "told", "asks", "{{ told }}", "参阅正文")
    _line(document, "{{ basis }}", "页眉提示")
    return document


def _paper(language: str) -> Opened:
    """An A4 page with the margins, header and page numbers of official papers."""
    document = Document()
    _speak(document)
    add_styles(document)
    add_substitutes(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance, section.footer_distance = Mm(HEADER_MM), Mm(FOOTER_MM)
    document.settings.odd_and_even_pages_header_footer = True
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].text, header.paragraphs[0].style = "{{ sample }}", "页眉提示"
    _page_number(section.footer.paragraphs[0], "right")
    _page_number(section.even_page_footer.paragraphs[0], "left")
    document.core_properties.author, document.core_properties.language = "", language
    return document


def _speak(document: Opened) -> None:
    """Say that the Chinese in it is simplified: programs choose a substitute for a missing font by that."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")


def _page_number(paragraph: Paragraph, side: str) -> None:
    """A page number between dashes at the outer edge, one character away from it."""
    paragraph.style = "通报页码"
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    alignment, indent = OxmlElement("w:jc"), OxmlElement("w:ind")
    alignment.set(qn("w:val"), side)
    indent.set(qn(f"w:{side}Chars"), "100")
    indent.set(qn(f"w:{side}"), "280")
    properties.append(indent)
    properties.append(alignment)
    paragraph.add_run("— ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        else:
            field = OxmlElement("w:instrText")
            field.text = text
        run.element.append(field)
    paragraph.add_run(" —")


def _heading(language: str, at: int, words: str) -> str:
    return f"{NUMBERS[at]}、{words}" if language == "zh" else f"{at + 1}. {words}"


def _line(document: Opened, text: str, style: str) -> None:
    document.add_paragraph(text, style=style)


def _each(document: Opened, each: str, name: str, text: str, style: str) -> None:
    _line(document, f"{{%p for {each} in {name} %}}", style)
    _line(document, text, style)
    _line(document, "{%p endfor %}", style)


def _only_if(document: Opened, name: str, lines: Sequence[tuple[str, str]]) -> None:
    _line(document, f"{{%p if {name} %}}", "表格文字")
    for text, style in lines:
        _line(document, text, style)
    _line(document, "{%p endif %}", "表格文字")


def _table(document: Opened, language: str, name: str, title: str, columns: Sequence[Column]) -> None:
    """A table with its title, left out where it has no rows."""
    _line(document, f"{{%p if {name} %}}", "表格文字")
    _line(document, title, "表题")
    _rows(document, language, name, columns)
    _line(document, "{%p endif %}", "表格文字")


def _rows(document: Opened, language: str, name: str, columns: Sequence[Column]) -> None:
    """A heading that is repeated on every page, and one row per row of `name`."""
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _size(table, columns)
    _narrow(table)
    heading, first, cells, last = table.rows
    _repeated(heading)
    for row in table.rows:
        _whole(row)
    for at, column in enumerate(columns):
        _fill(heading.cells[at], translate(language, column.heading), "表头文字")
        left = column.name in LEFT_ALIGNED
        _fill(cells.cells[at], f"{{{{ row.{column.name} }}}}", "表格文字左" if left else "表格文字")
    _fill(first.cells[0], f"{{%tr for row in {name} %}}", "表格文字")
    _fill(last.cells[0], "{%tr endfor %}", "表格文字")


def _size(table: Table, columns: Sequence[Column]) -> None:
    whole = sum(column.share for column in columns)
    width = 210 - LEFT_MM - RIGHT_MM
    for at, column in enumerate(columns):
        table.columns[at].width = Mm(width * column.share / whole)
        for cell in table.columns[at].cells:
            cell.width = Mm(width * column.share / whole)


def _narrow(table: Table) -> None:
    """Little room between words and lines: the words need the width."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(SIDE_MM * TWIPS_PER_MM)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 - the library has no other door to them
    layout.addnext(margins)


def _fill(cell: _Cell, text: str, style: str) -> None:
    cell.paragraphs[0].text, cell.paragraphs[0].style = text, style


def _repeated(row: _Row) -> None:
    _properties(row).append(OxmlElement("w:tblHeader"))


def _whole(row: _Row) -> None:
    _properties(row).append(OxmlElement("w:cantSplit"))


def _properties(row: _Row) -> BaseOxmlElement:
    properties: BaseOxmlElement = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other door to them
    return properties


def _figures(document: Opened) -> None:
    """Five figures side by side: name, figure, what it rests on."""
    table = document.add_table(rows=3, cols=5, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for at in range(5):
        for row, (field, style) in enumerate((("label", "表头文字"), ("figure", "参阅数字"), ("note", "表格文字"))):
            _fill(table.cell(row, at), f"{{{{ figures[{at}].{field} }}}}", style)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
