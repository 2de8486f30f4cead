"""A year is the same figures, read whole with every word, or month by month in figures alone."""

from datetime import date

import polars as pl
import pytest

from data.model import View
from data.reference.lights import light_presets
from data.store import Store
from exports import view as selected
from exports import year
from metrics import category_mix, funding, schedule

METRICS = (schedule.by_group, funding.by_group, category_mix.by_group)
AUGUST = date(2023, 8, 1)
VIEWS = [
    View(period=AUGUST),
    View(period=date(2023, 5, 1), as_of=date(2023, 4, 20), county="乐至县"),
    View(period=AUGUST, light="red"),
    *(View(period=AUGUST, lights=lights) for lights in light_presets()),
    View(period=AUGUST, clock="first_plan", linear="days"),
    View(period=AUGUST, project="没有这个项目"),
]


@pytest.fixture(params=[1, 1_000_000], ids=["month by month", "at once"], autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year, "AT_ONCE", request.param)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_figure_of_every_task_is_the_same(sample: Store, view: View) -> None:
    figures, whole = pl.concat(year.months(sample, view)), selected.months(sample, view)
    assert figures.schema == whole.select(figures.columns).schema
    assert figures.rows() == whole.select(figures.columns).rows()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_trends_are_the_figures_of_those_months(sample: Store, view: View) -> None:
    whole = selected.months(sample, view)
    directly = [metric(whole, "period").rows() for metric in METRICS]
    assert [frame.rows() for frame in year.trends(sample, view, *METRICS)] == directly
