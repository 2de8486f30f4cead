"""A stated percentage is asked about where it is none of the shares that its own row's figures give."""

from datetime import datetime

import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied

FORM = """2023年民生实事项目进展情况表,,,,,
填报单位：雁江区　报告期：2023年1-2月　数据截至：2023年2月28日　单位：万元,,,,,
项目名称,预算下达,实际拨付,形象进度(%),下达率(%),拨付率(%)
建设乡村振兴惠民路,800,100,10,{issued},{disbursed}
"""


@pytest.fixture(scope="module")
def registered(registers: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Planned funding of the road in this county: 20 600 万元."""
    return copied(registers, tmp_path_factory.mktemp("registered"))


@pytest.mark.parametrize(
    ("issued", "disbursed", "asked"),
    [
        ("3.88", "12.5", []),  # of the plan rounded; of issued
        ("3.88", "0.48", []),  # of the plan, cut off instead of rounded
        ("3.9", "12.5%", []),
        ("38.8", "12.5", [("rate_differs", "E4", "38.8", "3.88")]),
        ("3.88", "15", [("rate_differs", "F4", "15", "0.49")]),
        ("—", "", []),
    ],
)
def test_a_stated_rate_may_have_any_denominator_in_use_but_must_have_one(registered, issued, disbursed, asked):
    content = FORM.format(issued=issued, disbursed=disbursed).encode("utf-8-sig")
    batch = load([Incoming(f"{issued}_{disbursed}.csv", content)], registered, datetime(2023, 3, 3))
    found = batch.files[0].outcome.findings
    assert [(f.code, f.cell, f.value, f.params["computed"]) for f in found if f.code == "rate_differs"] == asked
    assert batch.files[0].outcome.rejected == 0
