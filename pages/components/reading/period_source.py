"""The months that there are to look at, and the one that is shown where a reader has chosen none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from data.store import Store
from metrics import coverage
from pages.components.reading import judged
from pages.components.reading.memory import of_data

Row = dict[str, Any]


@of_data
def periods(_: Store) -> Sequence[date]:
    """The months that something was reported for, newest first."""
    return tuple(judged.reported(None).get_column("period").to_list())


@of_data
def usual(_: Store, as_of: date | None = None) -> date | None:
    """The month that is shown where none was chosen, as known by `as_of`; metrics.coverage.usual."""
    return coverage.usual(judged.reported(as_of))


@of_data
def usual_row(_: Store, as_of: date | None = None) -> Row:
    """The same with tasks and reported."""
    return judged.reported(as_of).row(by_predicate=pl.col("period") == usual(as_of), named=True)


@of_data
def newer(_: Store, as_of: date | None = None) -> Sequence[Row]:
    """The months after that one, newest first: period, tasks, reported; metrics.coverage.newer."""
    return coverage.newer(judged.reported(as_of)).to_dicts()
