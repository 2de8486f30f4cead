"""What `python -m loaders inspect` tells of a file: any table, and why a file cannot be read."""

from pathlib import Path

from loaders.inspect import inspect_file


def test_any_table_is_shown_with_raw_text_beside_its_values(tmp_path: Path) -> None:
    path = tmp_path / "线路.csv"
    path.write_text("线路,里程（公里）,开通日期\n1路,12.50,2023-05-01\n合计,12.5,\n", encoding="utf-8")
    found = inspect_file(path)
    assert {key: found[key] for key in ("file", "format", "encoding", "error")} == {
        "file": "线路.csv",
        "format": "csv",
        "encoding": "utf-8",
        "error": None,
    }
    (table,) = found["sheets"][0]["tables"]
    assert (table["range"], table["header_rows"], table["unit"], table["period"]) == ("A1:C3", [1], None, None)
    assert [(column["letter"], column["header"], column["unit"]) for column in table["columns"]] == [
        ("A", "线路", None),
        ("B", "里程（公里）", "公里"),
        ("C", "开通日期", None),
    ]
    assert table["rows"] == [
        {
            "row": 2,
            "kind": "data",
            "values": {"A": "1路", "B": 12.5, "C": "2023-05-01"},
            "raw": {"A": "1路", "B": "12.50", "C": "2023-05-01"},
        },
        {"row": 3, "kind": "total", "values": {"A": "合计", "B": 12.5}, "raw": {"A": "合计", "B": "12.5"}},
    ]


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "进度.xlsx"
    path.write_bytes(b"%PDF-1.7")
    found = inspect_file(path)
    assert (found["error"]["code"], found["sheets"]) == ("pdf", [])
    assert "PDF" in found["error"]["message"]
    assert found["error"]["remedy"]
