"""The five tiles that open a view: planned, issued, disbursed, started, behind."""

from typing import Any

import polars as pl
import streamlit as st

from data.model import Denominator, View
from data.wording import msg, told_counts
from exports.amounts import MISSING, money, of, rate
from exports.deck.city import not_started
from exports.month_before import basis
from exports.sentences.overall import judged, longest_lag
from exports.sentences.wording import few, few_alone, through
from pages.components.frame import tiles
from pages.components.frame.language import language, t, tn
from pages.components.reading import source

Row = dict[str, Any]


def show(view: View, key: str = "tiles") -> None:
    """Show the tiles of the view, each with its denominator and its change since the month before."""
    change = source.change(view)
    money_now, tasks_now = _first(source.funding(view)), _first(source.schedule(view))
    built = _category(source.category_mix(view), "construction")
    tiles.row(
        [
            _planned(view, money_now),
            _issued(money_now, change),
            _disbursed(view, money_now, change),
            _started(built, change),
            _behind(tasks_now, change),
        ],
        key=key,
        of=("planned_wan", "issued_wan", "disbursed_wan", "started", "behind"),
    )
    if change and (told := basis(change, tasks_now["tasks"], language())):
        st.caption(told)


def finding(view: View) -> str:
    """The sentence that says it all: how much money has flowed, how many tasks are behind."""
    funds, tasks = _first(source.funding(view)), _first(source.schedule(view))
    months = through(language(), source.period(view).month)
    if not tasks["reported"]:
        return t("{months}，所选{tasks}个任务均未报，无法判断进度和资金", months=months, tasks=tasks["tasks"])
    return t(
        "{months}，{few}预算下达占计划{issued}，实际拨付占计划{disbursed}；{tasks}个任务中{counts}",
        months=months,
        few=few(language(), funds),
        issued=rate(funds["issued_of_planned_pct"]),
        disbursed=rate(funds["disbursed_of_planned_pct"]),
        tasks=tasks["tasks"],
        counts=late(tasks),
    )


def late(now: Row) -> str:
    """How many of the tasks of metrics.schedule.by_group are behind, and how many did not report."""
    counts = ((msg("滞后{n}个"), now["behind"]), (msg("未报{n}个"), now["none"]))
    return told_counts(language(), counts, msg("没有滞后的，也没有未报的"))


def _planned(view: View, now: Row) -> tiles.Tile:
    projects = source.tasks(view).get_column("project_id").n_unique()
    notes = (tn("{n}个项目", projects), tn("{n}个任务", now["tasks"]))
    return tiles.Tile(t("计划资金"), money(language(), now["planned_wan"]), notes)


def _issued(now: Row, change: source.Change | None) -> tiles.Tile:
    notes = (
        _share(now, "issued_of_planned_pct", "issued_base_wan"),
        *in_month(now, "issued_month_wan"),
        *few_alone(language(), now),
    )
    figure = money(language(), now["issued_wan"])
    return tiles.percentage(
        t("预算下达"), figure, _pair(change.funding if change else None, "issued_of_planned_pct"), notes
    )


def _disbursed(view: View, now: Row, change: source.Change | None) -> tiles.Tile:
    notes = [_share(now, "disbursed_of_planned_pct", "disbursed_base_wan")]
    if now["disbursed_of_issued_pct"] is not None:
        base = money(language(), now["disbursed_issued_base_wan"])
        notes.append(t("占下达 {rate}，分母 {base}", rate=rate(now["disbursed_of_issued_pct"]), base=base))
    if view.denominator is Denominator.ARRIVED:
        base = money(language(), now["disbursed_arrived_base_wan"])
        notes.append(t("占到位 {rate}，分母 {base}", rate=rate(now["disbursed_of_arrived_pct"]), base=base))
    notes.extend([*in_month(now, "disbursed_month_wan"), *few_alone(language(), now)])
    figure = money(language(), now["disbursed_wan"])
    return tiles.percentage(
        t("实际拨付"), figure, _pair(change.funding if change else None, "disbursed_of_planned_pct"), notes
    )


def in_month(now: Row, name: str) -> list[str]:
    """What the month by itself brought, where the view looks at that."""
    return [t("其中当月 {amount}", amount=money(language(), now[name]))] if name in now else []


def _share(now: Row, share: str, base: str) -> str:
    if now[share] is None:
        return t("本月未报")
    return t("占计划 {rate}，分母 {base}", rate=rate(now[share]), base=money(language(), now[base]))


def _started(now: Row, change: source.Change | None) -> tiles.Tile:
    label = t("建设类开工")
    if not now:
        return tiles.Tile(label, MISSING, (t("所选范围没有建设类项目"),))
    if now["started"] is None:
        return tiles.Tile(label, MISSING, (t("{projects}个项目本月均未报", projects=now["projects"]),))
    notes = (not_started(language(), now),)
    started = _pair(change.construction if change else None, "started")
    return tiles.count(label, now["started"], now["projects"], started, notes)


def _behind(now: Row, change: source.Change | None) -> tiles.Tile:
    label = t("滞后任务")
    if now["behind"] is None:
        return tiles.Tile(label, MISSING, (t("{tasks}个任务本月均未报，无法判断", tasks=now["tasks"]),))
    reported = t("已报 {reported}", reported=of(now["reported"], now["tasks"]))
    longest = longest_lag(language(), now)
    return tiles.count(
        label, now["behind"], judged(now), _pair(change.schedule if change else None, "behind"), (reported, longest)
    )


def _pair(rows: tuple[Row, Row] | None, name: str) -> tuple[Any, Any] | None:
    """A figure over the tasks of both months: (now, before); None where there is nothing to compare."""
    return (rows[0].get(name), rows[1].get(name)) if rows else None


def _first(frame: pl.DataFrame) -> Row:
    return frame.row(0, named=True)


def _category(frame: pl.DataFrame, category: str) -> Row:
    return next((row for row in frame.iter_rows(named=True) if row["category"] == category), {})
