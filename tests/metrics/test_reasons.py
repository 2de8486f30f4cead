"""Why a task shows its light: the numbers that decided."""

from datetime import date
from decimal import Decimal
from typing import Any

from data.reference.lights import light_presets
from metrics import reasons, schedule
from metrics.reasons import Reason


def reason(table: Any, text: str, preset: str = "ours") -> Reason:
    judged = schedule.per_task(table(text), light_presets()[preset])
    return reasons.of_task(judged.row(judged.height - 1, named=True), light_presets()[preset])


def told(found: Reason, *names: str) -> tuple[Any, ...]:
    return found.rule, found.light, *(getattr(found, name) for name in names)


def test_a_band_says_what_was_judged_and_between_which_bounds(table: Any) -> None:
    found = reason(
        table,
        """
        project_id | actual_pct | planned_pct | plan_lag_days | stage
        A          | 38         | 63.2        | 41            | C7
    """,
    )
    assert found == Reason(
        rule="band", light="orange", kind="points", clock="plan", stage="C7", actual_pct=Decimal(38),
        clock_pct=Decimal("63.2"), judged_pct=Decimal("-25.2"), lag_days=41, at_least=Decimal(-30), below=Decimal(-15),
    )  # fmt: skip


def test_the_best_band_has_no_end_and_the_last_no_beginning(table: Any) -> None:
    best = reason(table, "actual_pct | planned_pct\n60 | 60", "tianjin")
    worst = reason(table, "actual_pct | planned_pct\n20 | 60", "tianjin")
    names = ("kind", "judged_pct", "at_least", "above", "below", "is_open")
    assert told(best, *names) == ("band", "green", "relative", 100, 100, None, None, False)
    assert told(worst, *names) == ("band", "red", "relative", Decimal("33.333333333333"), None, None, 70, False)


def test_a_band_that_the_place_left_open_is_named_so(table: Any) -> None:
    found = reason(table, "actual_pct | planned_pct\n55 | 60", "yinchuan")
    assert told(found, "judged_pct", "at_least", "above", "below", "is_open") == (
        "open",
        "green",
        -5,
        None,
        -10,
        0,
        True,
    )


def test_an_overdue_task_says_since_when(table: Any) -> None:
    text = "clock_on | due_on | actual_pct | planned_pct\n2023-06-30 | 2023-05-31 | 90 | 95"
    assert told(reason(table, text), "due_on", "overdue_days") == ("overdue", "red", date(2023, 5, 31), 30)


def test_a_late_start_says_for_how_many_months(table: Any) -> None:
    text = """
        period     | start_on   | stage | actual_pct | planned_pct
        2023-05-01 | 2023-03-10 | C5    | 5          | 5
    """
    found = reason(table, text, "yinchuan")
    assert told(found, "start_on", "late_start_months") == ("late_start", "red", date(2023, 3, 10), 3)


def test_a_light_that_remembers_says_which_month_was_red(table: Any) -> None:
    text = """
        project_id | period     | actual_pct | planned_pct
        A          | 2023-02-01 | 10         | 20
        A          | 2023-03-01 | 30         | 30
    """
    assert told(reason(table, text, "ouhai"), "last_red") == ("after_red", "yellow", date(2023, 2, 1))


def test_acceptance_and_silence_need_no_numbers(table: Any) -> None:
    accepted = reason(table, "stage | actual_pct | planned_pct\nC11 | 90 | 100")
    silent = reason(table, "actual_pct | planned_pct\n | 100")
    assert told(accepted, "stage", "at_least", "below") == ("accepted", "blue", "C11", None, None)
    assert told(silent, "actual_pct", "judged_pct") == ("unreported", "none", None, None)


def test_every_dimension_gives_its_own_numbers(table: Any) -> None:
    entry = """
        project_id | period     | stage | is_registered | actual_pct | planned_pct
        A          | 2023-03-01 | C6    | false         | 40         | 40
        A          | 2023-05-01 | C7    | false         | 40         | 40
    """
    missed = """
        project_id | period     | actual_pct | planned_pct
        A          | 2023-03-01 | 39         | 40
        A          | 2023-04-01 | 48         | 50
    """
    funds = "period | actual_pct | planned_pct | funds_moved_wan | funds_planned_wan\n2023-09-01 | 75 | 75 | 55 | 100"
    growth = "period | actual_pct | planned_pct | done_ytd_wan | done_before_wan\n2023-09-01 | 75 | 75 | 90 | 100"
    assert told(reason(table, entry, "yinchuan"), "works_start_on", "entry_months") == (
        "late_entry", "yellow", date(2023, 3, 1), 2,
    )  # fmt: skip
    assert told(reason(table, missed, "sanya"), "missed_months", "planned_pct", "actual_pct") == (
        "missed_months", "red", 2, 50, 48,
    )  # fmt: skip
    names = ("levels", "measure", "funds_pct", "funds_required_pct", "clock_pct", "is_open")
    assert told(reason(table, funds, "yinchuan"), *names) == (
        "funds", "red", ("central", "city"), "disbursed", 55, 60, 75, True,
    )  # fmt: skip
    assert told(reason(table, growth, "tianjin"), "growth_pct", "expected_pct", "city_growth_pct", "is_open") == (
        "investment", "red", -10, 8, -10, True,
    )  # fmt: skip
