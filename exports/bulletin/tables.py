"""The tables behind a bulletin, as rows of words: counties, departments, money, tasks behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from data.reference.lights import light_words
from data.wording import msg, translate
from exports.amounts import MILLION, MISSING, grouped, number, rate, rounded, signed
from exports.bulletin.facts import Facts
from exports.leaders import beside
from exports.sentences.wording import UNPRINTABLE, day, due_day
from metrics import funding, schedule

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: the field that the template names, its heading, its part of the width (mm of Chinese)."""

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
            Column("county", msg("区县"), 24), Column("tasks", msg("任务数"), 14), Column("reported", msg("已报"), 16),
            Column("actual_pct", msg("实际进度%"), 20), Column("clock_pct", msg("应达进度%"), 20),
            Column("gap_pp", msg("进度差（百分点）"), 24), Column("behind", msg("滞后任务"), 18),
            Column("worst_lag_days", msg("最长滞后（天）"), 21),
        ),
    ),
    "department_rows": Layout(
        msg("各牵头单位进度"),
        (
            Column("department", msg("牵头单位"), 43), Column("projects", msg("项目数"), 15),
            Column("tasks", msg("任务数"), 15), Column("reported", msg("已报"), 16),
            Column("behind", msg("滞后任务"), 18), Column("worst_lag_days", msg("最长滞后（天）"), 24),
            Column("disbursed_of_planned_pct", msg("拨付占计划%"), 25),
        ),
    ),
    "fund_rows": Layout(
        msg("各区县资金（万元）"),
        (
            Column("county", msg("区县"), 20), Column("planned_wan", msg("计划资金"), 21),
            Column("issued_wan", msg("预算下达"), 21), Column("issued_of_planned_pct", msg("下达占计划%"), 24),
            Column("disbursed_wan", msg("实际拨付"), 21), Column("disbursed_of_planned_pct", msg("拨付占计划%"), 24),
            Column("disbursed_of_issued_pct", msg("拨付占下达%"), 24),
        ),
    ),
    "late_rows": Layout(
        msg("滞后任务"),
        (
            Column("project", msg("项目"), 32), Column("county", msg("区县"), 21), Column("light", msg("亮灯"), 20),
            Column("unit", msg("责任单位"), 26), Column("problem", msg("存在问题"), 32),
            Column("next_node", msg("下一节点"), 25),
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
    by, projects = "department", pl.col("project_id").n_unique()
    carried = facts.tasks.group_by(by).agg(projects=projects)
    money = funding.by_group(facts.tasks, by).select(by, "disbursed_of_planned_pct")
    groups = schedule.by_group(facts.tasks, by)
    for others in (carried, money):
        groups = groups.join(others, on=by, maintain_order="left")
    whole = pl.concat(
        [
            schedule.by_group(facts.tasks, None), facts.tasks.select(projects=projects),
            funding.by_group(facts.tasks, None).select("disbursed_of_planned_pct"),
        ],
        how="horizontal",
    )  # fmt: skip
    return [_cells(row, names) for row in _with_total(facts, groups.to_dicts(), whole, by)]


def _funds(facts: Facts) -> list[Cells]:
    names = [column.name for column in TABLES["fund_rows"].columns]
    groups = funding.by_group(facts.tasks, "county").to_dicts()
    told = _with_total(facts, groups, funding.by_group(facts.tasks, None), "county")
    amounts = [name for name in names if name.endswith("_wan")]
    places = 2 if any(row[name] % 1 for row in told for name in amounts if row[name]) else 0
    if facts.language == "en":  # in millions, as everywhere in English
        told = [{**row, **{name: row[name] and row[name] / MILLION for name in amounts}} for row in told]
        places += 2
    return [_cells(row, names, places) for row in told]


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
    return f"{light}\n{translate(facts.language, '{n}天', n=task['lag_days'])}"


def _node(facts: Facts, task: Mapping[str, Any]) -> str:
    named, on = due_day(facts.language, task)
    if on is None:
        return _text(named)
    return f"{_text(named)}\n{day(facts.language, on)}"


def _cells(row: Mapping[str, Any], names: Sequence[str], places: int = 0) -> Cells:
    """The texts of a row; its amounts have as many `places` as those of the other rows."""
    return {
        name: _text(row[name]) if isinstance(row[name], str) else _number(name, row[name], places) for name in names
    }


def _text(value: str | None) -> str:
    return " ".join(UNPRINTABLE.sub("", value or "").split()) or MISSING


def _number(name: str, value: Decimal | int | None, places: int) -> str:
    if value is None:
        return MISSING
    if name.endswith("_pp"):
        return signed(value)
    if name.endswith("_pct"):
        return rate(Decimal(value)).removesuffix("%")
    return grouped(rounded(Decimal(value), places)) if name.endswith("_wan") else number(value, 0)
