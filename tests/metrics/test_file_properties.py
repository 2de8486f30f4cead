"""What holds of every metric whatever files said: their unit, their order and their corrections do not matter."""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import View
from data.store import Store
from exports import view as selected
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied
from tests.metrics.whole_path import Rows, figures, told

COUNTY = "雁江区"
PROJECTS = ("建设乡村振兴惠民路", "实施城镇老旧小区改造", "既有住宅电梯增设")
UNITS = {"元": Decimal(10_000), "万元": Decimal(1), "亿元": Decimal("0.0001")}
FORM = """2023年民生实事项目进展情况表,,,,
填报单位：{county}　报告期：2023年1-2月　数据截至：2023年2月28日　单位：{unit},,,,
项目名称,资金情况,,,进度情况
,预算下达,资金到位,实际拨付,形象进度(%)
{rows}
"""
amounts = st.one_of(st.none(), st.integers(0, 200_000).map(lambda cents: Decimal(cents).scaleb(-2)))
reported = st.lists(st.tuples(amounts, amounts, amounts, st.integers(0, 100)), min_size=3, max_size=3)
few = settings(max_examples=4)


def form(rows: Sequence[tuple], unit: str = "万元", order: Sequence[int] = (0, 1, 2)) -> bytes:
    lines = [
        ",".join([PROJECTS[at], *("" if each is None else f"{each * UNITS[unit]:f}" for each in rows[at][:3]),
                  str(rows[at][3])])
        for at in order
    ]  # fmt: skip
    return FORM.format(county=COUNTY, unit=unit, rows="\n".join(lines)).encode("utf-8-sig")


def loaded(registers: Store, *files: bytes) -> tuple[pl.DataFrame, dict[str, Rows]]:
    """The county's tasks after these files came, one a day; and what all metrics say of them."""
    view = View(period=date(2023, 2, 1), county=COUNTY)
    with tempfile.TemporaryDirectory() as folder:
        store = copied(registers, Path(folder))
        for day, content in enumerate(files, 1):
            load([Incoming("进展.csv", content)], store, datetime(2023, 3, day))
        return figures(selected.tasks(store, view)), told(store, view, "project", without={"credibility"})


@few
@given(rows=reported)
def test_the_unit_of_the_file_does_not_matter(registers: Store, rows: list[tuple]) -> None:
    (in_wan, metrics), *others = (loaded(registers, form(rows, unit)) for unit in ("万元", "元", "亿元"))
    assert in_wan.get_column("actual_pct").count() == 3
    for other, same in others:
        assert other.rows() == in_wan.rows()
        assert same == metrics


@few
@given(rows=reported, wrong=reported, order=st.permutations(range(3)))
def test_a_corrected_file_in_any_order_is_as_good_as_the_right_one(
    registers: Store, rows: list[tuple], wrong: list[tuple], order: list[int]
) -> None:
    at_once, _ = loaded(registers, form(rows))
    corrected, _ = loaded(registers, form(wrong), form(rows, order=order), form(rows, order=order))
    assert corrected.drop("questions").rows() == at_once.drop("questions").rows()
