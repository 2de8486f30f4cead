"""Registers that come with the product: categories, stages and states, words for lights, severities and forms."""

import functools
import json
import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import polars as pl

from data.model import Kind, Light, Severity
from data.wording import msg

FOLDER = Path(__file__).parent


LIGHT_NAMES: dict[str, str] = {
    Light.BLUE: msg("已验收"),
    Light.GREEN: msg("正常"),
    Light.YELLOW: msg("略滞后"),
    Light.ORANGE: msg("滞后"),
    Light.RED: msg("严重滞后"),
    Light.NONE: msg("未报"),
}
LIGHT_SYMBOLS: dict[str, str] = {
    Light.BLUE: "◆",
    Light.GREEN: "●",
    Light.YELLOW: "▲",
    Light.ORANGE: "■",
    Light.RED: "✖",
    Light.NONE: "○",
}


SEVERITY_NAMES: dict[str, str] = {
    Severity.REJECTED: msg("退回"),
    Severity.QUESTIONED: msg("存疑"),
    Severity.NOTED: msg("提示"),
}
KIND_NAMES: dict[str, str] = {
    Kind.REGISTER: msg("实事项目清单"),
    Kind.WORKING_GROUPS: msg("工作小组"),
    Kind.BREAKDOWN: msg("目标任务分解表"),
    Kind.PUBLISHED: msg("公开数据"),
    Kind.RECEIPTS: msg("收文登记表"),
    Kind.SITE_VISITS: msg("现场查看记录"),
    Kind.PROGRESS: msg("进展情况填报表"),
}


@functools.cache
def stages() -> pl.DataFrame:
    """stage, category (None: any), position, zh, en, milestone, words: one row per stage, in order."""
    return pl.read_csv(FOLDER / "stages.csv", schema_overrides={"position": pl.Int32})


@functools.cache
def categories() -> pl.DataFrame:
    """category, zh, en, words: one row per category; the set is open, construction and subsidy come first."""
    return pl.read_csv(FOLDER / "categories.csv")


@functools.cache
def stage_name(stage: str | None, language: str) -> str:
    """What a reader calls a stage; its code where the stage is not (or no longer) known."""
    return _name(stages(), "stage", stage, language)


@functools.cache
def category_name(category: str | None, language: str) -> str:
    """What a reader calls a category; its code where the category is not known."""
    return _name(categories(), "category", category, language)


@functools.cache
def indicators() -> pl.DataFrame:
    """indicator, zh, en, the metric, figure and category that compute it, its relation to others (a÷b, a+b)."""
    return pl.read_csv(FOLDER / "indicators.csv")


@functools.cache
def indicator_name(indicator: str, language: str) -> str:
    """What a reader calls a published indicator; as it was published where it is not known."""
    return _name(indicators(), "indicator", indicator, language)


@functools.cache
def stage_of_words(words: str, category: str) -> str | None:
    """The stage that a clerk's words name, within the life cycle of `category`; None if none or several do."""
    return _code_of_words(
        stages().filter(pl.col("category").is_null() | (pl.col("category") == category)), "stage", words
    )


IN_USE_NOT_ACCEPTED = "in_use_not_accepted"
"""In use before it was accepted: the works are complete, and in use, and not accepted."""
MARKS = re.compile(r"[\s（）()［］\[\]，,、；;：:。/—–-]+")
"""What clerks put between a stage and a state, and around them."""


@functools.cache
def states() -> pl.DataFrame:
    """state, zh, en, words, hints: one row per state that lies over any stage; whatever holds a hint may be meant."""
    return pl.read_csv(FOLDER / "states.csv")


@functools.cache
def state_name(state: str | None, language: str) -> str:
    """What a reader calls a state; its code where the state is not known."""
    return _name(states(), "state", state, language)


@functools.cache
def state_of_words(words: str) -> str | None:
    """The state that a clerk's words name (停工, 取消 …), marks aside; None if they say anything else besides."""
    return _code_of_words(states(), "state", MARKS.sub("", words))


@functools.cache
def hints_at_state(words: str) -> bool:
    """Whether a clerk's words may speak of a state."""
    known = states().get_column("hints").str.split("|").explode()
    return any(hint in MARKS.sub("", words) for hint in known)


@functools.cache
def category_of_words(words: str) -> str | None:
    """The category that a clerk's words name; None if none does."""
    return _code_of_words(categories(), "category", words)


@functools.cache
def milestone_position(milestone: str) -> int:
    """From which position in its life cycle a task has passed `milestone` (started, accepted, paying …)."""
    position = stages().filter(pl.col("milestone") == milestone).item(0, "position")
    return int(position)


class Unit(NamedTuple):
    """A unit: what it is counted in (万元, 人次, %), how many of that one is, whether it counts things."""

    base: str
    factor: Fraction
    is_count: bool


@functools.cache
def unit(word: str | None) -> Unit | None:
    """The unit that a word names: 亿元 is 10 000 万元, 万人次 10 000 人次; None for any other word."""
    known = _units()
    if not word or word in known:
        return known.get(word or "")
    whole = known.get(word[1:])
    times = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}.get(word[0])
    return Unit(whole.base, Fraction(times), is_count=False) if times and whole and whole.is_count else None


@functools.cache
def _units() -> dict[str, Unit]:
    words = json.loads((FOLDER / "fields.json").read_text(encoding="utf-8"))
    known = {word: Unit(word, Fraction(1), is_count=False) for word in words["other_units"]}
    known |= {word: Unit(word, Fraction(1), is_count=True) for word in words["count_units"]}
    return known | {word: Unit("万元", Fraction(times), is_count=False) for word, times in words["money_units"].items()}


@functools.cache
def fields() -> Mapping[str, str]:
    """Every spelling of a header that is certain → its field; data/reference/fields.json."""
    words = json.loads((FOLDER / "fields.json").read_text(encoding="utf-8"))["fields"]
    return {header: name for name, field in words.items() for header in field["headers"]}


def fields_in(text: str, among: Collection[str]) -> set[str]:
    """The fields of `among` that a title names, by the headers that are certain: 资金拨付, but not 拨付 within it."""
    found = {
        header: field for header, field in fields().items() if len(header) > 1 and field in among and header in text
    }
    return {field for header, field in found.items() if not any(header in other != header for other in found)}


WRITTEN_AS: Mapping[str, str] = MappingProxyType({
    "target_value": "annual_target", "target_text": "annual_target", "is_registered": "registered_on",
    "task_state": "stage",
})  # fmt: skip
"""Fields that may have been read from the column of another one."""


@functools.cache
def stage_of_milestone(milestone: str, category: str) -> str | None:
    """The stage at which a task of `category` passes `milestone`; None where its life cycle has none of that name."""
    found = stages().filter(pl.col("milestone") == milestone, pl.col("category") == category)
    return str(found.item(0, "stage")) if found.height else None


@functools.cache
def milestone_positions(milestone: str) -> Mapping[str, int]:
    """Category → from which position in its life cycle a task has passed `milestone`; only categories that have it."""
    known = stages().filter(pl.col("milestone") == milestone)
    return MappingProxyType(dict(known.select("category", "position").iter_rows()))


def _name(table: pl.DataFrame, key: str, code: str | None, language: str) -> str:
    known = table.filter(pl.col(key).eq_missing(pl.lit(code, pl.String)))
    return str(known.item(0, language)) if known.height else (code or "")


def _code_of_words(table: pl.DataFrame, key: str, words: str) -> str | None:
    spellings = pl.concat_list(
        pl.col("zh"), pl.col("en"), pl.col(key), pl.col("words").fill_null("").str.split("|")
    ).list.contains(words)
    found = table.filter(spellings).get_column(key).unique().to_list()
    return str(found[0]) if len(found) == 1 else None
