"""First months: the month in which a stage was first reported, and a node's progress first reached, task by task.

Reports come month by month, so the month is all that is known; what is first told in the first report may have happened
earlier. A stage that was passed between two reports has no month. A node is reached in the first month whose reported
progress is at least what the node wants, also where a later month fell below it again.
Source: docs/metrics.md, "life_cycle" and "nodes".
"""

import polars as pl

from metrics.grouping import IN_ORDER
from metrics.life_cycle import has_passed
from metrics.timetable import TASK


def stages(months: pl.DataFrame) -> pl.DataFrame:
    """One row per task and stage that was reported: project_id, county, position (of the stage), since (a month).

    `months`: one row per task and month with period, position (missing where no stage was reported).
    """
    told = months.filter(pl.col("position") >= 0)
    return told.group_by(*TASK, "position").agg(since=pl.col("period").min()).sort(*TASK, "position")


def milestone(months: pl.DataFrame, passed: str) -> pl.DataFrame:
    """One row per task in `months` that has passed a milestone (started, paying …).

    `months`: one row per task and month with category, period, position, task_state.
    Columns: project_id, county, reached_in: the first month that told so; it may have been passed earlier where that
    is the first report.
    """
    told = months.filter(has_passed(passed))
    return told.group_by(*TASK).agg(reached_in=pl.col("period").min()).sort(*TASK)


def nodes(months: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """One row per named node of the tasks in `months` (needs period, actual_pct), the earliest first; of one day in the
    order of tasks.

    Columns: project_id, county, node, node_on, node_pct, reached_in (a month, missing while below).
    """
    named = plan.filter(pl.col("node").is_not_null()).select(*TASK, "node", node_on="due_on", node_pct="planned_pct")
    each = named.with_row_index("nth").join(months.select(*IN_ORDER, "period", "actual_pct"), on=TASK)
    reached = pl.col("period").filter(pl.col("actual_pct") >= pl.col("node_pct")).min()
    found = each.group_by("nth", *IN_ORDER, "node", "node_on", "node_pct").agg(reached_in=reached)
    ordered = found.sort("node_on", *IN_ORDER, "node_pct", "nth", nulls_last=True)
    return ordered.select(*TASK, "node", "node_on", "node_pct", "reached_in")
