"""The five tiles that open a view: planned, issued, disbursed, started, behind."""

from decimal import Decimal
from typing import Any

import polars as pl

from data.model import View
from pages.components import source, tiles
from pages.components.amounts import MISSING, money, of, rate
from pages.components.language import language, t, tn

Row = dict[str, Any]


def show(view: View, key: str = "tiles") -> None:
    """Show the tiles of the view, each with its denominator and its change since the month before."""
    before = source.month_before(view)
    money_now, money_then = _first(source.funding(view)), _first(source.funding(before)) if before else {}
    tasks_now, tasks_then = _first(source.schedule(view)), _first(source.schedule(before)) if before else {}
    built_now = _category(source.category_mix(view), "construction")
    built_then = _category(source.category_mix(before), "construction") if before else {}
    tiles.row(
        [
            _planned(view, money_now),
            _issued(money_now, money_then),
            _disbursed(money_now, money_then),
            _started(built_now, built_then),
            _behind(tasks_now, tasks_then),
        ],
        key=key,
    )


def finding(view: View) -> str:
    """The sentence that says it all: how much money has flowed, how many tasks are behind."""
    funds, tasks = _first(source.funding(view)), _first(source.schedule(view))
    month = source.period(view).month
    return t(
        "1至{month}月，预算下达占计划{issued}，实际拨付占计划{disbursed}；{tasks}个任务中滞后{behind}个、未报{silent}个",
        month=month,
        issued=rate(funds["issued_of_planned_pct"]),
        disbursed=rate(funds["disbursed_of_planned_pct"]),
        tasks=tasks["tasks"],
        behind=tasks["behind"],
        silent=tasks["none"],
    )


def _planned(view: View, now: Row) -> tiles.Tile:
    projects = source.tasks(view).get_column("project_id").n_unique()
    notes = (tn("{n}个项目", projects), tn("{n}个任务", now["tasks"]))
    return tiles.Tile(t("计划资金"), money(language(), now["planned_wan"]), notes)


def _issued(now: Row, then: Row) -> tiles.Tile:
    share, before = now["issued_of_planned_pct"], then.get("issued_of_planned_pct")
    notes = (_of_planned(share, now["issued_base_wan"]),)
    return tiles.percentage(t("预算下达"), money(language(), now["issued_wan"]), share, before, notes)


def _disbursed(now: Row, then: Row) -> tiles.Tile:
    share, before = now["disbursed_of_planned_pct"], then.get("disbursed_of_planned_pct")
    of_issued = t(
        "占下达 {rate}，分母 {base}",
        rate=rate(now["disbursed_of_issued_pct"]),
        base=money(language(), now["disbursed_issued_base_wan"]),
    )
    notes = (_of_planned(share, now["disbursed_base_wan"]), of_issued)
    return tiles.percentage(t("实际拨付"), money(language(), now["disbursed_wan"]), share, before, notes)


def _of_planned(share: Decimal | None, base: Decimal | None) -> str:
    return t("占计划 {rate}，分母 {base}", rate=rate(share), base=money(language(), base))


def _started(now: Row, then: Row) -> tiles.Tile:
    label = t("建设类开工")
    if not now:
        return tiles.Tile(label, MISSING, (t("所选范围没有建设类项目"),))
    notes = (t("前期 {preparing}，未报 {unreported}", preparing=now["preparing"], unreported=now["unreported"]),)
    return tiles.count(label, now["started"], now["projects"], then.get("started"), notes)


def _behind(now: Row, then: Row) -> tiles.Tile:
    longest = now["worst_lag_days"] or MISSING
    reported = t("已报 {reported}", reported=of(now["reported"], now["tasks"]))
    notes = (reported, t("最长滞后 {days} 天", days=longest))
    return tiles.count(t("滞后任务"), now["behind"], now["tasks"], then.get("behind"), notes)


def _first(frame: pl.DataFrame) -> Row:
    return frame.row(0, named=True)


def _category(frame: pl.DataFrame, category: str) -> Row:
    rows = frame.filter(pl.col("category") == category)
    return rows.row(0, named=True) if rows.height else {}
