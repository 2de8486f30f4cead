"""How often reconciliation claims a relation in tables of random figures, in which there is none.

`python tests/benchmarks/chance_claims.py` makes 1 000 tables each with names that say nothing of a relation and with
names that promise some (tests/benchmarks/chance_tables.py), and prints of how many of them anything is claimed, an
agreement, or a disagreement, and of which relations. Looks at single figures (前后月份, 总数之下的零) are no claims.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from metrics.reconciliation.verdict import AGREEING, DISAGREEING, Check, Verdict
from tests.benchmarks import chance_tables

TABLES = 1_000
LOOKS = ("series", "zero", "several", "limits")


def claims(seed: int, names: Sequence[str]) -> list[Check]:
    """What is claimed of one random table."""
    found = chance_tables.checks(chance_tables.rows(seed, names))
    return [one for one in found if one.relation not in LOOKS and one.verdict is not Verdict.SKIPPED]


def main() -> None:
    """Print of how many tables something is claimed, for both kinds of names."""
    for kind, names in (("plain names", chance_tables.PLAIN), ("telling names", chance_tables.TELLING)):
        tables = [claims(seed, names) for seed in range(TABLES)]
        counts = {
            "anything": sum(bool(found) for found in tables),
            "agreement": sum(any(one.verdict in AGREEING for one in found) for found in tables),
            "disagreement": sum(any(one.verdict in DISAGREEING for one in found) for found in tables),
        }
        relations = Counter(f"{one.relation} {one.verdict}" for found in tables for one in found)
        print(f"{kind}: of {TABLES} tables {counts}; claims {dict(relations.most_common())}")


if __name__ == "__main__":
    main()
