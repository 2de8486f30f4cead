"""Text tables without a usual delimiter: fields parted by blanks or by the full-width ， and ；."""

import re

_USUAL = re.compile(r"[\t,;|]")
_PARTINGS = tuple(map(re.compile, ("[，]", "[；]", "[ \u3000]{2,}", "[ \u3000]+")))
_FIGURE = re.compile(r"[-+(（]?[\d.,]+%?[)）]?")
MIN_LINES, MAX_LINES = 3, 20_000


def split(text: str) -> list[list[str]]:
    """The lines as fields; nothing where a usual delimiter stands, or where figures might come below other names.

    Blanks show no empty field, so every line with figures must have as many fields as the line of names above them.
    """
    lines = [line.strip(" \u3000") for line in text.splitlines()]
    held = [line for line in lines if line]
    usual = sum(1 for line in held if _USUAL.search(re.sub(r"\d,\d{3}", "", line)))
    if not MIN_LINES <= len(held) <= MAX_LINES or usual * 2 > len(held):
        return []
    for parting in _PARTINGS:
        parts = [[field.strip() for field in parting.split(line)] for line in lines]
        counts = [len(fields) for fields in parts if any(map(_FIGURE.fullmatch, fields[1:]))]
        if len(counts) > 1 and len(set(counts)) == 1 and _is_named(parts, counts[0]):
            return [fields if len(fields) == counts[0] else [line] for fields, line in zip(parts, lines, strict=True)]
    return []


def _is_named(parts: list[list[str]], count: int) -> bool:
    """Whether names, as many as there are fields, stand above the first line with figures."""
    first = next(at for at, fields in enumerate(parts) if any(map(_FIGURE.fullmatch, fields[1:])))
    return any(len(fields) == count and not any(map(_FIGURE.fullmatch, fields)) for fields in parts[:first])
