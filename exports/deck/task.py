"""The slide of one task: how far behind, what comes next, how fast it would have to go, why, and who answers for it."""

import polars as pl

from data.reference.lights import light_words
from data.wording import translate, translate_count
from exports.amounts import MISSING, number, rate, signed
from exports.deck.behind import Task, lag, shortened, task_key
from exports.deck.figures import Figures
from exports.deck.slide import Lines, Slide, Tile, Tiles
from exports.leaders import beside
from exports.sentences.wording import capital, day, due_day, place, quoted


def slide(figures: Figures, name: str) -> Slide | None:
    """The slide of a task by "county|project"; None where the view does not hold it."""
    county, _, project = name.partition("|")
    found = figures.tasks.filter(pl.col("county") == county, pl.col("project") == project)
    return _made(figures, found.row(0, named=True)) if found.height else None


def _made(figures: Figures, task: Task) -> Slide:
    say = figures.language
    tiles = (_behind(say, task), _progress(say, task), _pace(say, task), _next(say, task))
    return Slide(
        key=task_key(task),
        topic=capital(translate(say, "任务"), say),
        title=translate(say, "{name}：{finding}", name=place(say, task), finding=lag(say, task)),
        blocks=(Tiles(tiles), Lines(tuple(_words(say, task)))),
        questions=(3, 4, 5, 7),
        columns=("light", "lag_days", "actual_pct", "clock_pct", "gap_pp", "needed_pp", "next_node"),
        links=(
            (task["project"], f"project:{task['project']}"),
            (task["county"], f"county:{task['county']}"),
            (task["department"], f"department:{task['department']}"),
        ),
    )


def _behind(language: str, task: Task) -> Tile:
    late = task["lag_days"]
    figure = translate_count(language, "{n} 天", late) if late is not None and late > 0 else MISSING
    return Tile(
        translate(language, "滞后"), figure, light_words(task["light"], language, task["lights"]), light=task["light"]
    )


def _progress(language: str, task: Task) -> Tile:
    if task["actual_pct"] is None:
        return Tile(translate(language, "实际进度"), MISSING, translate(language, "本月未报"))
    told = translate(
        language, "应达 {clock}，进度差 {gap}个百分点", clock=rate(task["clock_pct"]), gap=signed(task["gap_pp"], 1)
    )
    return Tile(translate(language, "实际进度"), rate(task["actual_pct"]), told)


def _pace(language: str, task: Task) -> Tile:
    label = translate(language, "按期每月需推进")
    if task["needed_pp"] is None:
        return Tile(label, MISSING, translate(language, "已过完成时限") if task["is_overdue"] else "")
    return Tile(label, number(task["needed_pp"], 1), translate(language, "个百分点"))


def _next(language: str, task: Task) -> Tile:
    named, on = due_day(language, task)
    return Tile(translate(language, "下一节点"), day(language, on) if on else translate(language, "未定"), named)


def _words(language: str, task: Task) -> list[str]:
    unit = beside(language, task["responsible_unit"] or translate(language, "未填写"), task)
    told = {
        translate(language, "存在问题"): shortened(task["problem"]),
        translate(language, "下步举措"): shortened(task["next_step"]),
        translate(language, "责任单位"): unit,
        translate(language, "实施主体"): quoted(task["implementing_body"]),
    }
    return [
        translate(language, "{fact}：{value}", fact=fact, value=value or translate(language, "未填写"))
        for fact, value in told.items()
    ]
