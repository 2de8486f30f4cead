"""What a file to take away is called: of what it is, what narrows it, its month, the day that its figures end on."""

import re
from collections.abc import Sequence
from datetime import date

from data.model import View
from data.wording import translate
from exports.codes import words

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
"""What Windows does not take in a file name."""
LONGEST_NAME, LONGEST_PART = 80, 30
NARROWING = ("county", "department", "category", "working_group", "project", "light")


def stem(subject: Sequence[str], view: View, period: date, as_of: tuple[date, date] | None, language: str) -> str:
    """A file's name without its ending: 资金_按区县_雁江区_2023年8月_截至0831.

    `subject`: page, table and grouping; what is empty or said before is left out. `as_of`: the days that the reports
    speak of; the last one is named. A view of what had come by some day says so.
    """
    chosen = [words(name, str(value), language) for name in NARROWING if (value := getattr(view, name))]
    month = translate(language, "{year}年{month}月", year=period.year, month=str(period.month))
    ends = [translate(language, "截至{day}", day=f"{as_of[1]:%m%d}")] if as_of else []
    received = [translate(language, "收文至{day}", day=f"{view.as_of:%m%d}")] if view.as_of else []
    parts = [safe_name(part)[:LONGEST_PART].strip(" ._") for part in (*subject, *chosen, month, *ends, *received)]
    return "_".join(dict.fromkeys(part for part in parts if part))


def safe_name(title: str) -> str:
    """`title` without what a system may not take in a file name."""
    return FORBIDDEN.sub("_", title).strip(" ._")[:LONGEST_NAME]
