"""What a finding cites of a submission, for its reader: amounts with their units, headings by the field they name."""

import functools
import json
from collections.abc import Mapping

from data.reference import FOLDER
from data.wording import in_words, translate

AMOUNTS = ("stated", "sum", "difference")
HEADINGS = ("field", "whole")


def cited(params: Mapping[str, object], language: str) -> dict[str, object]:
    """What fills the sentence of a finding; in Chinese, and whatever was typed into cells, as it stands in the file."""
    return dict(params) if language == "zh" else {name: _said(name, params[name], language) for name in params}


def _said(name: str, value: object, language: str) -> object:
    if name in HEADINGS:
        return _fields().get(str(value).rsplit("|", 1)[-1].strip(), value)
    if name == "parts":
        return str(value).replace("、", translate(language, "、"))
    return in_words(str(value), language) if name in AMOUNTS else value


@functools.cache
def _fields() -> dict[str, str]:
    """Heading → the English name of the field that it names."""
    known = json.loads((FOLDER / "fields.json").read_text(encoding="utf-8"))["fields"]
    return {heading: field["en"] for field in known.values() for heading in (*field["headers"], field["name"])}
