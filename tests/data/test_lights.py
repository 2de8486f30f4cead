"""The presets of lights: what the places published, and what an office is told that writes something else."""

from decimal import Decimal
from pathlib import Path

import pytest

from data.reference.lights import LightsError, light_presets, preset_name, read

GOOD = """
[mine]
zh = "本市"
en = "Mine"
source = "—"
kind = "points"
bands = [{ light = "green", from = 0 }, { light = "yellow", above = -10 }, { light = "red" }]
"""


def test_the_presets_say_what_the_places_published() -> None:
    told = {
        name: (preset.kind, [(str(band.light), band.bound, band.above is None, band.stated) for band in preset.bands])
        for name, preset in light_presets().items()
    }
    assert told == {
        "ours": ("points", [("green", -5, True, True), ("yellow", -15, True, True), ("orange", -30, True, True),
                            ("red", None, True, True)]),
        "yinchuan": ("points", [("green", 0, True, True), ("green", -10, False, False), ("yellow", -30, True, True),
                                ("red", None, True, True)]),
        "sanya": ("relative", [("green", 100, True, True), ("yellow", 50, True, True), ("red", None, True, True)]),
        "tianjin": ("relative", [("green", 100, True, True), ("yellow", 70, True, True), ("red", None, True, True)]),
        "dazu": ("absolute", [("green", 80, True, False), ("yellow", 55, True, False), ("orange", 30, True, False),
                              ("red", None, True, True)]),
        "ouhai": ("event", [("green", 0, True, True), ("red", None, True, True)]),
    }  # fmt: skip
    assert (light_presets()["ouhai"].after_red, light_presets()["ours"].overdue) == ("yellow", "red")
    assert [(preset_name("dazu", "zh"), preset_name("dazu", "en"))] == [
        ("重庆市大足区（绝对）", "Dazu, Chongqing (absolute)")
    ]


def test_an_office_can_write_its_own(tmp_path: Path) -> None:
    file = tmp_path / "lights.toml"
    file.write_text(GOOD, encoding="utf-8")
    bands = read(file)["mine"].bands
    assert [(str(band.light), band.at_least, band.above) for band in bands] == [
        ("green", Decimal(0), None),
        ("yellow", None, Decimal(-10)),
        ("red", None, None),
    ]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('zh = "本市"', "", "“mine”的“zh”有误：缺少这一项。"),
        ("from = 0", 'from = "none"', "“mine”的“bands.0.from”有误：不是数字。"),
        ("from = 0", "form = 0", "“mine”的“bands.0.form”有误：没有这样的项。"),
        ("from = 0", "from = 0, above = 0", "“mine”的“bands”有误：除最后一档外，每档要有from或above，且只有一个。"),
        ("above = -10", "above = 10", "“mine”的“bands”有误：各档的界限要从高到低。"),
        ('{ light = "red" }', '{ light = "red", from = -90 }', "“mine”的“bands”有误：最后一档不能有界限。"),
        ('light = "red"', 'light = "purple"', "“mine”的“bands.2.light”有误：不是亮灯的代码。"),
        ('kind = "points"', 'kind = "guess"', "“mine”的“kind”有误：不是可选的种类。"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_preset_and_key(tmp_path: Path, written: str, instead: str, said: str) -> None:
    file = tmp_path / "lights.toml"
    assert written in GOOD
    file.write_text(GOOD.replace(written, instead), encoding="utf-8")
    with pytest.raises(LightsError) as wrong:
        read(file)
    assert str(wrong.value) == f"lights.toml：标准{said}"


def test_what_is_no_toml_is_named_too(tmp_path: Path) -> None:
    file = tmp_path / "lights.toml"
    file.write_text("[mine\n", encoding="utf-8")
    with pytest.raises(LightsError, match=r"^lights\.toml不是TOML："):
        read(file)
