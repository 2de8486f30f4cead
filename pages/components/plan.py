"""The plan: nodes that have passed or come next, and who moved it, when and by how much."""

import polars as pl
import streamlit as st

from data.model import View
from pages.components import columns, heading, plan_source, source
from pages.components.language import t, tn

NODES = [
    "project", "county", "node", "node_on", "node_state", "overdue_days", "days_left", "node_pct", "actual_pct",
    "responsible_unit",
]  # fmt: skip
MOVES = [
    "project", "county", "moved", "node", "from_on", "to_on", "moved_days", "from_pct", "to_pct", "received_at",
    "sender", "file_name",
]  # fmt: skip
IN_PROJECT = [name for name in MOVES if name != "project"]
GAPS = ["county", "light", "why", "plan_gap_pp", "first_plan_gap_pp", "linear_gap_pp", "spi_t", "moves"]


def nodes(view: View) -> None:
    """The nodes overdue and the nodes due in the next 30 days, the earliest first."""
    heading.question(t("哪些节点已经逾期，未来30天哪些到期？"))
    found = plan_source.open_nodes(view)
    if found.is_empty():
        st.markdown(t("没有逾期的节点，30天内也没有到期的节点。"))
        return
    columns.show(found, NODES, key="nodes")


def moves(view: View, *, in_project: bool = False) -> None:
    """Every change of the plans in view, the newest first."""
    heading.question(t("谁调整了计划，何时，调整了多少？"))
    found = plan_source.moves(view)
    if found.is_empty():
        st.markdown(t("至今没有收到调整后的计划，现行计划就是首次计划。"))
        return
    st.caption(_moved(found, source.tasks(view)))
    columns.show(found, IN_PROJECT if in_project else MOVES, key="moves")


def _moved(found: pl.DataFrame, tasks: pl.DataFrame) -> str:
    behind_first = tasks.filter((pl.col("moves") > 0) & (pl.col("first_plan_gap_pp") < pl.col("plan_gap_pp"))).height
    changes = tn("计划共有{n}处调整。", found.height)
    eased = t("{n}个任务按现行计划比按首次计划落后得少，两个进度差都列在任务表中。", n=behind_first)
    return f"{changes}{eased}" if behind_first else changes
