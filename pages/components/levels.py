"""Whose money is slow: the levels of source, by what was issued or by what was disbursed."""

import streamlit as st

from data.model import Measure, View
from exports.charts import fund_rows
from exports.charts import money as money_chart
from metrics.fund_sources import UNSPECIFIED, of_measure
from pages.components import remarks
from pages.components.charts import canvas, shapes
from pages.components.choices import measures
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source
from pages.components.tables import columns


def by_source(view: View) -> None:
    """Whose money has come and whose has not: the slowest by name, then every level with both sides of its rate."""
    levels, silence = source.fund_sources(view), remarks.silence(view)
    asked = t("哪一级资金没有到？")
    if set(levels.get_column("level")) <= {UNSPECIFIED}:
        heading.question(asked, "fund_sources")
        st.caption(silence or t("各单位填报时没有区分资金来源（中央、省、市、县、其他）。"))
        return
    place = st.container()
    measure = measures.choose(levels)
    with place:
        told = fund_rows.slowest_level(levels, language(), measure)
        heading.question(told or asked, "fund_sources", asked)
        if told is None:
            st.markdown(silence or fund_rows.no_slow_level(levels, language(), measure))
    rows, unit = shapes.levels(levels, measure)
    st.caption(
        t(
            "{unit}。浅色为计划资金，深色为其中的{moved}，只计两种金额都分了来源的任务，比率同此；虚线框内没有分来源，不计入比率。",
            unit=unit, moved=measures.label(measure),
        )
    )  # fmt: skip
    canvas.draw(money_chart.levels, rows, key="levels", alt_text=told or asked)
    names = ["level", "planned_wan", f"{measure}_wan", *_rated(measure), "tasks"]
    empty = [name for name in names if not levels.get_column(name).count()]
    columns.show(levels, names, key="sources", aside=[*empty, "tasks"])


def _rated(measure: Measure) -> tuple[str, ...]:
    rate, counted, base = of_measure(measure)
    return counted, base, rate, *(("unissued_wan",) if measure is Measure.ISSUED else ())
