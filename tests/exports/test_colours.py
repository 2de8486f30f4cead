"""Colours are told apart by everyone, on paper too, and are the same in charts and in the theme."""

import itertools
import tomllib
from pathlib import Path

import pytest

from exports.charts.colours import DARK, LIGHT, Palette

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
STEP = 7
"""The least difference of lightness (CIE L*) between two lights in a grey print."""
READABLE = 4.5
"""The least contrast of words on their ground (WCAG AA)."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def lightness(colour: str) -> float:
    return 116 * luminance(colour) ** (1 / 3) - 16


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lights_differ_in_a_grey_print(palette: Palette):
    pairs = itertools.combinations(palette.lights, 2)
    near = [
        pair for pair in pairs if abs(lightness(palette.lights[pair[0]]) - lightness(palette.lights[pair[1]])) < STEP
    ]
    assert near == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_their_ground(palette: Palette):
    grounds = [(palette.on_lights[light], fill) for light, fill in palette.lights.items()]
    pairs = [*grounds, (palette.ink, palette.paper), (palette.muted, palette.paper), (palette.ink, palette.planned)]
    assert [pair for pair in pairs if contrast(*pair) < READABLE] == []


def test_the_theme_has_the_colours_of_the_charts():
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        said = [
            theme[name][key] for key in ("backgroundColor", "secondaryBackgroundColor", "textColor", "primaryColor")
        ]
        assert [*said, theme[name]["borderColor"]] == [
            palette.paper,
            palette.panel,
            palette.ink,
            palette.accent,
            palette.line,
        ]


def test_no_font_is_downloaded():
    assert "http" not in CONFIG.read_text(encoding="utf-8").replace("data.streamlit.io", "")
    assert "fontFaces" not in CONFIG.read_text(encoding="utf-8")
