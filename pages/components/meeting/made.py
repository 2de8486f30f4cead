"""The deck of a view for the stage: made once per data version, view, language and edits."""

from collections.abc import Sequence
from typing import Any

from data.model import View
from data.notes import Decision, Deck
from data.spelling import spelling
from data.store import Store
from exports.deck import called, figures
from exports.deck import made as decks
from exports.deck.behind import listed_tasks, task_key
from exports.deck.figures import Figures
from exports.deck.shown import as_data
from exports.deck.slide import Slides
from pages.components.reading.memory import of_data

Data = dict[str, Any]
CALLED = (*called.KINDS, called.TASK)
READY = 60
"""Of each kind, so many slides are made beforehand; the others when they are asked for."""


@of_data
def read(store: Store, view: View, language: str, names: bool) -> Figures:
    """exports.deck.figures.read."""
    return figures.read(store, view, language, names=names)


@of_data
def deck(_: Store, view: View, language: str, names: bool, edits: str, decisions: tuple[str, ...]) -> Slides:
    """The deck; edits and decisions as JSON."""
    taken = [Decision.model_validate_json(each) for each in decisions]
    return decks.deck(read(view, language, names), Deck.model_validate_json(edits), taken)


@of_data
def slides(_: Store, view: View, language: str, names: bool, edits: str, decisions: tuple[str, ...]) -> Sequence[Data]:
    """The deck's slides as data."""
    return [as_data(slide, language) for slide in deck(view, language, names, edits, decisions).slides]


@of_data
def on_call(_: Store, view: View, language: str, names: bool, asked: tuple[str, ...]) -> Sequence[Data]:
    """The slides that can be called at once: the first of each kind, the red list, and those that were asked for."""
    known = read(view, language, names)
    ready = [(kind, name) for kind in called.KINDS for name in called.names(known, kind)[:READY]]
    red = [task_key(task) for task in listed_tasks(known)]
    more = [(kind, name) for kind, name in (key.split(":", 1) for key in (*red, *asked)) if kind in CALLED]
    made = [called.slide(known, kind, name) for kind, name in dict.fromkeys([*ready, *more])]
    return [as_data(slide, language) for slide in made if slide]


@of_data
def index(_: Store, view: View, language: str) -> Sequence[Data]:
    """Everything that can be called: projects by their number, departments, counties; with pinyin and initials."""
    known = read(view, language, False)
    numbers = called.numbers(known)
    return [
        {
            "key": f"{kind}:{name}",
            "name": name,
            "number": numbers.get(name) if kind == "project" else None,
            "pinyin": spelling(name).pinyin,
            "initials": spelling(name).initials,
        }
        for kind in called.KINDS
        for name in called.names(known, kind)
    ]
