"""Codes in words: how a category, stage, light, clock, conclusion or kind of form is called in a language."""

from collections.abc import Callable, Mapping

from data.model import Light
from data.reference import KIND_NAMES, LIGHT_NAMES, LIGHT_SYMBOLS, SEVERITY_NAMES, category_name, stage_name
from data.wording import msg, translate

CLOCKS: Mapping[str, str] = {"plan": msg("计划进度"), "linear": msg("时间进度")}


def words(column: str, code: str, language: str) -> str:
    """What a reader calls `code`; the code itself where it is not known."""
    return SAID[column](code, language) if column in SAID else code


def light_words(code: str, language: str) -> str:
    """A light as symbol and word, so that it can be told without its colour."""
    if code not in set(Light):
        return code
    return f"{LIGHT_SYMBOLS[Light(code)]} {translate(language, LIGHT_NAMES[Light(code)])}"


def _from(names: Mapping[str, str]) -> Callable[[str, str], str]:
    return lambda code, language: translate(language, names[code]) if code in names else code


SAID: Mapping[str, Callable[[str, str], str]] = {
    "category": category_name,
    "stage": stage_name,
    "light": light_words,
    "clock": _from(CLOCKS),
    "severity": _from(SEVERITY_NAMES),
    "kind": _from(KIND_NAMES),
}
