"""Names as clerks write them, made comparable."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

NOISE = re.compile(r"[\s★☆◆◇●○▲△■□*“”‘’\"'「」『』《》〈〉·、，,。．.()\[\]【】（）-]+")


def key(name: str) -> str:
    """What is left of a name without width, spaces, quotes, brackets and marks."""
    return NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that `name` was perhaps meant to be; never used without asking."""
    by_key = {key(other): other for other in known}
    found = difflib.get_close_matches(key(name), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None


def split(cell: str) -> list[str]:
    """The names in a cell that holds several."""
    return [name.strip() for name in re.split(r"[、，,;；\n]", cell) if name.strip()]
