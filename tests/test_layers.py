"""The house rules that a machine can check: who may import whom, and what selections may say."""

import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
NOT_PORTABLE = ("ASOF JOIN", "QUANTILE_CONT", "IGNORE NULLS", "DATE_DIFF", "LIST(", "AVG(")


def test_imports_point_down(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "sql").glob("*.sql")), ids=lambda path: path.stem)
def test_a_selection_states_its_grain_and_is_one_portable_statement(path):
    text = path.read_text(encoding="utf-8")
    first, body = text.split("\n", 1)
    assert first.startswith("-- grain: none" if path.stem == "upgrade" else "-- grain: one ")
    assert path.stem in ("schema", "upgrade") or body.count(";") in (0, 1)
    assert [word for word in NOT_PORTABLE if word in body.upper()] == []
    assert re.findall(r"[?{}%]", body) == []


def test_no_file_is_named_for_nothing():
    names = {path.stem for path in ROOT.rglob("*.py") if ".venv" not in path.parts}
    assert names & {"utils", "helpers", "common", "shared", "manager", "base"} == set()
