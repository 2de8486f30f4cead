"""Metrics that need more than the tasks of one month, on the command line."""

import json
from decimal import Decimal
from typing import Any

import pytest

from data.store import Store
from exports.__main__ import main


def answered(store: Store, capsysbinary: Any, *arguments: str) -> Any:
    assert main(["table", "--store", str(store.root), "--period", "2023-02", *arguments]) == 0
    return json.loads(capsysbinary.readouterr().out, parse_float=Decimal)


@pytest.mark.parametrize(
    ("metric", "names", "rows"),
    [
        ("waiting", ("county", "tasks", "waiting", "undisbursed_wan"),
         [("雁江区", 2, 2, Decimal("349.75")), ("安岳县", 1, None, None)]),
        ("batches", ("county", "tasks", "batches", "people_due", "people_paid"), [("雁江区", 1, 0, 1200, 0)]),
        ("type_gap", ("county", "tasks"), [("雁江区", 2), ("安岳县", 1)]),
        ("hidden", ("county", "measure", "tasks", "zero_tasks", "members"), []),
        ("ranking", ("rank", "county", "gap_pp", "tasks"),
         [(1, "雁江区", Decimal("-11.11"), 2), (None, "安岳县", None, 1)]),
        ("fund_sources", ("county", "level", "planned_wan"),
         [("雁江区", "unspecified", 1200), ("安岳县", "unspecified", Decimal("500.5"))]),
    ],
)  # fmt: skip
def test_by_county(store: Store, capsysbinary: Any, metric: str, names: tuple[str, ...], rows: list[Any]) -> None:
    document = answered(store, capsysbinary, "--metric", metric, "--by", "county")
    assert [tuple(row[name] for name in names) for row in document["rows"]] == rows


@pytest.mark.parametrize(
    ("metric", "names", "rows"),
    [
        ("lag_bands", ("band", "tasks"),
         [("ahead", 0), ("on_time", 0), ("to_15", 0), ("to_30", 1), ("to_60", 0), ("to_90", 1), ("over_90", 0),
          ("unknown", 1)]),
        ("forecast", ("project", "county", "outlook"),
         [("外环路示例", "雁江区", "open"), ("外环路示例", "安岳县", None), ("补助示例", "雁江区", "open")]),
    ],
)  # fmt: skip
def test_lists(store: Store, capsysbinary: Any, metric: str, names: tuple[str, ...], rows: list[Any]) -> None:
    document = answered(store, capsysbinary, "--metric", metric)
    assert [tuple(row[name] for name in names) for row in document["rows"]] == rows
    assert document["by"] is None


def test_a_list_is_not_grouped(store: Store, capsys: Any) -> None:
    asked = ["table", "--store", str(store.root), "--metric", "forecast", "--by", "county"]
    assert main(asked) == 2
    assert capsys.readouterr().err == "forecast不分组：请去掉 --by。\n"


def test_stages_and_questions_add_up(sample: Store, capsysbinary: Any) -> None:
    stages = answered(sample, capsysbinary, "--metric", "life_cycle")["rows"]
    wholes = {row["category"]: row["tasks"] for row in stages}
    here = dict.fromkeys(wholes, 0)
    for row in stages:
        here[row["category"]] += row["here"]
    assert here == wholes
    questions = answered(sample, capsysbinary, "--metric", "credibility", "--period", "2023-08")
    assert questions["rows"]
    assert all(row["fact"] and row["ask"] for row in questions["rows"])


def test_what_will_be_disbursed_is_between_its_bounds(sample: Store, capsysbinary: Any) -> None:
    whole = answered(sample, capsysbinary, "--metric", "outturn", "--by", "county")["total"]
    assert (
        whole["known_disbursed_wan"] <= whole["year_end_low_wan"] <= whole["year_end_wan"] <= whole["year_end_high_wan"]
    )
