"""What is taken away opens with the same figures in openpyxl, pandas and LibreOffice, and text never runs."""

import csv as dialect
import dataclasses
import io
import itertools
import math
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pytest

from data.model import Unit, View
from data.store import Store
from exports import measure
from exports.csv import csv
from exports.table import Table
from exports.xlsx import xlsx

FEBRUARY = date(2023, 2, 1)
HEADER = 2
"""Lines above the header of a workbook: title and banner."""
TEXTS = ["=1+1", "-示例", "@SUM(A1)", "+86 1234", "普通，带逗号", '引号“"”', "两行\n文字", "-3.5"]
Rows = list[tuple[object, ...]]


@pytest.fixture
def table(sample: Store) -> Table:
    return measure.table(sample, View(period=FEBRUARY), "funding", "county", "zh")


@pytest.fixture
def texts(table: Table) -> Table:
    """Words that could be taken for something else, beside amounts below zero."""
    amounts = pl.Series([Decimal(-n) - Decimal("0.25") for n in range(len(TEXTS))], dtype=pl.Decimal(18, 6))
    frame = pl.DataFrame({"problem": TEXTS}).with_columns(undisbursed_wan=amounts)
    return dataclasses.replace(table, frame=frame, total=None)


def figures(table: Table) -> Rows:
    """The rows as a spreadsheet should have them: rates with all their digits, everything else as it is."""
    total = table.total_row()
    rows = [*table.rows(), *([total] if total else [])]
    return [tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row[1:]) for row in rows]


def by_openpyxl(content: bytes) -> Rows:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [row[1:] for row in sheet.iter_rows(min_row=HEADER + 2, values_only=True)]


def by_pandas(content: bytes) -> Rows:
    read = pd.read_excel(io.BytesIO(content), header=HEADER, engine="calamine")
    return [
        tuple(None if math.isnan(cell) else cell for cell in row[1:]) for row in read.itertuples(index=False, name=None)
    ]


@pytest.mark.parametrize("read", [by_openpyxl, by_pandas])
def test_a_workbook_opens_with_the_same_figures(table: Table, read: Callable[[bytes], Rows]) -> None:
    assert same(read(xlsx(table)), figures(table))


@pytest.mark.browser
@pytest.mark.parametrize("unit", [Unit.WAN, Unit.YI])
def test_libreoffice_shows_the_same_figures(sample: Store, tmp_path: Path, unit: Unit) -> None:
    table = measure.table(sample, View(period=FEBRUARY, unit=unit), "funding", "county", "zh")
    rows = by_libreoffice(xlsx(table), tmp_path)[HEADER + 1 :]
    read = [tuple(float(cell.replace(",", "")) if cell else None for cell in row[1:]) for row in rows]
    assert same(read, figures(table), digits=2)


@pytest.mark.browser
def test_libreoffice_takes_no_text_for_a_formula(texts: Table, tmp_path: Path) -> None:
    rows = by_libreoffice(xlsx(texts), tmp_path)[HEADER + 1 :]
    assert [row[0] for row in rows] == TEXTS
    assert [float(row[1]) for row in rows] == [-n - 0.25 for n in range(len(TEXTS))]


def test_a_workbook_keeps_text_as_text_and_numbers_below_zero_as_numbers(texts: Table) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(texts))).worksheets[0]
    cells = list(sheet.iter_rows(min_row=HEADER + 2))
    assert [(row[0].data_type, row[0].value) for row in cells] == [("s", text) for text in TEXTS]
    assert [(row[1].data_type, row[1].value) for row in cells] == [("n", -n - 0.25) for n in range(len(TEXTS))]


def test_csv_opens_right_with_its_mark_line_ends_and_quotes(texts: Table) -> None:
    content = csv(texts)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") - content.count(b"\r\n") == 1, "the one within a cell"
    rows = list(dialect.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    runs = ("=", "-", "@", "+")
    assert [row[0] for row in rows[1 : len(TEXTS) + 1]] == [
        f"'{text}" if text.startswith(runs) else text for text in TEXTS
    ]
    assert [row[1] for row in rows[1 : len(TEXTS) + 1]] == [f"{-n - 0.25}" for n in range(len(TEXTS))]


def test_pandas_reads_csv_with_the_same_figures(table: Table) -> None:
    content = csv(table)
    rows = pd.read_csv(io.BytesIO(content), comment="#", encoding="utf-8-sig", nrows=table.frame.height + 1)
    read = [
        tuple(None if math.isnan(cell) else cell for cell in row[1:]) for row in rows.itertuples(index=False, name=None)
    ]
    assert same(read, figures(table), digits=2)


def same(read: Rows, wanted: Rows, digits: int = 9) -> bool:
    """Whether all cells are there and equal; numbers to so many decimals, the last of which may be rounded."""
    assert [len(row) for row in read] == [len(row) for row in wanted]
    cells, others = itertools.chain.from_iterable(read), itertools.chain.from_iterable(wanted)
    return all(_equal(one, other, digits) for one, other in zip(cells, others, strict=True))


def _equal(one: object, other: object, digits: int) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(str(one)) - float(str(other))) <= 0.5000001 * 10**-digits


def by_libreoffice(content: bytes, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice shows it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "no LibreOffice found: install libreoffice-calc"
    (folder / "table.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "table.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return list(dialect.reader(io.StringIO((folder / "table.csv").read_text(encoding="utf-8-sig"), newline="")))
