"""Targets in words, such as 控制在4.3%以内 or 不低于4000元: which number is meant, and whether less is better."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

NUMBER = r"(?P<{name}>\d+(?:\.\d+)?)(?P<{name}_unit>[^\d,，;；。、()]{{0,4}}?)"
AT_MOST = re.compile(
    r"(?:不高于|不超过|不大于|不多于|(?<!不)(?:低于|小于|少于)|≤|<=|<)"
    + NUMBER.format(name="least")
    + r"(?=以内|$|[,，;；。、])"
    r"|" + NUMBER.format(name="most") + r"(?:以内|之内|以下|及以下)"
)
AT_LEAST = re.compile(
    r"(?:不低于|不少于|不小于|≥|>=)" + NUMBER.format(name="least") + r"(?:以上)?$"
    r"|" + NUMBER.format(name="most") + r"(?:以上|及以上)$"
)
VERBS = re.compile(r"^(?:力争|确保)?(?:控制|保持|稳定|达到)?在?")


class Target(NamedTuple):
    """A target that was written in words: its number, its unit if one stands there, and whether less is better."""

    value: Decimal
    unit: str | None
    is_ceiling: bool


def target_of(words: str) -> Target | None:
    """The target that a cell states in words; None where it is a bare number, or says more than a bound."""
    text = VERBS.sub("", _plain(words))
    for pattern, is_ceiling in ((AT_MOST, True), (AT_LEAST, False)):
        if found := pattern.fullmatch(text):
            name = "least" if found["least"] else "most"
            return Target(Decimal(found[name]), found[f"{name}_unit"] or None, is_ceiling)
    return None


def is_ceiling(words: str, value: Decimal) -> bool:
    """Whether a sentence names `value` as the most that may be reached."""
    return any(Decimal(found["least"] or found["most"]) == value for found in AT_MOST.finditer(_plain(words)))


def _plain(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
