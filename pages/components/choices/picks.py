"""Charts whose marks can be clicked: the click is a filter, a choice within the page, or the way to another page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from data.model import View
from data.reference import category_name
from exports.charts.spec import Build
from pages.components.charts import canvas
from pages.components.choices import filters, links
from pages.components.choices.address import ALL
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import period_source, source

BY = ("county", "department", "category", "working_group")
"""What can be picked: each is a filter."""
Point = Mapping[str, Any]


def around(view: View, by: str) -> View:
    """The view of a chart by `by`: all its rows stay, whichever of them is chosen."""
    return view.model_copy(update={by: None}) if by in BY else view


def draw(
    build: Build,
    frame: pl.DataFrame,
    *,
    by: str,
    key: str,
    alt_text: str,
    opens: bool = False,
    ranked: bool = False,
) -> None:
    """Show a chart by `by` and say what a click does: it filters by the row, or opens the page of a project.

    `opens`: with the filter set this becomes the page of what was clicked. `ranked`: what stands below in the order of
    all groups stays whole.
    """
    if by == "project":
        going(
            build, frame, key=key, alt_text=alt_text, fields=("name",), go=_to_project, told=t("点击横条，打开该项。")
        )
        return
    codes = _codes(by)
    chosen = st.session_state.get(by) or ALL
    invitation = t("点击横条，打开该项。") if opens else t("点击横条，以下只看该项。")
    name = filters.active().get(filters.label(by), "")
    narrowed = t("已选{name}，以下只看该项；再次点击恢复全部。", name=name)
    kept = t("已选{name}，以下只看该项，各组对照的表和排名仍列全部；再次点击恢复。", name=name)
    told = (kept if ranked else narrowed) if chosen else invitation
    st.caption(heading.plain(told))
    shown = next((word for word, code in codes.items() if code == chosen), str(chosen))
    canvas.pick(
        build, frame, key=key, alt_text=alt_text, fields=("name",), chosen=shown, picked=partial(_filter, by, codes)
    )


def going(
    build: Build,
    frame: pl.DataFrame,
    *,
    key: str,
    alt_text: str,
    fields: Sequence[str],
    go: Callable[[Point], None],
    told: str,
) -> None:
    """Show a chart whose marks lead to another page: `go` gets the `fields` of the one that was just clicked."""
    st.caption(told)
    canvas.pick(build, frame, key=key, alt_text=alt_text, fields=fields, picked=partial(_note, key))
    point = st.session_state.pop(f"{key}_went", None)
    if point is not None:
        go(point)


def of_month(build: Build, frame: pl.DataFrame, *, key: str, alt_text: str, view: View, field: str = "place") -> None:
    """Show a chart by month; a click on a month, whose number is in `field`, looks at that month of the view's year."""
    st.caption(t("点击月份，改看该月。"))
    go = partial(_look_at, field, source.period(view).year)
    canvas.pick(build, frame, key=key, alt_text=alt_text, fields=(field,), picked=go)


def choosing(
    build: Build, frame: pl.DataFrame, *, key: str, alt_text: str, told: str, field: str = "place"
) -> int | None:
    """Show a chart and give the row of the mark that was clicked, until it is clicked again.

    Its `field`, which no other mark shares, stands in the address under the `key`, which is one of own.OWN.
    """
    asked = st.query_params.get(key, "")
    values = frame.get_column(field).to_list()
    row = next((at for at, value in enumerate(values) if str(value) == asked), None)
    is_unknown = bool(asked) and row is None
    st.caption("  \n".join((told, *([t("链接要的一项本图没有，未采用。")] if is_unknown else []))))
    chosen = None if row is None else values[row]
    picked = partial(_choose, key, field)
    canvas.pick(build, frame, key=key, alt_text=alt_text, fields=(field,), chosen=chosen, picked=picked)
    return row


def _codes(by: str) -> Mapping[str, str]:
    """What the rows of a chart are called, and the values of the filter; the same but for categories."""
    if by != "category":
        return {}
    return {category_name(code, language()): code for code in source.choices("category")}


def _filter(by: str, codes: Mapping[str, str], point: Point) -> None:
    value = codes.get(point["name"], point["name"])
    st.session_state[by] = ALL if st.session_state.get(by) == value else value


def _note(key: str, point: Point) -> None:
    st.session_state[f"{key}_went"] = point


def _choose(key: str, field: str, point: Point) -> None:
    asked = str(point[field])
    if st.query_params.get(key) == asked:
        del st.query_params[key]
    else:
        st.query_params[key] = asked


def _look_at(field: str, year: int, point: Point) -> None:
    asked = date(year, int(point[field]), 1)
    if asked in period_source.periods():  # a forecast goes on into months of which nothing is known yet
        st.session_state[filters.PERIOD.name] = asked


def _to_project(point: Point) -> None:
    links.to_project(point["name"])
