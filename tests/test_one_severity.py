"""The same doubt is asked as gravely when a form comes in (填报) as it is asked later (核查)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from data.findings import SENTENCES
from data.model import Severity, View
from data.reference import severity
from data.reference.checks import checks
from data.store import Store
from exports.evidence import evidence
from loaders.incoming import Incoming
from loaders.load import load
from metrics import credibility
from metrics.credibility_forms import OF_FORMS
from tests.benchmarks.credibility_files import files
from tests.benchmarks.credibility_power import planted

ALIKE = {
    **OF_FORMS, "unit_differs": "unit_slip", "count_jump": "jump", "corrects": "changed_later",
    "corrects_late": "changed_later",
}  # fmt: skip
"""What loaders call a doubt → the check that asks the same; other names are the same on both sides."""
LATER_ONLY = {
    "last_year", "hidden_zeros", "unmentioned", "paid_not_accepted", "works_ahead", "money_ahead", "plan_moved",
    "seen_less",
}  # fmt: skip
"""Checks across counties, years, plans and visits, or of judgement: asked on 核查 alone."""
EVER = datetime(9999, 1, 1)
Asked = tuple[str, str, str | None, date, str]
"""check, submission, project (None: the whole form), month, severity."""


def at_intake(store: Store) -> Counter[Asked]:
    known = checks().points.keys()
    return Counter(
        (ALIKE.get(row["code"], row["code"]), row["submission_id"], row["project_id"], row["period"], _alike(row))
        for row in store.table("findings", received_before=EVER).iter_rows(named=True)
        if ALIKE.get(row["code"], row["code"]) in known
    )


def later(store: Store) -> Counter[Asked]:
    found = credibility.questions(evidence(store, View()))
    of = ("check", "submission_id", "project_id", "period", "severity")
    return Counter(row for row in found.select(of).iter_rows() if row[0] not in LATER_ONLY)


def _alike(row: dict[str, str]) -> str:
    """A refused row is told on 填报; 核查 asks about it."""
    return row["severity"].replace(str(Severity.REJECTED), str(Severity.QUESTIONED))


def counted(asked: Iterable[Asked], store: Store) -> set[Asked]:
    """Those about forms that still count."""
    counts = set(evidence(store, View()).tasks.get_column("submission_id"))
    return {each for each in asked if each[1] in counts}


def test_the_sample_is_asked_alike_on_both_sides(sample: Store) -> None:
    told, asked = at_intake(sample), later(sample)
    assert counted(told, sample) == set(asked)
    assert Counter(each[0] for each in asked.elements()) == {
        "changed_later": 3, "disbursed_over_issued": 1, "early": 1, "falls": 1, "frozen": 2, "jump": 1,
        "missing_figure": 2, "parts_differ": 1, "unit_slip": 1, "words_contradict": 1,
    }  # fmt: skip


@pytest.mark.parametrize("seed", [302, 304])
def test_a_year_of_faults_and_oddities_is_asked_alike_on_both_sides(seed: int, tmp_path: Path) -> None:
    """Of falls only: one from a figure that was too high itself is told on 填报, where the clerk corrects that one."""
    store = Store(tmp_path)
    load([Incoming(name, content) for name, content, _ in files(planted(seed)).files], store)
    told, asked = counted(at_intake(store), store), set(later(store))
    assert asked - told == set()
    assert {each[0] for each in told - asked} <= {"falls"}
    assert {(check, grade) for check, *_, grade in asked} == {
        *((check, "questioned") for check in (
            "falls", "rate_differs", "parts_differ", "disbursed_over_issued", "paid_over_disbursed", "told_twice",
            "complete_not_done", "unit_slip",
        )),
        *((check, grade) for grade in ("questioned", "noted") for check in (
            "issued_over_planned", "jump", "frozen", "form_unchanged", "words_contradict", "early", "changed_later",
        )),
        ("missing_figure", "noted"),
    }  # fmt: skip


FACTS = [
    ("falls", (), "questioned"),
    ("hidden_zeros", (), "noted"),
    ("early", (date(2023, 10, 31), date(2023, 10, 24)), "questioned"),
    ("early", (date(2023, 10, 24), date(2023, 10, 24)), "noted"),
    ("issued_over_planned", (Decimal("120.01"), Decimal(100)), "questioned"),
    ("issued_over_planned", (Decimal(120), Decimal(100)), "noted"),
    ("issued_over_planned", (Decimal(1), Decimal(0)), "noted"),
    ("jump", (Decimal(40), Decimal("9.9"), 0), "questioned"),
    ("jump", (Decimal(40), Decimal(10), 0), "noted"),
    ("jump", (Decimal(40), Decimal(0), 1), "noted"),
    ("jump", (Decimal(40), None, 0), "noted"),
    ("frozen", (True, True, True, True), "questioned"),
    ("frozen", (True, True, False, True), "noted"),
    ("changed_later", (32,), "questioned"),
    ("changed_later", (31,), "noted"),
    ("words_contradict", (True,), "questioned"),
    ("words_contradict", (False,), "noted"),
]


@pytest.mark.parametrize(("doubt", "facts", "grade"), FACTS)
def test_a_rule_says_the_same_of_one_report_and_of_a_frame(doubt: str, facts: tuple[object, ...], grade: str) -> None:
    frame = pl.DataFrame({f"fact{at}": [fact] for at, fact in enumerate(facts)} | {"row": [1]})
    of_frame = frame.select(severity.of_reports(doubt, *(pl.col(f"fact{at}") for at in range(len(facts)))))
    assert (str(severity.of_report(doubt, *facts)), of_frame.item(0, 0)) == (grade, grade)


def test_every_rule_is_of_a_check_or_a_finding_and_every_check_has_one() -> None:
    assert severity.RULES.keys() <= {*checks().points, *SENTENCES}
    assert {check for check in checks().points if check not in severity.RULES} == {"unit_slip"}
