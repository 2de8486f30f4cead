"""A forecast is made of what was known on its day, whatever came later and whoever looks."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.model import View
from data.store import Store
from exports import year
from loaders.incoming import Incoming
from loaders.load import load

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "ziyang_2023"
JUNE = View(period=date(2023, 6, 1), as_of=date(2023, 7, 31))


@pytest.fixture(scope="module")
def until_july(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that has received only what had come by the end of July."""
    store = Store(tmp_path_factory.mktemp("july"))
    months = {f"2023-{month:02}" for month in range(1, 8)} | {SAMPLE.name}
    paths = [path for path in SAMPLE.rglob("*") if path.is_file() and path.parent.name in months]
    load([Incoming(str(path), path.read_bytes()) for path in sorted(paths)], store)
    return store


def test_later_data_does_not_change_what_was_forecast(sample: Store, until_july: Store) -> None:
    then, now = year.forecasts(until_july, JUNE), year.forecasts(sample, JUNE)
    assert now.height == 78
    assert now.get_column("known_on").max() == date(2023, 6, 30)
    assert now.equals(then)


def test_a_filter_chooses_tasks_and_changes_no_forecast(sample: Store) -> None:
    whole = year.forecasts(sample, JUNE)
    narrow = year.forecasts(sample, JUNE.model_copy(update={"county": "安岳县", "category": "subsidy"}))
    assert narrow.equals(whole)


def test_no_forecast_contradicts_what_it_starts_from(sample: Store) -> None:
    made = year.forecasts(sample, View())
    known = made.filter(pl.col("known_pct").is_not_null())
    assert known.height == made.height == 78
    assert known.filter(pl.col("year_end_low_pct") < pl.col("known_pct")).is_empty()
    assert known.filter(pl.col("year_end_low_wan") < pl.col("known_disbursed_wan")).is_empty()
    assert known.get_column("forecast_basis").unique().sort().to_list() == ["done", "own"]
