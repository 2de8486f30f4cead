"""What a view's tasks were a month earlier: like beside like, for "since last month"."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import polars as pl

from data.model import View, received_before
from data.store import Store
from exports import view as selected
from metrics import category_mix, funding, schedule
from metrics.change import only_both

Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """The first rows of three metrics over the same tasks, those that reported in both months: (now, before)."""

    tasks: int
    funding: tuple[Row, Row]
    schedule: tuple[Row, Row]
    construction: tuple[Row, Row]


def change(store: Store, view: View, tasks: pl.DataFrame) -> Change | None:
    """What `tasks` (those of the view) were a month earlier; None in January, after a silent month, under a light.

    Like is compared with like: only tasks that reported in both months count. A light chooses tasks by what they are
    now, so that there is nothing to compare them with.
    """
    period = selected.period(store, view)
    month = (period - timedelta(days=1)).replace(day=1)
    reported = store.table("periods", received_before=received_before(view.as_of)).get_column("period").to_list()
    if view.light or month.year != period.year or month not in reported:
        return None
    now, before = only_both(tasks, selected.tasks(store, view.model_copy(update={"period": month})))
    if now.is_empty():
        return None
    built = pl.col("category") == "construction"
    return Change(
        now.height,
        (_row(funding.by_group(now, None)), _row(funding.by_group(before, None))),
        (_row(schedule.by_group(now, None)), _row(schedule.by_group(before, None))),
        (_row(category_mix.by_group(now.filter(built), None)), _row(category_mix.by_group(before.filter(built), None))),
    )


def _row(frame: pl.DataFrame) -> Row:
    return frame.row(0, named=True) if frame.height else {}
