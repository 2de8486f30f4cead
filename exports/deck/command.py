"""The command that writes the deck of a month as PPTX, with its saved edits and the decisions about it."""

from collections.abc import Mapping
from datetime import date

from data.notes import Decision, Deck, Notes
from data.store import Store
from data.wording import translate
from exports.choice import ChoiceError, view
from exports.deck.figures import read
from exports.deck.made import deck
from exports.pptx.book import pptx


def file(
    store: Store, wanted: Mapping[str, str | None], name: str | None, language: str, *, names: bool = False
) -> bytes:
    """The bytes of the PPTX of a view in words; `name`: a saved deck, whose edits are used; `names`: of persons too.

    Raises ChoiceError for a view or a deck that does not exist, and for a month without tasks.
    """
    chosen = view(store, wanted, language)
    saved = {each.name: each for each in Notes(store.root).current(Deck)}
    if name and name not in saved:
        raise ChoiceError(translate(language, "没有名为“{name}”的已保存演示。", name=name))
    figures = read(store, chosen, language, names=names)
    if figures.tasks.is_empty():
        period = f"{figures.period:%Y-%m}"
        raise ChoiceError(translate(language, "{period}没有目标任务。请核对报告期和数据截至日期。", period=period))
    return pptx(deck(figures, saved[name] if name else None, decided(store, figures.period)))


def decided(store: Store, until: date) -> list[Decision]:
    """The decisions about a month (its first day) and the months before it, the oldest first."""
    written = sorted(Notes(store.root).every(Decision), key=lambda note: note.noted_at)
    first = {note.name: place for place, note in reversed(list(enumerate(written)))}
    known = [note for note in Notes(store.root).current(Decision) if note.period <= until]
    return sorted(known, key=lambda note: (note.period, first[note.name]))
