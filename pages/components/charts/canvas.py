"""The door for every chart: a constant spec, the rows as Arrow, and words for those who cannot see it."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import streamlit as st

from exports.charts.spec import Build, spec
from pages.components.memory import of_frame


@dataclass(frozen=True)
class Drawn:
    """A chart that stands on the page: its key, its title in words, and what it was made of."""

    key: str
    title: str
    spec: dict[str, Any]
    frame: pl.DataFrame


_drawn: ContextVar[list[Drawn]] = ContextVar("drawn")


def draw(build: Build, frame: pl.DataFrame, *, key: str, alt_text: str) -> None:
    """Show the rows of `frame` with the chart that `build` describes; a decimal becomes a float only here."""
    _drawn.get().append(Drawn(key, alt_text, spec(build, "light"), frame))
    st.vega_lite_chart(_rows(frame), spec(build, st.context.theme.type), theme=None, key=key, alt=alt_text)


def begin() -> None:
    """Forget what the run before has drawn."""
    _drawn.set([])


def drawn() -> list[Drawn]:
    """What this run has drawn so far."""
    return _drawn.get()


def arrow(frame: pl.DataFrame) -> pa.Table:
    """`frame` as browsers can read it: Streamlit passes an Arrow table on as it is, and all else through pandas."""
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())


@of_frame
def _rows(frame: pl.DataFrame) -> pa.Table:
    return arrow(frame.with_columns(cs.decimal().cast(pl.Float64), cs.date().cast(pl.Datetime("ms"))))
