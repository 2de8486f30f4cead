"""The examples of reconciliation in docs/metrics.md are what the page would say."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from data.model import View
from data.store import Store, table_schema
from exports.view import tasks
from loaders.batch import check
from loaders.incoming import Incoming, read
from loaders.rows.known import Known
from metrics.reconciliation import figures, published
from metrics.reconciliation.verdict import Check

METRICS = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```reconciled (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MISSING = "—"
Rows = list[dict[str, str]]


def examples() -> Iterator[tuple[str, dict[str, Rows]]]:
    for title, body in FENCE.findall(METRICS):
        blocks = (block.strip().splitlines() for block in body.strip().split("\n\n"))
        yield title, {lines[0].rstrip(":"): rows(lines[1:]) for lines in blocks}


def rows(lines: list[str]) -> Rows:
    return list(csv.DictReader([re.sub(r"\s*\|\s*", "|", line.strip()) for line in lines], delimiter="|"))


def of_figures(tables: dict[str, Rows], sample: Store) -> list[Check]:
    schema = tasks(sample, View(period=date(2023, 2, 1))).schema
    columns = {name: [row.get(name) for row in tables["status"]] for name in schema}
    status = pl.DataFrame(columns, schema=dict.fromkeys(schema, pl.String)).with_columns(
        pl.col(name).str.to_date() if kind == pl.Date else pl.col(name).cast(kind) for name, kind in schema.items()
    )
    return figures.beside(printed(tables["published"]), status)


def printed(written: Rows) -> pl.DataFrame:
    return pl.DataFrame(written).with_columns(
        pl.col("value").cast(pl.Decimal(18, 6)), pl.col("decimals").cast(pl.Int32)
    )


def of_table(written: Rows) -> list[Check]:
    held = io.StringIO()
    lines = csv.DictWriter(held, list(written[0]))
    lines.writeheader()
    lines.writerows(written)
    incoming = Incoming("table.csv", held.getvalue().encode(), is_published=True)
    files = check(read([incoming]), Known(), 1, datetime(2024, 1, 5, 9, 0))
    cells = [record.model_dump() | {"file_name": "table.csv"} for file in files for record in file.outcome.records]
    schema = {"file_name": pl.String, **table_schema("published_cells")}
    return [one for table in published.check(pl.DataFrame(cells, schema=schema)) for one in table.checks]


def as_written(check: Check) -> dict[str, str]:
    told = {
        "relation": check.relation, "cell": check.cell, "subject": check.subject, "published": check.published,
        "computed": check.computed or MISSING, "verdict": str(check.verdict),
    }  # fmt: skip
    return told | {name: check.params.get(name, MISSING) for name in ("least", "most")}


@pytest.mark.parametrize(("title", "tables"), list(examples()), ids=lambda one: one if isinstance(one, str) else "")
def test_an_example_of_reconciliation_is_what_comes_out(sample: Store, title: str, tables: dict[str, Rows]) -> None:
    if title == "table":
        checks = of_table(tables["table"])
    else:
        checks = of_figures(tables, sample) if title == "figures" else figures.among(printed(tables["published"]))
    result = tables["result"]
    assert [{name: as_written(check)[name] for name in result[0]} for check in checks] == result


def test_there_is_an_example_of_each_kind() -> None:
    assert [title for title, _ in examples()] == ["figures", "together", "table"]
