"""What a finding cites of a submission, for its reader: months, amounts with units, headings by the field they name."""

import functools
import json
import re
from collections.abc import Mapping

from data.reference import FOLDER
from data.wording import in_words, translate

AMOUNTS = ("stated", "sum", "difference", "value", "other", "before", "now")
NUMBERS = (*AMOUNTS, "issued", "planned", "disbursed", "paid", "times")
HEADINGS = ("field", "whole")


def cited(params: Mapping[str, object], language: str) -> dict[str, object]:
    """What fills the sentence of a finding; in Chinese, and whatever was typed into cells, as it stands in the file."""
    told = {name: _spaced(value) if name in NUMBERS else value for name, value in params.items()}
    said = told if language == "zh" else {name: _said(name, told[name], language) for name in told}
    month = re.fullmatch(r"(\d{4})-(\d{2})", str(params.get("period", "")))
    if month is None:
        return dict(said)
    year, number = month[1], str(int(month[2]))
    return {**said, "period": translate(language, "{year}年{month}月", year=year, month=number)}


def _spaced(value: object) -> str:
    """A number with commas between thousands, as pages write it; anything else as it is."""
    return re.sub(r"^-?\d{4,}(?=$|[.%万])", lambda match: f"{int(match[0]):,}", str(value))


def _said(name: str, value: object, language: str) -> object:
    if name in HEADINGS:
        heading = str(value).rsplit("|", 1)[-1].strip()
        return _fields().get(heading) or _fields().get(re.sub(r"[(（][^()（）]*[)）]$", "", heading), value)
    if name == "parts":
        return str(value).replace("、", translate(language, "、"))
    return in_words(str(value), language) if name in AMOUNTS else value


@functools.cache
def _fields() -> dict[str, str]:
    """Heading → the English name of the field that it names."""
    known = json.loads((FOLDER / "fields.json").read_text(encoding="utf-8"))["fields"]
    return {heading: field["en"] for field in known.values() for heading in (*field["headers"], field["name"])}
