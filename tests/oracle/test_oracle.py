"""The product and plain Python compute the same figures, to the last digit, on a thousand made offices."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from data import model
from exports import view as selected
from metrics import category_mix, funding, schedule
from metrics.ratio import RATE
from tests.oracle import groups, plain
from tests.oracle.digits import kept
from tests.oracle.made import made_store, office, views
from tests.oracle.office import Office
from tests.oracle.plain import DIMENSIONS, TASK_COLUMNS, View

YEARS = range(2001, 2101)
BY_GROUP = {"schedule": schedule.by_group, "funding": funding.by_group, "category_mix": category_mix.by_group}


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
        working_group=view.working_group, project=view.project,
    )  # fmt: skip


def assert_same(computed: pl.DataFrame, expected: Sequence[dict[str, object]]) -> None:
    told = computed.select(list(expected[0])) if expected else computed
    assert of_product(told) == as_kept(expected, computed.schema)


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_offices_agree_with_the_oracle(tmp_path: Path, seed: int) -> None:
    """All that was ever received, month by month; then some of the offices as they were looked at on some day."""
    offices = {year: office(seed, year) for year in YEARS}
    store = made_store(tmp_path, offices.values())
    whole = selected._judged(store, model.View(period=date(YEARS[-1], 12, 1)), since=date(YEARS[0], 1, 1))
    for year, made in offices.items():
        computed = whole.filter(pl.col("period").dt.year() == year)
        if made.reports or year == YEARS[-1]:
            agree(computed, View(date(year, 12, 1) if year == YEARS[-1] else made.last_month()), made)
        else:
            assert computed.is_empty()
    for year in random.Random(seed).sample(YEARS, 6):
        view = views(seed, year, offices[year])
        agree(selected.months(store, product_view(view)), view, offices[year])


def agree(computed: pl.DataFrame, view: View, made: Office) -> None:
    dice = random.Random(repr(view))
    expected = plain.tasks(made, view, since=date(view.period.year, 1, 1))
    assert_same(
        computed.select(TASK_COLUMNS), [{name: getattr(row, name) for name in TASK_COLUMNS} for row in expected]
    )
    for metric, by_group in BY_GROUP.items():
        assert_same(by_group(computed, "period"), groups.by_group(metric, expected, "period"))
    month = dice.choice(sorted({row.period for row in expected} or {view.period}))
    now = computed.filter(pl.col("period") == month)
    rows = [row for row in expected if row.period == month]
    for metric, by_group in BY_GROUP.items():
        for by in (None, dice.choice(DIMENSIONS)):
            assert_same(by_group(now, by), groups.by_group(metric, rows, by))
