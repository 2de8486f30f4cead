"""What places judge besides progress: start, 入库, the month's tasks, money of some levels, growth of investment."""

from typing import Any

import polars as pl

from data.reference.lights import Funds, LightPreset, Required, light_presets
from metrics import level_funds, schedule
from metrics.light_dimensions import LIGHTS

PRESETS = light_presets()


def judged(status: pl.DataFrame, preset: str | LightPreset, *columns: str) -> list[tuple[Any, ...]]:
    used = PRESETS[preset] if isinstance(preset, str) else preset
    told = schedule.per_task(status, used).sort("project_id", "county", "period")
    return told.select("project_id", pl.col("period").dt.month(), *columns).rows()


def test_works_that_are_not_entered_turn_yellow_after_a_month_and_red_after_more_than_two(table: Any) -> None:
    status = table("""
        project_id | period     | stage | is_registered | actual_pct | planned_pct
        A          | 2023-02-01 | C5    | false         | 5          | 5
        A          | 2023-03-01 | C6    | false         | 5          | 5
        A          | 2023-04-01 | C7    | false         | 9          | 5
        A          | 2023-05-01 | C7    | false         | 9          | 5
        A          | 2023-06-01 | C7    | false         | 9          | 5
        A          | 2023-07-01 | C7    | true          | 9          | 5
        A          | 2023-08-01 | C7    |               | 9          | 5
    """)
    month = status.get_column("period").dt.month()
    assert judged(status, "yinchuan", "works_start_on", "entry_months", "entry_light", "light", "light_rule") == [
        ("A", month[0], None, None, None, "green", "band"),  # not started
        ("A", 3, status["period"][1], 0, "green", "green", "band"),
        ("A", 4, status["period"][1], 1, "yellow", "yellow", "late_entry"),
        ("A", 5, status["period"][1], 2, "yellow", "yellow", "late_entry"),
        ("A", 6, status["period"][1], 3, "red", "red", "late_entry"),
        ("A", 7, status["period"][1], None, "green", "green", "band"),  # entered
        ("A", 8, status["period"][1], None, "green", "green", "band"),  # and it stays so, whatever a form leaves out
    ]


def test_a_form_that_does_not_speak_of_the_register_makes_no_light(table: Any) -> None:
    status = table("""
        project_id   | category     | period     | stage | start_actual_on | is_registered | actual_pct | planned_pct
        silent       | construction | 2023-08-01 | C7    | 2023-03-02      |               | 9          | 5
        told a day   | construction | 2023-08-01 | C7    | 2023-07-31      | false         | 9          | 5
        no stage     | construction | 2023-08-01 |       |                 | false         | 9          | 5
        accepted     | construction | 2023-08-01 | C11   | 2023-03-02      | false         | 9          | 5
        worse behind | construction | 2023-08-01 | C7    | 2023-07-02      | false         | 9          | 90
        subsidy      | subsidy      | 2023-08-01 | S6    | 2023-03-02      | false         | 9          | 5
    """)
    assert [row[:1] + row[2:] for row in judged(status, "yinchuan", "entry_light", "light", "light_rule")] == [
        ("accepted", "red", "green", "accepted"),  # shown beside; acceptance decides
        ("no stage", None, "green", "band"),
        ("silent", None, "green", "band"),
        ("subsidy", None, "green", "band"),
        ("told a day", "yellow", "yellow", "late_entry"),
        ("worse behind", "yellow", "red", "band"),
    ]


def test_a_month_is_missed_below_its_timetable_and_two_in_a_row_are_red(table: Any) -> None:
    status = table("""
        project_id | county | period     | actual_pct | planned_pct
        A          | 甲县   | 2023-01-01 | 10         | 10
        A          | 甲县   | 2023-02-01 | 19.9999    | 20
        A          | 甲县   | 2023-03-01 | 29         | 30
        A          | 甲县   | 2023-04-01 | 40         | 40
        A          | 甲县   | 2023-05-01 | 49         | 50
        A          | 甲县   | 2023-06-01 |            | 60
        A          | 甲县   | 2023-07-01 | 69         | 70
        A          | 甲县   | 2023-09-01 | 89         | 90
        B          | 市本级 | 2023-02-01 | 19         | 20
        C          | 甲县   | 2023-02-01 | 19         |
    """)
    assert judged(status, "sanya", "missed_months", "month_tasks_light", "progress_light", "light") == [
        ("A", 1, 0, "green", "green", "green"),
        ("A", 2, 1, "yellow", "yellow", "yellow"),
        ("A", 3, 2, "red", "yellow", "red"),
        ("A", 4, 0, "green", "green", "green"),
        ("A", 5, 1, "yellow", "yellow", "yellow"),
        ("A", 6, None, None, "none", "none"),
        ("A", 7, 1, "yellow", "yellow", "yellow"),  # June was not reported: nobody knows that it was missed
        ("A", 9, 1, "yellow", "yellow", "yellow"),  # nor was August
        ("B", 2, None, None, "yellow", "yellow"),  # the city's own
        ("C", 2, None, None, "none", "none"),
    ]


def test_money_is_green_on_the_clock_red_below_what_is_required_and_yellow_between(table: Any) -> None:
    status = table("""
        project_id | period     | actual_pct | planned_pct | funds_moved_wan | funds_planned_wan
        on plan    | 2023-09-01 | 75         | 75          | 75              | 100
        between    | 2023-09-01 | 75         | 75          | 60              | 100
        below      | 2023-09-01 | 75         | 75          | 59.999999       | 100
        no plan    | 2023-09-01 | 75         | 75          | 60              | 0
        silent     | 2023-09-01 | 75         | 75          |                 |
        not yet    | 2023-08-01 | 75         | 75          | 1               | 100
        all ahead  | 2023-09-01 | 20         | 20          | 30              | 100
    """)
    columns = ("funds_required_pct", "funds_light", "light", "light_rule")
    assert [(row[0], *row[2:]) for row in judged(status, "yinchuan", *columns)] == [
        ("all ahead", 60, "green", "green", "band"),  # on its own plan, that is enough
        ("below", 60, "red", "red", "funds"),
        ("between", 60, "yellow", "yellow", "funds"),
        ("no plan", 60, None, "green", "band"),
        ("not yet", None, "yellow", "yellow", "funds"),
        ("on plan", 60, "green", "green", "band"),
        ("silent", 60, None, "green", "band"),
    ]


def test_an_office_may_judge_all_of_the_money_and_only_show_it(table: Any) -> None:
    funds = Funds(measure="issued", required=[Required(month=1, pct=50)])
    mine = PRESETS["ours"].model_copy(update={"funds": funds})
    status = table("project_id | actual_pct | planned_pct | planned_wan | issued_wan\nA | 60 | 60 | 200 | 80")
    assert judged(status, mine, "funds_pct", "funds_light", "light", "light_rule") == [
        ("A", 2, 40, "red", "green", "band")
    ]


def test_only_levels_of_which_both_amounts_are_told_count() -> None:
    status = pl.DataFrame({"period": ["m", "m", "n"], "project_id": ["A", "B", "A"], "county": ["甲县"] * 3})
    columns = ("period", "project_id", "county", "measure", "level", "amount_wan")
    told = [
        ("m", "A", "planned", "central", 100), ("m", "A", "planned", "city", 50),
        ("m", "A", "disbursed", "central", 30),
        ("m", "A", "disbursed", "county", 9), ("m", "A", "issued", "city", 9), ("m", "B", "disbursed", "city", 4),
        ("n", "A", "planned", "central", 100), ("n", "A", "planned", "city", 50),
        ("n", "A", "disbursed", "central", 40), ("n", "A", "disbursed", "city", 10),
    ]  # fmt: skip
    sources = pl.DataFrame([(m, p, "甲县", *rest) for m, p, *rest in told], schema=columns, orient="row")
    assert level_funds.per_task(status, sources, ["central", "city"], "disbursed").rows() == [
        ("m", "A", "甲县", 30, 100),
        ("m", "B", "甲县", None, None),
        ("n", "A", "甲县", 50, 150),
    ]


def test_investment_grows_by_what_is_expected_and_by_what_the_city_grows(table: Any) -> None:
    status = table("""
        project_id | period     | actual_pct | planned_pct | done_ytd_wan | done_before_wan
        A          | 2023-02-01 | 5          | 5           | 130          | 100
        B          | 2023-02-01 | 5          | 5           | 109          | 100
        C          | 2023-02-01 | 5          | 5           | 99.99        | 100
        D          | 2023-02-01 | 5          | 5           | 50           |
        E          | 2023-02-01 | 5          | 5           | 50           | 0
        F          | 2023-03-01 | 5          | 5           | 109          | 100
        G          | 2023-03-01 | 5          | 5           | 107.9        | 100
    """)
    read = judged(status, "tianjin", "growth_pct", "city_growth_pct", "investment_light", "light_rule")
    assert [(row[0], row[2] and float(row[2]), round(float(row[3]), 2), *row[4:]) for row in read] == [
        ("A", 30.0, 29.66, "green", "band"),  # the city: 388.99 ÷ 300, E's 50 over nothing counts too
        ("B", 9.0, 29.66, "yellow", "investment"),
        ("C", -0.01, 29.66, "red", "investment"),
        ("D", None, 29.66, None, "band"),
        ("E", None, 29.66, None, "band"),
        ("F", 9.0, 8.45, "green", "band"),
        ("G", 7.9, 8.45, "yellow", "investment"),
    ]


def test_a_preset_without_dimensions_leaves_them_missing(table: Any) -> None:
    status = table("stage | is_registered | actual_pct | planned_pct | start_on\nC5 | false | 5 | 5 | 2023-01-01")
    told = schedule.per_task(status, PRESETS["ours"])
    assert told.select("late_start_months", *LIGHTS.values()).row(0) == (None,) * 6
