"""Counties against categories: a light in each cell."""

from collections.abc import Mapping, Sequence

from data.model import Light
from data.reference import category_name
from data.reference.lights import light_words
from data.wording import translate
from exports import view as selected
from exports.amounts import signed
from exports.charts.shapes import grid_words
from exports.deck.figures import Figures, Row
from exports.deck.slide import Cell, Grid, Lines, Slide
from exports.sentences import overall
from exports.sentences.groups import silent_of, told_of
from exports.sentences.wording import capital

NUMBERED = 7
"""The most numbers on a slide."""
ROWS = 8
"""Counties that a slide has room for."""


def grid(figures: Figures) -> list[Slide]:
    """Counties against categories: a light in each cell, and how many points the farthest behind are short."""
    say = figures.language
    parts = selected.by_county_and_category(figures.tasks, figures.view)
    counties = figures.tasks.sort("county_place").get_column("county").unique(maintain_order=True).to_list()
    cells: dict[tuple[str, str | None], Row] = {
        (row["county"], name): row for name, frame in parts for row in frame.iter_rows(named=True)
    }
    shown = [name for name, _ in parts if name is not None or len(parts) != 2]
    said = _farthest(cells)
    head = (
        translate(say, "区县"),
        *(category_name(name, say) if name else translate(say, "全部类别") for name in shown),
    )
    rows = [
        (
            Cell(county, calls=f"county:{county}"),
            *(_cell(figures, cells.get((county, name)), (county, name) in said) for name in shown),
        )
        for county in counties
    ]
    pages = [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)]
    lights = grid_words(say, figures.view.lights)
    explained = translate(say, "数为进度差（个百分点，按计划资金加权），只写相差最大的几格。")
    return [
        Slide(
            key="grid" if not at else f"grid-{at + 1}",
            topic=translate(say, "区县与类别"),
            title=_grid_title(figures, parts[0][1].to_dicts()),
            blocks=(
                Grid(head, tuple(page), (3, *(4 for _ in shown))),
                Lines((lights, explained), small=True),
            ),
            questions=(8,),
            columns=("light", "gap_pp"),
            links=tuple((county, f"county:{county}") for county in counties[:6]),
        )
        for at, page in enumerate(pages)
    ]


def _farthest(cells: Mapping[tuple[str, str | None], Row]) -> set[tuple[str, str | None]]:
    """The cells farthest behind, as many as a slide may have numbers."""
    late = [(row["gap_pp"], key) for key, row in cells.items() if row["gap_pp"] is not None and row["gap_pp"] < 0]
    return {key for _, key in sorted(late, key=lambda each: each[0])[:NUMBERED]}


def _cell(figures: Figures, row: Row | None, is_said: bool) -> Cell:
    if row is None:
        return Cell(translate(figures.language, "无任务"))
    light = Light(row["light"])
    words = light_words(light, figures.language, figures.view.lights)
    return Cell(f"{words} {signed(row['gap_pp'], 1)}" if is_said else words, light.value)


def _grid_title(figures: Figures, counties: Sequence[Row]) -> str:
    """How many of the counties that reported have tasks behind, and which the most."""
    say = figures.language
    known = [row for row in counties if overall.judged(row)]
    late = [row for row in known if row["behind"]]
    of = told_of(say, silent_of(counties))
    if not late or len(known) == 1:
        clause = overall.lights(say, figures.schedule(), figures.view.lights)
        return f"{capital(clause.text, say)}{of['silent']}" if clause else translate(say, "各区县均未填报，无法判断")
    most = max(late, key=lambda row: int(row["behind"]))
    told = {"n": len(known), "county": most["county"], "behind": most["behind"], "tasks": overall.judged(most), **of}
    if len(late) == len(known):
        return translate(
            say, "{told}{n}个区县都有滞后任务{silent}，最多的是{county}（{behind}个，占其已报的{tasks}个任务）", **told
        )
    return translate(
        say, "{told}{n}个区县中{late}个有滞后任务{silent}，最多的是{county}（{behind}个，占其已报的{tasks}个任务）",
        late=len(late), **told,
    )  # fmt: skip
