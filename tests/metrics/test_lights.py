"""Which light a task shows: by bands of four kinds, by acceptance, by the due day, by a late start, and by memory."""

from typing import Any

import polars as pl

from data.reference.lights import light_presets
from metrics import lights, schedule
from metrics.ratio import RATE

PRESETS = light_presets()


def lit(status: pl.DataFrame, preset: str) -> list[tuple[Any, ...]]:
    return schedule.per_task(status, PRESETS[preset]).select("project_id", "light", "light_rule").rows()


def test_a_light_begins_exactly_on_its_threshold(table: Any) -> None:
    status = table("""
        project_id | actual_pct | planned_pct
        +40        | 100        | 60
        -5         | 55         | 60
        -5.0001    | 54.9999    | 60
        -15        | 45         | 60
        -15.0001   | 44.9999    | 60
        -30        | 30         | 60
        -30.0001   | 29.9999    | 60
    """)
    assert lit(status, "ours") == [
        ("+40", "green", "band"),
        ("-5", "green", "band"),
        ("-5.0001", "yellow", "band"),
        ("-15", "yellow", "band"),
        ("-15.0001", "orange", "band"),
        ("-30", "orange", "band"),
        ("-30.0001", "red", "band"),
    ]


def test_yinchuan_says_nothing_of_gaps_up_to_ten_points(table: Any) -> None:
    status = table("""
        project_id | actual_pct | planned_pct
        0          | 60         | 60
        -0.0001    | 59.9999    | 60
        -9.9999    | 50.0001    | 60
        -10        | 50         | 60
        -30        | 30         | 60
        -30.0001   | 29.9999    | 60
    """)
    assert lit(status, "yinchuan") == [
        ("0", "green", "band"),
        ("-0.0001", "green", "open"),
        ("-9.9999", "green", "open"),
        ("-10", "yellow", "band"),
        ("-30", "yellow", "band"),
        ("-30.0001", "red", "band"),
    ]


def test_sanya_and_tianjin_judge_by_the_part_of_the_clock_that_is_reached(table: Any) -> None:
    status = table("""
        project_id      | actual_pct | planned_pct
        all             | 40         | 40
        seven tenths    | 28         | 40
        a little less   | 27.9999    | 40
        half            | 20         | 40
        less than half  | 19.9999    | 40
        nothing due yet | 0          | 0
        silent          |            | 40
    """)
    assert [(name, light) for name, light, _ in lit(status, "sanya")] == [
        ("all", "green"), ("seven tenths", "yellow"), ("a little less", "yellow"), ("half", "yellow"),
        ("less than half", "red"), ("nothing due yet", "green"), ("silent", "none"),
    ]  # fmt: skip
    assert [(name, light) for name, light, _ in lit(status, "tianjin")] == [
        ("all", "green"), ("seven tenths", "yellow"), ("a little less", "red"), ("half", "red"),
        ("less than half", "red"), ("nothing due yet", "green"), ("silent", "none"),
    ]  # fmt: skip


def test_dazu_judges_by_progress_alone_and_leaves_the_middle_open(table: Any) -> None:
    status = table("""
        project_id | stage | actual_pct | planned_pct
        29.9       | C7    | 29.9       | 10
        30         | C7    | 30         | 90
        55         | C8    | 55         | 90
        80         | C9    | 80         | 90
        accepted   | C11   | 98         | 100
    """)
    assert lit(status, "dazu") == [
        ("29.9", "red", "band"),
        ("30", "orange", "open"),
        ("55", "yellow", "open"),
        ("80", "green", "open"),
        ("accepted", "blue", "accepted"),
    ]


def test_ouhai_remembers_a_red_month_of_the_year(table: Any) -> None:
    status = table("""
        project_id | county | period     | actual_pct | planned_pct
        A          | North  | 2023-03-01 | 40         | 40
        A          | North  | 2023-01-01 | 20         | 20
        A          | North  | 2023-02-01 | 29         | 30
        A          | North  | 2023-04-01 |            | 50
        A          | North  | 2023-05-01 | 60         | 60
        A          | South  | 2023-03-01 | 40         | 40
        B          | North  | 2023-02-01 | 20         | 30
    """)
    judged = schedule.per_task(status, PRESETS["ouhai"]).sort("project_id", "county", "period")
    read = judged.select("project_id", "county", pl.col("period").dt.month(), "light", "light_rule", "last_red").rows()
    assert [(*row[:5], row[5] and row[5].month) for row in read] == [
        ("A", "North", 1, "green", "band", None),
        ("A", "North", 2, "red", "band", None),
        ("A", "North", 3, "yellow", "after_red", 2),  # caught up: yellow, and it stays
        ("A", "North", 4, "none", "unreported", 2),
        ("A", "North", 5, "yellow", "after_red", 2),
        ("A", "South", 3, "green", "band", None),
        ("B", "North", 2, "red", "band", None),
    ]


def test_yinchuan_warns_of_construction_that_does_not_start(table: Any) -> None:
    status = table("""
        project_id      | category     | stage | period     | start_on   | actual_pct | planned_pct
        not due yet     | construction | C5    | 2023-03-01 | 2023-04-01 | 5          | 5
        its month       | construction | C5    | 2023-03-01 | 2023-03-31 | 5          | 5
        second month    | construction | C5    | 2023-03-01 | 2023-02-01 | 5          | 5
        third month     | construction | C5    | 2023-03-01 | 2023-01-15 | 5          | 5
        over new year   | construction | C5    | 2023-03-01 | 2022-12-15 | 5          | 5
        has started     | construction | C6    | 2023-03-01 | 2023-01-15 | 5          | 5
        far behind      | construction | C5    | 2023-03-01 | 2023-03-01 | 5          | 50
        no stage told   | construction |       | 2023-03-01 | 2023-01-15 | 5          | 5
        nothing told    | construction | C5    | 2023-03-01 | 2023-01-15 |            | 5
        subsidy         | subsidy      | S0    | 2023-03-01 | 2023-01-15 | 5          | 5
    """)
    assert lit(status, "yinchuan") == [
        ("not due yet", "green", "band"),
        ("its month", "yellow", "late_start"),
        ("second month", "yellow", "late_start"),
        ("third month", "red", "late_start"),
        ("over new year", "red", "late_start"),
        ("has started", "green", "band"),
        ("far behind", "red", "band"),  # worse already
        ("no stage told", "green", "band"),
        ("nothing told", "red", "late_start"),
        ("subsidy", "green", "band"),
    ]


def test_done_is_blue_by_the_milestone_that_ends_the_life_cycle_of_a_category(table: Any) -> None:
    status = table("""
        project_id     | category     | stage | clock_on   | due_on     | actual_pct | planned_pct
        complete       | construction | C10   | 2023-06-30 |            | 100        | 100
        accepted       | construction | C11   | 2023-06-30 | 2023-06-01 | 90         | 100
        audited        | construction | C13   | 2023-06-30 |            |            | 100
        being paid     | subsidy      | S6    | 2023-06-30 |            | 100        | 100
        closed         | subsidy      | S7    | 2023-06-30 |            | 10         | 100
        overdue        | construction | C9    | 2023-06-30 | 2023-06-01 | 99         | 100
        nothing begun  | construction | N     | 2023-06-30 |            | 0          | 100
        no stage       | construction |       | 2023-06-30 |            | 100        | 100
        unknown stage  | construction | X9    | 2023-06-30 |            | 100        | 100
        other category | unheard of   |       | 2023-06-30 |            | 100        | 100
    """)
    assert lit(status, "ours") == [
        ("complete", "green", "band"),
        ("accepted", "blue", "accepted"),
        ("audited", "blue", "accepted"),
        ("being paid", "green", "band"),
        ("closed", "blue", "accepted"),
        ("overdue", "red", "overdue"),
        ("nothing begun", "red", "band"),
        ("no stage", "green", "band"),
        ("unknown stage", "green", "band"),
        ("other category", "green", "band"),
    ]


def test_a_group_shows_the_light_of_its_own_figures(table: Any) -> None:
    status = table("""
        project_id | actual_pct | clock_pct | gap_pp
        -12        | 28         | 40        | -12
        silent     |            | 40        |
    """)
    shown = {
        name: status.select(light=lights.of_group(preset)).get_column("light").to_list()
        for name, preset in PRESETS.items()
    }
    assert shown == {
        "ours": ["yellow", "none"],
        "yinchuan": ["yellow", "none"],
        "sanya": ["yellow", "none"],
        "tianjin": ["yellow", "none"],
        "dazu": ["red", "none"],
        "ouhai": ["red", "none"],
    }


def test_the_light_of_a_group_is_the_worse_of_its_progress_and_its_investment_where_a_place_judges_that(
    table: Any,
) -> None:
    status = table("""
        county | planned_wan | actual_pct | clock_pct | done_ytd_wan | done_before_wan | light
        甲县   | 100         | 45         | 40        | 108          | 100             | green
        乙县   | 100         | 45         | 40        | 60           | 50              | green
        乙县   | 100         | 45         | 40        | 30           | 50              | green
        丙县   | 100         | 20         | 40        | 120          | 100             | red
        丁县   | 100         | 45         | 40        | 104          | 100             | green
        戊县   | 100         | 45         | 40        | 50           |                 | green
    """).with_columns(city_growth_pct=pl.lit(5, dtype=RATE), linear_pct=pl.lit(40, dtype=RATE))  # fmt: skip
    told = {
        name: lights.by_group(schedule.by_group(status, "county"), status, "county", PRESETS[name])
        .sort("county").select("county", "light", "light_rule", pl.col("growth_pct").cast(pl.Float64)).rows()
        for name in ("tianjin", "ours")
    }  # fmt: skip
    # 乙县: (60 + 30) ÷ (50 + 50) − 1; 丁县 grows by less than the 8 % that are expected; 戊县 told no last year
    assert told["tianjin"] == sorted([
        ("甲县", "green", None, 8.0), ("乙县", "red", "investment", -10.0), ("丙县", "red", None, 20.0),
        ("丁县", "yellow", "investment", 4.0), ("戊县", "green", None, None),
    ])  # fmt: skip
    assert {(light, rule, growth) for _, light, rule, growth in told["ours"]} == {
        ("green", None, None), ("orange", None, None),
    }  # fmt: skip
