"""Plan versions: what a plan was at first, what it is now, and who moved what, when and by how much.

A later breakdown of the same task is a new version of its plan; nothing is overwritten. The *first plan* is the first
version that has a timetable, with the start of that version. Both gaps are kept: against the current plan
(`plan_gap_pp`) and against the first one (`first_plan_gap_pp`). A *move* is a difference between two versions that
follow each other: a node (told by its name) on another day or with other points, a month with other points, a point
added or dropped, another start or due day, other planned funding. A first timetable where none was is no move.
Source: docs/metrics.md, "plan_versions".
"""

import polars as pl

from metrics import clock
from metrics.grouping import group
from metrics.progress import is_bound
from metrics.timetable import TASK

READ = [*TASK, "period", "as_of", "start_on", "due_on", "actual_pct"]
MOVE = [
    *TASK, "version", "received_at", "sender", "file_name", "moved", "node", "from_on", "to_on", "moved_days",
    "from_pct", "to_pct", "moved_pp", "from_wan", "to_wan", "moved_wan", "remark", "submission_id", "sheet", "row",
]  # fmt: skip
OF_VERSION = ["received_at", "sender", "file_name", "remark", "submission_id", "sheet", "row"]
"""What a version says of all its moves: when, by whom, why, and where it stands."""
POINT = ["point_on", "planned_pct", "node"]


def per_task(status: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """Read the first plan for each row of `status` (needs the columns of clock).

    `versions`: data/sql/plan_versions.sql. Adds first_planned_pct, first_plan_lag_days and first_plan_gap_pp (those of
    the current plan where there is but one), first_due_on, and moves (points and dates that were moved so far).
    """
    numbered = status.with_row_index("_row")
    first_on = versions.sort("version").group_by(TASK).agg(first_due_on=pl.col("due_on").drop_nulls().first())
    counted = moves(versions).group_by(TASK).agg(moves=pl.len().cast(pl.Int64))
    read = (
        numbered.join(_first_clock(numbered, versions), on="_row", how="left")
        .join(first_on, on=TASK, how="left")
        .join(counted, on=TASK, how="left")
        .sort("_row")
    )
    both = read.with_columns(
        first_planned_pct=pl.when("_has_first").then("first_planned_pct").otherwise("planned_pct"),
        first_plan_lag_days=pl.when("_has_first").then("first_plan_lag_days").otherwise("plan_lag_days"),
        first_due_on=pl.coalesce("first_due_on", "due_on"),
        moves=pl.col("moves").fill_null(0),
    )
    first_gap = pl.when(~is_bound()).then(pl.col("actual_pct") - pl.col("first_planned_pct"))
    return both.with_columns(first_plan_gap_pp=first_gap).drop("_row", "_has_first")


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Tasks with a moved plan per value of `by`: <by>, tasks, moved_tasks, moves."""
    moved = pl.col("moves")
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        (moved > 0).sum().cast(pl.Int64).alias("moved_tasks"),
        moved.sum().alias("moves"),
    ]
    return group(status, by, figures)


def moves(versions: pl.DataFrame) -> pl.DataFrame:
    """One row per point or date that a version moved, the newest first.

    Columns: project_id, county, version, received_at, sender, file_name, moved (node, month, added, dropped, start,
    due, funding), node, from_on, to_on, moved_days (+ is later), from_pct, to_pct, moved_pp, from_wan, to_wan,
    moved_wan, remark (of the later version: the reason), and where that stands: submission_id, sheet, row.
    """
    told = versions.select(*TASK, "version", *OF_VERSION, "start_on", "due_on", "planned_wan").unique()
    whole = [
        _value_moved(told, column, kind, into)
        for column, kind, into in (
            ("start_on", "start", "on"),
            ("due_on", "due", "on"),
            ("planned_wan", "funding", "wan"),
        )
    ]
    found = pl.concat([_points_moved(versions), *whole], how="diagonal")
    said = found.join(told.select(*TASK, "version", *OF_VERSION), on=[*TASK, "version"])
    measured = said.with_columns(
        moved_days=(pl.col("to_on") - pl.col("from_on")).dt.total_days().cast(pl.Int32),
        moved_pp=pl.col("to_pct") - pl.col("from_pct"),
        moved_wan=pl.col("to_wan") - pl.col("from_wan"),
    )
    order = [*TASK, "version", "from_on", "to_on", "node", "moved", "from_pct", "to_pct"]
    return measured.select(MOVE).sort("received_at", *order, descending=[True, *[False] * len(order)], nulls_last=True)


def changes(moved: pl.DataFrame) -> pl.DataFrame:
    """The rows of `moves` as they are told: a version's months of a year that ask for more, or for less, are one row.

    Adds points (how many moves the row tells), last_on (the last of its days) and least_pp and most_pp (the sizes of
    its moves in points). All else is that of the first of its moves; the order is kept.
    """
    day = pl.coalesce("to_on", "from_on")
    of_timetable = pl.col("node").is_null() & pl.col("moved").is_in(["month", "added", "dropped"])
    is_month = of_timetable & (day == day.dt.month_end())
    told = moved.with_row_index("_at").with_columns(
        _alone=pl.when(~is_month).then("_at"),
        _year=day.dt.year(),
        _way=pl.col("moved_pp").sign().fill_null(0).cast(pl.Int8),
    )
    size = pl.col("moved_pp").abs()
    first = [pl.col(name).first() for name in moved.columns if name not in (*TASK, "version", "moved")]
    grouped = told.group_by(*TASK, "version", "moved", "_alone", "_year", "_way", maintain_order=True).agg(
        *first, points=pl.len().cast(pl.Int64), last_on=pl.coalesce("to_on", "from_on").max(), least_pp=size.min(),
        most_pp=size.max(),
    )  # fmt: skip
    return grouped.select(*moved.columns, "points", "last_on", "least_pp", "most_pp")


def _first_clock(numbered: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """`_row`, first_planned_pct, first_plan_lag_days and _has_first for the rows of tasks with several versions."""
    pointed = versions.filter(pl.col("point_on").is_not_null())
    first = pointed.filter(pl.col("version") == pl.col("version").min().over(TASK))
    began = first.select(*TASK, _began="start_on").unique()
    rows = numbered.select("_row", *READ).join(began, on=TASK).with_columns(start_on=pl.coalesce("_began", "start_on"))
    plan = first.select(*TASK, "planned_pct", "node", due_on="point_on")
    return clock.per_task(rows.drop("_began"), plan).select(
        "_row",
        first_planned_pct="planned_pct",
        first_plan_lag_days="plan_lag_days",
        _has_first=pl.lit(value=True),
    )


def _points_moved(versions: pl.DataFrame) -> pl.DataFrame:
    key = pl.coalesce("node", pl.col("point_on").cast(pl.String))
    told = versions.filter(pl.col("point_on").is_not_null()).sort("point_on", "planned_pct")
    points = told.select(*TASK, "version", *POINT, _key=key)
    points = points.with_columns(_nth=pl.col("_key").cum_count().over(*TASK, "version", "_key"))
    follows = points.select(*TASK, version=pl.col("version") + 1).join(versions, on=[*TASK, "version"], how="semi")
    before = points.with_columns(version=pl.col("version") + 1)
    pair = [*TASK, "version", "_key", "_nth"]
    both = before.join(points, on=pair, how="full", coalesce=True, suffix="_to")
    kind = (
        pl.when(pl.col("point_on").is_null()).then(pl.lit("added"))
        .when(pl.col("point_on_to").is_null()).then(pl.lit("dropped"))
        .when(pl.col("node").is_null()).then(pl.lit("month"))
        .otherwise(pl.lit("node"))
    )  # fmt: skip
    same = (pl.col("point_on") == pl.col("point_on_to")) & (pl.col("planned_pct") == pl.col("planned_pct_to"))
    paired = both.join(follows, on=[*TASK, "version"], how="semi")
    return paired.filter(~same.fill_null(value=False)).select(
        *TASK, "version", moved=kind, node=pl.coalesce("node", "node_to"), from_on="point_on", to_on="point_on_to",
        from_pct="planned_pct", to_pct="planned_pct_to",
    )  # fmt: skip


def _value_moved(told: pl.DataFrame, column: str, kind: str, unit: str) -> pl.DataFrame:
    """The versions that give another value of a day ("on") or an amount ("wan") than the one before; both give one."""
    before = told.select(*TASK, version=pl.col("version") + 1, before=column)
    both = told.select(*TASK, "version", now=column).join(before, on=[*TASK, "version"])
    moved = both.filter(pl.col("before") != pl.col("now")).with_columns(moved=pl.lit(kind))
    return moved.rename({"before": f"from_{unit}", "now": f"to_{unit}"})
