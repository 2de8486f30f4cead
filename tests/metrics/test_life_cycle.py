"""How many tasks stand at each stage and have reached it; nobody is left out."""

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data.reference import stages
from metrics.life_cycle import by_stage, by_state


def test_every_task_stands_somewhere(table: Any) -> None:
    status = table("""
        project_id | item_no | category  | stage | position
        A          | 2       | policy    | P0    | 0
        B          | 2       | policy    | P1    | 1
        C          | 2       | policy    | P1    | 1
        D          | 2       | policy    | N     | -1
        E          | 2       | policy    |       |
        F          | 1       | elsewhere | X     | 3
    """)
    assert by_stage(status).rows() == [
        ("elsewhere", "unstated", None, 1, None, 1),
        ("policy", "unstated", None, 1, None, 5),
        ("policy", "N", -1, 1, None, 5),
        ("policy", "P0", 0, 1, 3, 5),
        ("policy", "P1", 1, 2, 2, 5),
        ("policy", "P2", 2, 0, 0, 5),
    ]


def test_where_nobody_told_a_stage_none_is_counted(table: Any) -> None:
    status = table("category | position\npolicy |\npolicy |")
    assert by_stage(status).rows() == [
        ("policy", "unstated", None, 2, None, 2),
        ("policy", "P0", 0, None, None, 2),
        ("policy", "P1", 1, None, None, 2),
        ("policy", "P2", 2, None, None, 2),
    ]


def test_states_are_counted_beside_the_stages_in_the_order_of_the_register(table: Any) -> None:
    status = table("""
        project_id | item_no | category     | task_state
        A          | 2       | construction | cancelled
        B          | 2       | construction | halted
        C          | 3       | construction | halted
        D          | 3       | construction |
        E          | 1       | subsidy      | deferred
    """)
    assert by_state(status).rows() == [
        ("subsidy", "deferred", 1),
        ("construction", "halted", 2),
        ("construction", "cancelled", 1),
    ]


def test_every_category_has_one_stage_that_ends_it() -> None:
    last = stages().filter(pl.col("milestone").is_in(["accepted", "closed"])).get_column("category").to_list()
    assert sorted(last) == ["construction", "insurance", "policy", "subsidy", "training"]


KNOWN = stages().filter(pl.col("category").is_not_null()).select("category", "stage", "position").rows()
TASK = st.sampled_from([*KNOWN, ("policy", "N", -1), ("subsidy", None, None), ("another kind", None, None)])


@given(st.lists(TASK, min_size=1, max_size=12))
def test_those_who_stand_somewhere_are_all_tasks_and_reached_only_falls(tasks: list[tuple[Any, ...]]) -> None:
    types = {"category": pl.String, "stage": pl.String, "position": pl.Int32}
    counted = by_stage(pl.DataFrame(tasks, schema=types, orient="row").with_columns(item_no=pl.lit(1, pl.Int32)))
    for _, rows in counted.group_by("category"):
        assert rows.get_column("here").sum() == rows.item(0, "tasks")
        reached = rows.get_column("reached").drop_nulls().to_list()
        assert reached == sorted(reached, reverse=True)
