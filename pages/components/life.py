"""One project: its finding, its entry in the register, its curves, and its reports down to the cell."""

import polars as pl
import streamlit as st

from data.model import View
from data.reference import category_name
from exports.amounts import MISSING, rate, signed
from exports.charts import trend
from pages.components import columns, source
from pages.components.charts import canvas, shapes
from pages.components.heading import BETWEEN, plain
from pages.components.language import language, t

REPORTS = [
    "period", "county", "received_at", "stage", "physical_pct", "done_value", "issued_wan", "arrived_wan",
    "disbursed_wan", "paid_wan", "file_name", "sheet", "cell",
]  # fmt: skip
REGISTER = ("department", "partner_units", "working_group", "annual_target")
FIELDS = ("stage", "physical_pct", "done_value", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")
PROGRESS = (("actual", "actual_pct"), ("clock", "clock_pct"), ("linear", "linear_pct"))
MONEY = (("issued", "issued_of_planned_pct"), ("disbursed", "disbursed_of_planned_pct"), ("linear", "linear_pct"))


def finding(project: str, view: View, tasks: pl.DataFrame) -> str:
    """How far the project is, in one sentence."""
    whole = source.schedule(view).row(0, named=True)
    return t(
        "{project}：实际进度{actual}，应达{clock}，相差{gap}个百分点；{counties}个区县中滞后{behind}个",
        project=project, actual=rate(whole["actual_pct"]), clock=rate(whole["clock_pct"]),
        gap=signed(whole["gap_pp"]), counties=tasks.height, behind=whole["behind"],
    )  # fmt: skip


def register_entry(tasks: pl.DataFrame) -> str:
    """What the register says of the project: category, lead and partner units, working group, target."""
    entry = tasks.row(0, named=True)
    said = {
        "category": category_name(entry["category"], language()),
        **{name: entry[name] or MISSING for name in REGISTER},
    }
    parts = [t("{label}：{value}", label=columns.label(name), value=text) for name, text in said.items()]
    return plain(BETWEEN.join(parts))


def curves(view: View) -> None:
    """Progress and money by month, each against its clock."""
    left, right = st.columns(2, gap="large")
    with left:
        st.caption(t("实际进度与两个时钟（按计划资金加权）"))
        progress = shapes.lines(source.schedule_by_month(view), PROGRESS)
        canvas.draw(trend.lines, progress, key="progress", alt_text=t("各月实际进度、应达进度与时间进度"))
    with right:
        st.caption(t("累计下达、拨付占计划资金的比率"))
        money = shapes.lines(source.funding_by_month(view), MONEY)
        canvas.draw(trend.lines, money, key="money", alt_text=t("各月累计下达进度、拨付进度与时间进度"))


def reports(view: View, tasks: pl.DataFrame) -> pl.DataFrame:
    """Every report ever made of the project, newest first, with the addresses of the cells that it was read from."""
    made = source.reports(view).filter(pl.col("project_id") == tasks.item(0, "project_id"))
    letters = source.source_columns().filter(pl.col("field").is_in(FIELDS))
    names = {name: columns.label(name) for name in FIELDS}
    cells = (
        made.select("submission_id", "sheet", "row")
        .unique()
        .join(letters, on=["submission_id", "sheet"])
        .with_columns(said=pl.concat_str(pl.col("field").replace_strict(names), pl.lit(" "), "letter", "row"))
        .group_by("submission_id", "sheet", "row", maintain_order=True)
        .agg(cell=pl.col("said").str.join("，"))
    )
    placed = made.join(cells, on=["submission_id", "sheet", "row"], how="left", maintain_order="left")
    return placed.sort("period", "county", "received_at", descending=[True, False, True])
