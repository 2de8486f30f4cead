"""Since last month: a task that leaves out its stage has not gone back behind the start of its works."""

from datetime import date

import polars as pl

from data.model import View
from data.store import Store
from exports import month_before, view

LEFT_OUT = "新增公办教育学位"


def test_starts_are_compared_over_the_tasks_that_told_a_stage_in_both_months(sample: Store) -> None:
    before, now = (view.tasks(sample, View(period=date(2023, month, 1))) for month in (9, 10))
    left_out = pl.col("project") == LEFT_OUT
    silent = now.with_columns(pl.when(~left_out).then(name).alias(name) for name in ("stage", "position"))
    whole, less = month_before.between(now, before), month_before.between(silent, before)
    assert whole
    assert less
    told = [[side["started"] for side in change.construction] for change in (whole, less)]
    assert told == [[13, 13], [12, 12]]  # without the project on both sides, not [12, 13]
    assert (whole.unstaged, less.unstaged) == (0, now.filter(left_out).height)
    assert month_before.basis(whole, now.height, "zh") == ""
    assert month_before.basis(less, now.height, "zh") == (
        f"建设类{less.unstaged}个任务至少有一个月没有报阶段，开工数不与上月比较这些任务。"
    )
