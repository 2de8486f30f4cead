"""The page of definitions, and the way there from a figure."""

import re

import pytest

from pages.components.frame import definition
from pages.components.frame.readable import readable
from pages.components.tables import columns


def test_the_page_shows_every_section_in_the_readers_language(opened):
    for lang, title, section in (("zh", "指标口径", "资金"), ("en", "Metrics", "Funding")):
        app = opened("definitions", lang=lang)
        assert not app.exception
        assert app.title[0].value == title
        assert section in [header.value for header in app.header]


FOR_DEVELOPERS = re.compile(r"`|<!--|\b\w+_\w+\b|\.(?:py|toml|csv|sql|md)\b|python -m|tests?/|\bmodule")
"""Names of columns in programs, paths and commands."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_speaks_to_leaders_and_names_nothing_of_the_program(language):
    links = re.compile(r"\]\([^)]*\)")
    spoken = "\n".join(f"{each.title}\n{links.sub(']', each.text)}" for each in definition.sections(language))
    assert [found[0] for found in FOR_DEVELOPERS.finditer(spoken)] == []


def test_a_worked_example_is_a_table_with_the_labels_and_words_of_the_pages():
    text = readable(
        """算例。
```example tasks
plan:
project_id | county | due_on     | planned_pct
A          | 甲县   | 2025-12-31 | 100

result:
project_id | clock | light | is_ceiling | lag_days
A          | plan  | green | true       | —
```
`gap_pp`（`lag_days`）见 <!-- metrics/clock.py -->下文""",
        "zh",
    )
    assert [line for line in text.splitlines() if line.strip()] == [
        "算例。",
        "*推进时序*",
        "| 项目 | 区县 | 完成时限 | 计划进度 |",
        "| --- | --- | --- | --- |",
        "| A | 甲县 | 2025-12-31 | 100 |",
        "*算出*",
        "| 项目 | 应达进度口径 | 亮灯 | 越低越好 | 滞后天数 |",
        "| --- | --- | --- | --- | --- |",
        "| A | 计划进度 | ● 正常 | 是 | — |",
        "进度差见下文",
    ]


def test_a_link_from_a_figure_shows_its_definition_alone(opened):
    app = opened("definitions", metric="funding")
    assert [app.title[0].value, len(app.header)] == ["资金", 0]
    assert "](definitions?lang=zh&metric=" not in app.title[0].value
    assert app.markdown[0].value.startswith("**定义。** 计划资金")


def test_an_address_that_names_no_metric_shows_them_all(opened):
    assert opened("definitions", metric="nonsense").title[0].value == "指标口径"


def test_definitions_are_there_before_anything_is_loaded(opened_empty):
    app = opened_empty("definitions")
    assert not app.exception
    assert app.title[0].value == "指标口径"


def test_a_tip_says_the_definition_in_a_line_and_leads_to_all_of_it():
    column = columns.COLUMNS["issued_of_planned_pct"]
    assert definition.tip("issued_of_planned_pct", column).split("  \n") == [
        "下达进度＝预算下达÷计划资金",
        "资金：下达、到位、拨付、支付各走到哪一步；每个比率取分子分母都报了的任务，分母并列。",
        "[口径全文](definitions?lang=zh&metric=funding)",
    ]
    assert definition.tip("county") is None


def test_links_between_sections_go_on_to_single_sections():
    alone = definition.asked("type_gap", "zh")
    assert alone is not None
    assert "[进度](definitions?lang=zh&metric=schedule)" in alone.text
