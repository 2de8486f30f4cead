"""Switches of the address on pages: headings, tables and tiles follow them."""

import pytest

from pages.components.choices.filters import CHOICES, SETTINGS_BOX
from tests.pages.listed import listed


def test_the_unit_stands_in_the_heading_and_scales_the_table(opened):
    usual, other = (opened("county", period="2023-08", county="雁江区", unit=unit) for unit in ("wan", "yi"))
    tables = [app.dataframe[0].value for app in (usual, other)]
    assert [float(table["planned_wan"].sum()) for table in tables] == [133570.5, pytest.approx(13.3571, abs=0.0005)]
    assert "金额单位：亿元" in other.caption[0].value.replace("\\", "")
    assert "金额单位" not in usual.caption[0].value


def test_english_tables_count_in_millions_as_tiles_do_until_the_reader_says_otherwise(opened):
    asked = {"period": "2023-08", "county": "雁江区", "lang": "English"}
    usual, other = (opened("county", **asked, **unit) for unit in ({}, {"unit": "wan"}))
    assert [float(app.dataframe[0].value["planned_wan"].iloc[0]) for app in (usual, other)] == [390.0, 39000.0]
    assert "¥1,336m" in "".join(each.value for each in usual.markdown)
    assert "¥10k" in other.caption[0].value
    assert "Unit of money" not in usual.caption[0].value


def test_our_own_amounts_in_english_sentences_are_in_millions_and_those_of_cells_as_they_stand(opened):
    visits, asked, *_ = listed(opened("credibility", period="2023-08", lang="English"), "project")
    assert "planned funding ¥112m" in visits["why_go"].iloc[0]
    assert any("(¥10k)" in each for each in asked["ask"])
    assert not any("¥10k" in each for each in visits["why_go"])


def test_the_usual_unit_follows_the_language_and_a_chosen_one_stays(opened):
    for unit, after in (("wan", "million"), ("yi", "yi")):
        app = opened("county", period="2023-08", county="雁江区", unit=unit)
        app.segmented_control(key="lang").select("en").run()
        app.session_state[SETTINGS_BOX] = True
        assert not app.run().exception
        assert app.selectbox(key="unit").value == after


def test_settings_are_asked_for_only_where_somebody_looks_or_has_changed_one(opened):
    def asked(app) -> dict[str, str]:
        return {box.key: box.value for box in app.selectbox if box.key in CHOICES}

    usual = {
        "clock": "plan", "linear": "months", "lights": "ours",
        "unit": "wan", "span": "cumulative", "denominator": "planned",
    }  # fmt: skip
    app = opened("county", period="2023-08", county="雁江区")
    assert asked(app) == {}
    app.session_state[SETTINGS_BOX] = True
    assert asked(app.run()) == usual
    app.selectbox(key="clock").select("linear").run()
    app.session_state[SETTINGS_BOX] = False
    assert asked(app.run()) == usual | {"clock": "linear"}  # else it would be forgotten
    assert asked(app.run()) == usual | {"clock": "linear"}
    app.selectbox(key="clock").select("plan").run()
    assert asked(app.run()) == {}


def test_the_line_below_the_headline_says_what_follows_a_switch(opened):
    def line(page: str, **choice: str) -> str:
        return opened(page, period="2023-10", **choice).caption[0].value.replace("\\", "")

    assert "报告期 2023-10（1月起累计）" in line("overview", span="month")
    assert "统计口径：累计（另列当月）" in line("overview", span="month")
    assert "报告期 2023-10 · " in line("funding", span="month")
    assert "统计口径：当月" in line("funding", span="month")
    assert "表中金额单位：元" in line("overview", unit="yuan")
    assert "分组图表的拨付率分母：预算下达" in line("funding", denominator="issued")


def test_a_month_by_itself_takes_the_place_of_the_cumulative_column(opened):
    app = opened("county", period="2023-08", county="雁江区", span="month")
    names = list(app.dataframe[0].value.columns)
    assert "issued_month_wan" in names
    assert "issued_wan" not in names
    assert sum("其中当月" in note.value for note in [*app.caption, *app.markdown]) == 2


def test_one_rate_takes_the_denominator_that_was_chosen(opened):
    app = opened("funding", period="2023-08", denominator="arrived", funding_part="groups")
    assert not app.exception
    assert any("拨付率以资金到位为分母" in note.value for note in app.caption)


def test_the_month_by_itself_is_followed_by_categories_and_comparison(opened):
    by_county = opened("categories", period="2023-08", span="month").dataframe
    assert all("disbursed_month_wan" in table.value.columns for table in by_county)
    app = opened("compare", period="2023-08", span="month", figure="disbursed_wan", other_month="2023-07")
    assert app.title[0].value.startswith("当月拨付：2023\\-08为")
    gap = opened("compare", period="2023-08", span="month", figure="gap_pp", other_month="2023-07")
    assert any("进度差没有当月的数，按1月起累计比较。" in note.value for note in gap.caption)


def test_a_forecast_says_that_it_is_cumulative_whatever_the_switch(opened):
    told = "预测的是年底的累计数，不随“当月”变化。"
    pages = {"schedule": "forecast", "funding": "year"}
    for page, part in pages.items():
        notes = [note.value for note in opened(page, period="2023-08", span="month", **{f"{page}_part": part}).caption]
        assert notes.count(told) == 1
        assert told not in [note.value for note in opened(page, period="2023-08", **{f"{page}_part": part}).caption]
