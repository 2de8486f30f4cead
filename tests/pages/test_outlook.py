"""Forecasts on pages: a sentence with its range and its basis, and the tasks behind it."""

from datetime import date
from decimal import Decimal

from pages.components import outlook


def said(app):
    return "\n".join(each.value.replace("\\", "") for each in (*app.markdown, *app.caption))


def test_the_schedule_counts_what_will_not_be_done(opened):
    app = opened("schedule", schedule_part="forecast", period="2023-09")
    assert "哪些任务十二月底完不成？" in [each.value for each in app.header]
    told = said(app)
    assert "78个任务中：已完成" in told
    assert "预测依据：" in told
    assert "至少八成把握" in told


def test_a_project_says_range_pace_and_basis_for_each_county(opened):
    app = opened("project", project="实施城镇老旧小区改造", period="2023-09")
    lines = [line for line in said(app).splitlines() if "依据自身" in line]
    assert len(lines) == 5
    assert all("按期完成每月需" in line and "年底进度" in line and "个月的填报" in line for line in lines)


def test_in_january_similar_tasks_or_the_plan_stand_for_a_history(opened):
    told = said(opened("project", project="实施城镇老旧小区改造", period="2023-01"))
    assert "没有可比的历史，仅按计划推算" in told
    assert "依据自身" not in told


def test_the_funding_page_forecasts_the_end_of_the_year_with_its_base(opened):
    told = said(opened("funding", funding_part="year", period="2023-09"))
    assert "到12月底预计拨付" in told
    assert "依据78个任务的拨付历史（共78个任务）" in told


def test_forecasts_are_said_in_english(opened):
    told = said(opened("schedule", schedule_part="forecast", period="2023-09", lang="en"))
    assert "uncertain, " in told
    assert "will not be done" in told


def test_a_bound_and_a_task_without_a_timetable_say_what_they_rest_on():
    usual = {"county": "甲县", "known_on": date(2023, 3, 31), "months_used": 1, "similar_tasks": 0}
    bound = usual | {"forecast_basis": "bound", "known_pct": Decimal(100), "outlook": "open"}
    told = (bound, bound | {"known_pct": Decimal(80)}, bound | {"outlook": "done"}, bound | {"outlook": "unlikely"})
    assert [outlook._sentence(row) for row in told] == [
        "甲县：目标为限值，到2023-03-31没有突破，年底前说不准。",
        "甲县：目标为限值，到2023-03-31已突破，年底前说不准。",
        "甲县：目标为限值，全年没有突破。",
        "甲县：目标为限值，到年底已突破。",
    ]
    assert [outlook._basis(usual | {"forecast_basis": basis}) for basis in ("plan", "linear")] == [
        "没有可比的历史，仅按计划推算", "没有可比的历史，也没有推进时序，仅按时间进度推算",
    ]  # fmt: skip
