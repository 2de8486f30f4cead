"""What holds of every metric that a table can be made of, from the store to its rows."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import View
from metrics.grouping import DIMENSIONS
from metrics.ratio import MONEY
from tests.metrics.test_properties import OF_PROJECTS, YEAR, offices, only, right_at_once, sent_twice, stored, sums
from tests.metrics.whole_path import Rows, told, totals
from tests.oracle.office import Office
from tests.oracle.stored import publish

few = settings(max_examples=2)
dimensions = st.sampled_from(DIMENSIONS)
months = st.sampled_from([date(YEAR, month, 1) for month in (3, 7, 12)])
NOT_ADDED = {"ranking", "batches"}
"""A rank is no sum, and a month in which two groups paid is a batch of both."""
RANGE = ("year_end_low_wan", "year_end_high_wan")
"""The range of a sum is narrower than the sum of ranges."""


@few
@given(offices, dimensions, months)
def test_the_groups_of_every_metric_add_up(made: Office, by: str, month: date) -> None:
    with stored(made) as store:
        measured = totals(store, View(period=month), by)
        lists = told(store, View(period=month), by, without={"credibility", "hidden"})
    for metric, (groups, total) in measured.items():
        if metric in NOT_ADDED or (metric in OF_PROJECTS and by == "county"):
            continue
        counted = [name for name, kind in groups.schema.items() if kind in (pl.Int64, MONEY) and name not in RANGE]
        added = [name for name in counted if name in total.columns and not name.startswith("worst_")]
        assert sums(groups, added) == sums(total, added), metric
    tasks = int(measured["schedule"][1].item(0, "tasks"))
    assert sum(row["tasks"] for row in lists["lag_bands"]) == tasks
    assert sum(row["here"] or 0 for row in lists["life_cycle"]) == tasks
    assert len(lists["forecast"]) == tasks


@few
@given(offices, dimensions, months, st.randoms(use_true_random=False))
def test_what_is_chosen_is_told_as_it_is_among_all(made: Office, by: str, month: date, dice) -> None:
    """But for questions about a whole form, which belong to every group that it speaks of."""
    with stored(made) as store:
        every = told(store, View(period=month), by)
        values = sorted({row[by] for row in every["schedule"]} - {None}) or ["无"]
        value = dice.choice(values)
        chosen = told(store, View(period=month, **{by: value}), by)
    for metric, rows in chosen.items():
        if metric not in ("life_cycle", "lag_bands") and (not rows or by in rows[0]):
            assert _by_itself(rows) == _by_itself([row for row in every[metric] if row.get(by) == value]), metric


def _by_itself(rows: Rows) -> Rows:
    """Without questions about a whole form, and without the place among others, which goes where there are none."""
    own = (row for row in rows if "check" not in row or row["project"] is not None)
    return [{name: value for name, value in row.items() if name != "rank"} for row in own]


@few
@given(offices, dimensions, months, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(made: Office, by: str, month: date, dice) -> None:
    mixed = Office(*(dice.sample(records, len(records)) for records in made.records()))
    with stored(made) as store, stored(mixed) as other:
        assert told(store, View(period=month), by) == told(other, View(period=month), by)


@few
@given(offices, dimensions, months)
def test_what_is_sent_twice_is_told_once(made: Office, by: str, month: date) -> None:
    """But for moves of plans, that go to and fro, and questions about submissions, of which there are twice as many."""
    without = {"plan_versions", "plan_moves", "credibility"}
    with stored(made) as store, stored(sent_twice(made)) as other:
        assert told(store, View(period=month), by, without) == told(other, View(period=month), by, without)


@few
@given(offices, dimensions, months)
def test_every_metric_takes_a_correction_as_right_at_once(made: Office, by: str, month: date) -> None:
    """But for questions, one of which is why a month was changed later."""
    with stored(made) as store, stored(right_at_once(made)) as other:
        assert told(store, View(period=month), by, {"credibility"}) == told(
            other, View(period=month), by, {"credibility"}
        )


@few
@given(offices, dimensions, months, st.randoms(use_true_random=False))
def test_no_metric_of_a_day_changes_later(made: Office, by: str, month: date, dice) -> None:
    day = dice.choice(sorted({sent.received.date() for sent in made.sent()}))
    early = [sent for sent in made.sent() if sent.received.date() <= day]
    late = [sent for sent in made.sent() if sent.received.date() > day]
    with stored(only(made, early)) as store:
        then = told(store, View(period=month, as_of=day), by)
        publish(store, [only(made, late)])
        assert told(store, View(period=month, as_of=day), by) == then
        assert told(store, View(period=month, as_of=day + timedelta(days=800)), by) == told(
            store, View(period=month), by
        )
