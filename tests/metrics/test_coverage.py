"""Coverage: which month is shown, by how many of the year's tasks reported each."""

from datetime import date

import polars as pl
import pytest

from metrics import coverage

OCTOBER, NOVEMBER, DECEMBER, JANUARY = date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1)


def months(*rows: tuple[date, int, int]) -> pl.DataFrame:
    """Months with how many tasks reported, of how many; the newest first, as data/sql/periods.sql has them."""
    schema = {"period": pl.Date, "reported": pl.Int64, "tasks": pl.Int64}
    return pl.DataFrame(rows, schema, orient="row").sort("period", descending=True)


@pytest.mark.parametrize(
    ("known", "usual", "newer"),
    [
        pytest.param([], None, [], id="nothing reported"),
        pytest.param([(OCTOBER, 78, 78), (NOVEMBER, 78, 78)], NOVEMBER, [], id="all have reported the newest"),
        pytest.param([(OCTOBER, 78, 78), (NOVEMBER, 12, 78)], OCTOBER, [NOVEMBER], id="one early form"),
        pytest.param([(OCTOBER, 78, 78), (NOVEMBER, 39, 78)], NOVEMBER, [], id="exactly half"),
        pytest.param([(OCTOBER, 78, 78), (NOVEMBER, 38, 78)], OCTOBER, [NOVEMBER], id="one less than half"),
        pytest.param([(OCTOBER, 3, 5), (NOVEMBER, 2, 5)], OCTOBER, [NOVEMBER], id="half of an odd number"),
        pytest.param(
            [(OCTOBER, 78, 78), (NOVEMBER, 20, 78), (DECEMBER, 1, 78)], OCTOBER, [DECEMBER, NOVEMBER],
            id="two early ones",
        ),
        pytest.param(
            [(OCTOBER, 40, 78), (NOVEMBER, 78, 78), (DECEMBER, 1, 78)], NOVEMBER, [DECEMBER],
            id="the newest of those with half, not the fullest",
        ),
        pytest.param([(OCTOBER, 12, 78), (NOVEMBER, 8, 78)], OCTOBER, [NOVEMBER], id="none comes to half: the fullest"),
        pytest.param([(OCTOBER, 8, 78), (NOVEMBER, 8, 78)], NOVEMBER, [], id="as full as each other: the newer"),
        pytest.param([(OCTOBER, 0, 78), (NOVEMBER, 0, 78)], NOVEMBER, [], id="no report of a registered task"),
        pytest.param([(NOVEMBER, 40, 78), (JANUARY, 0, 0)], NOVEMBER, [JANUARY], id="a year without a register"),
        pytest.param([(DECEMBER, 78, 78), (JANUARY, 5, 60)], DECEMBER, [JANUARY], id="each year by its own register"),
    ],
)  # fmt: skip
def test_the_month_shown_is_the_newest_that_half_of_the_tasks_reported(
    known: list[tuple[date, int, int]], usual: date | None, newer: list[date]
) -> None:
    assert coverage.usual(months(*known)) == usual
    assert coverage.newer(months(*known)).get_column("period").to_list() == newer


@pytest.mark.parametrize(("reported", "tasks", "few"), [(1, 2, False), (1, 3, True), (0, 1, True), (0, 0, False)])
def test_few_is_less_than_half(reported: int, tasks: int, few: bool) -> None:
    assert coverage.is_few(reported, tasks) is few
