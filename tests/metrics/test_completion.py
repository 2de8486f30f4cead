"""Is the annual target met, is the project done, and has it started that should have."""

from typing import Any

import polars as pl

from metrics import completion


def test_a_target_that_is_a_stage_is_met_when_the_stage_is_reached_and_the_project_is_not_done(table: Any) -> None:
    status = completed(table("""
        project_id | category     | target_text | position | actual_pct | target_value | done_value
        started    | construction | 开工建设    | 6        | 5          |              |
        tender     | construction | 开工建设    | 5        | 99         |              |
        accepted   | construction | 开工建设    | 11       | 100        |              |
        no stage   | construction | 开工建设    |          | 40         |              |
        quantity   | construction | 新建164公里 | 8        | 60         | 164          | 164
        short      | construction | 新建164公里 | 12       | 100        | 164          | 163
        no number  | construction | 新建164公里 | 10       | 100        | 164          |
        words      | subsidy      | 应补尽补    | 5        | 100        |              |
        closed     | subsidy      | 应补尽补    | 7        | 100        |              |
        silent     | subsidy      | 应补尽补    |          |            |              |
    """))  # fmt: skip
    assert status.select("project_id", "target_basis", "is_target_met", "is_done").rows() == [
        ("started", "stage", True, False),  # the year's promise is kept, the project goes on
        ("tender", "stage", False, False),
        ("accepted", "stage", True, True),
        ("no stage", "stage", None, None),
        ("quantity", "quantity", True, False),
        ("short", "quantity", False, True),
        ("no number", "progress", True, False),
        ("words", "progress", True, False),
        ("closed", "progress", True, True),
        ("silent", "progress", None, None),
    ]


def test_what_is_in_use_and_not_accepted_is_complete_and_in_use_and_not_done(table: Any) -> None:
    status = completed(table("""
        project_id | category     | position | actual_pct | task_state
        used       | construction | 10       | 100        | in_use_not_accepted
        complete   | construction | 10       | 100        |
        all        | construction | 12       | 100        |
        halted     | construction | 12       | 100        | halted
    """))  # fmt: skip
    facts = ("complete_tasks", "accepted_tasks", "in_use_tasks", "done")
    assert completion.by_group(status, None).select(facts).rows() == [(4, 2, 3, 2)]


def completed(status: pl.DataFrame) -> pl.DataFrame:
    return completion.per_task(status)


def test_a_group_keeps_complete_accepted_in_use_met_and_done_apart(table: Any, rounded: Any) -> None:
    status = completed(table("""
        county | category     | position | actual_pct
        North  | construction | 10       | 100
        North  | construction | 11       | 98
        North  | construction | 12       | 100
        North  | construction | 8        | 100
        North  | construction |          |
        South  | subsidy      | 7        | 100
        West   | construction |          |
        West   | subsidy      |          |
    """))  # fmt: skip
    assert rounded(completion.by_group(status, "county")) == [
        ("North", 5, 4, 3, 75.0, 4, 2, 2, 3, 2, 1),  # met and not done: complete and 100 % without a stage of the end
        ("South", 1, 1, 1, 100.0, 1, 1, 0, None, None, None),  # nothing is built there
        ("West", 2, 0, None, None, 0, None, None, None, None, None),  # nobody told: not known, not none
    ]


def test_the_start_rate_has_three_bases_and_leaves_subsidies_out(table: Any, rounded: Any) -> None:
    status = table("""
        project_id   | county | category     | position | start_on   | clock_on
        has started  | North  | construction | 6        | 2023-02-01 | 2023-06-30
        has started  | South  | construction | 5        | 2023-08-01 | 2023-06-30
        early        | North  | construction | 7        | 2023-09-01 | 2023-06-30
        late         | North  | construction | 5        | 2023-03-01 | 2023-06-30
        next year    | North  | construction | 2        | 2024-03-01 | 2023-06-30
        no plan      | North  | construction | 2        |            | 2023-06-30
        silent       | South  | construction |          | 2023-06-30 | 2023-06-30
        a subsidy    | North  | subsidy      | 6        | 2023-02-01 | 2023-06-30
        waits        | West   | construction |          | 2024-03-01 | 2023-06-30
    """)
    assert rounded(completion.start_rate(status, None)) == [
        # all: 2 of the 5 that told; planned for the year: 2 of 3; by now: 1 of 2 (early was not due yet)
        (5, 2, 40.0, 2, 3, 2, 66.67, 1, 2, 1, 50.0, 1)
    ]
    assert rounded(completion.start_rate(status, "county")) == [
        ("North", 5, 2, 40.0, 0, 3, 2, 66.67, 0, 2, 1, 50.0, 0),
        ("South", 1, 0, 0.0, 1, 1, 0, 0.0, 1, 0, None, None, 1),  # what should have started by now told nothing
        ("West", 0, None, None, 1, 0, 0, None, 0, 0, 0, None, 0),  # of no projects none has started
    ]


def test_without_construction_there_is_no_start_rate(table: Any) -> None:
    status = table("category | position | clock_on\nsubsidy | 6 | 2023-06-30")
    assert completion.start_rate(status, "county").rows() == []
    assert completion.start_rate(status, None).rows() == [(None,) * 12]
