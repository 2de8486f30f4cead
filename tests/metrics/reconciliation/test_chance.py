"""Random tables, in which nothing hangs together: next to nothing is claimed of them."""

from metrics.reconciliation.verdict import DISAGREEING
from tests.benchmarks.chance_claims import claims
from tests.benchmarks.chance_tables import PLAIN, TELLING

SEEDS = range(200)


def test_figures_whose_names_promise_nothing_are_not_said_to_hang_together():
    assert [(seed, check.relation, check.cell) for seed in SEEDS for check in claims(seed, PLAIN)] == []


def test_names_that_promise_a_relation_are_asked_about_and_only_a_part_above_its_whole_is_accused():
    accused = [check for seed in SEEDS for check in claims(seed, TELLING) if check.verdict in DISAGREEING]
    assert {check.relation for check in accused} == {"of_which"}
