"""Months and days as clerks write them: 2023.2, 元至3月, 截至2月底, 20220316, an Excel serial."""

import calendar
import functools
import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from loaders.formats.number_formats import from_serial

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TIME = re.compile(r"(?<=[\d日号])(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?\b", re.IGNORECASE)
_RANGE = r"(?:-|—|–|~|至|到|―|−)"
_QUARTERS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "1季度": 3, "2季度": 6, "3季度": 9, "4季度": 12,
             "上半年": 6, "前三季度": 9, "前3季度": 9, "下半年": 12, "全年": 12}  # fmt: skip


class Span(NamedTuple):
    """What a text says of time: the last month it speaks of, a day if it names one; year None where it names none."""

    year: int | None
    month: int | None
    day: int | None = None
    valid: bool = True


def fold(text: str) -> str:
    """Half width, no blanks, no time of day, Chinese numbers before 年月日 as digits."""
    text = _TIME.sub("", unicodedata.normalize("NFKC", text))  # first: 15 0:00 without its blank is another day
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"[〇零一二三四五六七八九十]+(?=[年月日号])", lambda found: _number(found[0]), text)
    return re.sub(r"元(?=月|至\d|-\d)", "1", text)


def _number(words: str) -> str:
    if "十" not in words:
        return words.translate(_DIGITS)
    tens, _, ones = words.partition("十")
    return str(int(tens.translate(_DIGITS) or "1") * 10 + int(ones.translate(_DIGITS) or "0"))


@functools.lru_cache(maxsize=4096)
def spans(text: str) -> tuple[Span, ...]:
    """All months and days that a text names, in its order."""
    folded = fold(text)
    found: list[tuple[int, Span]] = []
    taken = [False] * (len(folded) + 1)
    for pattern, build in _PATTERNS:
        for match in re.finditer(pattern, folded):
            if any(taken[match.start() : match.end()]):
                continue
            span = build(match)
            if span is None:
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            found.append((match.start(), span))
    return tuple(span for _, span in sorted(found, key=lambda one: one[0]))


def _year(word: str | None) -> int | None:
    return None if not word else int(word) if len(word) == 4 else 2000 + int(word)


def _checked(year: int | None, month: int, day: int | None = None) -> Span:
    valid = 1 <= month <= 12
    if valid and day is not None:
        valid = 1 <= day <= calendar.monthrange(year or 2024, month)[1]
    return Span(year, month, day, valid)


def _compact(match: re.Match[str]) -> Span | None:
    month, day = int(match[2]), int(match[3]) if match[3] else None
    span = _checked(int(match[1]), month, day)
    return span if span.valid else None


_Y = r"(?<!\d)(20\d\d|\d\d(?=年))"
_PATTERNS = (
    (rf"{_Y}年?度?[./年-]?(\d{{1,2}})月?{_RANGE}(?:(?:20)?\d\d年)?(\d{{1,2}})月(?!\d)(?:份|底|末)?",
     lambda m: _checked(_year(m[1]), int(m[3]))),
    (rf"{_Y}年度?(\d{{1,2}})月(\d{{1,2}})[日号]?", lambda m: _checked(_year(m[1]), int(m[2]), int(m[3]))),
    (rf"{_Y}[./-](\d{{1,2}})[./-](\d{{1,2}})(?!\d)", lambda m: _checked(_year(m[1]), int(m[2]), int(m[3]))),
    (rf"{_Y}年度?(\d{{1,2}})月", lambda m: _checked(_year(m[1]), int(m[2]))),
    (rf"{_Y}年?度?第?(前?[一二三四1-4]季度|上半年|下半年|前三季度|全年)",
     lambda m: _checked(_year(m[1]), _QUARTERS.get(m[2], 13))),
    (rf"{_Y}[./-](\d{{1,2}})(?!\d|[./-]\d)", lambda m: _checked(_year(m[1]), int(m[2]))),
    (r"(?<!\d)(20\d\d)(\d\d)(\d\d)?(?!\d)", _compact),
    (rf"(?<!\d)(\d{{1,2}})月?{_RANGE}(\d{{1,2}})月(?!\d)", lambda m: _checked(None, int(m[2]))),
    (r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]?", lambda m: _checked(None, int(m[1]), int(m[2]))),
    (r"(?<!\d)(\d{1,2})月", lambda m: _checked(None, int(m[1]))),
    (r"第?(前?[一二三四1-4]季度|上半年|前三季度)", lambda m: _checked(None, _QUARTERS.get(m[1], 13))),
)  # fmt: skip


@functools.lru_cache(maxsize=1024)
def year_of(text: str) -> int | None:
    """The one year that a text names, such as a title; None for none or several."""
    years = set(re.findall(r"(?<!\d)(20\d\d)(?=年|\D|$)", fold(text)))
    return int(years.pop()) if len(years) == 1 else None


def month_of(text: str, year: int | None = None) -> date | None:
    """The month that a text consists of or names, as its first day; the last one of a range."""
    for span in spans(text):
        if span.valid and span.month and (span.year or year):
            return date(span.year or year or 1, span.month, 1)
    return None


def end_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day_of(text: str, ends: bool, year: int | None = None, serials_1904: bool | None = None) -> date | None:
    """The day that a text names. A month alone is its last day where it `ends` something, else its first.

    `serials_1904` allows Excel serials, in that date system. None for what is no one day.
    """
    folded = re.sub(r"(以?前|之前|前完成|完成|完工|开工|竣工)+$", "", fold(text))
    if serials_1904 is not None and re.fullmatch(r"[34]\d{4}", folded):
        serial = from_serial(Decimal(folded), serials_1904)
        return serial.date() if isinstance(serial, datetime) else serial
    if last := re.fullmatch(r"(20\d\d)年?(年底|底|末|年末)", folded):
        return date(int(last[1]), 12, 31)
    if re.search(r"[至到~—–―]|[年月日]-", folded):
        return None
    found = spans(folded)
    if (
        len(found) != 1
        or not found[0].valid
        or not re.fullmatch(r"[\d年月日号./\-第一二三四前上下半季度底末份旬初中全]+", folded)
    ):
        return None
    span = found[0]
    if span.month is None or (span.year or year) is None:
        return None
    return _resolve(span, folded, ends, span.year or year or 1)


def _resolve(span: Span, folded: str, ends: bool, year: int) -> date | None:
    month = span.month or 1
    if span.day is not None:
        return date(year, month, span.day) if span.day <= end_of(year, month).day else None
    if re.search(r"旬|初|中$|月中", folded):
        return None
    if re.search(r"[底末]", folded) or ends:
        return end_of(year, month)
    if re.search(r"季度|半年|全年", folded):
        return None
    return date(year, month, 1)
