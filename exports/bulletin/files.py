"""Bulletins as files: what to write by the ending of a name, and what to say where that cannot be done."""

from collections.abc import Mapping
from pathlib import Path

from data.store import Store
from data.wording import msg, translate
from exports.bulletin.brief import brief
from exports.bulletin.document import Bulletin, bulletin
from exports.bulletin.facts import KINDS, facts
from exports.bulletin.pdf import NoOfficeError, pdf
from exports.bulletin.word import word
from exports.choice import ChoiceError, one_of, view

ENDINGS = (".docx", ".pdf")
NO_OFFICE = msg("没有生成PDF：这台机器没有可用的LibreOffice（含Writer）。请安装后重试，或改用Word文件。")


def written(
    store: Store,
    wanted: Mapping[str, str | None],
    kind: str | None,
    out: Path | None,
    language: str,
    *,
    short: bool,
    names: bool = False,
) -> bytes:
    """The bytes of the file `out` (.docx or .pdf); `wanted` has what makes a view; `short`: the page for leaders;
    `names`: with those of persons.

    Raises ChoiceError for what cannot be meant, where nothing is to be told, and where a PDF cannot be made.
    """
    chosen = one_of("kind", kind, KINDS, language)
    if out is None or out.suffix.lower() not in ENDINGS:
        raise ChoiceError(translate(language, "请用 --out 写明文件名，以 .docx 或 .pdf 结尾。"))
    read = facts(store, view(store, wanted, language), chosen, language, names=names)
    if read.tasks.is_empty():
        period = f"{read.period:%Y-%m}"
        raise ChoiceError(translate(language, "{period}没有目标任务。请核对报告期和数据截至日期。", period=period))
    try:
        return content(bulletin(read), out.suffix.lower(), short=short)
    except NoOfficeError as missing:
        raise ChoiceError(translate(language, NO_OFFICE)) from missing


def content(made: Bulletin, ending: str, *, short: bool) -> bytes:
    """The bytes of a bulletin or its page for leaders. Raises NoOfficeError where a PDF cannot be made."""
    docx = brief(made) if short else word(made)
    return pdf(docx) if ending == ".pdf" else docx
