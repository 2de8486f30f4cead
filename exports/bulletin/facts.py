"""What a bulletin rests on: the tasks of its period, those of the last issue, and what was asked, published and due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from data.model import Light, View, received_before
from data.store import Store
from exports import reconcile, year
from exports import view as selected
from exports.evidence import city_wide, evidence
from exports.leaders import with_leaders
from exports.measure import is_sample
from exports.month_before import between
from exports.table import as_of, with_last_day
from metrics import credibility, forecast, nodes, schedule, waiting
from metrics.reconciliation.verdict import Check
from metrics.timetable import TASK

MONTHLY, QUARTERLY = "monthly", "quarterly"
KINDS = (MONTHLY, QUARTERLY)
Pair = tuple[Decimal | int | None, Decimal | int | None]
Row = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """Everything that a bulletin says, as frames of one data version.

    `tasks`: exports.view.tasks of the whole city with needed_pp and, where `names` are wanted, with
    responsible_leader. `waits`: metrics.waiting.per_task. `due`: nodes that come due, with last_on of
    exports.table.with_last_day.
    `checks`: metrics.credibility.by_check of the period.
    `moves`: exports.view.moves_until the end of the period. `previous`: the month of the last issue, None for
    the year's first; `pairs` (figure → now, before) over the `both` tasks that reported in the two, empty without them.
    """

    kind: str
    language: str
    period: date
    view: View
    version: str
    is_sample: bool
    tasks: pl.DataFrame
    waits: pl.DataFrame
    due: pl.DataFrame
    checks: pl.DataFrame
    published: Sequence[Check]
    previous: date | None
    both: int
    pairs: Mapping[str, Pair]
    moves: pl.DataFrame
    names: bool = False

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day that the reports speak of."""
        return as_of(self.tasks)

    def files(self) -> int:
        """How many submissions the reports of the period stand in."""
        return int(self.tasks.get_column("submission_id").drop_nulls().n_unique())

    def late(self) -> list[Row]:
        """The tasks with an orange or red light, the gravest first."""
        graver = self.tasks.filter(pl.col("light").is_in([str(Light.RED), str(Light.ORANGE)]))
        return self._ordered(graver)

    def behind(self) -> list[Row]:
        """All tasks behind, the gravest first."""
        return self._ordered(self.tasks.filter(pl.col("light").is_in([str(each) for each in schedule.BEHIND])))

    def troubled(self) -> list[Row]:
        """The tasks of which a problem was told, those farthest behind first."""
        return self._ordered(self.tasks.filter(pl.col("problem").is_not_null()))

    def silent(self) -> list[str]:
        """The counties of which no task was reported."""
        told = self.tasks.group_by("county", maintain_order=True).agg(pl.col("submission_id").count(), "county_place")
        ordered = told.sort(pl.col("county_place").list.min(), "county")
        return ordered.filter(pl.col("submission_id") == 0).get_column("county").to_list()

    def _ordered(self, tasks: pl.DataFrame) -> list[Row]:
        place = {str(light): at for at, light in enumerate(reversed(Light))}
        rank = pl.col("light").replace_strict(place, return_dtype=pl.Int32)
        is_silent = pl.col("light") == str(Light.NONE)
        keys = [is_silent, rank, -pl.col("lag_days"), pl.col("item_no"), pl.col("county")]
        return tasks.sort(keys, nulls_last=True).to_dicts()


def facts(store: Store, view: View, kind: str, language: str, *, names: bool = False) -> Facts:
    """Read what a bulletin of `kind` says of the view's period (the whole city, whatever the view narrows).

    Raises LookupError while nothing is stored.
    """
    while True:
        read = _facts(store, city_wide(view), kind, language, names=names)
        # a load may have been published meanwhile: the version that is named must be the one that was read
        if store.version() == read.version:
            return read


def _facts(store: Store, view: View, kind: str, language: str, *, names: bool) -> Facts:
    version = store.version()
    if version is None:
        raise LookupError("nothing is stored yet")
    period = selected.period(store, view)
    view = view.model_copy(update={"period": period})
    tasks = with_last_day(selected.tasks(store, view))
    previous = _issue_before(period, kind)
    both, pairs = _pairs(store, view, tasks, previous)
    return Facts(
        kind=kind, language=language, period=period, view=view, version=version, is_sample=is_sample(store),
        tasks=with_leaders(store, _with_pace(store, view, tasks), view, names=names),
        waits=waiting.per_task(selected.months(store, view)),
        due=_due(store, view, tasks), checks=_checks(store, view, period),
        published=_published(store, view, period), previous=previous, both=both, pairs=pairs,
        moves=selected.moves_until(store, view, period, tasks), names=names,
    )  # fmt: skip


def _issue_before(period: date, kind: str) -> date | None:
    """The month of the last issue in the same year: figures count from January on, so years are not compared."""
    months = period.month - 1 if kind == MONTHLY else (period.month - 1) // 3 * 3
    return period.replace(month=months) if months else None


def _pairs(store: Store, view: View, tasks: pl.DataFrame, previous: date | None) -> tuple[int, Mapping[str, Pair]]:
    known = store.table("periods", received_before=received_before(view.as_of)).get_column("period").to_list()
    if previous is None or previous not in known:
        return 0, {}
    change = between(tasks, selected.tasks(store, view.model_copy(update={"period": previous})))
    if change is None:
        return 0, {}
    now, before = (
        {**change.funding[at], **change.schedule[at], "started": change.construction[at].get("started")}
        for at in (0, 1)
    )
    return change.tasks, {name: (now[name], before[name]) for name in now}


def _due(store: Store, view: View, tasks: pl.DataFrame) -> pl.DataFrame:
    """The nodes that come due, with the last day of the data."""
    kept = [*selected.OF_NODES, "last_on"]
    return nodes.listed(tasks, selected.timetables(store, view), kept).filter(pl.col("node_state") == nodes.DUE)


def _with_pace(store: Store, view: View, tasks: pl.DataFrame) -> pl.DataFrame:
    known = pl.concat(told for _, told in year.clocked(store, view))
    pace = forecast.per_task(known, selected.timetables(store, view)).select(*TASK, "needed_pp")
    return tasks.join(pace, on=TASK, how="left", maintain_order="left")


def _checks(store: Store, view: View, period: date) -> pl.DataFrame:
    asked = credibility.questions(evidence(store, view))
    return credibility.by_check(asked.filter(pl.col("period") == period))


def _published(store: Store, view: View, period: date) -> Sequence[Check]:
    return next((checks for month, checks in reconcile.published_figures(store, view) if month == period), [])
