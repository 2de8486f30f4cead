"""Names of persons: who answers for a task, read only where a reader has asked for names."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.model import View, received_before
from data.store import Store
from data.wording import msg, translate
from metrics.timetable import TASK

NAMED = msg("含责任领导姓名")
"""What everything says that shows names."""


def with_leaders(store: Store, tasks: pl.DataFrame, view: View, *, names: bool) -> pl.DataFrame:
    """`tasks` with `responsible_leader` as the newest breakdown known by the view's as-of has it; null without."""
    if not names:
        return tasks.with_columns(responsible_leader=pl.lit(None, pl.String))
    known = store.table("leaders", received_before=received_before(view.as_of))
    return tasks.join(known, on=TASK, how="left", maintain_order="left")


def beside(language: str, unit: str, task: Mapping[str, Any]) -> str:
    """A task's unit with its leader behind it, where that is known and asked for."""
    leader = task.get("responsible_leader")
    return translate(language, "{unit}（{leader}）", unit=unit, leader=leader) if leader else unit
