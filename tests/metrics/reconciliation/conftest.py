"""Published tables in the layout in which offices published them, through the loaders and the checks."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import datetime

import polars as pl
import pytest
from openpyxl import Workbook

from data.store import table_schema
from loaders.batch import check
from loaders.incoming import Incoming, read
from loaders.rows.known import Known
from metrics.reconciliation import published
from metrics.reconciliation.published import Checked

Rows = Sequence[Sequence[object]]
Checking = Callable[..., Checked]
WHEN = datetime(2024, 1, 5, 9, 0)


def workbook(rows: Rows, merges: Sequence[str]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(["" if cell is None else cell for cell in row])
    for merge in merges:
        sheet.merge_cells(merge)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def text(rows: Rows) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    return held.getvalue().encode("utf-8")


def through(name: str, content: bytes) -> Checked:
    files = check(read([Incoming(name, content, is_published=True)]), Known(), 1, WHEN)
    records = [record.model_dump() | {"file_name": name} for file in files for record in file.outcome.records]
    cells = pl.DataFrame(records, schema={"file_name": pl.String, **table_schema("published_cells")})
    (table,) = published.check(cells)
    return table


@pytest.fixture
def checked() -> Checking:
    """Check the one table of a published file: CSV, or a workbook where cells are merged."""

    def of(rows: Rows, *merges: str, as_workbook: bool = False) -> Checked:
        is_book = bool(merges) or as_workbook
        content = workbook(rows, merges) if is_book else text(rows)
        return through("published.xlsx" if is_book else "published.csv", content)

    return of


@pytest.fixture
def checked_book() -> Callable[[Workbook], Checked]:
    """Check the one table of a workbook."""

    def of(book: Workbook) -> Checked:
        held = io.BytesIO()
        book.save(held)
        return through("published.xlsx", held.getvalue())

    return of


@pytest.fixture
def verdicts() -> Callable[[Checked], list[str]]:
    """Checks as lines: relation, verdict, cell."""
    return lambda table: [f"{check.relation} {check.verdict} {check.cell}" for check in table.checks]
