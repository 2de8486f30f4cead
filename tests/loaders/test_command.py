"""The loader's command line: what it prints and how it exits."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from data.store import Store
from loaders.__main__ import main
from tests.conftest import SAMPLE

FEBRUARY = SAMPLE / "2023-02" / "雁江区_2023年02月_民生实事进展情况.xlsx"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict, int]:
    """The whole sample through the command line, as a user would: its store, its answer, its exit code."""
    root = tmp_path_factory.mktemp("store")
    command = [sys.executable, "-m", "loaders", "load", str(SAMPLE), "--store", str(root), "--json"]
    done = subprocess.run(
        command, capture_output=True, cwd=SAMPLE.parents[2], check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert done.stderr == b""
    return root, json.loads(done.stdout), done.returncode


def test_the_sample_loads_whole_with_its_questions(loaded):
    root, answer, code = loaded
    assert (code, answer["exit"], answer["version"]) == (1, 1, "warehouse-00000001")
    assert answer["counts"] == {"accepted": 62, "questioned": 6, "rejected": 0, "known": 0}
    assert sum(file["rejected"] for file in answer["files"]) == 1
    assert Store(root).table("projects").height == 20


def test_every_finding_says_what_where_and_what_to_do(loaded):
    _, answer, _ = loaded
    slip = next(f for file in answer["files"] for f in file["findings"] if f["code"] == "unit_slip")
    assert slip == {
        "severity": "rejected", "code": "unit_slip", "sheet": "进展情况", "cell": "F10", "value": "21710000",
        "reason": "“预算下达”21,710,000万元是计划资金3,100万元的7,003倍，可能用错了金额单位，如把元当成了万元。",
        "remedy": "请核对单位；如数字属实，请先调整分解表中的计划资金。",
    }  # fmt: skip


def test_loading_again_says_that_nothing_changed(loaded, capsys):
    root, _, _ = loaded
    assert main(["load", str(FEBRUARY), "--store", str(root)]) == 0
    assert capsys.readouterr().out == (
        f"{FEBRUARY}: 与2023-03-06 13:11收到的“雁江区_2023年02月_民生实事进展情况.xlsx”内容完全相同，未作改动。\n"
    )
    assert Store(root).version() == "warehouse-00000001"


def test_nothing_usable_exits_2_and_stores_nothing(tmp_path, capsys):
    (tmp_path / "空.xlsx").write_bytes(b"")
    assert main(["load", str(tmp_path / "空.xlsx"), "--store", str(tmp_path / "store")]) == 2
    assert main(["load", str(tmp_path / "没有.xlsx"), "--store", str(tmp_path / "store")]) == 2
    assert Store(tmp_path / "store").version() is None
    assert "没有找到" in capsys.readouterr().err


def test_a_submission_before_any_register_is_told_so(tmp_path, capsys):
    assert main(["load", str(FEBRUARY), "--store", str(tmp_path), "--json"]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert [f["code"] for f in answer["files"][0]["findings"]] == ["register_missing", "no_rows"]


def test_rebuild_says_that_it_equals(loaded, capsys):
    root, _, _ = loaded
    assert main(["rebuild", "--store", str(root)]) == 0
    assert capsys.readouterr().out == "已由档案重建，与原数据仓逐行一致（warehouse-00000002）。\n"
    assert Store(root).table("reports", received_before=datetime(9999, 1, 1)).height > 700
