"""Construction against subsidy: which milestones a project of several tasks has passed."""

from typing import Any

import polars as pl
import pytest

from metrics.category_mix import by_group

BUILT = ("category", "projects", "unreported", "preparing", "started", "complete", "accepted", "in_use")
PAID = ("category", "projects", "unreported", "plan_made", "paying", "closed")

BUILDING = """
    project_id | county | category     | position
    preparing  | North  | construction | 2
    preparing  | South  | construction |
    started    | North  | construction | 5
    started    | South  | construction | 6
    half done  | North  | construction | 10
    half done  | South  | construction | 9
    half told  | North  | construction | 10
    half told  | South  | construction |
    complete   | North  | construction | 10
    complete   | South  | construction | 11
    accepted   | North  | construction | 11
    accepted   | South  | construction | 12
    in use     | North  | construction | 12
    in use     | South  | construction | 13
    silent     | North  | construction |
    silent     | South  | construction |
"""
PAYING = """
    project_id | county | category | position
    planned    | North  | subsidy  | 0
    planned    | South  | subsidy  | 4
    half plan  | North  | subsidy  | 0
    half plan  | South  | subsidy  | -1
    half told  | North  | subsidy  | 0
    half told  | South  | subsidy  |
    paying     | North  | subsidy  | 5
    paying     | South  | subsidy  | 0
    half shut  | North  | subsidy  | 7
    half shut  | South  | subsidy  | 6
    closed     | North  | subsidy  | 7
    closed     | South  | subsidy  | 7
    silent     | North  | subsidy  |
"""


def test_a_construction_project_starts_with_one_task_and_is_complete_with_all(table: Any) -> None:
    counted = by_group(table(BUILDING), None).select(BUILT)
    # started: all but preparing and silent; complete: complete, accepted, in use; accepted: the last two
    assert counted.rows() == [("construction", 8, 1, 1, 6, 3, 2, 1)]


def test_what_is_in_use_and_not_accepted_is_complete_and_in_use_alone(table: Any) -> None:
    status = table("""
        project_id | county | category     | position | task_state
        used       | North  | construction | 10       | in_use_not_accepted
        used       | South  | construction | 12       |
        one used   | North  | construction | 10       | in_use_not_accepted
        one used   | South  | construction | 10       |
        halted     | North  | construction | 8        | halted
    """)
    assert by_group(status, None).select(BUILT).rows() == [("construction", 3, 0, 0, 3, 2, 0, 1)]


def test_a_subsidy_pays_with_one_task_has_its_plan_with_all_that_told_and_is_closed_with_all(table: Any) -> None:
    counted = by_group(table(PAYING), None).select(PAID)
    # plan made: planned, half told, paying, half shut, closed; paying (or further): the last three of these
    assert counted.rows() == [("subsidy", 7, 1, 5, 3, 1)]


def test_a_task_that_told_nothing_takes_no_plan_away_and_closes_nothing(table: Any) -> None:
    months = [("7", "7"), ("7", ""), ("0", ""), ("-1", ""), ("", "")]
    told = [
        by_group(table(f"project_id | category | position\nA | subsidy | {north}\nA | subsidy | {south}"), None)
        for north, south in months
    ]
    assert [counted.select(PAID[1:]).row(0) for counted in told] == [
        (1, 0, 1, 1, 1),
        (1, 0, 1, 1, 0),  # the other has to tell that it is closed too
        (1, 0, 1, 0, 0),
        (1, 0, 0, 0, 0),
        (1, 1, None, None, None),
    ]


@pytest.mark.parametrize(
    ("position", "counts"),
    [
        ("-1", (0, 1, 0, 0, 0, 0)),
        ("5", (0, 1, 0, 0, 0, 0)),
        ("6", (0, 0, 1, 0, 0, 0)),
        ("9", (0, 0, 1, 0, 0, 0)),
        ("10", (0, 0, 1, 1, 0, 0)),
        ("11", (0, 0, 1, 1, 1, 0)),
        ("12", (0, 0, 1, 1, 1, 1)),
        ("", (1, None, None, None, None, None)),  # nobody told: not known, not none
    ],
)
def test_every_construction_project_is_unreported_preparing_or_started(
    table: Any, position: str, counts: tuple[int | None, ...]
) -> None:
    status = table(f"project_id | category | position\nA | construction | {position}")
    assert by_group(status, None).select(BUILT[2:]).rows() == [counts]


def test_what_belongs_to_the_other_category_is_missing_not_zero(table: Any) -> None:
    status = table("""
        project_id | item_no | category     | position
        A          | 1       | construction | 6
        B          | 2       | subsidy      | 0
        C          | 3       | policy       | -1
        D          | 4       | insurance    | 4
        E          | 5       | training     | 5
        F          | 6       | another kind | 3
    """)
    counted = by_group(status, None).select(*BUILT, *PAID[3:], "in_force")
    assert counted.rows() == [
        ("construction", 1, 0, 0, 1, 0, 0, 0, None, None, None, None),
        ("subsidy", 1, 0, None, None, None, None, None, 1, 0, 0, None),
        ("policy", 1, 0, None, None, None, None, None, 0, None, 0, 0),
        ("insurance", 1, 0, None, None, None, None, None, 1, 1, 0, 1),
        ("training", 1, 0, None, None, None, None, None, 1, 1, 1, 1),
        ("another kind", 1, 0, *[None] * 9),
    ]


def test_amounts_and_people_are_ratios_of_sums_over_the_tasks_that_know_both(table: Any, rounded: Any) -> None:
    status = table("""
        project_id | position | planned_wan | disbursed_wan | actual_pct | target_unit | target_value | done_value
        A          | 5        | 100         | 40            | 40         | 人          | 1000         | 400
        B          | 5        | 300         | 0             | 0          | 人次        | 1000         | 0
        C          |          | 600         |               |            | 人          | 5000         |
        D          | 5        |             | 7             | 10         | 户          | 50           | 5
    """).with_columns(category=pl.lit("subsidy"))
    # progress (4 000 + 0) ÷ 400; disbursed 40 ÷ 400; people 400 ÷ 2 000, not C's of whom nothing is said
    assert rounded(by_group(status, "category")) == [
        (
            "subsidy", 4, 1, None, None, None, None, None, 3, None, 3, 0,
            4, 3, 10.0, 1000.0, 47.0, 10.0, 400.0, 2000.0, 400.0, 20.0,
        )
    ]  # fmt: skip


def test_construction_counts_no_people(table: Any) -> None:
    status = table("""
        project_id | category     | position | target_unit | target_value | done_value
        A          | construction | 6        | 人          | 100          | 50
    """)
    people = by_group(status, None).select("people_due", "people_paid", "people_paid_pct")
    assert people.rows() == [(None, None, None)]


def test_a_project_counts_once_in_each_county_and_once_in_all(table: Any) -> None:
    status = table("""
        project_id | item_no | county | category     | position
        A          | 1       | North  | construction | 6
        A          | 1       | South  | construction | 2
        B          | 2       | South  | subsidy      | 0
    """)
    names = ("category", "projects", "preparing", "started", "plan_made", "tasks")
    assert by_group(status, "county").select("county", *names).rows() == [
        ("North", "construction", 1, 0, 1, None, 1),
        ("South", "construction", 1, 1, 0, None, 1),
        ("South", "subsidy", 1, None, None, 1, 1),
    ]
    assert by_group(status, None).select(names).rows() == [
        ("construction", 1, 0, 1, None, 2),
        ("subsidy", 1, None, None, 1, 1),
    ]


def test_the_order_of_rows_does_not_matter(table: Any) -> None:
    for text in (BUILDING, PAYING):
        status = table(text)
        for by in (None, "county", "category"):
            assert by_group(status, by).equals(by_group(status.reverse(), by))
