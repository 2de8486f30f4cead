"""Whether construction or subsidies are farther behind in a place."""

from typing import Any

from metrics.type_gap import by_group

STATUS = """
    project_id | county | category     | planned_wan | actual_pct | clock_pct | light
    A          | North  | construction | 300         | 80         | 50        | green
    B          | North  | construction | 100         | 20         | 50        | orange
    C          | North  | subsidy      | 50          | 40         | 50        | yellow
    D          | South  | construction | 100         | 40         | 50        | yellow
    E          | South  | policy       | 100         | 10         | 50        | red
    F          | South  | subsidy      | 100         |            | 50        | none
"""


def test_the_gap_between_the_kinds_is_one_of_weighted_gaps(table: Any, rounded: Any) -> None:
    # North: (80 × 300 + 20 × 100) ÷ 400 − 50 = 15 against 40 − 50; South told nothing of its subsidy
    assert rounded(by_group(table(STATUS), "county")) == [
        ("North", 3, 2, 1, 15.0, -10.0, 25.0), ("South", 3, 1, 0, -10.0, None, None),
    ]  # fmt: skip
    assert rounded(by_group(table(STATUS), None)) == [(6, 3, 1, 10.0, -10.0, 20.0)]


def test_a_city_without_subsidies_has_no_gap_between_the_kinds(table: Any, rounded: Any) -> None:
    built = table(STATUS).filter(table(STATUS).get_column("category") == "construction")
    assert rounded(by_group(built, None)) == [(3, 3, 0, 10.0, None, None)]
