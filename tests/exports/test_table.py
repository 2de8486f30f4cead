"""A table: its name as a file, its version, its total."""

import dataclasses
from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest

from data.model import View
from data.store import Store
from exports import measure
from exports.codes import words
from exports.table import Table, as_of, file_name

VIEW = View(period=date(2023, 2, 1))


@pytest.fixture
def table(store: Store) -> Table:
    return measure.table(store, VIEW, "schedule", "county", "zh")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("资金情况（按区县）", "资金情况（按区县）_2023年2月_截至0228.xlsx"),
        ('../a\\b:c*?"<>|d\n', "a_b_c_d_2023年2月_截至0228.xlsx"),
        ("长" * 300, "长" * 30 + "_2023年2月_截至0228.xlsx"),
    ],
)
def test_a_file_name_that_every_system_takes(table: Table, title: str, name: str) -> None:
    assert file_name(dataclasses.replace(table, title=title), "xlsx") == name


def test_a_file_is_called_by_page_grouping_filters_month_and_days(table: Table) -> None:
    view = View(period=VIEW.period, county="雁江区", category="subsidy", as_of=date(2023, 3, 12))
    subject = ("资金", "", "按区县")
    named = dataclasses.replace(table, subject=subject, view=view)
    assert file_name(named, "csv") == "资金_按区县_雁江区_资助补助类_2023年2月_截至0228_收文至0312.csv"
    english = dataclasses.replace(named, subject=("Funding", "By county"), language="en")
    assert file_name(english, "csv") == "Funding_By county_雁江区_Subsidy_2023-02_to 0228_received to 0312.csv"


def test_the_version_named_is_the_one_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    versions: Iterator[str] = iter(["old", "new", "new", "new"])
    monkeypatch.setattr(Store, "version", lambda _: next(versions))
    assert measure.table(store, VIEW, "funding", "county", "zh").data_version == "new"
    assert list(versions) == []


def test_nothing_stored_makes_no_table(empty: Store) -> None:
    with pytest.raises(LookupError):
        measure.table(empty, VIEW, "funding", "county", "zh")


def test_a_total_may_lack_columns_and_says_so_in_the_first_worded_one(table: Table) -> None:
    frame = pl.DataFrame({"item_no": [1], "county": ["雁江区"], "tasks": [1], "unknown": ["x"]})
    shown = dataclasses.replace(table, frame=frame, total=pl.DataFrame({"tasks": [1]}))
    assert (shown.names, shown.rows()) == (["item_no", "county", "tasks"], [(1, "雁江区", 1)])
    assert (shown.total_row(), shown.total_place()) == ((None, None, 1), 1)
    assert dataclasses.replace(shown, total=None).total_row() is None


def test_reports_speak_of_a_first_and_a_last_day() -> None:
    days = pl.DataFrame({"as_of": [date(2023, 2, 28), None, date(2023, 2, 20)]})
    assert as_of(days) == (date(2023, 2, 20), date(2023, 2, 28))
    assert as_of(days.clear()) is None


@pytest.mark.parametrize(
    ("column", "code", "word"),
    [
        ("light", "red", "✖ 严重滞后"),
        ("category", "subsidy", "资助补助类"),
        ("stage", "C6", "开工"),
        ("clock", "plan", "计划进度"),
        ("severity", "rejected", "退回"),
        ("kind", "progress", "进展情况填报表"),
        ("county", "red", "red"),
        ("light", "pink", "pink"),
        ("stage", "X9", "X9"),
    ],
)
def test_codes_are_said_in_words_and_unknown_ones_as_they_are(column: str, code: str, word: str) -> None:
    assert words(column, code, "zh") == word
