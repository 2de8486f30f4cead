"""The tables behind a bulletin, as rows of words: counties, departments, money, tasks behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from data.reference.lights import light_words
from data.wording import msg, translate
from exports.amounts import MISSING, number, rate, signed
from exports.bulletin.facts import Facts
from exports.leaders import beside
from exports.sentences.wording import UNPRINTABLE, day, due_day
from metrics import funding, schedule

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: the field that the template names, its heading, its part of the width."""

    name: str
    heading: str
    share: int


@dataclass(frozen=True)
class Layout:
    """A table: its heading and its columns."""

    heading: str
    columns: tuple[Column, ...]


TABLES: Mapping[str, Layout] = {
    "county_rows": Layout(
        msg("各区县进度"),
        (
            Column("county", msg("区县"), 20), Column("tasks", msg("任务数"), 10), Column("reported", msg("已报"), 9),
            Column("actual_pct", msg("实际进度%"), 14), Column("clock_pct", msg("应达进度%"), 14),
            Column("gap_pp", msg("进度差（百分点）"), 15), Column("behind", msg("滞后任务"), 9),
            Column("worst_lag_days", msg("最长滞后（天）"), 12),
        ),
    ),
    "department_rows": Layout(
        msg("各牵头单位进度"),
        (
            Column("department", msg("牵头单位"), 30), Column("projects", msg("项目数"), 10),
            Column("tasks", msg("任务数"), 10), Column("behind", msg("滞后任务"), 10),
            Column("worst_lag_days", msg("最长滞后（天）"), 14),
            Column("disbursed_of_planned_pct", msg("拨付占计划%"), 16),
        ),
    ),
    "fund_rows": Layout(
        msg("各区县资金（万元）"),
        (
            Column("county", msg("区县"), 18), Column("planned_wan", msg("计划资金"), 17),
            Column("issued_wan", msg("预算下达"), 17), Column("issued_of_planned_pct", msg("下达占计划%"), 14),
            Column("disbursed_wan", msg("实际拨付"), 17), Column("disbursed_of_planned_pct", msg("拨付占计划%"), 14),
            Column("disbursed_of_issued_pct", msg("拨付占下达%"), 14),
        ),
    ),
    "late_rows": Layout(
        msg("滞后任务"),
        (
            Column("project", msg("项目"), 26), Column("county", msg("区县"), 14), Column("light", msg("亮灯"), 14),
            Column("unit", msg("责任单位"), 20), Column("problem", msg("存在问题"), 28),
            Column("next_node", msg("下一节点"), 18),
        ),
    ),
}  # fmt: skip
"""The tables of a bulletin in their order; their names and fields are those of the template."""


def rows(facts: Facts) -> dict[str, list[Cells]]:
    """The rows of every table, as text; what is missing is "—"."""
    made: Mapping[str, Callable[[Facts], list[Cells]]] = {
        "county_rows": _counties, "department_rows": _departments, "fund_rows": _funds, "late_rows": _late,
    }  # fmt: skip
    return {name: make(facts) for name, make in made.items()}


def _counties(facts: Facts) -> list[Cells]:
    names = [column.name for column in TABLES["county_rows"].columns]
    groups = schedule.by_group(facts.tasks, "county").to_dicts()
    return [_cells(row, names) for row in _with_total(facts, groups, schedule.by_group(facts.tasks, None), "county")]


def _departments(facts: Facts) -> list[Cells]:
    names = [column.name for column in TABLES["department_rows"].columns]
    by = "department"
    carried = facts.tasks.group_by(by).agg(projects=pl.col("project_id").n_unique())
    money = funding.by_group(facts.tasks, by).select(by, "disbursed_of_planned_pct")
    groups = schedule.by_group(facts.tasks, by).join(carried, on=by).join(money, on=by, maintain_order="left")
    return [_cells(row, names) for row in groups.iter_rows(named=True)]


def _funds(facts: Facts) -> list[Cells]:
    names = [column.name for column in TABLES["fund_rows"].columns]
    groups = funding.by_group(facts.tasks, "county").to_dicts()
    return [_cells(row, names) for row in _with_total(facts, groups, funding.by_group(facts.tasks, None), "county")]


def _with_total(
    facts: Facts, groups: Sequence[Mapping[str, Any]], whole: pl.DataFrame, by: str
) -> list[dict[str, Any]]:
    total = {**whole.row(0, named=True), by: translate(facts.language, "合计")}
    return [*map(dict, groups), total] if len(groups) > 1 else list(map(dict, groups))


def _late(facts: Facts) -> list[Cells]:
    return [
        {
            "project": _text(task["project"]),
            "county": _text(task["county"]),
            "light": _light(facts, task),
            "unit": beside(facts.language, _text(task["responsible_unit"]), task),
            "problem": _text(task["problem"]),
            "next_node": _node(facts, task),
        }
        for task in facts.behind()
    ]


def _light(facts: Facts, task: Mapping[str, Any]) -> str:
    light = light_words(task["light"], facts.language, facts.view.lights)
    if task["lag_days"] is None or task["lag_days"] <= 0:
        return light
    return translate(facts.language, "{light} {n}天", light=light, n=task["lag_days"])


def _node(facts: Facts, task: Mapping[str, Any]) -> str:
    named, on = due_day(facts.language, task)
    if on is None:
        return _text(named)
    return translate(facts.language, "{node}（{day}）", node=_text(named), day=day(facts.language, on))


def _cells(row: Mapping[str, Any], names: Sequence[str]) -> Cells:
    return {name: _text(row[name]) if isinstance(row[name], str) else _number(name, row[name]) for name in names}


def _text(value: str | None) -> str:
    return " ".join(UNPRINTABLE.sub("", value or "").split()) or MISSING


def _number(name: str, value: Decimal | int | None) -> str:
    if value is None:
        return MISSING
    if name.endswith("_pp"):
        return signed(value)
    if name.endswith("_pct"):
        return rate(Decimal(value)).removesuffix("%")
    return number(Decimal(value)) if name.endswith("_wan") else number(value, 0)
