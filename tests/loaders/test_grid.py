"""Bytes → grid: every kind of file by its content, every refusal by its true cause."""

import io

import pytest
import xlsxwriter

from loaders.formats import ooxml
from loaders.grid import Unreadable, read


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


def test_the_short_way_through_a_large_sheet_reads_what_the_long_way_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    dates = {"num_format": "yyyy-mm-dd"}
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("表一")
    for row in range(50):
        sheet.write_row(row, 0, [row, f"项目<{row}>&“引”", row / 7, True])
        sheet.write_number(row, 5, 45000 + row, book.add_format(dates))
        sheet.write_formula(row, 6, "=A1+1", None, row + 1)
    sheet.merge_range("H1:I2", "合并")
    book.close()
    long_way = read(content.getvalue(), "a.xlsx")
    monkeypatch.setattr(ooxml, "LARGE", 0)
    monkeypatch.setattr(ooxml._Workbook, "_cells", None)  # the long way would fail now
    assert read(content.getvalue(), "a.xlsx") == long_way
