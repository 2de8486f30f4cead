"""Random tables, in which nothing hangs together: next to nothing is claimed of them."""

from metrics.reconciliation.verdict import DISAGREEING, Verdict
from tests.benchmarks.chance_claims import claims
from tests.benchmarks.chance_tables import PLAIN, TELLING, checks, odd_rows

SEEDS = range(200)


def test_figures_whose_names_promise_nothing_are_not_said_to_hang_together():
    assert [(seed, check.relation, check.cell) for seed in SEEDS for check in claims(seed, PLAIN)] == []


def test_names_that_promise_a_relation_are_asked_about_and_only_a_part_above_its_whole_is_accused():
    accused = [check for seed in SEEDS for check in claims(seed, TELLING) if check.verdict in DISAGREEING]
    assert {check.relation for check in accused} == {"of_which"}


def test_what_offices_write_instead_of_figures_breaks_nothing_and_all_is_said():
    found = [check for seed in range(400) for check in checks(odd_rows(seed))]
    assert {check.verdict for check in found} >= {Verdict.EXACT, Verdict.ASKED, Verdict.SKIPPED, Verdict.DIFFERS}
    assert [check for check in found for language in ("zh", "en") if not check.sentence(language)] == []


def test_a_total_rate_of_nothing_is_not_checked(verdicts, checked):
    table = checked(
        [["区县", "计划(万元)", "满意率"], ["示例甲县", "0", "95%"], ["示例乙县", "0", "93%"], ["合计", "0", "94%"]]
    )
    assert verdicts(table) == ["sum exact B4", "ratio skipped C2"]
