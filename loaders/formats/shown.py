"""The number format of a cell by what it shows, where the file keeps the value and the text but no format."""

import re

from loaders.formats.cells import number
from loaders.forms.numbers import ABOUT, parse

SCALED = "#,##0,"
"""A format that shows thousands: the value is asked about."""


def format_of(raw: str, text: str) -> str | None:
    """Percent, a unit printed behind the number, or scaled for show; None where it shows just the number."""
    value, shown = number(raw), parse(text)
    if value is None:
        return None
    if shown is None:
        about = ABOUT.search(text) if re.search(r"\d", text) else None
        return SCALED if re.search(r"\d.*[千万亿]", text) else f'"{about[0]}"0' if about else None
    if shown.unit == "%":
        return "0%"
    if shown.value and abs(value / shown.value) >= 100:
        return SCALED
    return f'0"{shown.unit}"' if shown.unit else None
