"""The product and plain Python come to the same verdicts on a thousand made tables of counts, rates and amounts."""

from tests.benchmarks.chance_tables import checks
from tests.oracle import relations

KINDS = ("sum", "ratio", "difference")


def test_a_thousand_tables_are_judged_as_plain_python_judges_them():
    for seed in range(1_000):
        rows = relations.table(seed)
        found = {(one.relation, one.cell): str(one.verdict) for one in checks(rows) if one.relation in KINDS}
        assert found == relations.verdicts(rows), (seed, rows)
