"""How a bulletin says counts, amounts and rates: all, some, one or none; a rate never without what it was divided by.

A *clause* says one thing and names the columns that define it; clauses make a sentence, sentences a paragraph. What is
not known gives no clause, and a sentence without clauses is not printed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date

from data.wording import msg, translate
from exports.amounts import YI, money, rounded
from metrics import coverage

Row = Mapping[str, Any]
ENDS = "。．.；;，,、 \u3000\t\r\n"
BLANKS, STOPS = re.compile(r"\s+"), re.compile(r"([。；，、])[。；，、]+")
NOTHING = frozenset({"无", "暂无", "没有", "/", "-", "--", "—", "0"})
"""What clerks write where there is nothing to tell."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LARGE = Decimal(10) * YI
"""万元 from which on one decimal of 亿元 is printed; below it, two."""
NAMED = 10
"""Names that one sentence lists at most."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing said, without its stop; `of` are the columns whose definitions stand behind it."""

    text: str
    of: tuple[str, ...] = ()


Sentence = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences one after another, behind a `lead` in other letters (a county's name, a heading; empty: none)."""

    sentences: tuple[Sentence, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Cases:
    """A count in words: all of them, some, none; and where there is only one, that it is so or not."""

    every: str
    some: str
    none: str
    one: str
    not_one: str


def count(language: str, cases: Cases, n: int | None, whole: int, *of: str, **more: str) -> Clause | None:
    """`n` of `whole` in words, with what `more` the cases say; nothing where it is not known or there is nothing to
    count."""
    if n is None or not whole:
        return None
    if whole == 1:
        said = cases.one if n else cases.not_one
    elif n == whole:
        said = cases.every
    else:
        said = cases.some if n else cases.none
    return Clause(translate(language, said, n=n, whole=whole, **more), of)


def sentence(*clauses: Clause | None) -> Sentence:
    """The clauses that have something to say."""
    return tuple(clause for clause in clauses if clause)


def paragraph(*sentences: Sentence, lead: str = "") -> Paragraph | None:
    """The sentences that have something to say; nothing where none has."""
    told = tuple(each for each in sentences if each)
    return Paragraph(told, lead) if told else None


def paragraphs(*made: Paragraph | None) -> list[Paragraph]:
    """The paragraphs that have something to say."""
    return [each for each in made if each]


def plain(told: Paragraph, language: str) -> str:
    """A paragraph as text, without marks."""
    said = spaced((ended(each, language) for each in told.sentences), language)
    return spaced([told.lead, said], language) if told.lead else said


def ended(said: Sentence, language: str) -> str:
    """A sentence with its stop."""
    text = translate(language, "；").join(clause.text for clause in said)
    return translate(language, "{sentence}。", sentence=capital(text, language))


def spaced(sentences: Iterable[str], language: str) -> str:
    """Sentences one after another, as the language parts them."""
    return ("" if language == "zh" else " ").join(sentences)


def capital(text: str, language: str) -> str:
    """A sentence's first letter as the language writes it."""
    return text if language == "zh" else text[:1].upper() + text[1:]


def inside(text: str, language: str) -> str:
    """A label's first letter as it stands within a sentence."""
    return text if language == "zh" else text[:1].lower() + text[1:]


def amount(language: str, wan: Decimal) -> str:
    """An amount in 亿元 (two decimals; one from 10 亿元 on) or 万元, as official papers print it."""
    if language == "zh" and abs(wan) >= YI:
        places = 1 if abs(wan) >= LARGE else 2
        return translate(language, "{amount}亿元", amount=f"{rounded(wan / YI, places):,f}")
    if wan and not rounded(wan, 2):  # a few yuan: nothing but their digits would not be nothing
        return translate(language, "{amount}元", amount=f"{wan * YI:f}".rstrip("0").rstrip("."))
    return money(language, wan)


def few(language: str, group: Row) -> str:
    """Whose figures these are, to stand before them, where less than half of a group's tasks are behind them; else "".

    `group`: a row of a metric with tasks and reported.
    """
    if not coverage.is_few(group["reported"], group["tasks"]):
        return ""
    return translate(language, "已报的{n}个任务（共{of}个）", n=group["reported"], of=group["tasks"])


def few_alone(language: str, group: Row) -> list[str]:
    """The same as a note below a figure; none where at least half are behind it."""
    if not coverage.is_few(group["reported"], group["tasks"]):
        return []
    return [translate(language, "只计已报的{n}个任务（共{of}个）", n=group["reported"], of=group["tasks"])]


def listed(language: str, names: Sequence[str]) -> str:
    """Names side by side; of many the first, and how many there are."""
    shown = translate(language, "、").join(names[:NAMED])
    return shown if len(names) <= NAMED else translate(language, "{names}等{n}个", names=shown, n=len(names))


def day(language: str, value: date) -> str:
    """A day of the year that the bulletin speaks of."""
    if language != "zh":
        return str(format_date(value, "d MMMM", locale=language))
    return translate(language, "{month}月{day}日", month=value.month, day=value.day)


def days(language: str, first: date, last: date) -> str:
    """The days that data are of, from the first to the last; one day where they are of one."""
    if first == last:
        return day(language, last)
    if (first.year, first.month) != (last.year, last.month):
        return translate(language, "{first}至{last}", first=day(language, first), last=day(language, last))
    if language != "zh":
        return translate(language, "{first}至{last}", first=first.day, last=day(language, last))
    return translate(language, "{first}至{last}日", first=day(language, first), last=last.day)


def through(language: str, month: int) -> str:
    """The months that cumulative figures of a month speak of."""
    return translate(language, "1月") if month == 1 else translate(language, "1至{month}月", month=month)


def next_point(language: str, task: Row) -> tuple[str, date | None]:
    """What the timetable of a task wants after its data, and by when; its due day where it names no node."""
    named, on = task["next_node"], task["next_node_on"] or task["due_on"]
    if on is None:
        return named or "", None
    due = translate(language, "完成时限") if on == task["due_on"] else translate(language, "月度计划")
    return named or due, on


def due_day(language: str, task: Row) -> tuple[str, date | None]:
    """The same for a paper about a month: what has come by the day of its data is not next, it ought to be reached."""
    wanted, on = next_point(language, task)
    if on is None or not has_come(task, on):
        return wanted, on
    return translate(language, "{node}应已达到", node=wanted), on


def has_come(task: Row, on: date) -> bool:
    """Whether a day has come for a paper, though the data of the task may be of a day before.

    `task` has last_on of exports.table.with_last_day.
    """
    return bool(on <= task["last_on"])


def place(language: str, task: Row) -> str:
    """A task by its county and project; quotes within the project's name become inner ones."""
    project = inner(quoted(task["project"]))
    return translate(language, "{county}“{project}”", county=quoted(task["county"]), project=project)


def inner(text: str) -> str:
    """`text` as it stands within quotes: its own become inner ones."""
    return text.replace("“", "‘").replace("”", "’")


def quoted(text: str | None) -> str:
    """Submitted words in one line, without the stops at their end and what no paper can print."""
    line = BLANKS.sub(" ", UNPRINTABLE.sub("", text or "")).strip(ENDS)
    return "" if line in NOTHING else STOPS.sub(r"\1", line)


DIFFERENCE = {
    1: msg("高{points}个百分点"),
    -1: msg("低{points}个百分点"),
}


def apart(language: str, gap: Decimal) -> str | None:
    """By how many percentage points something is higher or lower; nothing where it comes to 0.00."""
    exact = rounded(gap, 2)
    return translate(language, DIFFERENCE[1 if exact > 0 else -1], points=abs(exact)) if exact else None
