"""The presets of lights: read from lights.toml, which an office may edit, and checked when they are read."""

import functools
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.model import Light
from data.wording import msg, translate

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
}


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


class LateStart(_Part):
    """The light of construction that has not started `months` after its planned start; that month is the first."""

    light: Light
    months: Annotated[int, Field(ge=1)]


class LightPreset(_Part):
    """One place's rules for lights; what the keys mean stands in lights.toml."""

    zh: str
    en: str
    source: str
    kind: Literal["points", "relative", "absolute", "event"]
    bands: Annotated[list[Band], Field(min_length=1)]
    accepted: Light | None = None
    overdue: Light | None = None
    late_start: list[LateStart] = []
    after_red: Light | None = None

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


def _preset(file: Path, name: str, values: object) -> LightPreset:
    try:
        return LightPreset.model_validate(values)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "bands"
        code = str(first.get("ctx", {}).get("error", first["type"]))
        reason = translate("zh", WRONG[code]) if code in WRONG else first["msg"]
        where = {"file": file.name, "preset": name, "key": key}
        said = translate("zh", "{file}：标准“{preset}”的“{key}”有误：{reason}。", **where, reason=reason)
        raise LightsError(said) from wrong
