"""The deck of a view: every slide in its order, edited as somebody wished, and what had nothing to say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from data.notes import Decision, Deck
from data.wording import msg, translate
from exports.deck import behind, called, city, decided, grid, groups
from exports.deck.figures import Figures
from exports.deck.slide import Slide, Slides
from exports.sentences.wording import quoted, through

Made = Callable[[Figures, Sequence[Decision]], Sequence[Slide]]
PARTS: Mapping[str, tuple[str, Made]] = {
    "opening": (msg("总体情况"), lambda figures, _: [city.opening(figures)]),
    "tiles": (msg("五项指标"), lambda figures, _: [city.tiles(figures)]),
    "grid": (msg("区县与类别"), lambda figures, _: grid.grid(figures)),
    "red": (msg("滞后清单"), lambda figures, _: behind.red_list(figures)),
    "money": (msg("资金"), lambda figures, _: groups.waterfall(figures)),
    "life": (msg("类别进展"), lambda figures, _: groups.life_cycles(figures)),
    "counties": (msg("区县比较"), lambda figures, _: groups.counties(figures)),
    "problems": (msg("存在问题"), lambda figures, _: behind.problems(figures)),
    "earlier": (msg("决定落实"), decided.earlier),
}
"""The parts of a deck: key → topic, and what makes its slides of the figures and of the decisions known."""


def deck(figures: Figures, edits: Deck | None = None, decisions: Sequence[Decision] = ()) -> Slides:
    """The slides of `figures`; `decisions` are those taken about this month and earlier ones, the oldest first."""
    wished = edits or Deck.model_construct()
    say = figures.language
    shown = [key for key in ordered(wished.order) if key not in wished.hidden]
    made = {key: _numbered(PARTS[key][1](figures, decisions)) for key in shown}
    empty = tuple(translate(say, PARTS[key][0]) for key in shown if not made[key])
    pinned = [slide for name in wished.pinned if (slide := called.slide(figures, "project", name))]
    slides = [slide for key in shown for slide in made[key]] + pinned
    return Slides(
        title=translate(
            say,
            "{year}年民生实事项目监督情况（{months}）",
            year=figures.period.year,
            months=through(say, figures.period.month),
        ),
        language=say,
        period=figures.period,
        basis=figures.basis(),
        source=figures.source(),
        slides=tuple(_remarked([*slides, *_numbered(decided.taken(figures, decisions))], wished.remarks)),
        left_out=empty,
        appendix=tuple(slide for key in _led_to(slides) if (slide := called.slide(figures, called.TASK, key))),
    )


def _led_to(slides: Sequence[Slide]) -> list[str]:
    """The tasks that the slides lead to, "county|project"."""
    keys = [key.split(":", 1) for slide in slides for _, key in slide.links]
    return list(dict.fromkeys(name for kind, *names in keys if kind == called.TASK for name in names))


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
