"""The table in view as XLSX, CSV and Parquet; a file is made only when somebody asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import polars as pl
import streamlit as st

from data.model import View
from exports.csv import csv
from exports.parquet import parquet
from exports.switches import switched
from exports.table import Table, file_name
from exports.xlsx import xlsx
from metrics.columns import COLUMNS
from metrics.grouping import DIMENSIONS
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import language, speaking, t
from pages.components.reading import source

KINDS: tuple[tuple[str, str, Callable[[Table], bytes]], ...] = (
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx),
    ("csv", "text/csv", csv),
    ("parquet", "application/vnd.apache.parquet", parquet),
)

Tell = Callable[[pl.DataFrame], pl.DataFrame]


@dataclass(frozen=True)
class Take:
    """What a file of a table on the page holds beyond what the page shows; None is as the page has it.

    `frame`, `names`: rows and columns. `total`: the last row. `tell` adds what takes long to say, once somebody asks.
    `name`: what the file is called after its page; without it, by the title or the question that stands above.
    """

    title: str | None = None
    frame: pl.DataFrame | None = None
    names: Sequence[str] | None = None
    total: pl.DataFrame | None = None
    tell: Tell | None = None
    name: str | None = None


AS_SHOWN = Take()


def menu(frame: pl.DataFrame, names: Sequence[str], take: Take, key: str) -> None:
    """Offer the rows `frame` with the columns `names` as files, behind one small button."""
    with st.popover(
        t("下载本表"), icon=":material/download:", type="tertiary", key=f"{key}_take", on_change="rerun"
    ) as box:
        if box.open:
            _offer_rows(frame if take.frame is None else take.frame, take.names or names, take, key)


def _offer_rows(rows: pl.DataFrame, names: Sequence[str], take: Take, key: str) -> None:
    known, days = heading.resting_on()
    view = filters.of_files(known)
    table = Table(
        frame=rows,
        total=take.total,
        title=take.title or heading.asked(),
        view=view,
        period=source.period(view),
        as_of=days,
        data_version=source.version() or "",
        language=language(),
        is_sample=source.is_sample(),
        address=filters.address(view),
        subject=(heading.page(), _called(take), *_grouped(names)),
    )
    offer(table, key, partial(_chosen, names=tuple(names), view=view, tell=take.tell))


def _called(take: Take) -> str:
    return take.name if take.name is not None else take.title or heading.about()


def _grouped(names: Sequence[str]) -> list[str]:
    """What a table of groups is grouped by, in words; nothing of a table of tasks."""
    by = [name for name in names if name in DIMENSIONS] if "tasks" in names else []
    return [t("按{dimension}", dimension=t(COLUMNS[name].label)) for name in by]


def _chosen(rows: pl.DataFrame, names: Sequence[str], view: View, tell: Tell | None) -> pl.DataFrame:
    """The columns of a file after the switches of the view; a column that there is not is left out."""
    told = tell(rows) if tell else rows
    return told.select(name for name in switched(names, told.columns, view) if name in told.columns)


def offer(table: Table, key: str = "download", tell: Tell | None = None) -> None:
    """Offer a table as files."""
    with st.container(horizontal=True):
        for extension, mime, make in KINDS:
            st.download_button(
                t("下载 {kind}", kind=extension.upper()),
                partial(_made, make, table, tell),
                file_name=file_name(table, extension),
                mime=mime,
                key=f"{key}_{extension}",
                on_click="ignore",
            )


def _made(make: Callable[[Table], bytes], table: Table, tell: Tell | None) -> bytes:
    if tell is None:
        return make(table)
    with speaking(table.language):
        return make(replace(table, frame=tell(table.frame)))
