"""What was decided: now, and earlier and not yet done; and what is put to the meeting."""

from collections.abc import Sequence
from datetime import date, datetime

from data.notes import Decision
from data.wording import msg, translate, translate_count
from exports.deck.city import silent
from exports.deck.figures import SEVERE, Figures
from exports.deck.slide import Cell, Grid, Lines, Slide
from exports.sentences import steps
from exports.sentences.wording import day, ended, quoted

DECISIONS, EARLIER = "decisions", "earlier"
HEAD = (msg("决定事项"), msg("责任单位"), msg("完成时限"))
EARLIER_HEAD = (*HEAD, msg("落实情况"))
PER_SLIDE = 5


def earlier(figures: Figures, decisions: Sequence[Decision]) -> list[Slide]:
    """The decisions about earlier months that were not done by the view's as-of, the first due first."""
    before = [each for each in decisions if each.period < figures.period]
    open_ = sorted((each for each in before if _is_open(each, figures)), key=lambda each: each.by_when or date.max)
    return [
        _earlier_page(figures, open_[at : at + PER_SLIDE], at, open_, len(before))
        for at in range(0, len(open_), PER_SLIDE)
    ]


def _is_open(decision: Decision, figures: Figures) -> bool:
    until = figures.view.as_of
    return decision.closed_on is None or (until is not None and decision.closed_on > until)


def _is_late(decision: Decision, figures: Figures) -> bool:
    """Whether its day had passed when the newest figures of the view arrived: the same whenever the deck is shown."""
    newest = figures.view.as_of or _newest(figures)
    return bool(newest and decision.by_when and decision.by_when < newest)


def _newest(figures: Figures) -> date | None:
    received = figures.tasks.get_column("received_at").max()
    return received.date() if isinstance(received, datetime) else None


def _earlier_page(figures: Figures, page: Sequence[Decision], at: int, every: Sequence[Decision], whole: int) -> Slide:
    say, late = figures.language, sum(_is_late(each, figures) for each in every)
    title = translate_count(say, "此前会议决定{whole}项，{n}项未办结", len(every), whole=whole)
    overdue = translate(say, "，其中{late}项已过时限", late=late) if late else ""
    rows = tuple((*_cells(say, each), Cell(_state(figures, each))) for each in page)
    return Slide(
        key=EARLIER if not at else f"{EARLIER}-{at + 1}",
        topic=translate(say, "决定落实"),
        title=f"{title}{overdue}",
        blocks=(Grid(tuple(translate(say, name) for name in EARLIER_HEAD), rows, (10, 5, 4, 4)),),
        questions=(10,),
    )


def _state(figures: Figures, decision: Decision) -> str:
    say = figures.language
    if decision.is_open_ended:
        return translate(say, "不设期限")
    if decision.by_when is None:
        return translate(say, "未定时限")
    return translate(say, "▲ 已过时限") if _is_late(decision, figures) else translate(say, "时限未到")


def taken(figures: Figures, decisions: Sequence[Decision]) -> list[Slide]:
    """What is put to the meeting, then what was decided about the month: one decision does not settle the others."""
    say = figures.language
    now = [each for each in decisions if each.period == figures.period]
    pages = [now[at : at + PER_SLIDE] for at in range(0, len(now), PER_SLIDE)]
    head = tuple(translate(say, name) for name in HEAD)
    decided = [
        Slide(
            key=f"{DECISIONS}-{at + 2}",
            topic=translate(say, "会议决定"),
            title=translate_count(say, "本次共{n}项", len(now)),
            blocks=(Grid(head, tuple(_cells(say, each) for each in page), (10, 5, 4)),),
            questions=(10,),
        )
        for at, page in enumerate(pages)
    ]
    return [_asks(figures), *decided]


def _cells(language: str, decision: Decision) -> tuple[Cell, ...]:
    unknown = translate(language, "未定")
    by_when = decision.by_when
    without = translate(language, "不设期限") if decision.is_open_ended else unknown
    return (
        Cell(quoted(decision.what)),
        Cell(quoted(decision.who) or unknown),
        Cell(day(language, by_when) if by_when else without),
    )


def _asks(figures: Figures) -> Slide:
    """What the figures ask of the meeting."""
    say, late = figures.language, figures.behind()
    severe = [task for task in late.to_dicts() if task["light"] in SEVERE]
    nameless = [{**task, "responsible_unit": None} for task in severe]
    said = [
        *steps.catch_up(say, nameless, figures.view.lights)[:1], *steps.money(say, figures.funding()),
        *steps.data(say, silent(figures), 0), *steps.next_report(say, figures.period),
    ]  # fmt: skip
    told = tuple(ended(each, say) for each in said if each)
    return Slide(
        key=DECISIONS,
        topic=translate(say, "提请研究"),
        title=translate_count(say, "提请会议研究{n}项", len(told)),
        blocks=(Lines(told),),
        questions=(5, 6, 10),
        columns=("light", "unissued_wan", "undisbursed_wan"),
    )
