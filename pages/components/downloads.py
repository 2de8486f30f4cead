"""The table in view as XLSX, CSV and Parquet; a file is made only when somebody asks for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from data.model import View
from exports.csv import csv
from exports.parquet import parquet
from exports.table import Table, as_of, file_name
from exports.xlsx import xlsx
from pages.components import source
from pages.components.language import language, speaking, t
from pages.components.memory import of_frame

KINDS: tuple[tuple[str, str, Callable[[Table], bytes]], ...] = (
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx),
    ("csv", "text/csv", csv),
    ("parquet", "application/vnd.apache.parquet", parquet),
)

Tell = Callable[[pl.DataFrame], pl.DataFrame]
_days = of_frame(as_of)


def buttons(
    frame: pl.DataFrame,
    view: View,
    tasks: pl.DataFrame,
    title: str,
    total: pl.DataFrame | None = None,
    key: str = "download",
    tell: Tell | None = None,
) -> None:
    """Offer `frame` under `title` as files that say what they rest on; `total` is their last row.

    `key` tells the tables of one page apart. `tell` adds what takes long to say, once somebody asks for a file.
    """
    offer(
        Table(
            frame=frame,
            total=total,
            title=title,
            view=view,
            period=source.period(view),
            as_of=_days(tasks),
            data_version=source.version() or "",
            language=language(),
            is_sample=source.is_sample(),
        ),
        key,
        tell,
    )


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
