"""A command line whose output is cut short (`… | head -1`) ends without a word."""

import os
import subprocess
import sys

import pytest

from data.console import UNREAD
from tests.conftest import SAMPLE

ROOT = SAMPLE.parents[2]


@pytest.mark.parametrize(
    "command",
    [
        ["loaders", "inspect", str(SAMPLE / "02_目标任务分解表.xlsx")],
        ["exports", "table", "--metric", "funding", "--by", "project"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_that_nobody_reads_on_ends_quietly(command, sample):
    environment = {**os.environ, "MINSHENG_STORE": str(sample.root), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (said, process.wait()) == (b"", UNREAD)
