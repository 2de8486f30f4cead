"""In the month: cumulative figures less those of the month before, missing where either is."""

from decimal import Decimal

import polars as pl

from metrics import in_month

MONTHS = """
    period     | project_id | county | planned_wan | issued_wan | disbursed_wan | actual_pct | done_value
    2023-01-01 | A          | North  | 1000        | 200        | 50            | 5          | 10
    2023-02-01 | A          | North  | 1000        | 500        | 80            | 12         | 25
    2023-03-01 | A          | North  | 1000        | 450        | 180           | 12         |
    2023-01-01 | B          | South  | 500         |            |               |            |
    2023-02-01 | B          | South  | 500         | 100        |               | 20         |
    2023-03-01 | B          | South  | 500         | 100        | 40            | 50         |
    2023-01-01 | C          | South  | 250         | 100        | 10            | 1          |
    2023-03-01 | C          | South  | 250         | 200        | 60            | 9          |
"""


def test_a_month_is_what_it_added_and_missing_where_either_figure_is(table) -> None:
    own = in_month.per_task(table(MONTHS))
    shown = ("project_id", "period", "issued_month_wan", "disbursed_month_wan", "progress_month_pp", "done_month_value")
    rows = [(row[0], row[1].month, *row[2:]) for row in own.select(shown).rows()]
    assert rows == [
        ("A", 1, 200, 50, None, 10),
        ("A", 2, 300, 30, 7, 15),
        ("A", 3, -50, 100, 0, None),
        ("B", 1, None, None, None, None),
        ("B", 2, None, None, None, None),
        ("B", 3, 0, None, 30, None),
        ("C", 1, 100, 10, None, None),
        ("C", 3, None, None, None, None),
    ]


def test_a_group_divides_what_the_month_added_by_what_there_was_at_its_end(table) -> None:
    march = in_month.per_task(table(MONTHS)).filter(pl.col("period").dt.month() == 3)
    names = ["county", "tasks", "month_tasks", "issued_month_wan", "disbursed_month_wan",
             "disbursed_month_of_planned_pct", "disbursed_month_base_wan", "disbursed_month_of_issued_pct",
             "disbursed_month_issued_base_wan", "progress_month_pp"]  # fmt: skip
    # A: 100 of 1000 planned, of 450 issued; B issued nothing, and its payments of February are not known
    assert in_month.by_group(march, "county").select(names).rows() == [
        ("North", 1, 1, -50, 100, 10, 1000, Decimal("22.222222222222"), 450, 0),
        ("South", 2, 1, 0, None, None, None, None, None, 30),
    ]


def test_the_months_add_up_to_the_newest_figure(table) -> None:
    own = in_month.per_task(table(MONTHS)).filter(project_id="A")
    assert own.get_column("disbursed_month_wan").sum() == own.get_column("disbursed_wan").item(-1)
