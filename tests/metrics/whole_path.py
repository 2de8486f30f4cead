"""Every metric of a store, as pages and files get it: from the store, through a view, to rows."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache

import polars as pl
import pytest

from data.model import View
from data.store import Store
from exports import view as selected
from exports.further import LISTS
from exports.measure import NAMES, _measured

Rows = list[dict[str, object]]
WHERE_FROM = ("submission_id", "file_name", "sheet", "row", "received_at")


def figures(frame: pl.DataFrame) -> pl.DataFrame:
    """Without what says where they came from."""
    return frame.drop(WHERE_FROM)


@contextmanager
def judged_once(store: Store) -> Iterator[None]:
    """What several metrics read alike is read and judged once within, by the product; the store stays open."""
    with store.reading(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(selected, "_judged", cache(selected._judged))
        yield


def told(store: Store, view: View, by: str, without: Collection[str] = ()) -> dict[str, Rows]:
    """Metric → its rows by `by` (those that are lists: all of them)."""
    with judged_once(store):
        return {
            metric: _measured(store, view, metric, "" if metric in LISTS else by, "zh")[0].to_dicts()
            for metric in NAMES
            if metric not in without
        }


def totals(store: Store, view: View, by: str) -> dict[str, tuple[pl.DataFrame, pl.DataFrame]]:
    """Metric → its groups and its total, of those that have one."""
    with judged_once(store):
        made = {metric: _measured(store, view, metric, by, "zh") for metric in NAMES if metric not in LISTS}
    return {metric: (groups, total) for metric, (groups, total) in made.items() if total is not None}
