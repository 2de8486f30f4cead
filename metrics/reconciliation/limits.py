"""What was not looked at, because a table is larger than what is searched: said, never dropped in silence."""

from dataclasses import replace

from metrics.reconciliation.across import MOST_COLUMNS
from metrics.reconciliation.beneath import MOST_SUBTOTALS
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import Check, Verdict

MOST_FIGURES = 200_000
"""Of larger tables the first rows are checked, up to so many figures."""


def within(table: Table) -> tuple[Table, list[Check]]:
    """The part of a table that is checked, and a sentence if that is not all of it."""
    if len(table.figures) <= MOST_FIGURES:
        return table, []
    count, last = 0, table.rows[0].at
    for row in table.rows:
        count += sum((row.at, column.at) in table.figures for column in table.columns)
        if count > MOST_FIGURES:
            break
        last = row.at
    kept = replace(
        table,
        rows=[row for row in table.rows if row.at <= last],
        figures={place: one for place, one in table.figures.items() if place[0] <= last},
        words={place: words for place, words in table.words.items() if place[0] <= last},
    )
    said = {"count": str(len(table.figures)), "most": str(MOST_FIGURES), "row": str(last)}
    return kept, [_limit("limit_rows", said)]


def limits(table: Table) -> list[Check]:
    """What of a table was compared with its neighbours only."""
    found = []
    if len(table.columns) > MOST_COLUMNS:
        found.append(_limit("limit_columns", {"count": str(len(table.columns)), "most": str(MOST_COLUMNS)}))
    if len(table.totals) > MOST_SUBTOTALS:
        found.append(_limit("limit_subtotals", {"count": str(len(table.totals)), "most": str(MOST_SUBTOTALS)}))
    return found


def _limit(say: str, said: dict[str, str]) -> Check:
    return Check("limits", Verdict.SKIPPED, "", "", "", say, said)
