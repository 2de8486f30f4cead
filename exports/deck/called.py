"""Slides that are called off script: a county, a department, a project or one task of it."""

from collections.abc import Mapping

import polars as pl

from data.model import Light
from data.reference import category_name
from data.reference.lights import light_words
from data.wording import msg, translate, translate_count
from exports.amounts import MISSING, of, rate, signed
from exports.deck.behind import node, shortened, task_key
from exports.deck.figures import Figures, Row
from exports.deck.slide import Cell, Grid, Lines, Slide, Tile, Tiles
from exports.deck.task import slide as task_slide
from exports.leaders import beside
from exports.sentences import overall
from exports.sentences.wording import amount, quoted

GROUP_HEAD = (msg("项目和区县"), msg("亮灯"), msg("责任单位"), msg("下一节点"))
PROJECT_HEAD = (msg("区县"), msg("亮灯"), msg("实际进度"), msg("下一节点"), msg("存在问题"))
KINDS = ("county", "department", "project")
"""What can be called by name."""
TASK = "task"
"""What is called from the red list, by "county|project"."""
LISTED = 3
"""Tasks on the slide of a county or a department."""
COUNTIES = 6
"""Counties on the slide of a project."""


def slide(figures: Figures, kind: str, name: str) -> Slide | None:
    """The slide of one county, department, project or task; None where the view holds no task of it."""
    if kind == TASK:
        return task_slide(figures, name)
    part = figures.narrowed(kind, name)
    if part.tasks.is_empty():
        return None
    return _project(part, name) if kind == "project" else _group(part, kind, name)


def names(figures: Figures, kind: str) -> list[str]:
    """The names that can be called, in the order of the register."""
    order = "county_place" if kind == "county" else "item_no"
    ordered = figures.tasks.sort(order, nulls_last=True, maintain_order=True)
    return [str(name) for name in ordered.get_column(kind).drop_nulls().unique(maintain_order=True)]


def numbers(figures: Figures) -> Mapping[str, int]:
    """Project → its number in the published list."""
    rows = figures.tasks.select("project", "item_no").drop_nulls().unique(maintain_order=True).iter_rows()
    return {str(project): int(number) for project, number in rows}


def _group(part: Figures, kind: str, name: str) -> Slide:
    say, late = part.language, part.schedule()
    said = [clause for clause in (overall.lights(say, late, part.view.lights), overall.progress(say, late)) if clause]
    first = said[0].text if said else translate(say, "{n}个任务均未填报，进度和资金无法判断", n=late["tasks"])
    late_tasks = part.behind()
    worst, rest = late_tasks.head(LISTED).to_dicts(), late_tasks.height - LISTED
    more = [translate_count(say, "另有{n}个滞后任务见“进度”页。", rest)] if rest > 0 else []
    head = tuple(translate(say, text) for text in GROUP_HEAD)
    rows = tuple(_task(say, task) for task in worst)
    none = Lines((translate(say, "没有滞后任务。"),))
    unknown = Lines((translate(say, "本月均未报，无法判断。"),))
    return Slide(
        key=f"{kind}:{name}",
        topic=name,
        title=translate(say, "{name}：{finding}", name=name, finding=first),
        blocks=(
            Tiles((_progress(say, late), *_flows(say, part.funding()))),
            Grid(head, rows, (7, 4, 5, 5)) if rows else none if late["reported"] else unknown,
            *([Lines(tuple(more), small=True)] if more else []),
        ),
        questions=(3, 8) if kind == "department" else (8, 7),
        columns=("actual_pct", "clock_pct", "issued_of_planned_pct", "disbursed_of_planned_pct", "lag_days"),
        links=tuple((task["project"], task_key(dict(task))) for task in worst),
    )


def _task(language: str, task: Row) -> tuple[Cell, ...]:
    lag = translate(language, "滞后{n}天", n=task["lag_days"]) if (task["lag_days"] or 0) > 0 else ""
    return (
        Cell(f"{task['project']}\n{task['county']}", calls=task_key(dict(task))),
        Cell(f"{light_words(task['light'], language, task['lights'])}\n{lag}".strip(), task["light"]),
        Cell(beside(language, task["responsible_unit"] or MISSING, task)),
        Cell(node(language, dict(task))),
    )


def _progress(language: str, late: Row) -> Tile:
    told = translate(
        language, "应达 {clock}，进度差 {gap}个百分点", clock=rate(late["clock_pct"]), gap=signed(late["gap_pp"], 1)
    )
    known = late["actual_pct"] is not None
    return Tile(
        translate(language, "实际进度（按计划资金加权）"),
        rate(late["actual_pct"]),
        told if known else translate(language, "本月未报"),
    )


def _flows(language: str, now: Row) -> list[Tile]:
    labels = {"issued": translate(language, "预算下达"), "disbursed": translate(language, "实际拨付")}
    return [
        Tile(
            label,
            MISSING if now[f"{step}_wan"] is None else amount(language, now[f"{step}_wan"]),
            translate(language, "本月未报")
            if now[f"{step}_of_planned_pct"] is None
            else translate(
                language,
                "占计划\u00a0{rate}，分母\u00a0{base}",
                rate=rate(now[f"{step}_of_planned_pct"]),
                base=amount(language, now[f"{step}_base_wan"]),
            ),
        )
        for step, label in labels.items()
    ]


def _project(part: Figures, name: str) -> Slide:
    say, late = part.language, part.schedule()
    entry = part.tasks.row(0, named=True)
    said = overall.lights(say, late, part.view.lights) or overall.progress(say, late)
    first = said.text if said else translate(say, "{n}个任务均未填报，进度和资金无法判断", n=late["tasks"])
    order = {str(light): place for place, light in enumerate(reversed(Light))}
    ranked = part.tasks.sort(pl.col("light").replace_strict(order, return_dtype=pl.Int32), maintain_order=True)
    rows = ranked.head(COUNTIES).to_dicts()
    head = tuple(translate(say, text) for text in PROJECT_HEAD)
    facts = [category_name(entry["category"], say), entry["department"], quoted(entry["annual_target"])]
    return Slide(
        key=f"project:{name}",
        topic=name,
        title=translate(say, "{name}：{finding}", name=name, finding=first),
        blocks=(
            Lines((" · ".join(fact for fact in facts if fact),), small=True),
            Grid(head, tuple(_county(say, row) for row in rows), (4, 4, 3, 5, 9)),
            *_rest(say, late["tasks"]),
        ),
        questions=(1, 4, 5),
        columns=("light", "actual_pct", "next_node", "problem"),
        links=(
            *((row["county"], f"county:{row['county']}") for row in rows),
            (entry["department"], f"department:{entry['department']}"),
        ),
    )


def _rest(language: str, tasks: int) -> tuple[Lines, ...]:
    if tasks <= COUNTIES:
        return ()
    return (Lines((translate(language, "共{of}个区县，列出最需要关注的。", of=of(COUNTIES, tasks)),), small=True),)


def _county(language: str, task: Row) -> tuple[Cell, ...]:
    return (
        Cell(task["county"], calls=f"county:{task['county']}"),
        Cell(light_words(task["light"], language, task["lights"]), task["light"]),
        Cell(rate(task["actual_pct"])),
        Cell(node(language, dict(task))),
        Cell(shortened(task["problem"]) or "—"),
    )
