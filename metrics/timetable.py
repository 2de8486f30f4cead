"""Timetables as lines: where each task's own plan stands on a day, and on which day it stood at a progress.

The corners of all lines lie in one sorted list of whole numbers, each task in its own span of them, so that one search
finds the right corner of the right task for every row: ten times as fast as joining on names and days.
"""

from typing import Literal

import polars as pl

from metrics.progress import PERCENT
from metrics.ratio import nearest

TASK = ["project_id", "county"]
POINT = 10_000
SPAN = 1 << 32
DAY_ZERO = 1 << 20
"""Added to days, so that one before 1970 is not negative."""


def start_on() -> pl.Expr:
    """The day on which a task's clock begins: its start, 1 January where none is given."""
    return pl.coalesce("start_on", pl.col("period").dt.truncate("1y"))


class Numbers:
    """A number for each pair of names, project and county, that `status` holds, in their order; made without a join."""

    def __init__(self, status: pl.DataFrame) -> None:
        self._names = [pl.Enum(status.get_column(name).unique().sort()) for name in TASK]

    def of_task(self) -> pl.Expr:
        """The number of each row's task; missing for other names."""
        project, county = (
            pl.col(name).cast(names, strict=False).to_physical().cast(pl.Int64)
            for name, names in zip(TASK, self._names, strict=True)
        )
        return project * len(self._names[1].categories) + county


class Timetables:
    """The plan lines of the tasks of `status`.

    `plan` has one row per point: project_id, county, due_on, planned_pct (rising with due_on), node. A line goes from
    0 % on the day the task starts (1 January if none is given) through each point and stays at the last.
    """

    def __init__(self, status: pl.DataFrame, plan: pl.DataFrame) -> None:
        self._number = Numbers(status).of_task()
        points = plan.select("due_on", "planned_pct", "node", _task=self._number).drop_nulls("_task")
        points = points.with_columns(by_day=_key(_serial("due_on")))
        in_order = ["by_day"] if points.get_column("by_day").is_unique().all() else ["by_day", "planned_pct", "node"]
        self._points = points.sort(in_order, nulls_last=True)  # one key is sorted four times as fast
        corners = pl.concat([self._origins(status), self._points.select("_task", "due_on", "planned_pct")])
        self._corners = corners.select(
            "_task",
            day=_serial("due_on"),
            part=parts("planned_pct"),
            by_day=_key(_serial("due_on")),
            by_pct=_key(parts("planned_pct")),
        ).sort("by_day", maintain_order=True)  # on one day the origin stays first

    def number(self, status: pl.DataFrame) -> pl.DataFrame:
        """`status` with `_task`, by which the other questions are asked; missing where a task has no timetable."""
        has_timetable = self._number.is_in(self._points.get_column("_task").unique().implode())
        return status.with_columns(_task=pl.when(has_timetable).then(self._number))

    def heights(self, asked: pl.DataFrame) -> pl.Series:
        """Where the line stands on `clock_on`, in percent to four places."""
        above = self._after("by_day", asked.select(_key(_serial("clock_on"))).to_series(), "right")
        passed, whole = _serial("clock_on") - pl.col("day"), pl.col("next_day") - pl.col("day")
        rising = pl.col("part") + nearest((pl.col("next_part") - pl.col("part")) * passed, whole)
        height = pl.when(pl.col("_task").is_not_null()).then(pl.coalesce(rising, "part", 0))
        return self._around(asked, above).select(_percent(height)).to_series()

    def lags(self, asked: pl.DataFrame) -> pl.Series:
        """Days from when the line stood at `actual_pct` until `clock_on`; needs `planned_pct` too.

        Where the line stood still at that progress, the nearest of those days counts. More than it ever wants, after
        its last day, is on time, not behind since that day.
        """
        is_behind = (pl.col("actual_pct") < pl.col("planned_pct")).fill_null(value=False)
        wanted = asked.select(_key(parts("actual_pct")) + is_behind).to_series()  # whole numbers: beyond is from 1 more
        above = self._after("by_pct", wanted, "left")
        passed, rise = _serial("clock_on") - pl.col("day"), pl.col("next_part") - pl.col("part")
        late = passed * rise - (parts("actual_pct") - pl.col("part")) * (pl.col("next_day") - pl.col("day"))
        since = _serial("clock_on") - pl.coalesce("next_day", "day")
        days = pl.coalesce(nearest(late, rise), since).cast(pl.Int32)
        lag = (
            pl.when(pl.col("actual_pct") < pl.col("planned_pct")).then(days)
            .when(pl.col("actual_pct") > pl.col("planned_pct")).then(days.clip(upper_bound=0))
            .when(pl.col("actual_pct") == pl.col("planned_pct")).then(0)
        )  # fmt: skip
        return self._around(asked, above).select(lag).to_series()

    def next_points(self, asked: pl.DataFrame) -> pl.DataFrame:
        """next_node, next_node_on and next_node_pct: the first point after `clock_on`."""
        today = asked.select(_key(_serial("clock_on"))).to_series()
        return _taken(self._points, self._points.get_column("by_day").search_sorted(today, "right"), asked).select(
            next_node="node", next_node_on="due_on", next_node_pct="planned_pct"
        )

    def _origins(self, status: pl.DataFrame) -> pl.DataFrame:
        """Where each line begins: at 0 % when the task starts, or at its first point if that is earlier."""
        starts = status.select(_task=self._number, start=start_on()).unique("_task", keep="first")
        first = self._points.filter(pl.col("_task").ne_missing(pl.col("_task").shift()))
        nothing = pl.lit(0, dtype=self._points.schema["planned_pct"])
        return first.join(starts, on="_task").select("_task", pl.min_horizontal("due_on", "start"), planned_pct=nothing)

    def _after(self, key: str, wanted: pl.Series, side: Literal["left", "right"]) -> pl.Series:
        """The place of the first corner beyond `wanted` ("right"), or not below it ("left")."""
        return self._corners.get_column(key).search_sorted(wanted.fill_null(-1), side).cast(pl.Int64)

    def _around(self, asked: pl.DataFrame, above: pl.Series) -> pl.DataFrame:
        """`asked` with the corner before the place `above` (day, part) and the one at it (next_day, next_part)."""
        corners = self._corners.select("_task", "day", "part")
        before = _taken(corners, above - 1, asked).select("day", "part")
        after = _taken(corners, above, asked).select(next_day="day", next_part="part")
        return pl.concat([asked, before, after], how="horizontal")


def _taken(corners: pl.DataFrame, places: pl.Series, asked: pl.DataFrame) -> pl.DataFrame:
    """The rows of `corners` at `places`; missing where there is none, or where it belongs to another task."""
    inside = places.set((places < 0) | (places >= corners.height), None)
    taken = corners.select(pl.all().gather(inside))
    is_own = pl.col("_task") == asked.get_column("_task")
    return taken.select(pl.when(is_own).then(pl.all().exclude("_task")))


def _key(within: pl.Expr) -> pl.Expr:
    """A number that sorts by task, then by `within`."""
    return pl.col("_task") * SPAN + within + DAY_ZERO


def _serial(day: str) -> pl.Expr:
    return pl.col(day).cast(pl.Int32).cast(pl.Int64)


def parts(percent: str) -> pl.Expr:
    """A percentage as a whole number of ten-thousandths of a point, so that it is reckoned with exactly."""
    return pl.col(percent).cast(PERCENT).to_physical().cast(pl.Int64)


def _percent(whole: pl.Expr) -> pl.Expr:
    return (whole.cast(pl.Decimal(18, 4)) / pl.lit(POINT, dtype=pl.Decimal(18, 4))).cast(PERCENT)
