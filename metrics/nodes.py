"""Nodes: what a task's plan wanted by now and has not got, and what it wants in the next 30 days.

A *node* is a point of the timetable that has a name; the points of a monthly plan are no nodes, their lag says it all.
*Overdue* (节点逾期): the node's day has passed and the reported progress is below it; the days since the earliest such
node count. Whether a node is overdue is not known of a task that reported no progress: its count is missing, not 0.
*Due* (到期): its day is today or within 30 days, and the reported progress is below it, or nothing was
reported. Today is the day of which the report speaks. Source: docs/metrics.md, "nodes".
"""

import polars as pl

from metrics.grouping import IN_ORDER, group
from metrics.ratio import counted, total, where_both_known
from metrics.timetable import TASK

HORIZON_DAYS = 30
OVERDUE, DUE = "overdue", "due"
NODE = ["node", "node_on", "node_pct", "node_state", "overdue_days", "days_left", "short_pp"]


def per_task(status: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """Add to each row of `status` (needs the columns of clock) what its nodes say.

    Adds overdue_nodes (a count; missing where no progress is reported) and nodes_due (a count), both 0 for a task
    without nodes; overdue_node, overdue_node_on and overdue_days of the earliest node overdue.
    """
    rows = status.with_row_index("_row")
    found = _open(rows, plan, ["_row"])
    is_overdue = pl.col("node_state") == OVERDUE
    first = found.filter(is_overdue).sort("_row", "node_on", "node_pct", "node").unique("_row", keep="first")
    counts = found.group_by("_row").agg(
        overdue_nodes=is_overdue.sum().cast(pl.Int64), nodes_due=(~is_overdue).sum().cast(pl.Int64)
    )
    earliest = first.select("_row", "overdue_days", overdue_node="node", overdue_node_on="node_on")
    joined = rows.join(counts, on="_row", how="left", maintain_order="left")
    return (
        joined.join(earliest, on="_row", how="left", maintain_order="left")
        .with_columns(pl.col("overdue_nodes", "nodes_due").fill_null(0))
        .with_columns(overdue_nodes=where_both_known(pl.col("overdue_nodes"), pl.col("actual_pct")))
        .drop("_row")
    )


def listed(status: pl.DataFrame, plan: pl.DataFrame, kept: list[str]) -> pl.DataFrame:
    """One row per node overdue or due, the longest overdue first, then in the order of tasks: the columns `kept` of
    status, and the node's.

    Those are node, node_on, node_pct, node_state (overdue or due), overdue_days, days_left and short_pp (points between
    the node and the reported progress).
    """
    found = _open(status, plan, [*dict.fromkeys([*kept, *IN_ORDER])])
    order = ["node_on", *IN_ORDER, "node_pct", "node"]
    return found.sort(order, nulls_last=True, maintain_order=True).select(*kept, *NODE)


def _open(status: pl.DataFrame, plan: pl.DataFrame, kept: list[str]) -> pl.DataFrame:
    """The rows of `listed` in no order of theirs: those of one task stay in the order of `status`."""
    last = pl.lit(status.get_column("clock_on").max(), dtype=pl.Date).dt.offset_by(f"{HORIZON_DAYS}d")
    is_named = pl.col("node").is_not_null() & (pl.col("due_on") <= last)
    named = plan.filter(is_named).select(*TASK, "node", node_on="due_on", node_pct="planned_pct")
    wanted = [*dict.fromkeys([*kept, *TASK, "clock_on", "actual_pct"])]
    asked = status.select(wanted).join(named, on=TASK, maintain_order="left")
    left = (pl.col("node_on") - pl.col("clock_on")).dt.total_days().cast(pl.Int32)
    short = pl.col("node_pct") - pl.col("actual_pct")
    is_overdue = (left < 0) & (short > 0)
    is_due = left.is_between(0, HORIZON_DAYS) & (short.is_null() | (short > 0))
    state = pl.when(is_overdue).then(pl.lit(OVERDUE)).when(is_due).then(pl.lit(DUE))
    told = asked.filter(is_overdue | is_due)
    return told.select(
        *kept, "node", "node_on", "node_pct",
        node_state=state, overdue_days=pl.when(is_overdue).then(-left), days_left=pl.when(is_due).then(left),
        short_pp=short,
    )  # fmt: skip


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Nodes per value of `by`; needs the columns of per_task.

    Columns: <by>, tasks, reported (tasks with a progress), overdue_tasks (tasks with a node overdue) and overdue_nodes,
    both missing where none of the tasks reported, worst_overdue_days, nodes_due, nodes_due_unknown (those of tasks that
    reported no progress: whether they are reached is not known).
    """
    overdue = pl.col("overdue_nodes")
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        overdue.is_not_null().sum().cast(pl.Int64).alias("reported"),
        counted(overdue > 0, overdue.is_not_null()).alias("overdue_tasks"),
        total(overdue).alias("overdue_nodes"),
        pl.col("overdue_days").max().alias("worst_overdue_days"),
        pl.col("nodes_due").sum().alias("nodes_due"),
        pl.col("nodes_due").filter(overdue.is_null()).sum().alias("nodes_due_unknown"),
    ]
    return group(status, by, figures)
