"""The red list and the problems: who is behind, by how much, why, who answers for it, what must come next."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import polars as pl

from data.model import Light
from data.reference import LIGHT_NAMES
from data.wording import msg, translate, translate_count
from exports.amounts import MISSING, number
from exports.codes import light_words
from exports.deck.figures import SEVERE, Figures
from exports.deck.slide import Cell, Grid, Lines, Slide
from exports.sentences.wording import day, listed, quoted

Task = dict[str, Any]
PER_SLIDE, MOST = 2, 8
"""Tasks on a slide: three numbers each. How many are listed; all that are severely behind always are."""
PROBLEMS, PROBLEM_SLIDES = 3, 2
LONGEST = 60
"""Characters of submitted words that a cell has room for; the whole stands on the page of the project."""
HEAD = (msg("项目和区县"), msg("滞后"), msg("原因"), msg("责任单位"), msg("下一节点"), msg("按期所需速度"))
PROBLEM_HEAD = (msg("项目"), msg("涉及区县"), msg("存在问题"), msg("下步举措"))


def red_list(figures: Figures) -> list[Slide]:
    """The tasks farthest behind, two on a slide."""
    behind = figures.behind()
    severe = behind.filter(pl.col("light").is_in(SEVERE))
    red = behind.filter(pl.col("light") == str(Light.RED)).height
    shown = (severe if severe.height else behind).head(max(MOST, red)).to_dicts()
    pages = [shown[at : at + PER_SLIDE] for at in range(0, len(shown), PER_SLIDE)]
    rest = behind.height - len(shown)
    title = _title(figures.language, shown) if shown else ""
    return [_page(figures, page, at, title, rest if at == len(pages) - 1 else 0) for at, page in enumerate(pages)]


def _title(language: str, shown: Sequence[Task]) -> str:
    """How many are listed under which lights, and the farthest behind."""
    count = Counter(task["light"] for task in shown)
    kinds = [
        translate(language, "{light}{n}个", light=translate(language, LIGHT_NAMES[light]), n=n)
        for light, n in count.items()
    ]
    said = translate(language, "、").join(kinds)
    longest = max((task["lag_days"] or 0 for task in shown), default=0)
    if longest <= 0:
        return translate(language, "滞后最重的{n}个任务：{kinds}", n=len(shown), kinds=said)
    return translate(language, "滞后最重的{n}个任务：{kinds}，最长{days}天", n=len(shown), kinds=said, days=longest)


def _page(figures: Figures, tasks: Sequence[Task], at: int, title: str, rest: int) -> Slide:
    say = figures.language
    grid = Grid(
        tuple(translate(say, name) for name in HEAD), tuple(row(say, task) for task in tasks), (6, 5, 7, 5, 4, 4)
    )
    more = [translate_count(say, "另有{n}个滞后任务见“进度”页。", rest)] if rest else []
    return Slide(
        key=f"red-{at + 1}",
        topic=translate(say, "滞后清单"),
        title=title,
        blocks=(grid, *([Lines(tuple(more), small=True)] if more else [])),
        questions=(3, 4, 5, 7),
        columns=("light", "lag_days", "next_node", "needed_pp"),
        links=tuple((task["project"], f"project:{task['project']}") for task in tasks),
    )


def row(language: str, task: Task) -> tuple[Cell, ...]:
    """A task behind: name, light and lag, reason, responsible unit, next node, the pace that is needed."""
    return (
        Cell(f"{task['project']}\n{task['county']}", calls=f"project:{task['project']}"),
        Cell("\n".join([light_words(task["light"], language), _lag(language, task)]).strip(), task["light"]),
        Cell(shortened(task["problem"]) or translate(language, "未填写原因")),
        Cell(task["responsible_unit"] or MISSING),
        Cell(node(language, task)),
        Cell(pace(language, task)),
    )


def _lag(language: str, task: Task) -> str:
    late = task["lag_days"]
    return translate(language, "滞后{n}天", n=late) if late is not None and late > 0 else ""


def node(language: str, task: Task) -> str:
    """What the timetable wants next, and by when; its due day where it names no node."""
    named, on = task["next_node"], task["next_node_on"] or task["due_on"]
    if on is None:
        return named or translate(language, "未定")
    due = translate(language, "完成时限") if on == task["due_on"] else translate(language, "月度计划")
    return "\n".join([named or due, day(language, on)])


def pace(language: str, task: Task) -> str:
    """How much a month must bring for the task to be done in time."""
    if task["needed_pp"] is None:
        return translate(language, "已过完成时限") if task["is_overdue"] else MISSING
    return translate(language, "每月{pace}个百分点", pace=number(task["needed_pp"], 1))


def shortened(text: str | None) -> str:
    """Submitted words as far as a cell has room; a cut can be seen."""
    told = quoted(text)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def problems(figures: Figures) -> list[Slide]:
    """What holds tasks up, the problems of many counties first: a common one is told from a single one."""
    told = figures.behind().filter(pl.col("problem").map_elements(quoted, return_dtype=pl.String) != "")
    if told.is_empty():
        return []
    alike = (
        told.group_by("project", "problem", maintain_order=True)
        .agg(pl.col("county"), pl.col("next_step").drop_nulls().first(), worst=pl.col("lag_days").max())
        .sort(pl.col("county").list.len(), "worst", descending=True, nulls_last=True, maintain_order=True)
    )
    rows = alike.to_dicts()
    pages = [rows[at : at + PROBLEMS] for at in range(0, len(rows), PROBLEMS)][:PROBLEM_SLIDES]
    return [_problem_page(figures, page, at, rows, told.height) for at, page in enumerate(pages)]


def _problem_page(figures: Figures, page: Sequence[Task], at: int, every: Sequence[Task], tasks: int) -> Slide:
    say = figures.language
    common = sum(len(each["county"]) > 1 for each in every)
    title = translate(
        say, "{tasks}个滞后任务报了问题，归为{kinds}个，其中{common}个在多个区县出现",
        tasks=tasks, kinds=len(every), common=common,
    )  # fmt: skip
    single = translate(say, "{tasks}个滞后任务报了问题，均为个别问题", tasks=tasks)
    rest = len(every) - PROBLEMS * PROBLEM_SLIDES
    more = (
        [translate_count(say, "另有{n}个问题见“区县”“项目”页。", rest)] if at == PROBLEM_SLIDES - 1 and rest > 0 else []
    )
    return Slide(
        key=f"problems-{at + 1}",
        topic=translate(say, "存在问题"),
        title=title if common else single,
        blocks=(
            Grid(
                tuple(translate(say, name) for name in PROBLEM_HEAD),
                tuple(_problem(say, each) for each in page),
                (5, 5, 8, 8),
            ),
            *([Lines(tuple(more), small=True)] if more else []),
        ),
        questions=(5, 8),
        columns=("problem", "next_step"),
        links=tuple((each["project"], f"project:{each['project']}") for each in page),
    )


def _problem(language: str, problem: Task) -> tuple[Cell, ...]:
    counties = problem["county"]
    kind = translate(language, "共性问题") if len(counties) > 1 else translate(language, "个别问题")
    return (
        Cell(problem["project"], calls=f"project:{problem['project']}"),
        Cell(f"{kind}\n{listed(language, counties)}"),
        Cell(shortened(problem["problem"])),
        Cell(shortened(problem["next_step"]) or translate(language, "未填写")),
    )
