"""docs/metrics.zh.md says in Chinese what docs/metrics.md says in English: sections, formulas, examples."""

import re
from pathlib import Path

import pytest

from metrics.columns import COLUMNS
from metrics.sections import IN_A_LINE, SECTION_OF
from pages.components.frame.definition import sections

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, CHINESE = ((DOCS / name).read_text(encoding="utf-8") for name in ("metrics.md", "metrics.zh.md"))
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
TWIN = "write its Chinese twin in docs/metrics.zh.md: same heading, formulas, tables, examples"
PARTS = {
    "Definition.": "定义。", "Formula.": "公式。", "Unit.": "单位。", "What it does not say.": "不能说明什么。",
    "What they do not say.": "不能说明什么。", "Source.": "来源。",
}  # fmt: skip
FIGURES = ("money", "percent", "points", "index", "days")


def by_heading(text: str) -> dict[str, str]:
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in parts[1:]}


def test_both_have_the_same_sections_in_the_same_order() -> None:
    assert list(by_heading(CHINESE)) == list(by_heading(ENGLISH)), TWIN


@pytest.mark.parametrize("heading", by_heading(ENGLISH))
def test_a_section_has_the_same_examples_parts_and_tables(heading: str) -> None:
    english, chinese = by_heading(ENGLISH)[heading], by_heading(CHINESE)[heading]
    assert FENCE.findall(chinese) == FENCE.findall(english)
    told = [PARTS[part] for part in re.findall(r"^\*\*([^*]+)\*\*", english, re.MULTILINE) if part in PARTS]
    assert [part for part in re.findall(r"^\*\*([^*]+)\*\*", chinese, re.MULTILINE) if part in told] == told
    assert rows(chinese) == rows(english)


def rows(text: str) -> list[int]:
    """Cells per row of the tables of a section."""
    return [line.count("|") for line in FENCE.sub("", text).splitlines() if line.startswith("|")]


@pytest.mark.parametrize("heading", by_heading(ENGLISH))
def test_a_section_names_the_same_columns_and_formulas(heading: str) -> None:
    spoken = [set(codes(by_heading(text)[heading])) for text in (ENGLISH, CHINESE)]
    assert (spoken[0] - spoken[1], spoken[1] - spoken[0]) == (set(), set())


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"(?<!\n)\n(?!\n)", " ", FENCE.sub("", text)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_section_has_a_line_and_an_anchor(language: str) -> None:
    anchors = [section.anchor for section in sections(language)]
    assert anchors[:2] == ["", ""]
    assert anchors[2:] == list(IN_A_LINE)
    assert all("](#" not in section.text or section.anchor in ("", *IN_A_LINE) for section in sections(language))


def test_every_figure_leads_to_its_definition() -> None:
    figures = [name for name, column in COLUMNS.items() if column.form in FIGURES]
    assert [name for name in figures if name not in SECTION_OF] == []
    assert set(SECTION_OF.values()) <= set(IN_A_LINE)
