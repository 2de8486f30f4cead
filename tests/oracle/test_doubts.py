"""The checks of credibility and plain Python ask the same of a thousand made offices, and give the same scores."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from metrics import credibility, plan_versions
from metrics.credibility_question import FIGURES
from metrics.ratio import MONEY, SUM
from tests.metrics.test_credibility import TWICE
from tests.metrics.test_plan_versions import FIRST
from tests.oracle import doubts
from tests.oracle.digits import to_places
from tests.oracle.doubt import POINTS, Doubt, position_of, progress_of
from tests.oracle.made_doubts import papers
from tests.oracle.told import Papers, Told

YEARS = range(2001, 2101)
PERCENT = pl.Decimal(7, 4)
KINDS: dict[str, Any] = {
    "project_id": pl.String, "county": pl.String, "period": pl.Date, "submission_id": pl.String, "sheet": pl.String,
    "row": pl.Int32, "project": pl.String, "category": pl.String, "start_on": pl.Date, "as_of": pl.Date,
    "received_at": pl.Datetime("us"), "stage": pl.String, "position": pl.Int32, **dict.fromkeys(FIGURES, MONEY),
    "planned_wan": MONEY, "is_ceiling": pl.Boolean, "target_value": MONEY, "actual_pct": PERCENT,
    "actual_basis": pl.String, "planned_pct": PERCENT, "first_planned_pct": PERCENT, "problem": pl.String,
    "next_step": pl.String, "target_unit": pl.String,
    "item_no": pl.Int32, "department": pl.String, "file_name": pl.String, "load_no": pl.Int64,
}  # fmt: skip
VISITED: dict[str, Any] = {
    "project_id": pl.String, "county": pl.String, "visited_on": pl.Date, "seen_pct": PERCENT, "seen_value": MONEY,
    "submission_id": pl.String, "sheet": pl.String, "row": pl.Int32,
}  # fmt: skip
FOUND = (
    "submission_id", "code", "severity", "sheet", "cell", "value", "params", "project_id", "county", "period",
)  # fmt: skip
SHOWN = (
    "check", "severity", "submission_id", "sheet", "row", "project_id", "county", "period", "cell", "cells", "value",
    "other", "third", "at", "words", "code", "lost",
)  # fmt: skip


def as_row(told: Told) -> dict[str, object]:
    """A report as the selection and the metrics before would give it."""
    share = told.share
    row: dict[str, object] = {name: getattr(told, name) for name in KINDS if hasattr(told, name)}
    of_share = {name: getattr(share, name) for name in KINDS if hasattr(share, name)}
    actual, basis = progress_of(told)
    return {
        **row, **of_share, "project": share.project_id, "item_no": 1, "department": "示例局", "load_no": 1,
        "position": position_of(told), "file_name": f"{told.submission_id}.xlsx", "actual_basis": basis,
        "actual_pct": None if actual is None else Decimal(actual.numerator) / actual.denominator,
    }  # fmt: skip


def frame(rows: Iterable[dict[str, object]], kinds: dict[str, Any]) -> pl.DataFrame:
    """The rows as the store would give them; what a row does not name is missing."""
    return pl.DataFrame([{name: row.get(name) for name in kinds} for row in rows], schema=kinds)


def evidence(offices: Sequence[Papers], after: date) -> credibility.Evidence:
    """What the checks look at, of all offices together; all of their tasks are in the last month, silent or not."""
    told = [as_row(each) for made in offices for each in made.reports]
    silent = [
        as_row(Told(share, after, "", "", 0, after, None))
        | {"submission_id": None, "file_name": None}
        for made in offices for share in made.shares
    ]  # fmt: skip
    before = [as_row(each) for made in offices for each in made.superseded]
    place = {"submission_id": pl.String, "sheet": pl.String, "row": pl.Int32}
    of = {"project_id": pl.String, "planned_wan": MONEY, **place}
    register = [
        {"project_id": key, "planned_wan": planned, "submission_id": "清单", "sheet": "表", "row": 4}
        for made in offices for key, planned in made.register.items()
    ]  # fmt: skip
    letters = [
        {"submission_id": submission, "sheet": sheet, "field": name, "letter": letter, "header": name}
        for made in offices for (submission, name), columns in made.letters.items()
        for letter in columns for sheet in "AB"
    ]  # fmt: skip
    ended = [
        {"project": share.project_id, "county": share.county, "done_value": done, "disbursed_wan": None}
        for made in offices for share, done in made.last_year.items()
    ]  # fmt: skip
    return credibility.Evidence(
        tasks=frame([*told, *silent], KINDS), versions=frame([*told, *before], KINDS), findings=_findings(offices),
        twice=_twice(offices),
        register=frame(register, of), visits=frame(_visits(offices), VISITED),
        letters=frame(letters, dict.fromkeys(("submission_id", "sheet", "field", "letter", "header"), pl.String)),
        moves=plan_versions.moves(FIRST.clear()),
        last_year=frame(ended, {"project": pl.String, "county": pl.String, "done_value": SUM, "disbursed_wan": SUM}),
    )  # fmt: skip


def _findings(offices: Sequence[Papers]) -> pl.DataFrame:
    sheets = {each.submission_id: each.sheet for made in offices for each in made.reports}
    rows = [
        {
            "submission_id": each.submission_id, "code": each.code, "severity": each.severity,
            "sheet": sheets.get(each.submission_id), "cell": each.cell, "value": each.value, "params": each.params,
            "project_id": each.share.project_id if each.share else None,
            "county": each.share.county if each.share else None,
        }
        for made in offices for each in made.findings
    ]  # fmt: skip
    return frame(rows, dict.fromkeys(FOUND, pl.String)).with_columns(period=pl.lit(None, dtype=pl.Date))


def _twice(offices: Sequence[Papers]) -> pl.DataFrame:
    rows = [
        {
            "submission_id": each.told.submission_id if each.told else "分解表",
            "sheet": each.told.sheet if each.told else "表", "row": each.told.row if each.told else 8,
            "cell": f"{each.column}{each.told.row if each.told else 8}", "value": "17",
            "params": json.dumps({"other_id": each.other, "other_sheet": "A", "other_cell": "C9", "name": each.field}),
            "project_id": each.share.project_id, "county": each.share.county,
            "period": each.told.period if each.told else None,
        }
        for made in offices for each in made.twice
    ]  # fmt: skip
    return frame(rows, TWICE)


def _visits(offices: Sequence[Papers]) -> list[dict[str, object]]:
    return [
        {
            "project_id": each.share.project_id, "county": each.share.county, "visited_on": each.on,
            "seen_pct": each.seen_pct, "seen_value": each.seen_value, "submission_id": "查看", "sheet": "表",
            "row": each.row,
        }
        for made in offices for each in made.visits
    ]  # fmt: skip


def of_product(asked: pl.DataFrame) -> Counter[tuple[object, ...]]:
    """The questions with exact numbers, each as often as it is asked."""
    return Counter(
        tuple(Fraction(value) if isinstance(value, Decimal) else value for value in (*row[:9], places, *row[10:]))
        for row in asked.select(SHOWN).iter_rows()
        for places in [tuple(tuple(place.values()) for place in row[9])]
    )


def of_oracle(made: Papers, asked: Sequence[Doubt]) -> Counter[tuple[object, ...]]:
    """The same of the oracle."""
    rows: Counter[tuple[object, ...]] = Counter()
    for each in asked:
        cell, places = doubts.cells(each, made.letters)
        numbers = [None if number is None else to_places(number, 6) for number in (each.value, each.other, each.third)]
        rows[
            each.check, "questioned" if each.grave else "noted", each.submission_id, each.sheet, each.row,
            each.project_id, each.county, each.period, cell, places, *numbers, each.at, each.words, each.code,
            each.points(),
        ] += 1  # fmt: skip
    return rows


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_offices_are_asked_what_the_oracle_asks(seed: int) -> None:
    """Every question with severity, numbers and cells; every submission's figures, counts and score."""
    offices = [papers(seed, year) for year in YEARS]
    of = evidence(offices, date(YEARS[-1] + 1, 1, 1))
    asked = credibility.questions(of)
    expected = [doubts.doubts(made) for made in offices]
    wanted = sum((of_oracle(*pair) for pair in zip(offices, expected, strict=True)), Counter())
    assert of_product(asked) == wanted
    assert set(asked.get_column("check")) == set(POINTS), "an office triggers every check"
    scored = credibility.per_submission(of.tasks, asked)
    assert {
        row[0]: row[1:] for row in scored.select("submission_id", "figures", "questioned", "noted", "score").rows()
    } == {
        name: told
        for made, found in zip(offices, expected, strict=True)
        for name, told in doubts.scores(made, found).items()
    }
