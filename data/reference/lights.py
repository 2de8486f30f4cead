"""The presets of lights: read from lights.toml, which an office may edit, and checked when they are read."""

import functools
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from data.model import Level, Light
from data.reference import LIGHT_NAMES, LIGHT_SYMBOLS
from data.wording import msg, translate

Dimension = Literal["start", "entry", "month_tasks", "funds", "investment"]
RULES: Mapping[str, str] = MappingProxyType(
    {"start": "late_start", "entry": "late_entry", "month_tasks": "missed_months", "funds": "funds",
     "investment": "investment"}
)  # fmt: skip
"""Dimension → the key that says how it is judged."""
FILE = Path(__file__).parent / "lights.toml"
WRONG = {
    "missing": msg("缺少这一项"),
    "extra_forbidden": msg("没有这样的项"),
    "enum": msg("不是亮灯的代码"),
    "literal_error": msg("不是可选的种类"),
    "decimal_parsing": msg("不是数字"),
    "decimal_type": msg("不是数字"),
    "last_band_bounded": msg("最后一档不能有界限"),
    "band_unbounded": msg("除最后一档外，每档要有from或above，且只有一个"),
    "bands_not_falling": msg("各档的界限要从高到低"),
    "no_such_dimension": msg("只能写本标准另有规定的维度"),
    "months_not_rising": msg("各月要从先到后，每月一次"),
    "level": msg("不是资金级次的代码"),
    "string_too_short": msg("不能空着"),
    "string_too_long": msg("字数太多"),
    "int_type": msg("不是整数"),
    "int_parsing": msg("不是整数"),
    "greater_than_equal": msg("数太小"),
    "less_than_equal": msg("数太大"),
    "list_type": msg("要写成方括号中的一列"),
    "string_type": msg("要写成引号中的文字"),
    "bool_parsing": msg("只能是true或false"),
    "bool_type": msg("只能是true或false"),
    "model_type": msg("要写成花括号中的几项"),
}
OF_THE_WHOLE = {"no_such_dimension": "worst_of"}
"""What is found wrong with a preset as a whole, and the key to look at; otherwise it is the bands."""


class LightsError(ValueError):
    """Something in lights.toml that cannot be meant; its text names the file, the preset and the key."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Band(_Part):
    """The light of tasks whose measure is at least `at_least` (in the file: from), or more than `above`.

    `stated`: whether the place itself says so.
    """

    light: Light
    at_least: Annotated[Decimal | None, Field(alias="from")] = None
    above: Decimal | None = None
    stated: bool = True

    @property
    def bound(self) -> Decimal | None:
        """The value at which the band begins; None for the last."""
        return self.above if self.at_least is None else self.at_least


class ByMonths(_Part):
    """The light of what has been waiting, or was missed, for `months` months."""

    light: Light
    months: Annotated[int, Field(ge=1)]


class Required(_Part):
    """What must have moved by the end of a month of the year, in %; it holds until the next one that is named."""

    month: Annotated[int, Field(ge=1, le=12)]
    pct: Annotated[Decimal, Field(ge=0, le=100)]


class Funds(_Part):
    """How money of some `levels` (none named: all) is judged; `between` is the light from required to the clock."""

    levels: list[Level] = []
    measure: Literal["issued", "arrived", "disbursed", "paid"] = "disbursed"
    required: list[Required] = []
    below: Light = Light.RED
    between: Light = Light.YELLOW
    stated: bool = True

    @field_validator("required")
    @classmethod
    def _months_rise(cls, required: list[Required]) -> list[Required]:
        if any(later.month <= earlier.month for earlier, later in pairwise(required)):
            raise ValueError("months_not_rising")
        return required


class Investment(_Part):
    """How growth over the same months of last year is judged; `below` what is expected or the city's, or falling."""

    expected_pct: Decimal
    below: Light = Light.YELLOW
    falls: Light = Light.RED
    stated: bool = True


class Words(_Part):
    """What a place calls a light."""

    zh: Annotated[str, Field(min_length=1, max_length=12)]
    en: Annotated[str, Field(min_length=1, max_length=24)]


class LightPreset(_Part):
    """One place's rules for lights; what the keys mean stands in lights.toml."""

    zh: str
    en: str
    source: str
    kind: Literal["points", "relative", "absolute", "event"]
    bands: Annotated[list[Band], Field(min_length=1)]
    accepted: Light | None = None
    overdue: Light | None = None
    late_start: list[ByMonths] = []
    late_entry: list[ByMonths] = []
    missed_months: list[ByMonths] = []
    city_level: list[str] = []
    funds: Funds | None = None
    investment: Investment | None = None
    worst_of: list[Dimension] = []
    after_red: Light | None = None
    words: dict[Light, Words] = {}

    @property
    def shown(self) -> list[Light]:
        """The lights that a task may show under it, from best to worst."""
        steps = [*self.late_start, *self.late_entry, *self.missed_months]
        named = {each.light for each in self.bands} | {each.light for each in steps}
        named |= {light for light in (self.accepted, self.overdue, self.after_red) if light}
        named |= {self.funds.below, self.funds.between, Light.GREEN} if self.funds else set()
        named |= {self.investment.below, self.investment.falls, Light.GREEN} if self.investment else set()
        return [light for light in Light if light in named or light is Light.NONE]

    @property
    def dimensions(self) -> list[str]:
        """What is judged besides progress."""
        return [name for name, rules in RULES.items() if getattr(self, rules)]

    @property
    def looks_back(self) -> bool:
        """Whether a month's light rests on earlier months of the year."""
        return bool(self.after_red or self.late_entry or self.missed_months)

    @model_validator(mode="after")
    def _has_what_decides(self) -> Self:
        if any(name not in self.dimensions for name in self.worst_of):
            raise ValueError("no_such_dimension")
        return self

    @model_validator(mode="after")
    def _bands_fall(self) -> Self:
        *bounded, last = self.bands
        if last.bound is not None:
            raise ValueError("last_band_bounded")
        if any((band.at_least is None) == (band.above is None) for band in bounded):
            raise ValueError("band_unbounded")
        bounds = [band.bound for band in bounded if band.bound is not None]
        if any(lower >= higher for higher, lower in pairwise(bounds)):
            raise ValueError("bands_not_falling")
        return self


@functools.cache
def light_presets() -> dict[str, LightPreset]:
    """Name → preset, in the order of lights.toml. Raises LightsError for a file that cannot be meant."""
    return read(FILE)


def read(file: Path) -> dict[str, LightPreset]:
    """Name → preset from a file written like lights.toml. Raises LightsError."""
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        said = translate("zh", "{file}不是TOML：{reason}", file=file.name, reason=wrong)
        raise LightsError(said) from wrong
    return {name: _preset(file, name, values) for name, values in written.items()}


def preset_name(preset: str, language: str) -> str:
    """What a reader calls a preset."""
    known = light_presets()[preset]
    return known.zh if language == "zh" else known.en


def light_name(light: str, language: str, preset: str = "ours") -> str:
    """What a light is called under a preset; as ours where the place has no word of its own."""
    own = light_presets()[preset].words.get(Light(light))
    if own is None:
        return translate(language, LIGHT_NAMES[light])
    return own.zh if language == "zh" else own.en


def light_words(light: str, language: str, preset: str = "ours") -> str:
    """The same behind its symbol, so that it can be told without its colour."""
    return f"{LIGHT_SYMBOLS[light]} {light_name(light, language, preset)}"


def light_legend(language: str, preset: str = "ours") -> str:
    """The lights that a preset can show in one line of symbols and words."""
    return " · ".join(light_words(light, language, preset) for light in light_presets()[preset].shown)


def _preset(file: Path, name: str, values: object) -> LightPreset:
    try:
        return LightPreset.model_validate(values)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        code = str(first.get("ctx", {}).get("error", first["type"]))
        key = ".".join(str(part) for part in first["loc"]) or OF_THE_WHOLE.get(code, "bands")
        code = "level" if code == "enum" and ".levels." in key else code
        reason = translate("zh", WRONG[code]) if code in WRONG else first["msg"]
        where = {"file": file.name, "preset": name, "key": key}
        said = translate("zh", "{file}：标准“{preset}”的“{key}”有误：{reason}。", **where, reason=reason)
        raise LightsError(said) from wrong
