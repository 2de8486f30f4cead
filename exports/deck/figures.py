"""What the slides of a view are made from, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from data.model import Light, View
from data.store import Store
from data.wording import translate
from exports import view as selected
from exports import year
from exports.codes import SETTINGS, words
from exports.leaders import NAMED, with_leaders
from exports.manifest import BETWEEN, edition
from exports.measure import is_sample
from exports.month_before import Change, change
from exports.sentences.wording import day, through
from exports.table import as_of, with_last_day
from metrics import category_mix, funding, schedule
from metrics.timetable import TASK

Row = Mapping[str, Any]
SEVERE = (str(Light.RED), str(Light.ORANGE))
BEHIND = [str(light) for light in schedule.BEHIND]


@dataclass(frozen=True)
class Figures:
    """The tasks of a view, judged, with their forecasts, and the same a month earlier (`change`).

    `moves`: exports.view.moves_until the end of the month.
    `names`: whether the tasks name their responsible_leader; without it that column is empty.
    """

    language: str
    view: View
    period: date
    tasks: pl.DataFrame
    change: Change | None
    is_sample: bool
    version: str
    moves: pl.DataFrame
    names: bool = False

    def narrowed(self, by: str, value: str) -> "Figures":
        """Only the tasks of one county, department or project; a change is not told of a part."""
        tasks = self.tasks.filter(pl.col(by) == value)
        view = self.view.model_copy(update={by: value})
        return replace(self, view=view, tasks=tasks, change=None)

    def behind(self) -> pl.DataFrame:
        """The tasks that are behind, the worst light and the longest lag first."""
        rank = {str(light): place for place, light in enumerate(reversed(Light))}
        late = self.tasks.filter(pl.col("light").is_in(BEHIND))
        ranked = late.with_columns(_rank=pl.col("light").replace_strict(rank, return_dtype=pl.Int32))
        order = ["_rank", "lag_days", "gap_pp"]
        return ranked.sort(order, descending=[False, True, False], nulls_last=True, maintain_order=True).drop("_rank")

    def funding(self) -> Row:
        """metrics.funding.by_group over the tasks."""
        return funding.by_group(self.tasks, None).row(0, named=True)

    def schedule(self) -> Row:
        """metrics.schedule.by_group over the tasks."""
        return schedule.by_group(self.tasks, None).row(0, named=True)

    def mix(self) -> list[dict[str, Any]]:
        """metrics.category_mix.by_group by category."""
        return category_mix.by_group(self.tasks, None).to_dicts()

    def basis(self) -> str:
        """What every figure rests on, in a line."""
        say, days = self.language, as_of(self.tasks)
        told = " – ".join(day(say, each) for each in sorted(set(days))) if days else translate(say, "均未报")
        parts = [
            translate(say, "{year}年{months}累计", year=self.period.year, months=through(say, self.period.month)),
            translate(say, "数据截至 {day}", day=told),
            *([translate(say, "示例数据")] if self.is_sample else []),
            *([translate(say, NAMED)] if self.names else []),
        ]
        return BETWEEN.join(parts)

    def source(self) -> tuple[str, ...]:
        """The same in full: what had been received, how the figures are judged, which version of the data."""
        say, until = self.language, self.view.as_of
        received = translate(say, "收到时间不晚于 {day}", day=until.isoformat()) if until else ""
        version = translate(say, "数据版本 {version}", version=edition(self.version))
        return tuple(part for part in (self.basis(), received, BETWEEN.join(self._settings()), version) if part)

    def _settings(self) -> list[str]:
        """How the figures are judged."""
        say = self.language
        return [
            translate(say, "{fact}：{value}", fact=translate(say, label), value=words(name, value, say))
            for name, label, value in ((name, SETTINGS[name], str(getattr(self.view, name))) for name in SETTINGS)
            if name != "unit"  # that of tables: amounts of a deck say theirs
        ]


def read(store: Store, view: View, language: str, *, names: bool = False) -> Figures:
    """The figures of a view; `names`: with the persons who answer for tasks.

    Raises LookupError while nothing is stored.
    """
    while True:
        version = store.version()
        if version is None:
            raise LookupError("nothing is stored yet")
        made = _read(store, view, language, version, names=names)
        if store.version() == version:  # else a load came between: what is named must be what was read
            return made


def _read(store: Store, view: View, language: str, version: str, *, names: bool) -> Figures:
    tasks = with_last_day(selected.tasks(store, view))
    outlook = year.forecasts(store, view).select(*TASK, "needed_pp", "pace_pp", "outlook")
    return Figures(
        language,
        view,
        selected.period(store, view),
        with_leaders(store, tasks.join(outlook, on=TASK, how="left", maintain_order="left"), view, names=names),
        change(store, view, tasks),
        is_sample(store),
        version,
        selected.moves_until(store, view, selected.period(store, view), tasks),
        names,
    )
