"""A year is the same figures, read whole with every word, or month by month in figures alone."""

from datetime import date

import polars as pl
import pytest

from data.model import View
from data.reference.lights import light_presets
from data.store import Store
from exports import rows, year
from exports import view as selected

AUGUST = date(2023, 8, 1)
VIEWS = [
    View(period=AUGUST),
    View(period=date(2023, 5, 1), as_of=date(2023, 4, 20), county="乐至县"),
    View(period=AUGUST, light="red"),
    View(period=AUGUST, lights="ouhai"),
    View(period=AUGUST, clock="first_plan", linear="days"),
    View(period=AUGUST, project="没有这个项目"),
]


@pytest.fixture(params=[1, 1_000_000], ids=["month by month", "at once"], autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", request.param)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_figure_of_every_task_is_the_same(sample: Store, view: View) -> None:
    figures, whole = pl.concat(told for _, told in year.clocked(sample, view)), selected.months(sample, view)
    assert figures.schema == whole.select(figures.columns).schema
    assert figures.rows() == whole.select(figures.columns).rows()


@pytest.mark.parametrize("lights", [name for name, preset in light_presets().items() if preset.looks_back])
def test_a_light_that_looks_back_is_that_of_the_whole_rows(sample: Store, lights: str) -> None:
    view = View(period=AUGUST, lights=lights, clock="first_plan")
    tasks, whole = selected.tasks(sample, view), selected.months(sample, view).filter(pl.col("period") == AUGUST)
    assert tasks.schema == whole.schema
    assert tasks.rows() == whole.rows()
