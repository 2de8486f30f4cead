"""The one way from a sentence in the code (Chinese) to a sentence on the screen (Chinese or English)."""

import functools
import gettext
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
ORDINAL = ("year", "row")
"""Names of numbers that count nothing: they keep their digits together."""


def msg(text: str) -> str:
    """Mark `text` for the catalogue where it is declared; it is translated where it is shown."""
    return text


def translate(language: str, text: str, /, **values: object) -> str:
    """`text` in `language` with its {names} filled in; counts get a comma between thousands."""
    return _catalogue(language).gettext(text).format(**_counted(values))


def translate_count(language: str, text: str, n: int, /, **values: object) -> str:
    """`text` in `language`, in the form that the count `n` asks for; {n} is filled in too."""
    return _catalogue(language).ngettext(text, text, n).format(**_counted({"n": n, **values}))


def told_counts(language: str, counts: Sequence[tuple[str, object]], nothing: str) -> str:
    """The counts that are not zero side by side, each in its marked words; `nothing` where all are."""
    told = [translate(language, text, n=n) for text, n in counts if n]
    return translate(language, "、").join(told) or translate(language, nothing)


def rows_told(language: str, accepted: int, questioned: int, rejected: int) -> str:
    """What became of the rows of a submission."""
    counts = ((msg("采用{n}行"), accepted), (msg("存疑{n}行"), questioned), (msg("退回{n}行"), rejected))
    return told_counts(language, counts, msg("没有一行可用"))


def _counted(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: f"{value:,}" if type(value) is int and name not in ORDINAL else value for name, value in values.items()
    }


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
