"""How well the checks of credibility find planted faults, and how often they ask about figures that are true.

`python tests/benchmarks/credibility_power.py [SEEDS] [FIRST]` makes a year of submissions per seed (tests/benchmarks/
credibility_set.py), loads the files as users do, and prints per check: faults planted; found (asked about, with the
very cell); recall; questions that are questioned and not only noted; which share of them is about figures that are
not true; and what was noted of figures that are true.
A submission is clean where every figure in it is the truth; at most 2 % of those may get a question.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.model import View
from data.reference.checks import checks
from data.store import Store
from exports.evidence import evidence
from loaders.incoming import Incoming
from loaders.load import load
from metrics import credibility
from tests.benchmarks import credibility_faults as faults
from tests.benchmarks import credibility_oddities as oddities
from tests.benchmarks.credibility_files import files
from tests.benchmarks.credibility_set import COUNTIES, MONTHS, Planted, Year

SHOWN = 12
"""Missed faults, and questions about the truth, that are printed one by one."""
SCARCE = (faults.hidden_zeros, oddities.true_new_year, faults.unmentioned, oddities.true_states)
"""What few tasks fit; planted first."""
Place = tuple[str, str, int, str | None]
"""check, county, month, project (None: the whole form)."""


@dataclass
class Power:
    """Counts per check over all seeds; `clean` and `alarmed` are submissions without a false figure."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    questioned: Counter[str] = field(default_factory=Counter)
    rightly: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[int, Planted]] = field(default_factory=list)
    wrongly: list[tuple[int, Place]] = field(default_factory=list)
    clean: int = 0
    alarmed: int = 0


def main(seeds: int = 10, first: int = 1) -> None:
    """Print the table over `seeds` years, from the seed `first` on."""
    power = Power()
    for seed in range(first, first + seeds):
        with tempfile.TemporaryDirectory() as folder:
            year, asked = questions(seed, Path(folder))
        judge(power, seed, year, asked)
    print(f"{'check':<24}{'planted':>8}{'found':>7}{'recall':>8}{'asked':>7}{'precision':>11}{'noted, true':>13}")
    for check in checks().points:
        print(_line(check, *(counts[check] for counts in _columns(power))))
    print(_line("all", *(sum(counts.values()) for counts in _columns(power))))
    rate = 100 * power.alarmed / power.clean
    print(f"clean submissions {power.clean}, with a question {power.alarmed}: {rate:.2f} % (at most 2 %)")
    for seed, fault in power.missed[:SHOWN]:
        print("missed", seed, fault)
    for seed, place in power.wrongly[:SHOWN]:
        print("asked about the truth", seed, place)


def planted(seed: int) -> Year:
    """A year with one fault of each kind and one oddity of each kind, each at a task of its own."""
    year = Year(seed)
    for plant in (*SCARCE, *(each for each in (*faults.FAULTS, *oddities.ODDITIES) if each not in SCARCE)):
        plant(year)
    return year


def questions(seed: int, root: Path) -> tuple[Year, pl.DataFrame]:
    """A year with its faults, and every question that the checks ask of its files."""
    year = planted(seed)
    made = files(year)
    store = Store(root)
    load([Incoming(name, content) for name, content, _ in made.files], store)
    return year, credibility.questions(evidence(store, View(period=date(2023, 10, 1))))


def judge(power: Power, seed: int, year: Year, asked: pl.DataFrame) -> None:
    """Count what was found, and what was asked about figures that are true."""
    false_ones = [each for each in year.planted if not each.is_true]
    rows = list(asked.reverse().iter_rows(named=True))
    places = {_place(row): row["severity"] for row in rows}
    cells = {(*_place(row), cell) for row in rows for cell in (row["cell"] or "").split("、")}
    for fault in false_ones:
        power.planted[fault.check] += 1
        at = (fault.check, fault.county, fault.month, fault.project)
        if at in places and (fault.cell is None or (*at, fault.cell) in cells):
            power.found[fault.check] += 1
        else:
            power.missed.append((seed, fault))
    false = {(each.county, month) for each in false_ones for month in _carried(each)}
    tainted = {(each.county, month, each.project) for each in false_ones for month in _carried(each)}
    alarmed = set()
    for place, severity in places.items():
        check, county, month, project = place
        is_right = (county, month, project) in tainted
        if severity == "noted":
            power.noted[check] += not is_right
            continue
        power.questioned[check] += 1
        power.rightly[check] += is_right
        if not is_right:
            power.wrongly.append((seed, place))
            alarmed.add((county, month))
    clean = {(county, month) for county in COUNTIES for month in MONTHS} - false
    power.clean += len(clean)
    power.alarmed += len(clean & alarmed)


def _carried(fault: Planted) -> Iterable[int]:
    return {fault.month, *fault.carried}


def _place(row: dict[str, object]) -> Place:
    period, project = row["period"], row["project"]
    assert isinstance(period, date)
    return str(row["check"]), str(row["county"]), period.month, None if project is None else str(project)


def _columns(power: Power) -> tuple[Counter[str], ...]:
    return power.planted, power.found, power.questioned, power.rightly, power.noted


def _line(check: str, planted_: int, found: int, asked: int, rightly: int, noted: int) -> str:
    recall = f"{100 * found / planted_:.0f} %" if planted_ else "–"
    precision = f"{100 * rightly / asked:.0f} %" if asked else "–"
    return f"{check:<24}{planted_:>8}{found:>7}{recall:>8}{asked:>7}{precision:>11}{noted:>13}"


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
