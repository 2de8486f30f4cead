"""Planted faults are found at their cells, true figures are not questioned: one generated year, loaded as files."""

from pathlib import Path

from tests.benchmarks.credibility_faults import FAULTS
from tests.benchmarks.credibility_oddities import ODDITIES
from tests.benchmarks.credibility_power import Power, judge, questions


def test_every_fault_of_a_generated_year_is_found_and_nothing_true_is_questioned(tmp_path: Path) -> None:
    power = Power()
    year, asked = questions(1, tmp_path)
    judge(power, 1, year, asked)
    assert (power.missed, power.wrongly) == ([], [])
    assert dict(power.found) == dict(power.planted)
    assert (sum(power.found.values()), len(year.planted)) == (len(FAULTS), len(FAULTS) + len(ODDITIES))
    assert (power.clean > 20, power.alarmed) == (True, 0)
