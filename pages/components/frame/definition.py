"""The definitions of docs/metrics.md and its Chinese twin: sections for a page, and the way there from a figure."""

import functools
import re
from pathlib import Path
from typing import NamedTuple

from metrics.columns import Column
from metrics.sections import IN_A_LINE, SECTION_OF
from pages.components.frame.language import language, t
from pages.components.frame.readable import readable

DOCS = Path(__file__).parents[3] / "docs"
FILES = {"zh": "metrics.zh.md", "en": "metrics.md"}
TO_SECTION = re.compile(r"\]\(#(\w+)[^)]*\)")
TO_FILE = re.compile(r"\[([^\]]+)\]\([^#)][^)]*\)")
LINE_INSIDE = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])\n {0,2}(?=[\u3400-\u9fff“（\d]|`(?!`))")
"""A line end within a Chinese sentence, which would be shown as a blank."""
TO_NAME = re.compile(r"\[(\w+) [\u4e00-\u9fff]+\]\(#")
CHINESE_NAME = re.compile(r" [\u4e00-\u9fff]+$")
CODE_NAME = re.compile(r"\[\w+ (?=[\u4e00-\u9fff][^\]]*\]\(#)")


class Section(NamedTuple):
    """A section: its anchor in the address, its heading, its text."""

    anchor: str
    title: str
    text: str


@functools.cache
def sections(of: str) -> tuple[Section, ...]:
    """The definitions in a language, the general part first; links lead to sections of the page."""
    text = (DOCS / FILES[of]).read_text(encoding="utf-8")
    return tuple(_section(part, of) for part in re.split(r"^#+ ", text, flags=re.MULTILINE)[1:])


def asked(name: str, of: str) -> Section | None:
    """The section that an address asks for, by itself; None for all of them."""
    found = next((section for section in sections(of) if section.anchor and section.anchor == name), None)
    if found is None:
        return None
    text = re.sub(r"\]\(#(\w+)\)", lambda link: f"]({_address(link[1], of)})", found.text)
    return found._replace(text=text)


def _section(part: str, of: str) -> Section:
    heading, text = part.split("\n", 1)
    anchor, _, name = heading.partition(" ")
    known = anchor in IN_A_LINE
    text = TO_FILE.sub(r"\1", TO_SECTION.sub(r"](#\1)", text))
    if of == "zh":
        text = CODE_NAME.sub("[", LINE_INSIDE.sub("", text))
        title = name if known else heading
    else:
        text = TO_NAME.sub(lambda link: f"[{_title(link[1])}](#", text)
        title = _title(anchor) if known else CHINESE_NAME.sub("", heading)
    return Section(anchor if known else "", title, readable(text, of).strip())


def _title(anchor: str) -> str:
    """What a section is called in English: plan_versions is Plan versions."""
    return anchor.replace("_", " ").capitalize()


def tip(name: str, column: Column | None = None) -> str | None:
    """What stands behind the question mark of a figure: its definition in a line, and the way to all of it."""
    told, leads = meant(name, column)
    whole = t("口径全文")
    return f"{told}  \n[{whole}]({leads})" if leads else None


def meant(name: str, column: Column | None = None) -> tuple[str, str]:
    """A figure's definition in a line below what it was divided by, and the address of all of it; empty if none."""
    section = SECTION_OF.get(name)
    if section is None:
        return "", ""
    over = t("{label}＝{over}", label=t(column.label), over=t(column.over)) if column and column.over else ""
    return "  \n".join(line for line in (over, t(IN_A_LINE[section])) if line), _address(section, language())


def about(section: str) -> str:
    """A section of the definitions in a line, and the way to all of it."""
    whole = t("口径全文")
    return f"{t(IN_A_LINE[section])}  \n[{whole}]({_address(section, language())})"


def _address(section: str, of: str) -> str:
    """The page that shows one section; a mark in the address (#) would be lost before the page has its headings."""
    return f"definitions?lang={of}&metric={section}"
