"""The look that the theme cannot give: favicon, word mark, one style sheet."""

import functools
from pathlib import Path
from xml.sax.saxutils import escape

import streamlit as st

from data.wording import translate
from pages.components.frame.language import language, t

HERE = Path(__file__).parent
ICON = HERE / "mark.png"
STYLE = (HERE / "style.css").read_text(encoding="utf-8")
SECONDS = "\n"
"""Stands in a sentence for the seconds that the style sheet counts."""
# Ink on paper, and the other way round where the reader's system is dark.
WORD_MARK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="{width}" height="40">
<style>.i{{fill:#14213D}}.a{{fill:#1F4B7F}}.p{{fill:#FDFCFA}}
@media (prefers-color-scheme:dark){{.i{{fill:#E9E6DF}}.a{{fill:#7FA8D9}}.p{{fill:#0F1726}}}}
text{{font:700 22px
 'FZXiaoBiaoSong-B05S','STZhongsong','Songti SC','Noto Serif CJK SC','Microsoft YaHei',serif}}</style>
<rect class="a" x="0" y="4" width="32" height="32" rx="3"/>
<rect class="p" x="7" y="11" width="18" height="3.4"/><rect class="p" x="7" y="18.3" width="12" height="3.4"/>
<rect class="p" x="7" y="25.6" width="7" height="3.4"/><rect class="p" x="21.6" y="18.3" width="3.4" height="10.7"/>
<text class="i" x="44" y="28">{name}</text></svg>"""


def identity() -> None:
    """Title, icon, word mark and style of every page."""
    name = t("民生实事监督")
    st.set_page_config(page_title=name, page_icon=str(ICON), layout="wide")
    width = 56 + sum(23 if ord(letter) > 255 else 12 for letter in name)
    st.logo(WORD_MARK.format(name=escape(name), width=width), size="medium")
    st.html(_style(language()))


@functools.cache
def _style(spoken: str) -> str:
    """The style sheet with the words in it: a page that is computed says so where its browser waits.

    Streamlit's spinner would cost each run a thread and two messages, whether it is seen or not.
    """
    before, after = translate(spoken, "正在计算… {seconds}秒", seconds=SECONDS).split(SECONDS)
    return f'<style>{STYLE}:root {{ --before-seconds: "{before}"; --after-seconds: "{after}"; }}</style>'
