"""Every form that arrives is read right or refused by its true cause: files and outcomes stand in files/."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from loaders import reader
from loaders.inspect import inspect_file

FORMS = sorted(path.parent for path in (Path(__file__).parent / "files").glob("*/expected.json"))


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_the_form_is_understood(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found = inspect_file(folder / expected["file"])
    if "error" in expected:
        assert (found["error"] or {}).get("code") == expected["error"]
        return
    assert found["error"] is None
    for key in expected.keys() & {"format", "encoding"}:
        assert found[key] == expected[key]
    assert codes(found["findings"]) == expected.get("findings", [])
    tables = [
        {"sheet": sheet["name"], "visible": sheet["visible"]} | table
        for sheet in found["sheets"]
        for table in sheet["tables"]
    ]
    facts = [table_facts(table, wanted) for table, wanted in zip(tables, expected["tables"], strict=False)]
    assert facts == [
        {key: value for key, value in wanted.items() if key != "delivered"} for wanted in expected["tables"]
    ]
    assert len(tables) == len(expected["tables"])


@pytest.mark.parametrize(
    "folder",
    [folder for folder in FORMS if '"delivered"' in (folder / "expected.json").read_text("utf-8")],
    ids=lambda folder: folder.name,
)
def test_money_is_delivered_in_ten_thousands(folder: Path) -> None:
    expected = json.loads(
        (folder / "expected.json").read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal
    )
    path = folder / expected["file"]
    tables = reader.read_forms(path.read_bytes(), path.name).tables
    for table, wanted in zip(tables, expected["tables"], strict=True):
        values = {value.cell: value.value for row in table.rows for value in row.values.values()}
        assert {cell: values[cell] for cell in wanted.get("delivered", {})} == wanted.get("delivered", {})


def table_facts(table: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What a table is, in the words and as far as the expectation goes."""
    values = {f"{letter}{row['row']}": value for row in table["rows"] for letter, value in row["values"].items()}
    columns = {column["letter"]: column for column in table["columns"]}
    facts = {
        "kinds": [f"{row['row']} {row['kind']}" for row in table["rows"]],
        "findings": codes(table["findings"]),
        "values": {cell: values.get(cell) for cell in wanted.get("values", {})},
        "own_units": {
            f"{letter}{row['row']}": unit for row in table["rows"] for letter, unit in row.get("units", {}).items()
        },
        "fields": {letter: columns[letter]["field"] for letter in wanted.get("fields", {})},
        "units": {letter: columns[letter]["unit"] for letter in wanted.get("units", {})},
        "card": {
            column["field"]: table["rows"][0]["values"].get(letter)
            for letter, column in columns.items()
            if column["field"]
        }
        if "card" in wanted
        else None,
    }
    return {key: facts.get(key, table.get(key)) for key in wanted if key != "delivered"}


def codes(findings: list[dict[str, Any]]) -> list[str]:
    return [f"{finding['code']} {finding['cell'] or '-'}" for finding in findings]
