"""How much of a task is done, and by which of the three measures."""

from decimal import Decimal
from typing import Any

from metrics import progress


def judged(status: Any) -> list[tuple[Any, ...]]:
    return progress.per_task(status).select("project_id", "actual_pct", "actual_basis").rows()  # type: ignore[no-any-return]


def test_construction_counts_works_then_quantity_never_money(table: Any) -> None:
    status = table("""
        project_id | category     | physical_pct | done_value | target_value | disbursed_wan | planned_wan
        works      | construction | 35           | 1          | 10           | 90            | 100
        quantity   | construction |              | 1          | 4            | 90            | 100
        money      | construction |              |            |              | 90            | 100
    """)
    assert judged(status) == [("works", 35, "physical"), ("quantity", 25, "quantity"), ("money", None, None)]


def test_subsidy_counts_quantity_then_money_then_works(table: Any) -> None:
    status = table("""
        project_id | category | physical_pct | done_value | target_value | disbursed_wan | planned_wan
        quantity   | subsidy  | 80           | 30         | 120          | 90            | 100
        money      | subsidy  | 80           |            | 120          | 90            | 100
        no target  | subsidy  | 80           | 30         |              | 90            | 100
        works      | subsidy  | 80           |            |              |               | 100
        policy     | policy   | 80           | 30         | 120          | 90            | 100
    """)
    assert judged(status) == [
        ("quantity", 25, "quantity"),
        ("money", 90, "money"),
        ("no target", 90, "money"),
        ("works", 80, "physical"),
        ("policy", 25, "quantity"),
    ]


def test_nothing_done_is_zero_and_nothing_said_is_missing(table: Any) -> None:
    status = table("""
        project_id | category     | physical_pct | done_value | target_value | disbursed_wan | planned_wan
        no works   | construction | 0            |            |              |               |
        no people  | subsidy      |              | 0          | 100          | 50            | 100
        no money   | subsidy      |              |            |              | 0             | 100
        silent     | construction |              |            | 100          |               | 100
        silent too | subsidy      |              |            | 100          |               | 100
    """)
    assert judged(status) == [
        ("no works", 0, "physical"),
        ("no people", 0, "quantity"),
        ("no money", 0, "money"),
        ("silent", None, None),
        ("silent too", None, None),
    ]


def test_more_than_the_target_counts_as_100(table: Any) -> None:
    status = table("""
        project_id | category     | done_value | target_value | disbursed_wan | planned_wan
        people     | subsidy      | 9617       | 1000         |               |
        money      | subsidy      |            |              | 150           | 100
        works      | construction | 12         | 10           |               |
    """)
    assert judged(status) == [("people", 100, "quantity"), ("money", 100, "money"), ("works", 100, "quantity")]


def test_a_target_of_zero_is_no_denominator(table: Any) -> None:
    status = table("""
        project_id | category | done_value | target_value | disbursed_wan | planned_wan
        money      | subsidy  | 5          | 0            | 10            | 40
        neither    | subsidy  | 5          | 0            | 10            | 0
    """)
    assert judged(status) == [("money", 25, "money"), ("neither", None, None)]


def test_progress_is_rounded_half_up_to_four_places(table: Any) -> None:
    status = table("""
        project_id | category | done_value | target_value
        third      | subsidy  | 1          | 3
        two thirds | subsidy  | 2          | 3
        half       | subsidy  | 1          | 2000000
        nearly all | subsidy  | 9999999    | 10000000
    """)
    assert judged(status) == [
        ("third", Decimal("33.3333"), "quantity"),
        ("two thirds", Decimal("66.6667"), "quantity"),
        ("half", Decimal("0.0001"), "quantity"),  # 0.00005 %
        ("nearly all", Decimal("100.0000"), "quantity"),  # 99.99999 %
    ]


def test_under_a_ceiling_less_is_more_and_is_capped_all_the_same(table: Any) -> None:
    status = table("""
        project_id    | category | target_value | done_value | is_ceiling
        Meishan 2017  | policy   | 4.3          | 4.17       | true
        just          | policy   | 4.3          | 4.3        | true
        too much      | policy   | 4.3          | 5          | true
        twice as much | policy   | 4.3          | 8.6        | true
        nothing       | policy   | 4.3          | 0          | true
        silent        | policy   | 4.3          |            | true
        no number     | policy   |              | 0          | true
        not a ceiling | policy   | 4.3          | 4.17       | false
    """)
    read = progress.per_task(status.with_columns(completion_pct=progress.completion().round(1)))
    assert read.select("project_id", "completion_pct", "actual_pct").rows() == [
        ("Meishan 2017", Decimal("103.1"), 100),  # 4.3 ÷ 4.17, as Meishan printed it
        ("just", 100, 100),
        ("too much", 86, 86),
        ("twice as much", 50, 50),
        ("nothing", 100, 100),
        ("silent", None, None),
        ("no number", None, None),
        ("not a ceiling", 97, Decimal("96.9767")),
    ]
