"""From where on a check asks, how much a question weighs, and what sends somebody to a site: checks.toml, typed."""

import functools
import re
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict

SOURCE = Path(__file__).with_name("checks.toml")


class Part(BaseModel):
    """A part of the settings: every name must be there, and none besides."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(Part):
    """From where on a check asks; percentages and points in %, words as regular expressions."""

    slip_times: int
    slip_from: int
    slip_to: int
    jump_pp: int
    jump_count: int
    borne_out_share: Decimal
    frozen_months: int
    form_tasks: int
    form_share_pct: int
    contradiction_pp: int
    over_planned_pct: int
    ahead_pp: int
    idle_pct: int
    idle_months: int
    early_done_pct: int
    moved_pp: int
    late_correction_days: int
    visit_pp: int
    progress_words: str
    part_words: str
    state_words: str
    least_states: int
    nothing_words: str

    @property
    def progress_sentence(self) -> str:
        """Its group: a clause up to a percentage of progress."""
        return rf"([^。；;，,]*{self.progress_words})"


class Score(Part):
    """How points add up in one submission, and from which score on it shows which light."""

    noted_points: int
    green_from: int
    yellow_from: int
    orange_from: int
    most_times: int


class Visits(Part):
    """What makes a task worth a visit: four weights, and from where on each part counts in full."""

    doubt_weight: int
    money_weight: int
    lag_weight: int
    unseen_weight: int
    doubt_points: int
    lag_days: int
    unseen_months: int
    doubt_months: int


class Checks(Part):
    """All settings of the checks; `points`: check → what one questioned figure costs a submission."""

    limits: Limits
    points: dict[str, int]
    score: Score
    visits: Visits


@functools.cache
def checks() -> Checks:
    """The settings, read once."""
    with SOURCE.open("rb") as source:
        return Checks.model_validate(tomllib.load(source))


def tells(words: str | None) -> bool:
    """Whether words say something: there are some, and not 无 or a dash."""
    told = unicodedata.normalize("NFKC", words or "").strip()
    return not re.fullmatch(checks().limits.nothing_words, told)
