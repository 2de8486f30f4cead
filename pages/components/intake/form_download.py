"""The form to fill in: a county (or one of its units) and a month are chosen, the workbook is made on request."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from data.model import View
from data.store import Store, default_root
from exports import form
from exports.form import Sender
from pages.components.frame.language import language, t
from pages.components.reading import period_source, source
from pages.components.reading.memory import of_data

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YEARS_BACK = 5
"""How far back a year with tasks is looked for before anything was reported."""


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


def _months() -> list[date]:
    """The months of the years that have tasks: that of the usual month and the next, else the newest that has any."""
    if not source.version():
        return []
    if usual := period_source.usual():
        years = [usual.year, usual.year + 1]
    else:
        received = source.submissions(View()).get_column("received_at").dt.year().max()
        newest = received if isinstance(received, int) else 0
        years = [next((year for year in range(newest, newest - YEARS_BACK, -1) if _has_tasks(year)), 0)]
    return [date(year, month, 1) for year in years if _has_tasks(year) for month in range(1, 13)]


def _has_tasks(year: int) -> bool:
    return year > 0 and bool(senders(date(year, 1, 1), by_unit=False))


def _next(months: Sequence[date]) -> int:
    """The month after the usual one, as long as it has tasks: few have reported it so far."""
    usual = period_source.usual()
    return min(months.index(usual) + 1, len(months) - 1) if usual in months else 0


def _unit(units: Sequence[str]) -> str | None:
    whole = t("全部责任单位（一张表）")
    chosen: str = st.selectbox(
        t("责任单位"), ["", *units], format_func=lambda unit: unit or whole, key="form_unit", width=320
    )
    return chosen or None
