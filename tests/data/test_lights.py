"""The presets of lights: what the places published, and what an office is told that writes something else."""

from decimal import Decimal
from pathlib import Path

import pytest

from data.reference.lights import LightsError, light_legend, light_name, light_presets, light_words, preset_name, read

GOOD = """
[mine]
zh = "本市"
en = "Mine"
source = "—"
kind = "points"
bands = [{ light = "green", from = 0 }, { light = "yellow", above = -10 }, { light = "red" }]
# more
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
    besides = {name: (preset.dimensions, preset.worst_of) for name, preset in light_presets().items()}
    assert besides == {
        "ours": ([], []),
        "yinchuan": (["start", "entry", "funds"], ["start", "entry", "funds"]),
        "sanya": (["month_tasks"], ["month_tasks"]),
        "tianjin": (["investment"], ["investment"]),
        "dazu": ([], []),
        "ouhai": ([], []),
    }
    keys = (("yinchuan", "late_start"), ("yinchuan", "late_entry"), ("sanya", "missed_months"))
    waits = {
        key: [(str(each.light), each.months) for each in getattr(light_presets()[name], key)] for name, key in keys
    }
    assert waits == {
        "late_start": [("yellow", 1), ("red", 3)],
        "late_entry": [("yellow", 1), ("red", 3)],
        "missed_months": [("yellow", 1), ("red", 2)],
    }
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
        ("# more", "late_entry = [{ light = 'red', months = 0 }]", "“mine”的“late_entry.0.months”有误：数太小。"),
        ("# more", "missed_months = [{ months = 2 }]", "“mine”的“missed_months.0.light”有误：缺少这一项。"),
        ("# more", "missed_months = 2", "“mine”的“missed_months”有误：要写成方括号中的一列。"),
        ("# more", "worst_of = ['entry']", "“mine”的“worst_of”有误：只能写本标准另有规定的维度。"),
        ("# more", "worst_of = ['quality']", "“mine”的“worst_of.0”有误：不是可选的种类。"),
        ("# more", "city_level = [1]", "“mine”的“city_level.0”有误：要写成引号中的文字。"),
        ("# more", "funds = { levels = ['state'] }", "“mine”的“funds.levels.0”有误：不是资金级次的代码。"),
        ("# more", "funds = { measure = 'planned' }", "“mine”的“funds.measure”有误：不是可选的种类。"),
        ("# more", "funds = { required = [{ month = 13, pct = 60 }] }",
         "“mine”的“funds.required.0.month”有误：数太大。"),
        ("# more", "funds = { required = [{ month = 9, pct = 60 }, { month = 9, pct = 70 }] }",
         "“mine”的“funds.required”有误：各月要从先到后，每月一次。"),
        ("# more", "funds = 60", "“mine”的“funds”有误：要写成花括号中的几项。"),
        ("# more", "words = { red = { zh = '红牌' } }", "“mine”的“words.red.en”有误：缺少这一项。"),
        ("# more", "words = { red = { zh = '', en = 'Red' } }", "“mine”的“words.red.zh”有误：不能空着。"),
        ("# more", "words = { purple = { zh = '紫', en = 'Purple' } }",
         "“mine”的“words.purple.[key]”有误：不是亮灯的代码。"),
        ("# more", "investment = { below = 'yellow' }", "“mine”的“investment.expected_pct”有误：缺少这一项。"),
        ("# more", "investment = { expected_pct = 8, stated = 'perhaps' }",
         "“mine”的“investment.stated”有误：只能是true或false。"),
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


def test_a_light_is_called_as_its_place_calls_it_and_as_ours_where_it_has_no_word() -> None:
    said = {name: (light_words("red", "zh", name), light_words("none", "zh", name)) for name in light_presets()}
    assert said == {
        "ours": ("✖ 严重滞后", "○ 未报"),
        "yinchuan": ("✖ 红灯", "○ 未报"),
        "sanya": ("✖ 红牌", "○ 未报"),
        "tianjin": ("✖ 红色", "○ 未报"),
        "dazu": ("✖ 红色", "○ 未报"),
        "ouhai": ("✖ 红码", "○ 未报"),
    }
    assert [light_name("yellow", language, "ouhai") for language in ("zh", "en")] == ["黄码", "Yellow code"]


def test_a_legend_names_the_lights_that_a_preset_can_show() -> None:
    assert light_legend("zh", "sanya") == "● 绿牌 · ▲ 黄牌 · ✖ 红牌 · ○ 未报"
    assert light_legend("en", "dazu") == "◆ Blue · ● Green · ▲ Yellow · ■ Orange · ✖ Red · ○ Not reported"
