"""Bytes → grid: every kind of file by its content, every refusal by its true cause."""

import io
import zipfile

import pytest
import xlsxwriter

from loaders.formats import ooxml
from loaders.formats.detect import read
from loaders.grid import Unreadable


def workbook(rows: list[list[object]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("表一")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_decoded_strictly_and_split(encoding: str) -> None:
    grid = read("项目名称,金额\n道路（示例）,12.50\n".encode(encoding), "a.xls")
    assert [cell.text for cell in grid.sheets[0].cells.values()] == ["项目名称", "金额", "道路（示例）", "12.50"]


def test_a_number_keeps_every_digit_but_the_noise_of_doubles() -> None:
    grid = read(workbook([[0.1 + 0.2, 12345678.91, 1e3]]), "a.csv")
    assert [cell.text for cell in grid.sheets[0].cells.values()] == ["0.3", "12345678.91", "1000"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n  \n", "empty_file"),
        (workbook([["a"]])[:-400], "truncated"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n", "image"),
        (b"Rar!\x1a\x07", "archive"),
        (b'{"a": 1}', "unknown_type"),
        (b"\x00\x01\x02\x03\x04abc", "unknown_type"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content, "填报表.xlsx")
    assert refusal.value.code == code


def varied(book: xlsxwriter.Workbook) -> None:
    """A sheet on which every column holds cells of several kinds, and rows have gaps."""
    sheet, bold = book.add_worksheet("表一"), book.add_format({"bold": True})
    formats = [book.add_format({"num_format": shape}) for shape in ("yyyy-mm-dd", "0.0%", "#,##0.00", "h:mm", "@")]
    for row in range(60):
        sheet.write_row(row, 0, [row, f"项目<{row}>&“引”", row / 7, True])
        sheet.write_number(row, 5, 45000 + row, formats[0] if row % 9 else None)
        sheet.write_formula(row, 6, "=A1+1", None, row + 1)
        sheet.write_rich_string(row, 7, "道", bold, "路", "（示例）")
        if row % 3:
            sheet.write_blank(row, 8, None, formats[row % 5])
        if row % 4:
            sheet.write_number(row, 9, row * 1.005, formats[row % 5])
        sheet.write(row, 10, "12，345" if row % 7 == 3 else -row / 4)
        sheet.write(row, 11, [0.1 + 0.2, 1e21, 1.5e-9, "　", 123456789012.5][row % 5])
    sheet.write_row(70, 0, ["注：", *["多"] * 30])
    sheet.merge_range("N1:O2", "合并")


SPELLED = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="C1" t="s" s="0"><v>1</v></c></row>'
    '<row r="2"/><row r="4"><c r="A4" s="0"/><c r="B4"><f t="shared" ref="B4:B5" si="0">A4*2</f><v>12.50</v></c></row>'
    '<row r="5"><c r="B5" s="0"><f t="shared" si="0"/><v>1e3</v></c><c r="C5" t="str"><f>""</f><v></v></c></row>'
    '<row r="6"><c r="C6" t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c><c r="D6" t="e"><v>'
    '#REF!</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
)
STRINGS = (
    '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>道路</t>'
    '<phoneticPr fontId="1" type="noConversion"/></si><si><r><t>甲&lt;</t></r><r><rPr/><t xml:space="preserve"> 乙'
    "</t></r><rPh sb='0' eb='1'><t>jia</t></rPh></si></sst>"
)


def spelled() -> bytes:
    """A workbook with the spellings that programs other than ours choose."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["x"]]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = SPELLED if name.endswith("sheet1.xml") else STRINGS if name.endswith("sharedStrings.xml") else None
            new.writestr(name, part or old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("make", ["varied", "varied since 1904", "spelled"])
def test_the_short_way_through_a_large_sheet_reads_what_the_long_way_reads(
    make: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = spelled()
    if make != "spelled":
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file, {"date_1904": "1904" in make})
        varied(book)
        book.close()
        content = file.getvalue()
    long_way = read(content, "a.xlsx")
    monkeypatch.setattr(ooxml, "LARGE", 0)
    monkeypatch.setattr(ooxml._Workbook, "_cells", None)  # the long way would fail now
    short_way = read(content, "a.xlsx")
    assert short_way == long_way
    assert [sheet.rows for sheet in short_way.sheets] == [sheet.rows for sheet in long_way.sheets]


@pytest.mark.parametrize(
    "change",
    [
        ("<v>12.50</v>", ""),  # a formula without a result
        ('<row r="6">', "<row>"),
        ('r="C6"', 'r="C7"'),
        ("<v>1e3</v>", "<v>1e<!-- -->3</v>"),
        ("<is><t xml:space", "<is><t/><t xml:space"),
        ("<v>1e3</v>", '<v xml:space="preserve">1e3</v>'),
        (' s="0"/><c r="B4"', ' ph="1"/><c r="B4" ph="1"'),
    ],
)
def test_another_spelling_takes_the_long_way(change: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert change[0] in SPELLED
    monkeypatch.setitem(globals(), "SPELLED", SPELLED.replace(*change))
    content = spelled()
    long_way = read(content, "a.xlsx")
    monkeypatch.setattr(ooxml, "LARGE", 0)
    assert read(content, "a.xlsx") == long_way
