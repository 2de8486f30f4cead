"""The grid of forms by county and month: how each scored, and what is asked about the one that was clicked."""

import polars as pl
import streamlit as st

from data.model import Light, View
from data.reference import LIGHT_SYMBOLS
from data.reference.checks import checks
from exports.charts import grid
from pages.components import credibility
from pages.components.choices import cells, links, picks
from pages.components.frame import heading
from pages.components.frame.language import language, t, tn
from pages.components.reading import source
from pages.components.tables import columns

ASKED = ["severity", "project", "check", "fact", "ask"]


def score_words() -> str:
    """The legend of the grid."""
    bounds, of = checks().score, LIGHT_SYMBOLS
    legend = [
        t("{symbol} {score}分以上", symbol=of[Light.GREEN], score=bounds.green_from),
        t("{symbol} {score}分以上", symbol=of[Light.YELLOW], score=bounds.yellow_from),
        t("{symbol} {score}分以上", symbol=of[Light.ORANGE], score=bounds.orange_from),
        t("{symbol} 低于{score}分", symbol=of[Light.RED], score=bounds.orange_from),
        t("{symbol} 未收", symbol=of[Light.NONE]),
    ]
    return t("格内为得分（满分100），下为存疑/提示的问题数。{legend}", legend=" · ".join(legend))


def draw(view: View, alt_text: str) -> None:
    """The grid of forms by county and month; of the one that was clicked, what is asked about it."""
    sent = matrix(view)
    told = t("点击格子，列出该份填报的问题；再次点击收起。")
    row = picks.choosing(grid.cells, sent, key="form", alt_text=alt_text, told=told, field="cell")
    if row is not None:
        _asked_in(view, sent.row(row, named=True))


def _asked_in(view: View, form: cells.Row) -> None:
    if form["submission_id"] is None:
        st.markdown(heading.plain(t("{form}：未收到填报。", form=form["cell"])))
        return
    found = credibility.asked_in(view, form["submission_id"], language())
    told = tn("{form}的填报有{n}个问题：", found.height, form=form["cell"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(heading.plain(told if found.height else t("{form}的填报没有问题需要核对。", form=form["cell"])))
        if st.button(t("打开这份填报"), key="open_form", type="tertiary"):
            links.to_cell({"submission_id": form["submission_id"]})
    if found.height:
        columns.show(found, ASKED, key="in_form", sentences=True, leads=cells.lead)


def matrix(view: View) -> pl.DataFrame:
    """Rows for grid.cells: one per county and month in view, with the score of its form.

    `cell` names the row, submission_id the form.
    """
    counties = [name for name in source.choices("county") if name in set(source.tasks(view).get_column("county"))]
    periods = sorted(source.months(view.model_copy(update={"light": None})).get_column("period").unique())
    rows = pl.DataFrame({"name": counties}, {"name": pl.String}).with_row_index("place")
    months = pl.DataFrame({"period": periods}, {"period": pl.Date}).with_row_index("across")
    each = credibility.submissions(view).with_columns(pl.col("county").str.split("、")).explode("county")
    lowest = each.sort("score").unique(["county", "period"], keep="first")
    whole = rows.join(months, how="cross").join(
        lowest.select("period", "submission_id", "score", "questioned", "noted", name="county"),
        on=["name", "period"],
        how="left",
    )
    symbols = {str(light): symbol for light, symbol in LIGHT_SYMBOLS.items()}
    mark = pl.concat_str(pl.col("light").replace_strict(symbols), pl.lit(" "), "score")
    counts = pl.when(pl.col("questioned") + pl.col("noted") > 0).then(pl.format("{}/{}", "questioned", "noted"))
    return whole.with_columns(light=_light()).select(
        "place", "name", "across", "light", "submission_id",
        column=pl.col("period").dt.strftime("%Y-%m"),
        cell=pl.format("{} {}", "name", pl.col("period").dt.strftime("%Y-%m")),
        mark=mark.fill_null(LIGHT_SYMBOLS[Light.NONE]),
        note=counts.fill_null(""),
    )  # fmt: skip


def _light() -> pl.Expr:
    bounds, score = checks().score, pl.col("score")
    return (
        pl.when(score.is_null()).then(pl.lit(str(Light.NONE)))
        .when(score >= bounds.green_from).then(pl.lit(str(Light.GREEN)))
        .when(score >= bounds.yellow_from).then(pl.lit(str(Light.YELLOW)))
        .when(score >= bounds.orange_from).then(pl.lit(str(Light.ORANGE)))
        .otherwise(pl.lit(str(Light.RED)))
    )  # fmt: skip
