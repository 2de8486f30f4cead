"""Text that spreadsheets must not take for a formula, in every kind of file."""

import csv as dialect
import io
import json as notation
from datetime import date
from decimal import Decimal

import openpyxl
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.model import View
from exports.csv import csv
from exports.json import json
from exports.table import Table
from exports.text import looks_like_formula, neutral, width
from exports.xlsx import xlsx

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
TEXT = st.text(max_size=20)
DANGEROUS = st.builds(str.__add__, st.sampled_from(SIGNS), TEXT)
ROWS = st.lists(st.tuples(DANGEROUS | TEXT, st.none() | st.decimals(-(10**9), 10**9, places=4)), min_size=1, max_size=4)


def table(rows: list[tuple[str, Decimal | None]], title: str = "表示例") -> Table:
    types = {"county": pl.String, "planned_wan": pl.Decimal(18, 4)}
    return Table(
        frame=pl.DataFrame(rows, schema=types, orient="row"),
        total=None,
        title=title,
        view=View(county=rows[0][0]),
        period=date(2023, 2, 1),
        as_of=None,
        data_version="warehouse-00000001",
        language="zh",
        is_sample=False,
    )


@pytest.mark.parametrize("sign", SIGNS)
def test_a_formulas_sign_is_put_behind_an_apostrophe(sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "雁江区", "a=b", "1-2月", "“=1”", "'=1", "—", "−5"])
def test_other_text_is_left_alone(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize("blanks", [" ", "　", "\u00a0", "\ufeff", "\u200b", " \t\u200b "])
def test_blanks_before_the_sign_hide_nothing(blanks: str) -> None:
    assert looks_like_formula(f"{blanks}=1+1")


@given(ROWS)
@example([("=1+1", Decimal(-5)), ("-5", None), ("\t=1", Decimal(0))])
def test_in_csv_no_text_starts_with_a_sign_and_numbers_stay_numbers(rows: list[tuple[str, Decimal | None]]) -> None:
    lines = list(dialect.reader(io.StringIO(csv(table(rows, title=rows[0][0])).decode("utf-8-sig"), newline="")))
    data, manifest = lines[1 : len(rows) + 1], lines[len(rows) + 1 :]
    assert [Decimal(amount) if amount else None for _, amount in data] == [amount for _, amount in rows]
    for (written, _), (text, _) in zip(data, rows, strict=True):
        assert not looks_like_formula(written)
        assert written.removeprefix("'") == text.removeprefix("'")
    assert manifest[0] == []
    assert all(len(line) == 1 and line[0].startswith("# ") for line in manifest[1:])


@settings(max_examples=40)
@given(ROWS)
@example([("=1+1", Decimal(-5)), ("https://example.org", None), ("{=A1}", Decimal(0))])
def test_in_xlsx_text_is_a_string_for_good_and_numbers_are_numbers(rows: list[tuple[str, Decimal | None]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table(rows, title=rows[0][0]))))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    for line, (text, amount) in enumerate(rows, 4):
        name, money = book["数据"].cell(line, 1), book["数据"].cell(line, 2)
        assert (name.data_type, name.quotePrefix) == ("s", True), text
        assert money.value == (None if amount is None else pytest.approx(float(amount)))


@given(ROWS)
def test_json_keeps_text_and_every_digit(rows: list[tuple[str, Decimal | None]]) -> None:
    document = notation.loads(json(table(rows)), parse_float=Decimal)
    assert [(row["county"], row["planned_wan"]) for row in document["rows"]] == rows


def test_chinese_stands_twice_as_wide() -> None:
    assert [width(text) for text in ("", "abc", "雁江区", "区1\n区县12")] == [0, 3, 6, 6]
