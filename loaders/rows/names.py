"""Names as clerks write them, made comparable."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

NOISE = re.compile(r"[\s★☆◆◇●○▲△■□*“”‘’\"'「」『』《》〈〉·、，,。．.()\[\]【】（）-]+")


_COUNTED = re.compile(
    r"\s*(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}(?:[、．)）]|\.(?!\d))|[\u2460-\u2473])\s*(?=\S)"
)


def uncounted(name: str) -> str:
    """A name without the number before it: 2.修路, （六）修路, ⑨修路."""
    return _COUNTED.sub("", name, count=1) if _COUNTED.match(name) else name


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
