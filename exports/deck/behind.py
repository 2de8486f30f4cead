"""The red list and the problems: which tasks are behind, by how much, whose they are, and what holds them up."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from data.model import Light
from data.reference.lights import light_name, light_words
from data.wording import msg, translate, translate_count
from exports.amounts import MISSING
from exports.deck.figures import SEVERE, Figures
from exports.deck.slide import Cell, Grid, Lines, Slide
from exports.leaders import beside
from exports.sentences.wording import day, due_day, listed, place, quoted

Task = dict[str, Any]
PER_SLIDE = 7
"""Tasks on a slide: one number each. That many are listed, and all that are severely behind."""
PROBLEMS, PROBLEM_SLIDES = 3, 2
LONGEST = 60
"""Characters of submitted words that a cell has room for; the whole stands on the page of the project."""
HEAD = (msg("项目"), msg("区县"), msg("滞后"), msg("责任单位"))
PROBLEM_HEAD = (msg("项目"), msg("涉及区县"), msg("存在问题"), msg("下步举措"))


def listed_tasks(figures: Figures) -> list[Task]:
    """The tasks of the red list, the farthest behind first."""
    behind = figures.behind()
    severe = behind.filter(pl.col("light").is_in(SEVERE))
    red = behind.filter(pl.col("light") == str(Light.RED)).height
    return (severe if severe.height else behind).head(max(PER_SLIDE, red)).to_dicts()


def red_list(figures: Figures) -> list[Slide]:
    """The tasks farthest behind: which, how far, whose; each leads to its own slide."""
    shown = listed_tasks(figures)
    pages = [shown[at : at + PER_SLIDE] for at in range(0, len(shown), PER_SLIDE)]
    rest = figures.behind().height - len(shown)
    return [_page(figures, page, at, rest if at == len(pages) - 1 else 0) for at, page in enumerate(pages)]


def _title(figures: Figures) -> str:
    """How many tasks are behind, how many severely, and which the farthest."""
    say, behind = figures.language, figures.behind()
    red = behind.filter(pl.col("light") == str(Light.RED)).height
    worst = behind.row(0, named=True)
    many = translate_count(say, "{n}个任务滞后", behind.height)
    severe = _severe(figures, red) if red else ""
    days = worst["lag_days"] or 0
    if days <= 0:
        return f"{many}{severe}"
    farthest = translate(say, "；最严重的是{task}，滞后{days}天", task=place(say, worst), days=days)
    return f"{many}{severe}{farthest}"


def _severe(figures: Figures, red: int) -> str:
    """How many have the gravest light, as the place calls it."""
    say = figures.language
    name = light_name(str(Light.RED), say, figures.view.lights)
    return translate(say, "，其中{light}{n}个", light=name if say == "zh" else name.lower(), n=red)


def _page(figures: Figures, tasks: Sequence[Task], at: int, rest: int) -> Slide:
    say = figures.language
    grid = Grid(tuple(translate(say, name) for name in HEAD), tuple(_row(say, task) for task in tasks), (8, 4, 6, 7))
    more = [translate_count(say, "另有{n}个滞后任务见“进度”页。", rest)] if rest else []
    return Slide(
        key="red" if not at else f"red-{at + 1}",
        topic=translate(say, "滞后清单"),
        title=_title(figures),
        blocks=(grid, Lines((translate(say, "点击项目名称，查看原因、下一节点和按期所需速度。"), *more), small=True)),
        questions=(3, 7),
        columns=("light", "lag_days"),
        links=tuple((task["project"], task_key(task)) for task in tasks),
    )


def task_key(task: Task) -> str:
    """The key of a task's own slide."""
    return f"task:{task['county']}|{task['project']}"


def _row(language: str, task: Task) -> tuple[Cell, ...]:
    return (
        Cell(task["project"], calls=task_key(task)),
        Cell(task["county"]),
        Cell(lag(language, task), task["light"]),
        Cell(beside(language, task["responsible_unit"] or MISSING, task)),
    )


def lag(language: str, task: Task) -> str:
    """A task's light in words and, where it is behind its clock, the days."""
    late, light = task["lag_days"], light_words(task["light"], language, task["lights"])
    return translate(language, "{light} {n}天", light=light, n=late) if late is not None and late > 0 else light


def node(language: str, task: Task) -> str:
    """What comes next and by when, in two lines."""
    named, on = due_day(language, task)
    return "\n".join(part for part in (named, day(language, on) if on else "") if part) or translate(language, "未定")


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
    title = translate_count(
        say,
        "{n}个滞后任务报了问题，归为{kinds}个，其中{common}个在多个区县出现",
        tasks,
        kinds=len(every),
        common=common,
    )
    single = translate_count(say, "{n}个滞后任务报了问题，均为个别问题", tasks)
    names = list(dict.fromkeys(each["project"] for each in page))
    continued = translate(say, "问题（续）：{names}", names=listed(say, names))
    rest = len(every) - PROBLEMS * PROBLEM_SLIDES
    more = (
        [translate_count(say, "另有{n}个问题见“区县”“项目”页。", rest)] if at == PROBLEM_SLIDES - 1 and rest > 0 else []
    )
    return Slide(
        key=f"problems-{at + 1}",
        topic=translate(say, "存在问题"),
        title=continued if at else title if common else single,
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
