"""Tables as text: a status that a person can check by eye, with the types that the store gives it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from metrics.progress import PERCENT
from metrics.ratio import MONEY, RATE

Reader = Callable[[str], pl.DataFrame]
PLAN: Mapping[str, Any] = {
    "project_id": pl.String, "county": pl.String, "due_on": pl.Date, "planned_pct": pl.Decimal(7, 4), "node": pl.String,
}  # fmt: skip
STORED: Mapping[str, Any] = {
    "period": pl.Date, "project_id": pl.String, "item_no": pl.Int32, "county_place": pl.Int32,
    "project": pl.String, "category": pl.String,
    "department": pl.String, "working_group": pl.String, "county": pl.String,
    "target_value": MONEY, "target_unit": pl.String, "target_text": pl.String, "annual_target": pl.String,
    "planned_wan": MONEY, "start_on": pl.Date, "due_on": pl.Date,
    "is_ceiling": pl.Boolean,
    "as_of": pl.Date, "stage": pl.String, "task_state": pl.String, "physical_pct": pl.Decimal(7, 4),
    "done_value": MONEY, "issued_wan": MONEY, "arrived_wan": MONEY, "disbursed_wan": MONEY, "paid_wan": MONEY,
    "questions": pl.Int32, "start_actual_on": pl.Date, "registered_on": pl.Date, "is_registered": pl.Boolean,
    "done_ytd_wan": MONEY, "done_before_wan": MONEY, "funds_moved_wan": MONEY, "funds_planned_wan": MONEY,
    "actual_pct": PERCENT, "actual_basis": pl.String,
}  # fmt: skip
"""What data/sql/status.sql selects and metrics read, and the progress that they make of it."""
ADDED: Sequence[Mapping[str, Any]] = (
    {"clock_on": pl.Date, "linear_pct": RATE, "planned_pct": PERCENT, "plan_lag_days": pl.Int32,
     "linear_lag_days": pl.Int32},
    {"clock": pl.String, "clock_pct": RATE, "gap_pp": RATE, "lag_days": pl.Int32, "light": pl.String,
     "position": pl.Int32, "elapsed_days": pl.Int32, "earned_days": pl.Int32},
)  # fmt: skip
"""What clock and schedule add to it."""
STATUS = {**STORED, **ADDED[0], **ADDED[1]}
USUAL = {"period": date(2023, 2, 1), "questions": 0, "item_no": 1, "category": "construction", "county": "North",
         "is_ceiling": False}  # fmt: skip
"""What a table that does not name the column means."""


def read(text: str, types: Mapping[str, Any]) -> pl.DataFrame:
    """The table in `text`, one line per row, cells between bars; an empty cell is missing."""
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    rows = [dict(zip(header, (value or None for value in line), strict=True)) for line in lines]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String))
    return frame.select(_typed(name, types[name]) for name in header)


def _typed(name: str, kind: Any) -> pl.Expr:
    if kind == pl.Boolean:
        return pl.col(name) == "true"  # an empty cell stays missing
    return pl.col(name).str.to_date() if kind == pl.Date else pl.col(name).cast(kind)


@pytest.fixture
def table() -> Reader:
    """A reader of status tables. A column that the text does not name is as usual, or missing in every row.

    The columns of clock, and of schedule after it, are there where the text names one of them.
    """

    def status(text: str) -> pl.DataFrame:
        frame = read(text, STATUS)
        reached = max((at for at, added in enumerate(ADDED, 1) if added.keys() & set(frame.columns)), default=0)
        return _complete(
            frame, {name: kind for columns in (STORED, *ADDED[:reached]) for name, kind in columns.items()}
        )

    return status


@pytest.fixture
def plan() -> Reader:
    """A reader of timetables."""
    return lambda text: _complete(read(text, PLAN), PLAN)


def _complete(frame: pl.DataFrame, types: Mapping[str, Any]) -> pl.DataFrame:
    rest = [name for name in types if name not in frame.columns]
    return frame.with_columns(pl.lit(USUAL.get(name), dtype=types[name]).alias(name) for name in rest)


@pytest.fixture
def rounded() -> Callable[[pl.DataFrame], list[tuple[object, ...]]]:
    """The rows of a frame with decimals to two places, as plain numbers: short enough to be checked by eye."""

    def plain(value: object) -> object:
        return float(round(value, 2)) if isinstance(value, Decimal) else value

    return lambda frame: [tuple(plain(value) for value in row) for row in frame.rows()]
