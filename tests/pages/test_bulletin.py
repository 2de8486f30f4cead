"""The page of the bulletin: its text as on paper, and its files."""

from typing import Any


def said(app: Any) -> str:
    return "\n".join(each.value for each in app.markdown).replace("\\", "")


def test_february_reads_as_it_was_published(opened: Any) -> None:
    app = opened("bulletin", period="2023-02")
    assert app.title[0].value == "2023年2月民生实事项目督查情况"
    assert "预算下达8.79亿元，占计划资金（42.6亿元）的20.62%" in said(app)
    headings = [each.value for each in app.header]
    assert headings[:3] == ["领导参阅：五个数，三点情况", "总体情况", "分县区情况"]


def test_the_kind_is_in_the_address(opened: Any) -> None:
    app = opened("bulletin", period="2023-06", kind="quarterly")
    assert app.title[0].value == "2023年第二季度民生实事项目情况通报"


def test_it_speaks_of_the_whole_city_whatever_is_filtered(opened: Any) -> None:
    whole, county = (opened("bulletin", period="2023-02", **chosen) for chosen in ({}, {"county": "雁江区"}))
    assert said(whole) == said(county)


def test_marks_in_the_text_are_escaped(opened: Any) -> None:
    told = "\n".join(each.value for each in opened("bulletin", period="2023-08").markdown)
    assert "“城市‘断头路’”" in told
    assert r"42\.6亿元" in told
