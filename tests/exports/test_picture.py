"""Pictures: a title, what they rest on, Chinese glyphs, and a clear word where there are none."""

import io
import re
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from PIL import Image

from exports import picture as drawing
from exports.picture import NoGlyphsError, picture

ROWS = pl.DataFrame({"name": ["雁江区", "安岳县"], "rate": [Decimal("20.62"), Decimal("4.43")]})
SPEC: dict[str, Any] = {
    "width": "container",
    "data": {"name": "rows"},
    "mark": "bar",
    "encoding": {"y": {"field": "name", "type": "nominal"}, "x": {"field": "rate", "type": "quantitative"}},
}


@pytest.fixture
def _glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw on a machine without Chinese fonts too: what is looked at here is not the glyphs."""
    monkeypatch.setattr(drawing, "has_chinese_glyphs", lambda: True)


@pytest.mark.usefixtures("_glyphs")
def test_an_svg_holds_title_notes_and_names_as_text() -> None:
    svg = picture(SPEC, ROWS, "svg", "下达进度：雁江区最快", ["报告期 2023-02", "示例数据"]).decode()
    texts = (re.sub(r"<[^>]+>", "|", text).strip("|") for text in re.findall(r"<text[^>]*>(.*?)</text>", svg))
    assert [text for text in texts if not re.fullmatch(r"\d+", text)] == [
        "rate", "安岳县", "雁江区", "name", "下达进度：雁江区最快", "报告期 2023-02||示例数据",
    ]  # fmt: skip


@pytest.mark.usefixtures("_glyphs")
def test_a_png_is_as_wide_as_asked_and_has_bars() -> None:
    image = Image.open(io.BytesIO(picture(SPEC, ROWS, "png", "下达进度", [])))
    assert image.width >= drawing.WIDTH * drawing.SCALE
    colours = {colour for _, colour in image.convert("RGB").getcolors(2**24) or []}
    assert (76, 120, 168) in colours


def test_without_chinese_glyphs_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "has_chinese_glyphs", lambda: False)
    with pytest.raises(NoGlyphsError):
        picture(SPEC, ROWS, "png", "下达进度", [])


@pytest.mark.browser
def test_a_machine_with_chinese_fonts_is_known_as_one() -> None:
    assert drawing.has_chinese_glyphs()
