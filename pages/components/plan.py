"""The plan: the lights it gave, nodes that have passed or come next, and who moved it, when and by how much."""

from typing import Any

import polars as pl
import streamlit as st

from data.model import Light, View
from data.reference import LIGHT_SYMBOLS
from exports import plans
from exports.amounts import signed
from exports.charts import grid
from pages.components import remarks
from pages.components.charts import shapes
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.language import language, t, tn
from pages.components.reading import plan_source, source
from pages.components.reading.memory import of_frame
from pages.components.tables import columns, downloads, paged

NODES = [
    "project", "county", "node", "node_on", "node_state", "overdue_days", "days_left", "node_pct", "actual_pct",
    "responsible_unit",
]  # fmt: skip
SHOWN = ["project", "county", "node", "node_on", "node_days", "node_pct", "actual_pct", "responsible_unit"]
"""What the page shows of the columns NODES, which a file holds: days in words, to fit a projector."""
MOVES = ["project", "county", "responsible_unit", "plan_change", "plan_reason", "sender", "received_on"]
IN_PROJECT = [name for name in MOVES if name != "project"]
GAPS = ["why", "plan_gap_pp", "first_plan_gap_pp", "linear_gap_pp", "spi_t", "moves"]


def lights_by_month(view: View) -> None:
    """The light of every month of the year, so that one that has been red stays in sight."""
    explained = t("各月亮灯和进度差（个百分点）。")
    st.caption(f"{explained} {shapes.light_words()}")
    cells = _month_cells(source.months(view))
    picks.of_month(grid.cells, cells, key="months", alt_text=t("各区县各月的亮灯"), view=view, field="across")


@of_frame
def _month_cells(months: pl.DataFrame) -> pl.DataFrame:
    """Rows for grid.cells: a county per row, a month per column."""
    counties = months.get_column("county").unique(maintain_order=True).to_list()
    return pl.DataFrame([_cell(row, counties) for row in months.iter_rows(named=True)])


def _cell(row: dict[str, Any], counties: list[str]) -> dict[str, object]:
    light, month = Light(row["light"]), row["period"].month
    return {
        "place": counties.index(row["county"]),
        "name": row["county"],
        "across": month,
        "column": t("{month}月", month=month),
        "light": light.value,
        "mark": LIGHT_SYMBOLS[light],
        "note": signed(row["gap_pp"], 1),
    }


def nodes(view: View) -> None:
    """The nodes overdue and the nodes due in the next 30 days, the earliest first."""
    found, asked = plan_source.open_nodes(view), t("哪些节点已经逾期，未来30天哪些到期？")
    counted = plan_source.nodes(view).row(0, named=True)
    overdue, due = counted["overdue_nodes"], counted["nodes_due"]
    told = t("已逾期节点{overdue}个，未来30天到期{due}个", overdue=overdue, due=due)
    if overdue is None:
        told = t("未来30天到期{due}个节点；本月均未报，是否逾期无法判断", due=due)
    heading.question(told if found.height else asked, "nodes", name=asked)
    if found.is_empty():
        nothing = t("没有逾期的节点，30天内也没有到期的节点。")
        unknown = t("均未报进度，是否有节点逾期无法判断；30天内没有到期的节点。")
        st.markdown(remarks.silence(view) or (unknown if overdue is None else nothing))
        return
    taken = downloads.Take(names=NODES, name=asked)
    columns.show(
        found, SHOWN, key="nodes", sentences=True, leads=links.to_task, tell=_with_days, take=taken, rows=paged.PAGE
    )


def _with_days(found: pl.DataFrame) -> pl.DataFrame:
    words = [_in_days(*row) for row in found.select("overdue_days", "days_left").iter_rows()]
    return found.with_columns(pl.Series("node_days", words, dtype=pl.String))


def _in_days(overdue: int | None, left: int | None) -> str:
    if overdue:
        return t("逾期{n}天", n=overdue)
    return t("还有{n}天", n=left) if left else t("当天到期")


def moves(view: View, *, in_project: bool = False) -> None:
    """Every change of the plans in view, the newest first."""
    heading.question(t("谁调整了计划，何时，调整了多少？"), "plan_versions")
    found = plan_source.moves(view)
    if found.is_empty():
        st.markdown(t("至今没有收到调整后的计划，现行计划就是首次计划。"))
        return
    st.caption(_moved(found, source.tasks(view)))
    one_by_one = downloads.Take(t("计划调整清单"), frame=plan_source.move_list(view, language()), names=plans.MOVES)
    shown = IN_PROJECT if in_project else MOVES
    told = plan_source.changes(view, language())
    columns.show(told, shown, key="moves", sentences=True, leads=links.to_cell, take=one_by_one, rows=paged.PAGE)


def _moved(found: pl.DataFrame, tasks: pl.DataFrame) -> str:
    behind_first = tasks.filter((pl.col("moves") > 0) & (pl.col("first_plan_gap_pp") < pl.col("plan_gap_pp"))).height
    changes = tn("计划共有{n}处调整，同一任务的多个月份合为一行，逐处清单见“下载本表”。", found.height)
    eased = t("{n}个任务按现行计划比按首次计划滞后较少，两个进度差都列在任务表中。", n=behind_first)
    return f"{changes}{eased}" if behind_first else changes
