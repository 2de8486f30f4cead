"""The one way from a sentence in the code (Chinese) to a sentence on the screen (Chinese or English)."""

import functools
import gettext
import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from babel.dates import get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
ORDINAL = ("year", "row")
"""Names of numbers that count nothing: they keep their digits together."""

MONEY = re.compile(r"(-?\d[\d.]*)(亿元|万元|元)((?:/[人户月年])*)")
POINTS = re.compile(r"(?<=\d)个百分点")
THINGS = re.compile(r"(?<=\d)(?:件|个|项)(?![一-鿿])")
EACH = {"人": "person", "户": "household", "月": "month", "年": "year"}


class Count(str):
    """A number as it is printed; in a translation {n:task|tasks} is the word that goes with it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The digits, or the first of two words for one, the second for any other count."""
        one, is_word, many = spec.partition("|")
        if is_word:
            return one if self == "1" else many
        return super().__format__(spec)


def msg(text: str) -> str:
    """Mark `text` for the catalogue where it is declared; it is translated where it is shown."""
    return text


def translate(language: str, text: str, /, **values: object) -> str:
    """`text` in `language` with its {names} filled in; counts get a comma, {month} and {last_month} are named."""
    return _catalogue(language).gettext(text).format(**_counted(language, values))


def translate_count(language: str, text: str, n: int, /, **values: object) -> str:
    """`text` in `language`, in the form that the count `n` asks for; {n} is filled in too."""
    return _catalogue(language).ngettext(text, text, n).format(**_counted(language, {"n": n, **values}))


def told_counts(language: str, counts: Sequence[tuple[str, object]], nothing: str) -> str:
    """The counts that are not zero side by side, each in its marked words; `nothing` where all are."""
    told = [translate(language, text, n=n) for text, n in counts if n]
    return translate(language, "、").join(told) or translate(language, nothing)


def rows_told(language: str, accepted: int, questioned: int, rejected: int, queries: int) -> str:
    """What became of the rows of a submission, and how many queries it has: a row may have several, a form its own."""
    counts = ((msg("采用{n}行"), accepted), (msg("存疑{n}行"), questioned), (msg("退回{n}行"), rejected))
    return with_queries(language, told_counts(language, counts, msg("没有一行可用")), queries)


def with_queries(language: str, rows: str, queries: int) -> str:
    """A count of rows, and that of the queries beside it; none is not said."""
    return translate_count(language, "{rows}，共{n}个问题需核对", queries, rows=rows) if queries else rows


def in_words(text: str, language: str) -> str:
    """A text whose figures carry units as printed; for English readers 1.88亿元 is 1.88 (¥100m), digit by digit."""
    return THINGS.sub("", POINTS.sub(" points", MONEY.sub(_money, text))) if language == "en" else text


def _money(match: re.Match[str]) -> str:
    amount, unit, each = match.groups()
    said = {
        "亿元": translate("en", "{amount}亿元", amount=amount), "万元": translate("en", "{amount}万元", amount=amount),
        "元": translate("en", "{amount}元", amount=amount),
    }[unit]  # fmt: skip
    return said + "".join(f"/{EACH[one]}" for one in each.split("/") if one)


def _counted(language: str, values: Mapping[str, object]) -> dict[str, object]:
    return {name: _said(language, name, value) for name, value in values.items()}


def _said(language: str, name: str, value: object) -> object:
    if type(value) is int and name not in ORDINAL:
        return _month(language, value) if name.endswith("month") else Count(f"{value:,}")
    return Count(value) if isinstance(value, str | Decimal) else value


def _month(language: str, month: int) -> str:
    """A month of the year: Chinese counts it, other languages name it."""
    return str(month) if language == "zh" else str(get_month_names("wide", locale=language)[month])


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; sentences in the code are Chinese, so Chinese needs none."""
    path = LOCALE / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
