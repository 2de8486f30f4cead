"""The product and plain Python compute the same figures, to the last digit, on a thousand made offices."""

import random
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from data import model
from exports import view as selected
from exports.measure import BY_GROUP
from metrics.ratio import RATE
from tests.oracle import groups, plain
from tests.oracle.digits import kept
from tests.oracle.made import made_store, office, views
from tests.oracle.row import DIMENSIONS, TASK_COLUMNS, Row, View

YEARS = range(2001, 2101)
COUNTED = {name: by_group for name, by_group in BY_GROUP.items() if name != "plan_versions"}
"""The moves of a plan are compared in tests/metrics/test_plan_versions.py alone."""
SETTINGS = (
    {}, {"linear": "days"}, {"clock": "linear", "linear": "days"}, {"clock": "linear", "lights": "yinchuan"},
    {"clock": "first_plan"}, {"lights": "yinchuan"}, {"lights": "sanya"}, {"lights": "tianjin", "linear": "days"},
    {"lights": "dazu"}, {"clock": "first_plan", "lights": "ouhai"},
)  # fmt: skip


def of_product(frame: pl.DataFrame) -> list[dict[str, object]]:
    """Rows with exact numbers."""
    return [
        {name: Fraction(value) if isinstance(value, Decimal) else value for name, value in row.items()}
        for row in frame.iter_rows(named=True)
    ]


def as_kept(rows: Sequence[dict[str, object]], schema: pl.Schema) -> list[dict[str, object]]:
    """The oracle's rows with rates to the twelve places that the product keeps."""
    return [
        {
            name: kept(value) if schema[name] == RATE and isinstance(value, Fraction) else value
            for name, value in row.items()
        }
        for row in rows
    ]


def product_view(view: View) -> model.View:
    return model.View(
        period=view.period, as_of=view.until, county=view.county, department=view.department, category=view.category,
        working_group=view.working_group, project=view.project, clock=view.clock, linear=view.linear,
        lights=view.lights,
    )  # fmt: skip


def assert_same(computed: pl.DataFrame, expected: Sequence[dict[str, object]], *, whole: bool = True) -> None:
    """Equal in every column: of a group all that the product has (`whole`), of a task all that the oracle knows."""
    if expected:
        assert not whole or set(computed.columns) == set(expected[0]), "the oracle does not know every figure"
        computed = computed.select(list(expected[0]))
    assert of_product(computed) == as_kept(expected, computed.schema)


@pytest.mark.parametrize(("seed", "setting"), list(enumerate(SETTINGS)))
def test_a_hundred_offices_agree_with_the_oracle(tmp_path: Path, seed: int, setting: dict[str, str]) -> None:
    """A hundred offices of a year each, in one store: every task, and every group of a month, a county, a project …

    First all that was ever received, then some offices as they were looked at on some day, through some filter.
    """
    offices = {year: office(seed, year) for year in YEARS}
    store = made_store(tmp_path, offices.values())
    whole = selected._judged(store, model.View(period=date(YEARS[-1], 12, 1), **setting), since=date(YEARS[0], 1, 1))
    last = {year: made.last_month() for year, made in offices.items() if made.reports} | {YEARS[-1]: date(2100, 12, 1)}
    agree(whole, [
        row for year, month in last.items()
        for row in plain.tasks(offices[year], View(month, **setting), since=date(year, 1, 1))
    ], set(last.values()))  # fmt: skip
    for year in random.Random(seed).sample(YEARS, 5):
        view = replace(views(seed, year, offices[year]), **setting)
        expected = plain.tasks(offices[year], view, since=date(year, 1, 1))
        agree(selected.months(store, product_view(view)), expected, {view.period})


def agree(computed: pl.DataFrame, expected: Sequence[Row], months: Set[date]) -> None:
    """Compare all rows, the groups of every month, and all other groups of `months`."""
    assert_same(computed, [{name: getattr(row, name) for name in TASK_COLUMNS} for row in expected], whole=False)
    now = computed.filter(pl.col("period").is_in(sorted(months)))
    rows = [row for row in expected if row.period in months]
    for metric, by_group in COUNTED.items():
        assert_same(by_group(computed, "period"), groups.by_group(metric, expected, "period"))
        for by in (None, *DIMENSIONS):
            assert_same(by_group(now, by), groups.by_group(metric, rows, by))
