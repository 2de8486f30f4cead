"""The choice of rows, columns and grouping on the export page; all of it is in the address."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import streamlit as st

from data.model import View
from data.reference import stage_name, stages
from data.wording import LANGUAGES, translate
from exports.extract import RATES, Extract, offered, usual
from metrics.columns import COLUMNS
from metrics.grouping import DIMENSIONS
from pages.components.choices.address import ALL, adopt, adopt_all
from pages.components.frame.language import language, t

NAMES = ("rows_by", "lag_over", "rate", "below", "stage", "questioned", "columns", "figures", "sort", "descending")
"""The names of all its widgets in the address."""
LAG_DAYS, BELOW_PCT = (0, 366), (0.0, 1000.0)
"""The least and the most that its numbers can be."""
CHOSEN = {"columns": None, "figures": "county"}
"""The widgets that pick columns: of tasks, and of groups (any dimension offers the same)."""


def extract(view: View) -> Extract:
    """Ask for everything and give what was chosen."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        by = _one("rows_by", t("每行一个"), DIMENSIONS, _label, t("任务"), 150) or None
        lag_over = st.number_input(
            t("滞后天数多于"), *LAG_DAYS, None, 1, key="lag_over", bind="query-params", width=150, placeholder=t("不限")
        )
        rate = _one("rate", t("比率"), RATES, _label, t("不限"), 170) or None
        below = st.number_input(
            t("低于（%）"), *BELOW_PCT, None, 1.0, key="below", bind="query-params", width=130, placeholder=t("不限"),
            disabled=rate is None,
        )  # fmt: skip
        stage = _one("stage", t("当前阶段"), stages().get_column("stage").to_list(), _stage, t("不限"), 170) or None
        questioned = st.checkbox(t("只要有疑问的"), key="questioned", bind="query-params")
    columns = _columns(by, view)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        sort = _one("sort", t("排序"), columns, _label, t("按清单顺序"), 220) or None
        descending = st.toggle(t("从大到小"), key="descending", bind="query-params", disabled=sort is None)
    return Extract(
        view=view, by=by, columns=columns, lag_over=lag_over, rate=rate, stage=stage, questioned=questioned, sort=sort,
        below=Decimal(str(below)) if rate and below is not None else None, descending=descending and sort is not None,
    )  # fmt: skip


def adopt_words() -> bool:
    """Let the address name columns, stages and groupings by code or in either language; whether to run again."""
    is_changed = adopt("rows_by", _spellings(DIMENSIONS, _label), _label)
    is_changed |= adopt("rate", _spellings(RATES, _label), _label)
    is_changed |= adopt("sort", _spellings([*offered(None), *offered("county"), *DIMENSIONS], _label), _label)
    is_changed |= adopt("stage", _spellings(stages().get_column("stage").to_list(), _stage), _stage)
    for name, by in CHOSEN.items():
        is_changed |= adopt_all(name, _spellings(offered(by), _label), _label)
    return is_changed


def _columns(by: str | None, view: View) -> tuple[str, ...]:
    """The columns in the order in which they were picked; the dimension stands first of itself."""
    key = "columns" if by is None else "figures"
    names = [name for name in offered(by) if name != by]
    default = [name for name in usual(by, view) if name != by]
    picked = st.multiselect(
        t("列（按选择的先后排列）"), names, default=default, format_func=_label, key=key, bind="query-params"
    )
    return (*((by,) if by else ()), *(picked or default))


def _one(key: str, label: str, options: Sequence[str], shown: Callable[[str], str], nothing: str, width: int) -> str:
    chosen: str = st.selectbox(
        label, (ALL, *options), key=key, bind="query-params", width=width,
        format_func=lambda value: nothing if value == ALL else shown(value),
    )  # fmt: skip
    return chosen


def _label(name: str, of: str | None = None) -> str:
    return translate(of or language(), COLUMNS[name].label)


def _stage(code: str, of: str | None = None) -> str:
    return stage_name(code, of or language())


def _spellings(codes: Sequence[str], shown: Callable[[str, str], str]) -> dict[str, str]:
    return {word: code for code in codes for word in (code, *(shown(code, of) for of in LANGUAGES))}
