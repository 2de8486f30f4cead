"""A published table of a store beside our own figures, for a period that the reader chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.reference import category_name
from data.store import Store
from data.wording import LANGUAGES, translate
from exports import view as selected
from metrics.columns import COLUMNS
from metrics.reconciliation import against
from metrics.reconciliation.against import Offer
from metrics.reconciliation.bound import Bound
from metrics.reconciliation.published import Checked
from metrics.reconciliation.verdict import Check
from metrics.reconciliation.whose import Known


@dataclass(frozen=True)
class Against:
    """A published table beside ours: what is offered, the period and figures chosen (key → figure), each cell judged.

    `period` is None while none is chosen, `checks` are empty then. `has_ours`: whether we have any tasks at all.
    `project`: the one project that it is of, "" for all of them.
    """

    offer: Offer
    period: date | None
    chosen: Mapping[str, str]
    checks: Sequence[Check]
    has_ours: bool = True
    project: str = ""


def months(store: Store, as_of: date | None) -> list[date]:
    """The periods that a published table can be compared with, newest first."""
    return selected.reported(store, as_of).get_column("period").to_list()


def known(tasks: pl.DataFrame) -> Known:
    """The counties, projects, departments and categories of `tasks` by their names."""
    names: dict[str, dict[str, Sequence[str]]] = {
        dimension: dict.fromkeys(tasks.get_column(dimension).drop_nulls().unique(maintain_order=True), ())
        for dimension in ("county", "project", "department")
    }
    codes = tasks.get_column("category").drop_nulls().unique()
    names["category"] = {code: [category_name(code, language) for language in LANGUAGES] for code in codes}
    return Known(names)


def month_of(checked: Checked, period: date | None, known: Sequence[date]) -> date | None:
    """The chosen period, else the month that the table says itself where it is one of those that we have."""
    return period or (checked.table.period if checked.table.period in known else None)


def set_against(
    tasks: pl.DataFrame,
    month: date | None,
    checked: Checked,
    chosen: Mapping[str, str] | None = None,
    project: str | None = None,
) -> Against:
    """A table beside ours of a month; `tasks`: all of that month, of any where none is chosen (exports.view.tasks).

    `chosen`: figures for columns by their key, "" for none; without it the columns that are recognised without doubt.
    `project`: the one that the table is of, "" for all; without it the one that its title names.
    """
    of = _named(checked.table.title, tasks) if project is None else project
    own = tasks.filter(pl.col("project") == of) if of else tasks
    offered = against.offer(checked, known(own), month, is_of_one=bool(of))
    taken = {**offered.sure, **(chosen or {})}
    checks = against.against(checked, offered, taken, own) if month else []
    return Against(offered, month, taken, checks, has_ours=not tasks.is_empty(), project=of)


def _named(title: str, tasks: pl.DataFrame) -> str:
    """The one project whose name stands in a title; "" where none or several do."""
    found = [name for name in tasks.get_column("project").drop_nulls().unique() if name in title]
    return found[0] if len(found) == 1 else ""


def nobody(language: str) -> str:
    """Why a table cannot be set against ours at all."""
    return translate(language, "表里的行不是本系统的区县、项目、牵头单位或类别，不能与本系统的数比对。")


def rows_said(of: Against, language: str) -> list[str]:
    """Whose the rows of a table are, and which are left out."""
    if (whose := of.offer.whose) is None:
        return [nobody(language)]
    labels = [translate(language, COLUMNS[name].label).lower() for name in whose.dimensions]
    names = translate(language, "、").join(labels)
    found = sum(bool(keys) for keys in whose.rows.values())
    said = [translate(language, "按{dimension}认出{n}行。", dimension=names, n=found)]
    if of.project:
        said.append(translate(language, "只与项目“{project}”的数比对。", project=of.project))
    if whose.strangers:
        listed = translate(language, "、").join(whose.strangers)
        said.append(translate(language, "没有认出的行：{rows}。", rows=listed))
    if whose.left_out:
        said.append(translate(language, "表里只列了{listed}个，本系统有{of}个，合计不比对。", **whose.left_out))
    return said


def columns_said(of: Against, language: str) -> list[str]:
    """One line for each column: which of our figures it is set against, else why none."""
    return [_column(one, of.chosen.get(one.key, ""), language) for one in of.offer.columns]


def _column(one: Bound, figure: str, language: str) -> str:
    if figure:
        label = translate(language, COLUMNS[figure].label)
        said = translate(language, "与本系统“{figure}”比对。", figure=label)
    else:
        said = one.sentence(language) if one.why else translate(language, "不比对。")
    return translate(language, "{column}：{said}", column=called(one, language), said=said)


def called(one: Bound, language: str) -> str:
    """What a column is called, with where it stands; a row where rows are what columns else are."""
    if one.key.isdigit():
        return translate(language, "第{row}行“{name}”", row=one.key, name=one.line.name)
    return translate(language, "{column}列“{name}”", column=one.key, name=one.line.name)
