"""An office edits its template in Word: other headings, fewer columns, sections left out; and the paper's layout."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import polars as pl
import pytest
from docx.oxml.ns import qn

from data.store import Store
from exports.bulletin import brief
from exports.bulletin.document import Bulletin, bulletin
from exports.bulletin.tables import TABLES
from exports.bulletin.word import TEMPLATES, context, word
from tests.exports.bulletin import papers


@pytest.fixture(scope="module")
def may(sample: Store) -> Bulletin:
    return papers.made(sample, date(2023, 5, 1))


def test_an_office_may_rename_leave_out_and_add(may: Bulletin, tmp_path: Path) -> None:
    """What the guide docs/bulletin.md tells it to do."""
    opened = docx.Document(str(TEMPLATES / "bulletin.zh.docx"))
    body = {each.text: each for each in opened.paragraphs}
    body["三、分部门情况"].runs[0].text = "三、牵头单位情况"
    start = next(at for at, each in enumerate(opened.paragraphs) if each.text == "{%p for told in kinds %}")
    for each in opened.paragraphs[start - 1 : start + 3]:
        each._p.getparent().remove(each._p)
    for row in opened.tables[0].rows:
        row._tr.remove(row.cells[-1]._tc)
    opened.paragraphs[0].insert_paragraph_before("示例市民生实事项目监督办公室")
    opened.save(str(tmp_path / "own.docx"))
    paper = word(may, tmp_path / "own.docx")
    told = papers.paragraphs(paper)
    assert told[:2] == ["示例市民生实事项目监督办公室", "2023年5月民生实事项目督查情况"]
    assert ("三、牵头单位情况" in told, "五、类别情况" in told) == (True, False)
    assert papers.tables(paper)[0][0] == [
        "区县",
        "任务数",
        "已报",
        "实际进度%",
        "应达进度%",
        "进度差（百分点）",
        "滞后任务",
    ]


def test_names_out_of_files_are_text(may: Bulletin) -> None:
    """A department's name is no markup and no field of the template."""
    trap = "{{ title }}<w:p/>&示例"
    trapped = bulletin(replace(may.facts, tasks=may.facts.tasks.with_columns(department=pl.lit(trap))))
    paper = word(trapped)
    assert [row[0] for row in papers.tables(paper)[1]] == ["牵头单位", trap]
    assert any(text.startswith(f"{trap}。") for text in papers.paragraphs(paper))


def test_the_paper_is_that_of_official_papers() -> None:
    opened = docx.Document(str(TEMPLATES / "bulletin.zh.docx"))
    section, styles = opened.sections[0], opened.styles
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in (section.page_width, section.page_height, *sides)] == [210, 297, 37, 35, 28, 26]
    looks = {
        name: (styles[name].element.rPr.rFonts.get(qn("w:eastAsia")), styles[name].font.size.pt)
        for name in ("通报标题", "一级标题", "通报正文", "通报页码")
    }
    assert looks == {
        "通报标题": ("方正小标宋简体", 22), "一级标题": ("黑体", 16), "通报正文": ("仿宋_GB2312", 16),
        "通报页码": ("宋体", 14),
    }  # fmt: skip
    body = styles["通报正文"].paragraph_format
    assert (body.line_spacing.pt, body.first_line_indent.pt) == (28, 32)
    footers = [part.paragraphs[0] for part in (section.footer, section.even_page_footer)]
    assert [(each.text, each.alignment) for each in footers] == [("—  —", 2), ("—  —", 0)]
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in opened.tables]
    assert heads == [True] * 4


def test_fonts_name_their_substitutes() -> None:
    opened = docx.Document(str(TEMPLATES / "bulletin.zh.docx"))
    table = next(part for part in opened.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    assert 'w:name="仿宋_GB2312"><w:altName w:val="FangSong,仿宋,STFangsong,Noto Serif CJK SC"/>' in table.blob.decode()


GUIDE = Path(__file__).parents[3] / "docs" / "bulletin.md"


def test_the_guide_names_every_field(may: Bulletin) -> None:
    """And no other: those of the two templates, and the columns of their rows."""
    named = set(re.findall(r"`([a-z_]+)(?:\[\d\])?`", GUIDE.read_text(encoding="utf-8").split("## Fields", 1)[1]))
    own, short = context(may), brief.context(may)
    columns = {column.name for layout in TABLES.values() for column in layout.columns}
    titles = {name for name in own if name.endswith("_picture_title")} | {"_title"}
    assert named | titles == {*own, *short, *columns, "label", "figure", "note", "_title"}
