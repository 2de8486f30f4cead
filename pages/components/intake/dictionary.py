"""The fields that a column can be, as people call them: data/reference/fields.json in the reader's language."""

import functools
import json
from typing import Any

from data.reference import FOLDER
from data.wording import msg
from pages.components.frame.language import language, t

KINDS = {
    "money": msg("{field}（金额）"),
    "percent": msg("{field}（百分数）"),
    "rate": msg("{field}（百分数）"),
    "quantity": msg("{field}（数量）"),
    "start": msg("{field}（日期）"),
    "due": msg("{field}（日期）"),
}
"""What is said behind a field's name of what stands in its cells; nothing where these are words."""
BY_MONTH = "plan_month"
"""A field that a name alone does not settle: its header has to say the month too."""


def name(field: str, month: int | None = None) -> str:
    """What the reader calls a field; that of a monthly plan with its month."""
    known = _fields().get(field)
    called = str(known["en" if language() == "en" and "en" in known else "name"]) if known else field
    return t("{field}·{month}月", field=called, month=month) if month else called


def choice(field: str) -> str:
    """A field as something to choose: its name, and what stands in its cells."""
    kind = _fields()[field]["kind"] if field in _fields() else ""
    return t(KINDS[kind], field=name(field)) if kind in KINDS else name(field)


def is_of_persons(field: str | None) -> bool:
    """Whether names or telephones of persons stand in the cells of a field."""
    return field is not None and _fields().get(field, {}).get("kind") == "person"


def names() -> tuple[str, ...]:
    """The fields that a person can say a column is, in the dictionary's order."""
    return tuple(field for field in _fields() if field != BY_MONTH)


@functools.cache
def _fields() -> dict[str, dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = json.loads((FOLDER / "fields.json").read_text(encoding="utf-8"))["fields"]
    return fields
