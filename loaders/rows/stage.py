"""The stage that a report names, and the state that it says lies over it: 主体施工（停工）.

Words that name a stage, a state, or one of each are read; whatever else is said is asked about and counts as neither.
已投用未验收 names a stage too: the works are complete (完工), and not accepted.
"""

from collections.abc import Iterator

from data.model import Severity
from data.reference import (
    IN_USE_NOT_ACCEPTED,
    MARKS,
    hints_at_state,
    stage_of_milestone,
    stage_of_words,
    stages,
    state_of_words,
)
from loaders.rows.rowreader import RowReader

Told = tuple[str | None, str | None]
"""A stage and a state; None where it is not told."""


def of_report(reader: RowReader, category: str) -> Told:
    """What the cell of the stage says of a task of `category`."""
    words = reader.text("stage")
    if words is None:
        return None, None
    stage, state = of_words(words, category)
    if stage is None and state is None:
        code = "state_unread" if hints_at_state(words) else "stage_unknown"
        reader.find(code, Severity.QUESTIONED, "stage")
    elif stage is None and _has_stages(category):
        reader.find("stage_is_state", Severity.QUESTIONED, "stage")
    return stage, state


def of_words(words: str, category: str) -> Told:
    """The stage and the state that words name; neither where they say anything else besides."""
    stage, state = stage_of_words(words, category), state_of_words(words)
    if stage:
        return stage, None
    if state:
        return _agreed(None, state, category)
    for one, other in _halves(words):
        for stage, state in ((one, other), (other, one)):
            named = stage_of_words(stage, category), state_of_words(state)
            if all(named):
                return _agreed(*named, category)
    return None, None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """The words in two, at each of their marks."""
    parts = [part for part in MARKS.split(words) if part]
    for at in range(1, len(parts)):
        yield "".join(parts[:at]), "".join(parts[at:])


def _agreed(stage: str | None, state: str | None, category: str) -> Told:
    """Both, where they can be true together: what is in use and not accepted is complete."""
    if state != IN_USE_NOT_ACCEPTED:
        return stage, state
    complete = stage_of_milestone("complete", category)
    if complete and stage in (None, complete, stage_of_milestone("in_use", category)):
        return complete, state
    return None, None


def _has_stages(category: str) -> bool:
    return category in stages().get_column("category").to_list()
