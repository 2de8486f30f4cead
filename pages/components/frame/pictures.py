"""The charts of the page as pictures to take away; one is drawn only when somebody asks for it."""

from functools import partial

import streamlit as st

from exports.file_name import stem
from exports.picture import Kind, has_chinese_glyphs, picture
from pages.components.charts import canvas
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.reading import source

KINDS: dict[Kind, str] = {"png": "image/png", "svg": "image/svg+xml"}


def offer() -> None:
    """Offer what the page has drawn, behind one button."""
    drawn = canvas.drawn()
    if not drawn:
        return
    with st.popover(
        t("图表存为图片"), icon=":material/image:", type="tertiary", key="pictures", on_change="rerun"
    ) as box:
        if not box.open:
            return
        if not has_chinese_glyphs():
            st.warning(t("服务器没有中文字体，不能生成图片。请管理员安装，例如 fonts-noto-cjk；装好后重启。"))
            return
        for chart in drawn:
            _buttons(chart)


def _buttons(chart: canvas.Drawn) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(heading.plain(chart.title))
        for kind, mime in KINDS.items():
            make = partial(picture, chart.spec, chart.frame, kind, chart.title, heading.basis_lines())
            st.download_button(
                kind.upper(), make, file_name=f"{_stem(chart)}.{kind}", mime=mime, on_click="ignore",
                key=f"picture_{chart.key}_{kind}",
            )  # fmt: skip


def _stem(chart: canvas.Drawn) -> str:
    view, days = heading.resting_on()
    return stem((heading.page(), chart.about), view, source.period(view), days, language())
