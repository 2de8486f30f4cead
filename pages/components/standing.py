"""Who stands where: groups in the order of their gap, and how the lags of tasks are spread."""

from functools import partial

import polars as pl
import streamlit as st

from data.model import View
from data.store import Store
from exports.amounts import signed
from exports.charts import lags
from exports.charts.lag_rows import WITHOUT_DAYS
from metrics import ranking
from pages.components import remarks
from pages.components.charts import shapes
from pages.components.choices import links, picks
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source
from pages.components.reading.memory import of_data
from pages.components.tables import beside, columns

IN_BAND = ["project", "county", "light", "lag_days", "gap_pp", "responsible_unit"]
RANKED = ["gap_pp", "actual_pct", "clock_pct", "behind", "worst_lag_days", "reported", "tasks"]
PAGES = {"county": "county.py", "department": "department.py", "project": "project.py"}
"""What of a ranking has a page of its own."""
NAMED = 3


@of_data
def ranked(_: Store, view: View, by: str) -> pl.DataFrame:
    """metrics.ranking.ranked by the gap of metrics.schedule."""
    return ranking.ranked(source.schedule(view, by), by)


@of_data
def bands(_: Store, view: View) -> pl.DataFrame:
    """metrics.ranking.lag_bands over the view."""
    return ranking.lag_bands(source.tasks(view))


@of_data
def in_band(_: Store, view: View, band: str) -> pl.DataFrame:
    """The tasks whose lag is in a band, the farthest behind first."""
    return ranking.banded(source.tasks_by_lag(view)).filter(pl.col("band") == band)


def order(view: View, by: str) -> None:
    """The groups from the one farthest ahead of its clock to the one farthest behind; a row opens its page."""
    groups = ranked(view, by)
    known = groups.drop_nulls("rank")
    heading.question(_order_words(known, by) if known.height > 1 else t("名次"), "ranking", t("名次"))
    st.caption(t("按进度差从高到低；两位小数相同的并列，下一名次空出；没有进度的不排。"))
    opens = by if by in PAGES else None
    clicked = columns.show(groups, ["rank", by, *RANKED], key="ranked", opens=opens, rows=10)
    if clicked:
        links.to(PAGES[by], {by: clicked})


def spread(view: View) -> None:
    """How many tasks are behind by how many days."""
    counts = dict(bands(view).rows())
    behind = sum(number for band, number in counts.items() if band.startswith(("to_", "over_")))
    much = counts["to_90"] + counts["over_90"]
    known = sum(number for band, number in counts.items() if band not in WITHOUT_DAYS)
    told = t(
        "{known}个任务的滞后天数：{behind}个晚1天以上，其中{much}个超过60天",
        known=known, behind=behind, much=much,
    ) if known else remarks.silence(view) or t("滞后天数均无法判断")  # fmt: skip
    heading.question(told, "ranking", t("滞后天数"))
    st.caption(t("横轴为滞后天数，柱上为任务数，合计{tasks}个；“滞后”灯另看进度差的界限。", tasks=sum(counts.values())))
    place = picks.choosing(
        lags.bars,
        shapes.lags(bands(view)),
        key="lags",
        alt_text=told,
        told=t("点击柱形，列出其中的任务；再次点击收起。"),
    )
    if place is not None:
        columns.show(in_band(view, ranking.BANDS[place]), IN_BAND, key="in_band", leads=links.to_task)
    beside.table(partial(bands, view), ["band", "tasks"], key="lags")


def _order_words(known: pl.DataFrame, by: str) -> str:
    """Who is first and who is last, with all that share the place."""
    ends = known.get_column("rank").min(), known.get_column("rank").max()
    first, last = (known.filter(pl.col("rank") == end) for end in ends)
    return t(
        "{first}在前（{best}个百分点），{last}在后（{worst}个百分点）",
        first=_names(first, by), best=signed(first.item(0, "gap_pp"), 1),
        last=_names(last, by), worst=signed(last.item(0, "gap_pp"), 1),
    )  # fmt: skip


def _names(rows: pl.DataFrame, by: str) -> str:
    names = columns.said(by, rows.get_column(by).to_list())
    some = t("、").join(names[:NAMED])
    return some if len(names) <= NAMED else t("{names}等{n}个", names=some, n=len(names))
