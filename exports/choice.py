"""From words on the command line to a view; what is wrong with them is said in a sentence."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from data.model import Clock, Denominator, Light, Linear, Span, Unit, View
from data.reference import category_name
from data.reference.lights import light_name, light_presets
from data.store import Store
from data.wording import LANGUAGES, translate

MONTH = re.compile(r"(20\d\d)-(\d\d)")
DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
STORED = ("county", "department", "category", "working_group", "project")
"""Filters whose values come out of the store."""


class ChoiceError(Exception):
    """A value that cannot be meant; its text is a sentence for the reader."""


def view(store: Store, wanted: Mapping[str, str | None], language: str) -> View:
    """The view that `wanted` (name → words, None where nothing is chosen) describes.

    Raises ChoiceError for a value that does not exist, and while nothing is stored.
    """
    if store.version() is None:
        said = translate(language, "“{store}”里还没有数据。请先运行 python -m loaders load。", store=store.root)
        raise ChoiceError(said)
    offered = store.table("choices")
    chosen = {name: _stored(offered, name, wanted.get(name), language) for name in STORED}
    usual = View()
    return View(
        linear=Linear(_setting("linear", wanted, usual.linear, list(Linear), language)),
        clock=Clock(_setting("clock", wanted, usual.clock, list(Clock), language)),
        lights=_setting("lights", wanted, usual.lights, list(light_presets()), language),
        unit=Unit(_setting("unit", wanted, usual.unit, list(Unit), language)),
        span=Span(_setting("span", wanted, usual.span, list(Span), language)),
        denominator=Denominator(_setting("denominator", wanted, usual.denominator, list(Denominator), language)),
        period=_month(wanted.get("period"), language),
        as_of=_day(wanted.get("as_of"), language),
        light=_light(wanted.get("light"), language),
        **chosen,
    )


def one_of(option: str, given: str | None, allowed: Sequence[str], language: str) -> str:
    """`given`, if it is one of the words that an option takes."""
    if given is not None and given in allowed:
        return given
    words = _listed(allowed, language)
    if given is None:
        raise ChoiceError(translate(language, "请写明 --{option}，可选：{allowed}。", option=option, allowed=words))
    raise ChoiceError(
        translate(language, "--{option} 不能是“{value}”，可选：{allowed}。", option=option, value=given, allowed=words)
    )


def _month(given: str | None, language: str) -> date | None:
    return _parsed(
        given,
        MONTH,
        lambda text: date.fromisoformat(f"{text}-01"),
        translate(language, "报告期“{value}”不存在：请写年和月，例如 2023-02，月份为 01 至 12。", value=given),
    )


def _day(given: str | None, language: str) -> date | None:
    return _parsed(
        given,
        DAY,
        date.fromisoformat,
        translate(language, "日期“{value}”不存在：请写年、月、日，例如 2023-03-05。", value=given),
    )


def _parsed(given: str | None, form: re.Pattern[str], parse: Callable[[str], date], wrong: str) -> date | None:
    if given is None:
        return None
    try:
        if form.fullmatch(given):
            return parse(given)
    except ValueError:
        pass  # a day that the calendar lacks is as wrong as a word
    raise ChoiceError(wrong)


def _light(given: str | None, language: str) -> Light | None:
    spelt = {word: light for light in Light for word in (light, *_names(light))}
    if given is not None and given not in spelt:
        return Light(one_of("light", given, list(Light), language))
    return spelt[given] if given else None


def _setting(name: str, wanted: Mapping[str, str | None], usual: str, allowed: Sequence[str], language: str) -> str:
    return one_of(name, wanted.get(name) or usual, allowed, language)


def _stored(offered: pl.DataFrame, name: str, given: str | None, language: str) -> str | None:
    values = offered.filter(pl.col("dimension") == name).get_column("choice").to_list()
    if given is None or given in values:
        return given
    if name == "category":
        spelt = {category_name(code, of): code for code in values for of in LANGUAGES}
        return spelt.get(given) or one_of(name, given, [*values, *spelt], language)
    return one_of(_option(name), given, values, language)


def _option(name: str) -> str:
    return name.replace("_", "-")


def _names(light: str) -> Iterable[str]:
    return (light_name(light, language, preset) for preset in light_presets() for language in LANGUAGES)


def _listed(words: Sequence[str], language: str) -> str:
    return translate(language, "、").join(words)
