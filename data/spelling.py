"""How names are found by what people type: characters, pinyin, or its initials."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

FEWEST = 1
"""Letters from which on something is looked for."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name with the ways to type it, in small letters without blanks."""

    name: str
    typed: str
    pinyin: str
    initials: str


@functools.lru_cache(maxsize=65_536)
def spelling(name: str) -> Spelling:
    """The spelling of a name; what is no Chinese character stands for itself."""
    return Spelling(
        name,
        _plain(name),
        _plain("".join(lazy_pinyin(name))),
        _plain("".join(lazy_pinyin(name, style=Style.FIRST_LETTER))),
    )


def found(typed: str, names: Iterable[str]) -> list[str]:
    """The names that `typed` may mean, the likeliest first: it begins the name, stands in it, or in its pinyin."""
    wanted = _plain(typed)
    if len(wanted) < FEWEST:
        return []
    ranked = ((_rank(wanted, spelling(name)), at, name) for at, name in enumerate(names))
    return [name for rank, _, name in sorted(each for each in ranked if each[0] is not None)]


def _rank(wanted: str, name: Spelling) -> int | None:
    tests = (
        name.typed.startswith(wanted),
        wanted in name.typed,
        name.initials.startswith(wanted),
        wanted in name.initials,
        wanted in name.pinyin,
    )
    return next((rank for rank, is_met in enumerate(tests) if is_met), None)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
