"""The product and plain Python compute the same figures, to the last digit, on a thousand made offices."""

import random
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data import model
from exports import view as selected
from exports.measure import BY_GROUP
from metrics import (
    batches,
    forecast,
    fund_sources,
    funding,
    hidden,
    in_month,
    life_cycle,
    outturn,
    ranking,
    schedule,
    type_gap,
    waiting,
)
from metrics.timetable import TASK
from tests.oracle import groups, kinds, money, outlook, plain
from tests.oracle.grouping import grouped
from tests.oracle.made import office, views
from tests.oracle.office import Office
from tests.oracle.row import DIMENSIONS, TASK_COLUMNS, Row, View
from tests.oracle.same import assert_near, assert_same
from tests.oracle.stored import made_store

YEARS = range(2001, 2101)
COUNTED = {**BY_GROUP, "type_gap": type_gap.by_group}
SETTINGS = (
    {}, {"linear": "days"}, {"clock": "linear", "linear": "days"}, {"clock": "linear", "lights": "yinchuan"},
    {"clock": "first_plan"}, {"lights": "yinchuan"}, {"lights": "sanya"}, {"lights": "tianjin", "linear": "days"},
    {"lights": "dazu"}, {"clock": "first_plan", "lights": "ouhai"},
)  # fmt: skip


def product_view(view: View) -> model.View:
    return model.View(
        period=view.period, as_of=view.until, county=view.county, department=view.department, category=view.category,
        working_group=view.working_group, project=view.project, clock=view.clock, linear=view.linear,
        lights=view.lights,
    )  # fmt: skip


@pytest.mark.parametrize(("seed", "setting"), list(enumerate(SETTINGS)))
def test_a_hundred_offices_agree_with_the_oracle(tmp_path: Path, seed: int, setting: dict[str, str]) -> None:
    """A hundred offices of a year each, in one store: every task, and every group of a month, a county, a project …

    First all that was ever received, then some offices as they were looked at on some day, through some filter.
    """
    offices = {year: office(seed, year) for year in YEARS}
    store = made_store(tmp_path, offices.values())
    whole = selected._judged(store, model.View(period=date(YEARS[-1], 12, 1), **setting), since=date(YEARS[0], 1, 1))
    last = last_months(offices)
    rows = {
        year: plain.tasks(offices[year], View(month, **setting), since=date(year, 1, 1)) for year, month in last.items()
    }
    every = [row for year in rows for row in rows[year]]
    now = [row for row in every if row.period == last[row.period.year]]
    agree(whole, every, set(last.values()))
    assert_same(selected.all_moves(store, None), plain.all_moves(offices.values()))
    by = DIMENSIONS[seed % len(DIMENSIONS)]
    months_agree(whole, every, now, by)
    newest = whole.filter(pl.col("period").is_in(sorted(last.values())))
    groups_agree(newest, now, by)
    plan = selected.timetables(store, model.View())
    for year, told in rows.items():
        of_year = whole.filter(pl.col("period").dt.year() == year)
        year_agrees(of_year, told, last[year], by)
        forecasts_agree(of_year, plan.filter(pl.col("project_id").str.starts_with(str(year))), told)
    for year in random.Random(seed).sample(YEARS, 5):
        view = replace(views(seed, year, offices[year]), **setting)
        expected, asked = plain.tasks(offices[year], view, since=date(year, 1, 1)), product_view(view)
        agree(selected.months(store, asked), expected, {view.period})
        chosen, known = [row for row in expected if row.period == view.period], selected.fund_sources(store, asked)
        assert_same(fund_sources.by_group(selected.tasks(store, asked), known, "county"),
                    money.fund_sources(chosen, "county"))  # fmt: skip


def last_months(offices: Mapping[int, Office]) -> dict[int, date]:
    """Year → its last reported month; of the last year December, as of which the whole is looked at."""
    told = {year: made.last_month() for year, made in offices.items() if made.reports}
    return told | {YEARS[-1]: date(YEARS[-1], 12, 1)}


def agree(computed: pl.DataFrame, expected: Sequence[Row], months: Set[date]) -> None:
    """Compare all rows, the groups of every month, and all other groups of `months`."""
    assert_same(computed, [{name: getattr(row, name) for name in TASK_COLUMNS} for row in expected], whole=False)
    now = computed.filter(pl.col("period").is_in(sorted(months)))
    rows = [row for row in expected if row.period in months]
    for metric, by_group in COUNTED.items():
        assert_same(by_group(computed, "period"), groups.by_group(metric, expected, "period"))
        for by in (None, *DIMENSIONS):
            assert_same(by_group(now, by), groups.by_group(metric, rows, by))


def months_agree(told: pl.DataFrame, rows: Sequence[Row], now: Sequence[Row], by: str) -> None:
    """Each task's rates, and the month by itself."""
    money.fill_in_month(rows)
    own = in_month.per_task(told)
    rated = funding.per_task(told).select(pl.exclude(told.columns))
    assert_same(rated, [money.of_task(row) for row in rows])
    assert_same(own.select(pl.exclude(told.columns)), [money.month_of_task(row) for row in rows])
    assert_same(in_month.by_group(own, "period"), grouped(rows, ["period"], money.in_month))
    newest = own.filter(pl.col("period").is_in(sorted({row.period for row in now})))
    for keys in ([], [by]):
        assert_same(in_month.by_group(newest, keys[0] if keys else None), grouped(now, keys, money.in_month))


def groups_agree(now: pl.DataFrame, rows: Sequence[Row], dimension: str) -> None:
    """What good rates hide, who is not mentioned, ranks, and whose money it is."""
    parts = [(row.project_id, row.county, *part) for row in rows for part in row.parts]
    names = ("project_id", "county", "measure", "level", "amount_wan")
    sources = pl.DataFrame(parts, schema=names, orient="row")
    for by in (None, "period", dimension):
        for measure in hidden.RATES:
            assert_same(hidden.zeros(now, by, measure), kinds.zeros(rows, by, measure))
        assert_same(hidden.unmentioned(now, by), kinds.unmentioned(rows, by))
        assert_same(fund_sources.by_group(now, sources, by), money.fund_sources(rows, by))
        if by:
            assert_same(ranking.ranked(schedule.by_group(now, by), by), kinds.ranked(rows, by))


def year_agrees(told: pl.DataFrame, rows: Sequence[Row], last: date, by: str) -> None:
    """One office alone: stages, bands, batches, and what waits."""
    newest, now = told.filter(pl.col("period") == last), [row for row in rows if row.period == last]
    assert_same(life_cycle.by_stage(newest), kinds.life_cycle(now))
    assert_same(life_cycle.by_state(newest), kinds.states(now))
    assert_same(ranking.lag_bands(newest), kinds.lag_bands(now))
    paid = kinds.paid_out(rows)
    assert_same(batches.by_month(told), grouped(paid, ["period"], kinds.batches_of_month))
    assert_same(batches.by_group(told, by), grouped(paid, [by], kinds.batches))
    waits, waited = waiting.per_task(told), money.wait(rows)
    added = waits.select(pl.exclude(told.columns))
    assert_same(added, [{name: getattr(row, name) for name in money.WAITED} for row in waited])
    assert_same(waiting.by_group(waits, by), grouped(waited, [by], money.waiting))
    assert_same(waiting.by_step(waits), money.by_step(waited))


def forecasts_agree(told: pl.DataFrame, plan: pl.DataFrame, rows: Sequence[Row]) -> None:
    """One office alone: what is forecast of its works and of its money."""
    made, paid = forecast.per_task(told, plan), outturn.per_task(told)
    works, disbursed = outlook.forecast(rows), outlook.outturn(rows)
    assert_near(made, works)
    assert_near(paid, disbursed)
    newest = {(row.project_id, row.county): row for row in sorted(rows, key=lambda row: row.period)}
    tasks = told.unique(TASK, keep="last", maintain_order=True).join(made, on=TASK).join(paid, on=TASK, how="left")
    assert_same(forecast.by_group(tasks, None), [outlook.forecast_group(works)])
    assert_near(outturn.by_group(tasks, None), [outlook.outturn_group(newest, disbursed)], parts=len(disbursed))
