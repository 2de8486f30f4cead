"""The command that writes the deck of a month as PPTX, with its saved edits and the decisions about it."""

from collections.abc import Mapping

from data.notes import Decision, Deck, Notes
from data.store import Store
from data.wording import translate
from exports.choice import ChoiceError, view
from exports.deck.figures import read
from exports.deck.made import deck
from exports.pptx import pptx


def file(store: Store, wanted: Mapping[str, str | None], name: str | None, language: str) -> bytes:
    """The bytes of the PPTX of a view in words; `name`: a saved deck, whose edits are used.

    Raises ChoiceError for a view or a deck that does not exist, and for a month without tasks.
    """
    chosen = view(store, wanted, language)
    saved = {each.name: each for each in Notes(store.root).current(Deck)}
    if name and name not in saved:
        raise ChoiceError(translate(language, "没有名为“{name}”的已保存演示。", name=name))
    figures = read(store, chosen, language)
    if figures.tasks.is_empty():
        period = f"{figures.period:%Y-%m}"
        raise ChoiceError(translate(language, "{period}没有目标任务。请核对报告期和数据截至日期。", period=period))
    return pptx(deck(figures, saved[name] if name else None, decided(store, figures.period.isoformat())))


def decided(store: Store, period: str) -> list[Decision]:
    """The decisions about a month (2023-02-01), the oldest first."""
    written = Notes(store.root).current(Decision)
    return [each for each in reversed(written) if each.period.isoformat() == period]
