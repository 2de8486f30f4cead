"""From words, of the command line or the address, to an extract; what is wrong with them is said in a sentence."""

import shlex
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from data.model import View
from data.reference import stage_name, stages
from data.wording import LANGUAGES, translate
from exports.choice import ChoiceError, one_of
from exports.codes import SETTINGS
from exports.extract import RATES, Extract, offered
from exports.manifest import FILTERS
from metrics.columns import COLUMNS
from metrics.grouping import DIMENSIONS

EXTRACT = ("by", "columns", "lag_over", "rate", "below", "stage", "questioned", "sort", "descending")
"""The words of an extract, by their names on the command line."""


def wanted(view: View, words: Mapping[str, str | None], language: str) -> Extract:
    """The extract that `words` describe over `view`; columns, sort and rate go by name or by label in any language.

    Raises ChoiceError for a value that does not exist.
    """
    by = one_of("by", words["by"], DIMENSIONS, language) if words.get("by") else None
    if bool(words.get("rate")) != bool(words.get("below")):
        raise ChoiceError(
            translate(language, "--rate 和 --below 要一起写，例如 --rate disbursed_of_planned_pct --below 20。")
        )
    return Extract(
        view=view,
        by=by,
        columns=tuple(_named("columns", name, offered(by), language) for name in _split(words.get("columns"))),
        lag_over=_whole("lag-over", words.get("lag_over"), language),
        rate=next((_named("rate", name, RATES, language) for name in _split(words.get("rate"))), None),
        below=_number("below", words.get("below"), language),
        stage=_stage(words.get("stage"), language),
        questioned=bool(words.get("questioned")),
        sort=next((_named("sort", name, offered(by), language) for name in _split(words.get("sort"))), None),
        descending=bool(words.get("descending")),
    )


def _split(given: str | None) -> list[str]:
    return [part.strip() for part in (given or "").replace("，", ",").split(",") if part.strip()]


def _named(option: str, given: str, names: Sequence[str], language: str) -> str:
    """The one of `names` that `given` is, or is the label of."""
    spelt = {translate(each, COLUMNS[name].label): name for name in names for each in LANGUAGES}
    return spelt.get(given) or one_of(option, given, names, language)


def _stage(given: str | None, language: str) -> str | None:
    codes = stages().get_column("stage").to_list()
    spelt = {stage_name(code, each): code for code in codes for each in LANGUAGES}
    return (spelt.get(given) or one_of("stage", given, codes, language)) if given else None


def _whole(option: str, given: str | None, language: str) -> int | None:
    number = _number(option, given, language)
    if number is not None and number != int(number):
        raise ChoiceError(translate(language, "--{option} 要写整数，不能是“{value}”。", option=option, value=given))
    return None if number is None else int(number)


def _number(option: str, given: str | None, language: str) -> Decimal | None:
    if given is None:
        return None
    try:
        number = Decimal(given)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ChoiceError(translate(language, "--{option} 要写数字，不能是“{value}”。", option=option, value=given))
    return number


def command(wanted: Extract) -> str:
    """The command line that makes the same table as XLSX again, for a run by the clock."""
    view = wanted.view
    words = {
        "period": f"{view.period:%Y-%m}" if view.period else None,
        "as-of": view.as_of,
        **{name.replace("_", "-"): getattr(view, name) for name in FILTERS},
        **{name: getattr(view, name) for name in SETTINGS if getattr(view, name) != getattr(View(), name)},
        "by": wanted.by,
        "columns": ",".join(wanted.columns),
        "lag-over": wanted.lag_over,
        "rate": wanted.rate,
        "below": wanted.below,
        "stage": wanted.stage,
        "sort": wanted.sort,
    }
    said = [f"--{name} {shlex.quote(str(value))}" for name, value in words.items() if value not in (None, "")]
    flags = [f"--{name}" for name in ("questioned", "descending") if getattr(wanted, name)]
    return " ".join(["python -m exports extract", *said, *flags, "--format xlsx --out extract.xlsx"])
