"""The form to fill in: a county (or one of its units) and a month are chosen, the workbook is made on request."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from data.model import View
from data.store import Store, default_root
from exports import form
from exports.form import Sender
from pages.components import source
from pages.components.language import language, t
from pages.components.memory import of_data

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def box() -> None:
    """Choose who reports and for which month, then download the form."""
    months = _months()
    if not months:
        st.caption(t("收到目标任务分解表后，可在这里下载填报表。"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        period = st.selectbox(
            t("报告期"), months, index=_next(months), format_func=lambda month: f"{month:%Y-%m}", key="form_period",
            width=130, persist_state="session",
        )  # fmt: skip
        known = senders(period, by_unit=True)
        counties = list(dict.fromkeys(one.county for one in known))
        county = st.selectbox(t("区县"), counties, key="form_county", width=150, persist_state="session")
        units = [one.unit for one in known if one.county == county and one.unit]
        unit = _unit(units) if len(units) > 1 else None
        if county:
            st.download_button(
                t("下载填报表"), partial(form.workbook, Store(default_root()), county, period, language(), unit),
                file_name=form.file_name(county, period, unit), mime=MIME, key="form_download", on_click="ignore",
                type="primary",
            )  # fmt: skip
    st.caption(t("表中已填好本地任务和上次报送的数，只改有变化的。"))


@of_data
def senders(store: Store, period: date, *, by_unit: bool) -> Sequence[Sender]:
    """Who has tasks in the year of a month."""
    return form.senders(store, period, by_unit=by_unit)


@of_data
def _year(_: Store) -> int | None:
    """The year of the newest report, else that of the newest breakdown; None before there are tasks."""
    if reported := source.periods():
        return reported[0].year
    sent = source.submissions(View()).filter(pl.col("kind") == "breakdown")
    periods = sent.get_column("period").drop_nulls().to_list()
    received = sent.get_column("received_at").to_list()
    newest = max(periods, default=max(received, default=None))
    return newest.year if newest else None


def _months() -> list[date]:
    """The months of the year that has tasks; none before there are any."""
    year = _year() if source.version() else None
    months = [date(year, month, 1) for month in range(1, 13)] if year else []
    return months if months and senders(months[0], by_unit=False) else []


def _next(months: Sequence[date]) -> int:
    """The month after the newest one reported, as long as the year has one."""
    newest = next(iter(source.periods()), None)
    return min(newest.month, len(months) - 1) if newest else 0


def _unit(units: Sequence[str]) -> str | None:
    whole = t("全部责任单位（一张表）")
    chosen: str = st.selectbox(
        t("责任单位"), ["", *units], format_func=lambda unit: unit or whole, key="form_unit", width=320
    )
    return chosen or None
