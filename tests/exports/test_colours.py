"""Colours are told apart by everyone, on paper too, and are the same in charts and in the theme."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from exports.charts.colours import DARK, LIGHT, Palette
from exports.reconcile import verdict_words
from metrics.reconciliation.verdict import Verdict

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
STYLE = (Path(__file__).parents[2] / "pages" / "components" / "frame" / "style.css").read_text(encoding="utf-8")
SIGNS = ("red", "orange", "yellow", "green", "blue", "gray")
STEP = 7
"""The least difference of lightness (CIE L*) between two lights in a grey print."""
READABLE = 4.5
"""The least contrast of words on their ground (WCAG AA)."""


def mixed(colour: str, ground: str, share: float) -> str:
    parts = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in parts)


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


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_signs_and_notices_can_be_read_on_their_ground_and_on_the_page(mode: str):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    signs = [(name, theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"]) for name in SIGNS]
    assert [sign for sign in signs if contrast(sign[1], sign[2]) < READABLE] == []
    assert [sign for sign in signs if contrast(sign[1], theme["backgroundColor"]) < READABLE] == []
    header = theme["dataframeHeaderTextColor"], theme["dataframeHeaderBackgroundColor"]
    assert contrast(*header) >= READABLE
    assert contrast(theme["linkColor"], theme["backgroundColor"]) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_words_can_be_read_too(palette: Palette):
    """Those that the style sheet lets the paper shine through."""
    shares = [float(share) for share in re.findall(r"opacity: (\.\d+)", STYLE)]
    shares += [int(share) / 100 for share in re.findall(r"color: color-mix\(in srgb, currentColor (\d+)%", STYLE)]
    shares += [int(share) / 100 for share in re.findall(r"--quiet: color-mix\(in srgb, currentColor (\d+)%", STYLE)]
    assert len(shares) >= 3
    assert min(contrast(mixed(palette.ink, palette.paper, share), palette.paper) for share in shares) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_steps_of_money_differ_in_a_grey_print(palette: Palette):
    steps = [palette.planned, palette.issued, palette.arrived, palette.disbursed, palette.paid]
    assert all(abs(lightness(one) - lightness(after)) >= STEP for one, after in itertools.pairwise(steps))


def test_every_verdict_says_in_words_what_its_colour_says():
    for language in ("zh", "en"):
        said = [verdict_words(verdict, language) for verdict in Verdict]
        assert len(set(said)) == len(said)
        assert all(re.search(r"\w", words) for words in said)


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
