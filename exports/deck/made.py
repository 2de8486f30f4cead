"""The deck of a view: every slide in its order, edited as somebody wished, and what had nothing to say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from data.notes import Decision, Deck
from data.wording import msg, translate, translate_count
from exports.deck import behind, called, city, grid, groups
from exports.deck.figures import Figures
from exports.deck.slide import Cell, Grid, Lines, Slide, Slides
from exports.sentences.wording import day, quoted

PARTS: Mapping[str, tuple[str, Callable[[Figures], Sequence[Slide]]]] = {
    "opening": (msg("总体情况"), lambda figures: [city.opening(figures)]),
    "tiles": (msg("五项指标"), lambda figures: [city.tiles(figures)]),
    "grid": (msg("区县与类别"), grid.grid),
    "red": (msg("滞后清单"), behind.red_list),
    "money": (msg("资金"), groups.waterfall),
    "life": (msg("类别进展"), groups.life_cycles),
    "counties": (msg("区县比较"), groups.counties),
    "problems": (msg("存在问题"), behind.problems),
}
"""The parts of a deck: key → topic, slides."""
DECISIONS = "decisions"
DECISION_HEAD = (msg("决定事项"), msg("责任单位"), msg("完成时限"))
PER_SLIDE = 4


def deck(figures: Figures, edits: Deck | None = None, decisions: Sequence[Decision] = ()) -> Slides:
    """The slides of `figures`; `decisions` are those taken about this month, the oldest first."""
    wished = edits or Deck.model_construct()
    say = figures.language
    shown = [key for key in ordered(wished.order) if key not in wished.hidden]
    made = {key: _numbered(PARTS[key][1](figures)) for key in shown}
    empty = tuple(translate(say, PARTS[key][0]) for key in shown if not made[key])
    pinned = [slide for name in wished.pinned if (slide := called.slide(figures, "project", name))]
    slides = [slide for key in shown for slide in made[key]] + pinned
    return Slides(
        title=translate(
            say, "{year}年民生实事项目监督情况（1至{month}月）", year=figures.period.year, month=figures.period.month
        ),
        language=say,
        period=figures.period,
        basis=figures.basis(),
        source=figures.source(),
        slides=tuple(_remarked([*slides, *_numbered(_decisions(figures, decisions, empty))], wished.remarks)),
        left_out=empty,
    )


def ordered(wished: Sequence[str]) -> list[str]:
    """The parts in the order that was wished; what it does not name follows in the usual one."""
    known = [key for key in wished if key in PARTS]
    return [*known, *(key for key in PARTS if key not in known)]


def _numbered(slides: Sequence[Slide]) -> list[Slide]:
    """The slides of a part; those of one topic say which of how many each is."""
    if len({slide.topic for slide in slides}) != 1 or len(slides) == 1:
        return list(slides)
    return [replace(slide, topic=f"{slide.topic} {at}/{len(slides)}") for at, slide in enumerate(slides, 1)]


def _remarked(slides: Sequence[Slide], remarks: Mapping[str, str]) -> list[Slide]:
    """The first slide of each part with the remark that was written to it."""
    left = {key: quoted(text) for key, text in remarks.items()}
    return [replace(slide, remark=left.pop(_part(slide.key), "")) for slide in slides]


def _part(key: str) -> str:
    return key.split("-", maxsplit=1)[0]


def _decisions(figures: Figures, decisions: Sequence[Decision], empty: Sequence[str]) -> list[Slide]:
    """What was decided, and what the deck has left out."""
    say = figures.language
    pages = [decisions[at : at + PER_SLIDE] for at in range(0, len(decisions), PER_SLIDE)] or [()]
    title = (
        translate_count(say, "会议决定{n}项", len(decisions)) if decisions else translate(say, "本次会议尚未记录决定")
    )
    return [
        Slide(
            key=DECISIONS if not at else f"{DECISIONS}-{at + 1}",
            topic=translate(say, "会议决定"),
            title=title,
            blocks=(
                *(_listed(say, page) if page else _how(say)),
                *(_left_out(say, empty) if page is pages[-1] else ()),
            ),
            questions=(10,),
        )
        for at, page in enumerate(pages)
    ]


def _how(language: str) -> tuple[Lines, ...]:
    return (Lines((translate(language, "放映时按 D 记录：决定事项、责任单位、完成时限。"),)),)


def _listed(language: str, page: Sequence[Decision]) -> tuple[Grid, ...]:
    rows = tuple(
        (
            Cell(quoted(each.what)),
            Cell(quoted(each.who) or translate(language, "未定")),
            Cell(day(language, each.by_when) if each.by_when else translate(language, "未定")),
        )
        for each in page
    )
    return (Grid(tuple(translate(language, name) for name in DECISION_HEAD), rows, (10, 5, 4)),)


def _left_out(language: str, empty: Sequence[str]) -> tuple[Lines, ...]:
    if not empty:
        return ()
    topics = translate(language, "、").join(empty)
    return (Lines((translate(language, "没有可说的内容、未列入的：{topics}。", topics=topics),), small=True),)
