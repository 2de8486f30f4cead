"""What a view's tasks were a month earlier: like beside like, for "since last month"."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from data.model import View
from data.store import Store
from data.wording import translate, translate_count
from exports import view as selected
from exports.sentences.wording import spaced
from metrics import category_mix, funding, schedule
from metrics.change import only_both

Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """The first rows of three metrics over the same tasks, those that reported in both months: (now, before).

    Construction rests on those that told a stage in both; `unstaged` are left out there.
    """

    tasks: int
    unstaged: int
    funding: tuple[Row, Row]
    schedule: tuple[Row, Row]
    construction: tuple[Row, Row]


def change(store: Store, view: View, tasks: pl.DataFrame) -> Change | None:
    """What `tasks` (those of the view) were a month earlier; None where nothing is like enough to compare."""
    settled = view.model_copy(update={"period": selected.period(store, view)})
    month = month_to_compare(settled, selected.reported(store, view.as_of))
    return between(tasks, selected.tasks(store, view.model_copy(update={"period": month}))) if month else None


def month_to_compare(view: View, reported: pl.DataFrame) -> date | None:
    """The month before the view's period, out of the months `reported`; None in January, after a silent month,
    under a light: that chooses tasks by what they are now."""
    assert view.period
    month = (view.period - timedelta(days=1)).replace(day=1)
    told = month in reported.get_column("period").to_list()
    return month if told and month.year == view.period.year and not view.light else None


def between(tasks: pl.DataFrame, earlier: pl.DataFrame) -> Change | None:
    """Like is compared with like: only tasks that reported in both months count; None where there are none."""
    now, before = only_both(tasks, earlier)
    if now.is_empty():
        return None
    built = pl.col("category") == "construction"
    works = now.filter(built)
    staged = only_both(works, before.filter(built), "stage")
    return Change(
        now.height,
        works.height - staged[0].height,
        (_row(funding.by_group(now, None)), _row(funding.by_group(before, None))),
        (_row(schedule.by_group(now, None)), _row(schedule.by_group(before, None))),
        (_row(category_mix.by_group(staged[0], None)), _row(category_mix.by_group(staged[1], None))),
    )


def basis(change: Change, tasks: int, language: str) -> str:
    """What "since last month" rests on where that is less than all `tasks`; else nothing."""
    alone = translate(language, "“较上月”只比较两个月都报了的{n}个任务。", n=change.tasks)
    started = translate_count(
        language, "建设类{n}个任务至少有一个月没有报阶段，开工数不与上月比较这些任务。", change.unstaged
    )
    return spaced([*([alone] if change.tasks < tasks else []), *([started] if change.unstaged else [])], language)


def _row(frame: pl.DataFrame) -> Row:
    return frame.row(0, named=True) if frame.height else {}
