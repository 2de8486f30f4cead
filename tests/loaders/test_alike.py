"""Large sheets are read a column at a time: whatever they hold, it comes out as it does cell by cell."""

import io
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.formats import ooxml
from loaders.formats.detect import read
from loaders.forms.alike import PLAIN_WORDS
from loaders.forms.form import Table, recognise
from loaders.forms.numbers import is_missing, parse
from loaders.forms.rowkinds import PLAIN_LABEL, kind_of
from loaders.forms.units import unit_word
from loaders.forms.valuestrip import RowValues
from loaders.grid import Cell, Unreadable
from loaders.reader_parcels import pack, unpack

FORMS = sorted((Path(__file__).parents[1] / "forms" / "files").glob("*/*.xlsx"))
HEADS = """
序号 项目名称 区县 责任单位 计划资金（万元） 预算下达 实际拨付（元） 形象进度（%） 支付率 开工时间 计量单位 完成量 编码
当前阶段 备注 1月 2023 自定
"""
WORDS = """
道路改造示例项目 示例项目（一期） 安岳县 雁江区 合计 小计 全市合计 设计院示例工程 一、 （二） 三 其中 其中：道路3项
其中村道路示例 注：示例 说明：示例 填表人：示例 备注 无 - -- ××× N 栏次 甲 序号 项目名称 公里 平方米 12.5万元 3,000
（120.5） 50% ２０ 0012 5101230000001234 ★示例项目一 示例项目★ #REF! 锟斤拷示例 人民币示例项目 2023年5月 2023-05-01
已开工 Total 第1页 续表 2023年民生实事项目情况表 a 平均数 累计 计量单位示例公里
"""
LABELS, TEXTS = HEADS.split(), [*WORDS.split(), "示例\n项目名称", " 示例项目名称 "]
NUMBERS = [0, 1, 2, 3, 15, 99, 100, 101, 2023, 44927, 12345, 510123, 0.5, 0.35, 1.5, 79.19, 1047.29, -3.25, -2, 2023.1,
           98765.4321, 0.1 + 0.2, 1e21, 1.5e-9, 123456789012.5, 20220316]  # fmt: skip
SHAPES = ["General", "#,##0.00", "0%", "yyyy-mm-dd", "h:mm", "@", '0.0"亿元"', "0.0,"]


@st.composite
def columns(draw: st.DrawFn, rows: int) -> list[tuple[object, str]]:
    """A column as forms have it: mostly one kind of content under one number format, here and there another."""
    usual = st.sampled_from(draw(st.sampled_from([TEXTS[:4], NUMBERS[10:16], NUMBERS, TEXTS, [*range(1, 9)]])))
    shape = draw(st.sampled_from(SHAPES))
    unusual = st.one_of(st.none(), st.sampled_from([*TEXTS, *NUMBERS]), st.dates(date(2020, 1, 1), date(2024, 1, 1)))
    strange = draw(st.sampled_from([0, 0, 1, 5]))
    return [
        (draw(unusual), draw(st.sampled_from(SHAPES))) if draw(st.integers(1, 10)) <= strange else (draw(usual), shape)
        for _ in range(rows)
    ]


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    count = draw(st.integers(2, 12))
    heads = draw(st.lists(st.sampled_from(LABELS), min_size=3, max_size=8, unique=True))
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    formats = {shape: book.add_format({"num_format": shape}) for shape in SHAPES}
    sheet = book.add_worksheet("表一")
    title = draw(st.sampled_from([["2023年民生实事项目情况表"], ["", "单位：万元"], []]))
    sheet.write_row(0, 0, title)
    sheet.write_row(1, 0, heads)
    for number in range(len(heads)):
        for row, (value, shape) in enumerate(draw(columns(count)), 2):
            if value is not None:
                sheet.write(row, number, value, formats[shape])
    if draw(st.booleans()):
        sheet.merge_range(2, 0, 3, 0, draw(st.sampled_from(TEXTS)))
    book.close()
    return content.getvalue()


def tables(content: bytes, large: int, monkeypatch: pytest.MonkeyPatch) -> list[Table] | str:
    monkeypatch.setattr(ooxml, "LARGE", large)
    try:
        return unpack(pack(grid := read(content, "2023年示例.xlsx"), recognise(grid)))[1]
    except Unreadable as refusal:
        return refusal.code


def same(content: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Table] | str:
    by_column, by_cell = tables(content, 0, monkeypatch), tables(content, 1 << 40, monkeypatch)
    assert by_column == by_cell
    if not isinstance(by_column, str) and not isinstance(by_cell, str):
        assert [[list(row.values.items()) for row in table.rows] for table in by_column] == [
            [list(row.values.items()) for row in table.rows] for table in by_cell
        ]
    return by_column


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets())
def test_what_columns_tell_is_what_cells_tell(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    assert same(content, monkeypatch)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.parent.name)
def test_every_form_is_read_the_same_by_column(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert same(path.read_bytes(), monkeypatch) is not None


def test_rows_that_are_alike_are_kept_as_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["序号", "项目名称", "实际拨付（万元）"])
    for row in range(1, 6):
        sheet.write_row(row, 0, [row, f"道路改造示例项目{row}", row + 0.25])
    sheet.write_row(6, 0, ["合计", "", 16.25])
    book.close()
    (table,) = tables(content.getvalue(), 0, monkeypatch)
    assert [isinstance(row.values, RowValues) for row in table.rows] == [True] * 5 + [False]
    assert [row.kind for row in table.rows] == ["data"] * 5 + ["total"]


@settings(max_examples=2000)
@given(st.one_of(st.from_regex(PLAIN_WORDS, fullmatch=True), st.sampled_from(TEXTS)))
def test_plain_words_are_nothing_else(text: str) -> None:
    if PLAIN_WORDS.fullmatch(text):
        assert (is_missing(text), parse(text), unit_word(text)) == (False, None, None)


@settings(max_examples=2000)
@given(st.one_of(st.from_regex(PLAIN_LABEL, fullmatch=True), st.sampled_from(TEXTS)))
def test_rows_with_plain_labels_are_data(text: str) -> None:
    if text and PLAIN_LABEL.fullmatch(text):
        assert kind_of([Cell(1, 1, text, text), Cell(1, 2, "12.5", 12.5)], 3) == "data"
