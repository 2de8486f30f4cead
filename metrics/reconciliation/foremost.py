"""What of a published table deserves a look first, with our own figures beside it: what differs, what they bear out."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from metrics.reconciliation.table import JOINT
from metrics.reconciliation.verdict import AGREEING, DISAGREEING, Check, Verdict

WORST_FIRST = (
    Verdict.DIFFERS, Verdict.IMPOSSIBLE, Verdict.ASKED, Verdict.TRUNCATED, Verdict.CAPPED, Verdict.SKIPPED,
)  # fmt: skip


class Kind(StrEnum):
    """Who says that something is the matter: our figures; the table alone; the table, though ours bear cells out."""

    OURS = "ours"
    ALONE = "alone"
    BORNE_OUT = "borne_out"


class Foremost(NamedTuple):
    """The check to look at first, of how many of its kind; cells of it that equal our figures, and the others."""

    kind: Kind
    check: Check
    off: int
    borne_out: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def foremost(own: Sequence[Check], ours: Sequence[Check]) -> Foremost | None:
    """The worst of a table's checks by itself (`own`) and beside our figures (`ours`); None where all come out.

    A figure that is not ours comes before a relation that fails, and one that fails where we have no figure before
    one of which we bear out a cell.
    """
    if off := _disagreeing(ours):
        return Foremost(Kind.OURS, off[0], len(off))
    agreeing = agreeing_cells(ours)
    off = sorted(_disagreeing(own), key=lambda check: bool(borne_out(check, agreeing)))
    if not off:
        return None
    cells = borne_out(off[0], agreeing)
    others = tuple(cell for cell in _cells(off[0]) if cell not in cells)
    return Foremost(Kind.BORNE_OUT if cells else Kind.ALONE, off[0], len(off), cells, others)


def worst_first(checks: Sequence[Check]) -> list[Check]:
    """Checks, what deserves a look first."""
    ranks = {verdict: rank for rank, verdict in enumerate(WORST_FIRST)}
    return sorted(checks, key=lambda check: ranks.get(check.verdict, len(ranks)))


def agreeing_cells(ours: Iterable[Check]) -> frozenset[str]:
    """The cells that equal our figures, by whatever rounding."""
    return frozenset(check.cell for check in ours if check.verdict in AGREEING)


def borne_out(check: Check, agreeing: Collection[str]) -> tuple[str, ...]:
    """The cells of a relation that are among those which equal our figures."""
    return tuple(cell for cell in _cells(check) if cell in agreeing)


def _disagreeing(checks: Sequence[Check]) -> list[Check]:
    return [check for check in worst_first(checks) if check.verdict in DISAGREEING]


def _cells(check: Check) -> tuple[str, ...]:
    """The cell of a check and those that it rests on, each once."""
    return tuple(dict.fromkeys(cell for each in (check.cell, *check.cells) for cell in each.split(JOINT) if cell))
