"""Where to go and look 建议现场查看: tasks ranked by doubt, money at stake, lag and how long nobody has been there.

priority = doubt_weight × min(1, points ÷ doubt_points) + money_weight × place by planned funding (1: the dearest)
+ lag_weight × min(1, lag days ÷ lag_days) + unseen_weight × min(1, months unseen ÷ unseen_months); 0 to 100.
Points are those of the task's questions about the last `doubt_months` periods; what is accepted and in no doubt is
left out. Settings: data/reference/checks.toml. A person decides: the list only says where a visit would tell most.
"""

import polars as pl

from data.model import Light
from data.reference.checks import checks
from metrics.credibility_question import TASK


def ranked(tasks: pl.DataFrame, asked: pl.DataFrame, visits: pl.DataFrame) -> pl.DataFrame:
    """One row per task worth a visit, the first to be visited first.

    `tasks`: the months of metrics.credibility.Evidence. Columns: project, county, category, responsible_unit, light,
    stage, planned_wan, lag_days, doubts (questions), checks (list, the dearest first), points, visited_on,
    unseen_months, and the four parts doubt, money, lag, unseen with their sum priority (0–100).
    """
    newest = tasks.filter(pl.col("period") == pl.col("period").max())
    met = newest.join(_doubts(tasks, asked), on=TASK, how="left").join(_last_seen(visits), on=TASK, how="left")
    known = met.with_columns(
        pl.col("doubts", "points").fill_null(0), pl.col("checks").fill_null([]),
        unseen_months=_months_since(pl.coalesce("visited_on", pl.col("period").dt.truncate("1y"))),
    )  # fmt: skip
    parts = known.with_columns(**_parts()).with_columns(
        priority=sum((pl.col(name) for name in PARTS), pl.lit(0.0)).round(1)
    )
    open_ = (pl.col("light") != str(Light.BLUE)) | (pl.col("doubts") > 0)
    shown = parts.filter(open_).select("project_id", *COLUMNS, *PARTS)
    return shown.sort("priority", "planned_wan", "project_id", "county", descending=[True, True, False, False])


PARTS = ("doubt", "money", "lag", "unseen")
COLUMNS = (
    "project", "county", "category", "responsible_unit", "light", "stage", "planned_wan", "lag_days", "doubts",
    "checks", "points", "visited_on", "unseen_months", "priority",
)  # fmt: skip


def _parts() -> dict[str, pl.Expr]:
    """The four parts of the priority, each from 0 to its weight."""
    settings = checks().visits
    place = pl.col("planned_wan").rank("max") / pl.col("planned_wan").count()
    lag = pl.col("lag_days").clip(0, settings.lag_days).fill_null(0) / settings.lag_days
    doubt = pl.col("points").clip(0, settings.doubt_points) / settings.doubt_points
    return {
        "doubt": (settings.doubt_weight * doubt).round(1),
        "money": (settings.money_weight * place.fill_null(0.0)).round(1),
        "lag": (settings.lag_weight * lag).round(1),
        "unseen": (settings.unseen_weight * pl.col("unseen_months").clip(0, settings.unseen_months)
                   / settings.unseen_months).round(1),
    }  # fmt: skip


def _doubts(tasks: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Per task: its questions about the last periods, their points, and the checks that ask."""
    newest = tasks.get_column("period").max()
    since = pl.lit(newest, dtype=pl.Date).dt.offset_by(f"-{checks().visits.doubt_months - 1}mo")
    recent = asked.filter((pl.col("period") >= since) & pl.col("project_id").is_not_null())
    dearest = recent.sort("lost", "check", descending=[True, False])
    return dearest.group_by(TASK, maintain_order=True).agg(
        doubts=pl.len().cast(pl.Int64), points=pl.col("lost").sum(), checks=pl.col("check").unique(maintain_order=True)
    )


def _last_seen(visits: pl.DataFrame) -> pl.DataFrame:
    return visits.group_by(TASK).agg(pl.col("visited_on").max())


def _months_since(day: pl.Expr) -> pl.Expr:
    """Whole months from a day to the end of the period in view; never negative."""
    end = pl.col("period").dt.offset_by("1mo")
    months = (end.dt.year() - day.dt.year()).cast(pl.Int64) * 12 + end.dt.month() - day.dt.month()
    return months.clip(lower_bound=0)
