"""The door for every chart: a constant spec, the rows as Arrow, and words for those who cannot see it."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import streamlit as st

from exports.charts.spec import Build, picking, spec
from pages.components.choices.address import ALL
from pages.components.frame import heading
from pages.components.reading.memory import of_frame


@dataclass(frozen=True)
class Drawn:
    """A chart that stands on the page: its key, its title in words, what it is about, and what it was made of."""

    key: str
    title: str
    about: str
    spec: dict[str, Any]
    frame: pl.DataFrame


_drawn: ContextVar[list[Drawn]] = ContextVar("drawn")


def draw(build: Build, frame: pl.DataFrame, *, key: str, alt_text: str) -> None:
    """Show the rows of `frame` with the chart that `build` describes; a decimal becomes a float only here."""
    _drawn.get().append(Drawn(key, alt_text, heading.about(), spec(build, "light"), frame))
    st.vega_lite_chart(_rows(frame), spec(build, st.context.theme.type), theme=None, key=key, alt=alt_text)


def pick(
    build: Build,
    frame: pl.DataFrame,
    *,
    key: str,
    alt_text: str,
    fields: Sequence[str],
    picked: Callable[[Mapping[str, Any]], None],
    chosen: str | int | None = None,
) -> None:
    """`draw`, where a click on a mark hands its `fields` to `picked`, before the next run begins.

    What is remembered is the caller's: `chosen`, a value of the first of the `fields`, marks what an address or a
    filter has chosen too. A chart that has been clicked is another one, so that its next click counts whatever was
    clicked before.
    """
    _drawn.get().append(Drawn(key, alt_text, heading.about(), spec(build, "light"), frame))
    chart = f"{key}_{st.session_state.get(f'{key}_clicks', 0)}"
    st.vega_lite_chart(
        _marked(frame, fields[0], chosen), picking(build, st.context.theme.type, tuple(fields)), theme=None, key=chart,
        alt=alt_text, on_select=partial(_picked, key, chart, picked), selection_mode="pick",
    )  # fmt: skip


def _picked(key: str, chart: str, picked: Callable[[Mapping[str, Any]], None]) -> None:
    points = st.session_state[chart]["selection"]["pick"]
    if points:
        st.session_state[f"{key}_clicks"] = st.session_state.get(f"{key}_clicks", 0) + 1
        picked(points[0])


@of_frame
def _marked(frame: pl.DataFrame, field: str, chosen: str | int | None) -> pa.Table:
    is_any = chosen not in (None, ALL)
    is_chosen = pl.col(field) == chosen if is_any else pl.lit(value=False)
    return _rows(frame.with_columns(is_chosen=is_chosen, is_pale=~is_chosen if is_any else pl.lit(value=False)))


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
