"""What holds of every metric, whatever was reported: offices are made at random, figures come out of the whole path."""

import tempfile
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import View
from data.store import Store
from exports import view as selected
from exports.measure import BY_GROUP, whole
from metrics.grouping import DIMENSIONS
from metrics.ratio import MONEY
from tests.metrics.whole_path import figures
from tests.oracle.made import office
from tests.oracle.office import Office, Sent
from tests.oracle.stored import made_store, publish

YEAR = 2024
OF_PROJECTS = {"category_mix", "start_rate"}
"""Metrics that count projects: one in two counties is counted in both, and once in the city."""
BASES = {
    "schedule": {"actual_pct": "weighed_wan", "clock_pct": "weighed_wan", "linear_pct": "weighed_wan"},
    "funding": {
        "issued_of_planned_pct": "issued_base_wan", "disbursed_of_planned_pct": "disbursed_base_wan",
        "disbursed_of_issued_pct": "disbursed_issued_base_wan",
    },
    "category_mix": {"disbursed_of_planned_pct": "disbursed_base_wan", "people_paid_pct": "people_due"},
}  # fmt: skip

offices = st.integers(0, 10_000).map(lambda seed: office(seed, YEAR))
some = settings(max_examples=8)


@contextmanager
def stored(*made: Office):
    with tempfile.TemporaryDirectory() as folder:
        store = made_store(Path(folder), made)
        with store.reading():  # kept open: to open it for each question costs more than the question
            yield store


def year_of(store: Store, as_of: date | None = None, **chosen: str) -> pl.DataFrame:
    """Every month of the year, judged."""
    return selected.months(store, View(period=date(YEAR, 12, 1), as_of=as_of, **chosen))


def of_all_metrics(frame: pl.DataFrame) -> list[pl.DataFrame]:
    return [by_group(frame, by) for by_group in BY_GROUP.values() for by in (*DIMENSIONS, "period")]


def assert_equal(some: Iterable[pl.DataFrame], others: Iterable[pl.DataFrame]) -> None:
    for one, other in zip(some, others, strict=True):
        assert one.rows() == other.rows()


def only(made: Office, sent: Iterable[Sent]) -> Office:
    """What came in these submissions."""
    wanted = set(sent)
    return Office(*([each for each in records if each.sent in wanted] for records in made.records()))


def sent_twice(made: Office) -> Office:
    """The same records once more, in other files, later."""
    last = max(sent.received for sent in made.sent())
    again = {sent: Sent(f"{sent.name}-again", last + (sent.received - datetime(YEAR, 1, 1)), 900 + sent.load)
             for sent in made.sent()}  # fmt: skip
    return Office(*(records + [replace(each, sent=again[each.sent]) for each in records] for records in made.records()))


def right_at_once(made: Office) -> Office:
    """Every report as it was corrected to, and no other."""
    newest = {}
    for report in sorted(made.reports, key=lambda each: (each.sent.received, each.sent.load, each.row, each.sent.name)):
        newest[report.project, report.county, report.period] = report
    return Office(made.projects, made.groups, made.tasks, list(newest.values()))


FEN = Decimal("0.000001")


@some
@given(offices)
def test_groups_add_up_to_the_total(made: Office) -> None:
    with stored(made) as store:
        tasks = year_of(store)
    for month in tasks.get_column("period").unique().sort().to_list()[-3:]:
        rows = tasks.filter(pl.col("period") == month)
        for metric, by_group in BY_GROUP.items():
            total = whole(rows, metric)
            for by in DIMENSIONS:
                if metric not in OF_PROJECTS or by != "county":
                    groups = by_group(rows, by)
                    counted = [name for name, kind in groups.schema.items() if kind in (pl.Int64, MONEY)]
                    added = [name for name in counted if not name.startswith("worst_")]
                    assert sums(groups, added) == sums(total, added), (month, metric, by)
                    assert agree(numerators(groups, metric), numerators(total, metric)), (month, metric, by)


def sums(groups: pl.DataFrame, counted: Iterable[str]) -> dict[str, object]:
    """The sums of tasks, projects, people, days and money; missing where nothing is known."""
    return {name: groups.get_column(name).sum() if groups.get_column(name).count() else None for name in counted}


def agree(groups: dict[str, Decimal] | None, total: dict[str, Decimal] | None) -> bool:
    """Whether numerators are the same but for the last digit: rates are kept to twelve decimals, not for ever."""
    if groups is None or total is None:
        return groups is None
    return all(abs(groups[name] - total[name]) <= FEN for name in total)


def numerators(groups: pl.DataFrame, metric: str) -> dict[str, Decimal] | None:
    """Σ rate × base, to the fen; None where a group's base is zero: its numerator cannot be had from its rate."""
    pairs = {rate: groups.select(rate, base).drop_nulls(base).rows() for rate, base in BASES.get(metric, {}).items()}
    if any(rate is None for rows in pairs.values() for rate, _ in rows):
        return None
    return {name: sum((rate * base for rate, base in rows), Decimal(0)).quantize(FEN) for name, rows in pairs.items()}


@some
@given(offices, st.sampled_from(DIMENSIONS), st.randoms(use_true_random=False))
def test_filtered_then_grouped_is_grouped_then_filtered(made: Office, by: str, dice) -> None:
    with stored(made) as store:
        tasks = year_of(store)
        values = tasks.get_column(by).drop_nulls().unique().sort().to_list() or ["无"]
        value = dice.choice(values)
        chosen = year_of(store, **{by: value})
    assert chosen.rows() == tasks.filter(pl.col(by) == value).rows()
    for by_group in BY_GROUP.values():
        assert by_group(chosen, by).rows() == by_group(tasks, by).filter(pl.col(by) == value).rows()


@some
@given(offices, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(made: Office, dice) -> None:
    mixed = Office(*(dice.sample(records, len(records)) for records in made.records()))
    with stored(made) as store, stored(mixed) as other:
        tasks, same = year_of(store), year_of(other)
    assert tasks.rows() == same.rows()
    assert_equal(of_all_metrics(tasks), of_all_metrics(tasks.sample(fraction=1, shuffle=True, seed=dice.randint(0, 9))))


@some
@given(offices)
def test_what_is_sent_twice_counts_once(made: Office) -> None:
    """The same reports and breakdowns in another file, later."""
    with stored(made) as store, stored(sent_twice(made)) as other:
        once, both = year_of(store), year_of(other)
    unlike = [name for name in once.columns if name.startswith(("first_", "moves"))]  # sent twice, moved to and fro
    assert figures(once).drop(unlike).rows() == figures(both).drop(unlike).rows()


@some
@given(offices)
def test_a_correction_is_as_good_as_right_the_first_time(made: Office) -> None:
    with stored(made) as store, stored(right_at_once(made)) as other:
        corrected, at_once = year_of(store), year_of(other)
    assert corrected.rows() == at_once.rows()
    assert_equal(of_all_metrics(corrected), of_all_metrics(at_once))


@some
@given(offices, st.randoms(use_true_random=False))
def test_a_view_as_of_a_day_never_changes(made: Office, dice) -> None:
    day = dice.choice(sorted({sent.received.date() for sent in made.sent()}))
    early = [sent for sent in made.sent() if sent.received.date() <= day]
    late = [sent for sent in made.sent() if sent.received.date() > day]
    with stored(only(made, early)) as store:
        then = year_of(store, as_of=day)
        publish(store, [only(made, late)])
        now = year_of(store, as_of=day)
        later = year_of(store, as_of=day + timedelta(days=800))
        assert later.rows() == year_of(store).rows()
    assert then.rows() == now.rows()
    assert_equal(of_all_metrics(then), of_all_metrics(now))
