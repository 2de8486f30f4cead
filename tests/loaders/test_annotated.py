"""The workbook that goes back to the clerk: what is marked, what is listed, and that nothing else has changed."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from data.model import Finding, Severity
from data.store import Store
from loaders.annotated import annotated, file_name
from loaders.batch import CheckedFile
from loaders.incoming import Incoming
from loaders.load import Batch, check
from loaders.rows.outcome import Outcome
from tests.conftest import SAMPLE, incoming

AUGUST = SAMPLE / "2023-08" / "市本级_2023年08月_民生实事进展情况.xlsx"
BLANK = SAMPLE / "2023-05" / "安岳县_2023年05月_民生实事进展情况.csv"
NOW = datetime(2023, 11, 1, 9, 0)
REJECTED, QUESTIONED = "FFC7CE", "FFEB9C"


def of_sample(sample_load: tuple[Store, Batch], path: Path) -> CheckedFile:
    return next(file for file in sample_load[1].files if Path(file.incoming.file_name).name == path.name)


def opened(content: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **options)


def finding(severity: Severity = Severity.QUESTIONED, **values: Any) -> Finding:
    usual = {"submission_id": "x", "code": "no_rows", "severity": severity}
    return Finding(**usual | values)


def look(cell: Any) -> list[str]:
    return [repr(part) for part in (cell.fill, cell.border, cell.font, cell.alignment, cell.number_format)]


def comments(sheet: Any) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_a_unit_slip_is_marked_in_its_cell(sample_load: tuple[Store, Batch]) -> None:
    file = of_sample(sample_load, AUGUST)
    book = opened(annotated(file.incoming, file.outcome, "zh"))
    assert book.sheetnames == ["问题清单", "进展情况"]
    sheet = book["进展情况"]
    slip, blank = sheet["F10"], sheet["I9"]
    assert (slip.value, slip.fill.fgColor.rgb[2:], slip.border.left.style) == (21710000, REJECTED, "medium")
    assert (blank.value, blank.fill.fgColor.rgb[2:], blank.border.left.style) == (None, QUESTIONED, "mediumDashed")
    said = comments(sheet)
    assert said["F10"].startswith("✖ 退回\n“预算下达”21,710,000万元是计划资金3,100万元的7,003倍")
    assert said["F10"].endswith("请核对单位；如数字属实，请先调整分解表中的计划资金。")
    assert said["I9"].startswith("▲ 存疑\n")
    assert set(said) == {f.cell for f in file.outcome.findings if f.severity is not Severity.NOTED}


def test_everything_else_stays_as_it_was(sample_load: tuple[Store, Batch]) -> None:
    file = of_sample(sample_load, AUGUST)
    marked = {finding.cell for finding in file.outcome.findings}
    before = opened(file.incoming.content)["进展情况"]
    after = opened(annotated(file.incoming, file.outcome, "zh"))["进展情况"]
    assert after.merged_cells.ranges == before.merged_cells.ranges
    assert after.freeze_panes == before.freeze_panes
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width
    for row in before.iter_rows():
        for cell in row:
            twin = after[cell.coordinate]
            assert twin.value == cell.value
            if cell.coordinate not in marked:
                assert look(twin) == look(cell)


def test_the_list_has_every_finding_with_a_link(sample_load: tuple[Store, Batch]) -> None:
    file = of_sample(sample_load, AUGUST)
    page = opened(annotated(file.incoming, file.outcome, "zh")).worksheets[0]
    rows = list(page.iter_rows(min_row=4))
    assert len(rows) == len(file.outcome.findings)
    assert [rows[0][at].value for at in (1, 2, 3)] == ["F10", "✖ 退回", "21710000"]
    assert rows[0][1].hyperlink.location == "'进展情况'!F10"
    assert all(row[4].value and row[5].value for row in rows)


def test_a_csv_comes_back_as_a_workbook(sample_load: tuple[Store, Batch]) -> None:
    file = of_sample(sample_load, BLANK)
    book = opened(annotated(file.incoming, file.outcome, "zh"))
    sheet = book.worksheets[1]
    assert (sheet["B5"].value, sheet["G16"].value) == ("建设乡村振兴惠民路", None)
    assert sheet["G16"].fill.fgColor.rgb[2:] == QUESTIONED
    assert list(comments(sheet)) == ["G16"]
    assert book.worksheets[0]["B4"].hyperlink.location == "'安岳县_2023年05月_民生实事进展情况'!G16"
    assert file_name(file.incoming) == "安岳县_2023年05月_民生实事进展情况_问题批注.xlsx"


def test_the_workbook_may_be_corrected_and_sent_again(sample_load: tuple[Store, Batch], tmp_path: Path) -> None:
    """The list in front is no form; what was corrected loses its mark in the next round."""
    file = of_sample(sample_load, AUGUST)
    book = opened(annotated(file.incoming, file.outcome, "zh"))
    book["进展情况"]["F10"] = 2171
    saved = io.BytesIO()
    book.save(saved)
    store = Store(tmp_path)
    paths = [SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"]
    files = [*incoming(*paths), Incoming("再报.xlsx", saved.getvalue())]
    again = check(files, store, NOW).files[-1]
    found = {(finding.code, finding.cell) for finding in again.outcome.findings}
    assert ("unit_slip", "F10") not in found
    assert (again.outcome.rejected, ("missing_figure", "I9") in found) == (0, True)
    second = opened(annotated(again.incoming, again.outcome, "zh"))
    assert second.sheetnames == ["问题清单", "进展情况"]
    assert "F10" not in comments(second["进展情况"])
    assert second["进展情况"]["F10"].fill.fill_type is None


def test_formulas_keep_their_saved_results() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["项目名称", "预算下达"])
        sheet.write_formula(1, 1, "=1+2.5", None, 3.5)
        sheet.write_formula(2, 1, '="a"&"<b>"', None, "a<b>")
        sheet.write_formula(3, 1, "=1=1", None, True)
    made = annotated(Incoming("表.xlsx", content.getvalue()), Outcome(findings=[finding(sheet="表", cell="B2")]), "zh")
    assert [opened(made)["表"][f"B{row}"].value for row in (2, 3, 4)] == ["=1+2.5", '="a"&"<b>"', "=1=1"]
    assert [opened(made, data_only=True)["表"][f"B{row}"].value for row in (2, 3, 4)] == [3.5, "a<b>", True]


def test_words_that_look_like_formulas_stay_words() -> None:
    made = annotated(
        Incoming("表.csv", "项目名称,存在问题\n路,=1+1\n".encode()),
        Outcome(findings=[finding(cell="B2", value="=1+1")]),
        "zh",
    )
    book = opened(made)
    assert book.worksheets[1]["B2"].data_type == "s"
    assert (book.worksheets[0]["D4"].value, book.worksheets[0]["D4"].data_type) == ("=1+1", "s")
    assert list(comments(book.worksheets[1])) == ["B2"]


@pytest.mark.parametrize("cell", [None, "12", "F0", "ZZZ99999999", "进展"])
def test_what_has_no_cell_stands_in_the_list_alone(cell: str | None) -> None:
    book = opened(
        annotated(Incoming("表.csv", "项目名称,金额\n路,1\n".encode()), Outcome(findings=[finding(cell=cell)]), "zh")
    )
    assert comments(book.worksheets[1]) == {}
    assert book.worksheets[0]["E4"].value == "表中没有一行可以采用的数据。"


def test_merged_cells_are_marked_where_they_show() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.merge_range("A1:C2", "标题")
        sheet.write_comment("A1", "原有批注", {"author": "填报单位"})
    made = annotated(Incoming("表.xlsx", content.getvalue()), Outcome(findings=[finding(sheet="表", cell="B2")]), "en")
    said = comments(opened(made)["表"])
    assert list(said) == ["A1"]
    assert said["A1"].endswith("原有批注")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 no workbook"])
def test_what_cannot_be_read_comes_back_as_the_list(content: bytes) -> None:
    refused = finding(Severity.REJECTED, code="damaged")
    book = opened(annotated(Incoming("坏.xls", content), Outcome(findings=[refused]), "zh"))
    assert book.sheetnames == ["问题清单"]
    assert [cell.value for cell in book.active[4]][1:3] == ["整个文件", "✖ 退回"]
