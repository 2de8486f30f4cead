"""A published table set against our own figures, cell by cell: by which rounding each agrees, or how far it is off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import polars as pl

from data.reference import unit
from metrics import funding
from metrics.reconciliation.bound import Bound, bound
from metrics.reconciliation.figures import SAY
from metrics.reconciliation.judged import Judged, of_figure, of_ratio, words
from metrics.reconciliation.ours import Ours, figures
from metrics.reconciliation.published import Checked
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import DISAGREEING, Check, Verdict
from metrics.reconciliation.whose import Known, Whose, keys_of, whose

SLIPS = (Fraction(10_000), Fraction(1, 10_000))


@dataclass(frozen=True)
class Offer:
    """What of a published table can be set against ours: whose its rows are (None: of nobody we know), its columns."""

    whose: Whose | None
    columns: Sequence[Bound]

    @property
    def sure(self) -> dict[str, str]:
        """Columns whose figure is recognised without doubt, by their key."""
        return {one.key: one.figures[0] for one in self.columns if one.is_sure}


def offer(checked: Checked, known: Known, period: date | None, *, is_of_one: bool = False) -> Offer:
    """What of a published table can be set against our figures of `period`; `is_of_one`: it is of one project."""
    found = whose(checked.table, known)
    if found is None:
        return Offer(None, [])
    return Offer(found, bound(found.table, checked.checks, period, bare=found.bare, is_of_one=is_of_one))


def against(checked: Checked, offered: Offer, chosen: Mapping[str, str], tasks: pl.DataFrame) -> list[Check]:
    """Each cell of the chosen columns (key → our figure) beside ours; `tasks`: all of a period (exports.view.tasks)."""
    if offered.whose is None or not chosen:
        return []
    names = {one.line.at: chosen[one.key] for one in offered.columns if chosen.get(one.key)}
    cells = [(row, column, keys) for row, column, keys in keys_of(offered.whose) if column.at in names]
    ours = figures(tasks, set(names.values()), {keys for _, _, keys in cells})
    broken = {check.cell for check in checked.checks if check.verdict is Verdict.IMPOSSIBLE}
    broken |= set(_unmet(offered.whose.table, {name: at for at, name in names.items()}))
    return [
        _beside(one, ours.get((names[column.at], keys)), f"{row.name} · {column.name}", one.address in broken)
        for row, column, keys in cells
        if (one := offered.whose.table.at(row, column))
    ]


def _unmet(table: Table, places: Mapping[str, int]) -> Iterator[str]:
    """Cells of rates that no rounding of the published amounts they are of can give; `places`: figure → column."""
    for rate, (part, whole, _) in funding.RATES.items():
        if {rate, part, whole} <= places.keys():
            for row in table.rows:
                above, below, one = (table.figures.get((row.at, places[name])) for name in (part, whole, rate))
                if above and below and below.value and one and of_ratio(above, below, one).verdict in DISAGREEING:
                    yield one.address


def _beside(one: Figure, ours: Ours | None, subject: str, is_broken: bool) -> Check:
    if ours is None:
        return Check("figure", Verdict.SKIPPED, one.address, subject, one.said, "figure_missing")
    base = unit(ours.unit)
    if ours.unit and one.base and (base.base if base else ours.unit) != one.base:
        said = {"unit": ours.unit, "published": one.said}
        return Check("figure", Verdict.SKIPPED, one.address, subject, one.said, "figure_other_unit", said)
    true = ours.value * (base.factor if base else 1)
    judged = _judged(one, true)
    say, verdict = SAY[judged.verdict], judged.verdict
    if verdict is Verdict.DIFFERS:
        say = _differs(one, true, ours)
        verdict, say = (Verdict.IMPOSSIBLE, "figure_impossible") if is_broken else (verdict, say)
    said = words(judged, one.printed.decimals, one.unit)
    said |= {"tasks": str(ours.tasks), "reported": str(ours.reported)}
    return Check("figure", verdict, one.address, subject, one.said, say, said)


def _judged(one: Figure, true: Fraction) -> Judged:
    """As its column prints figures, else with its own digits alone."""
    fine = of_figure(one.printed, true)
    return fine if fine.verdict is not Verdict.DIFFERS else of_figure(one.coarse, true)


def _differs(one: Figure, true: Fraction, ours: Ours) -> str:
    """What may be behind a difference: a unit 10 000 times off, tasks that did not report."""
    if true and any(of_figure(one.coarse, true * slip).verdict is not Verdict.DIFFERS for slip in SLIPS):
        return "figure_unit"
    return "figure_partly" if ours.reported < ours.tasks else "figure_differs"
