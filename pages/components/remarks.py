"""Sentences below a breakdown that name what it does not show: members at zero, and tasks that nobody mentions."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from data.model import View
from data.reference import category_name
from data.wording import msg, told_counts
from exports.amounts import rate
from exports.sentences.wording import capital
from metrics.hidden import LINE_END
from pages.components.frame.heading import basis_of, plain
from pages.components.frame.language import language, t
from pages.components.reading import source

NAMED = 4
"""Members that are named; the others are counted."""
WORDS = {"progress": msg("实际进度"), "issued": msg("下达进度"), "disbursed": msg("拨付占计划")}
GROUPS = 3
"""Groups of which a sentence speaks."""


def silence(view: View) -> str | None:
    """What to say instead of any figure where none of the view's tasks reported; None where one did."""
    basis = basis_of(source.tasks(view))
    return None if basis.reported else unknown(basis.tasks)


def unknown(tasks: int) -> str:
    """What to say of tasks that have all told nothing: missing is neither nothing done nor nothing amiss."""
    return capital(t("{tasks}个任务本月均未报，无法判断", tasks=tasks), language())


def zeros(view: View, by: str, measures: Sequence[str]) -> None:
    """Say which groups look well by one of `measures` (of metrics.hidden) while some of their tasks stand at zero."""
    said = [_zero(row, by, measure) for measure in measures for row in _rows(source.hidden_zeros(view, by, measure))]
    nothing = silence(view) or t("各组平均数背后没有为零的任务。")
    st.caption("  \n".join(map(plain, said)) if said else nothing)


def unmentioned(view: View, by: str | None) -> None:
    """Say how many tasks stand in no stage, and which; nothing where there are none."""
    found = source.unmentioned(view, by)
    said = [_missing(row, by) for row in _rows(found)]
    st.caption("  \n".join(map(plain, said)) if said else t("每个任务都报了所处阶段，没有未提及的。"))


def _rows(frame: pl.DataFrame) -> list[dict[str, object]]:
    return frame.head(GROUPS).to_dicts()


def _zero(row: dict[str, object], by: str, measure: str) -> str:
    return t(
        "“{group}”{measure}{rate}，但{tasks}个任务中有{zeros}个为零：{members}。",
        group=_group(row, by), measure=t(WORDS[measure]), rate=rate(row["rate_pct"]),  # type: ignore[arg-type]
        tasks=row["tasks"], zeros=row["zero_tasks"], members=_members(str(row["members"])),
    )  # fmt: skip


def _missing(row: dict[str, object], by: str | None) -> str:
    counts = ((msg("{n}个本月未报"), row["silent"]), (msg("{n}个没有写阶段"), row["unstaged"]))
    return t(
        "{group}{tasks}个任务中，{counts}：{members}。",
        group=t("“{group}”", group=_group(row, by)) if by else "", tasks=row["tasks"],
        counts=told_counts(language(), counts, ""), members=_members(str(row["members"])),
    )  # fmt: skip


def _group(row: dict[str, object], by: str) -> str:
    value = str(row[by] or "")
    return category_name(value, language()) if by == "category" else value


def _members(names: str) -> str:
    known = names.split(LINE_END)
    said = t("、").join(known[:NAMED])
    return said if len(known) <= NAMED else t("{names}等{n}个", names=said, n=len(known))
