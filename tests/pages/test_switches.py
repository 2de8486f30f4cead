"""Switches of the address on pages: headings, tables and tiles follow them."""

import pytest


def test_the_unit_stands_in_the_heading_and_scales_the_table(opened):
    usual, other = (opened("county", period="2023-08", county="雁江区", unit=unit) for unit in ("wan", "yi"))
    tables = [app.dataframe[0].value for app in (usual, other)]
    assert [float(table["planned_wan"].sum()) for table in tables] == [133570.5, pytest.approx(13.3571, abs=0.0005)]
    assert "金额单位：亿元" in other.caption[0].value.replace("\\", "")
    assert "金额单位" not in usual.caption[0].value


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
