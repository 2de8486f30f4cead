"""The child process: files are read there, refusals come back by name."""

import pytest

from loaders import reader
from loaders.grid import Unreadable


def test_a_form_is_read_in_a_child_process():
    reading = reader.read_forms("项目名称,计划资金（万元）\n道路（示例）,12\n".encode(), "a.csv")
    assert (reading.grid.encoding, [table.range for table in reading.tables]) == ("utf-8", ["A1:B2"])


def test_a_refusal_comes_back_with_its_cause():
    with pytest.raises(Unreadable) as refusal:
        reader.read_forms(b"%PDF-1.4", "a.xlsx")
    assert refusal.value.code == "pdf"
