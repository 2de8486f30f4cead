"""The decisions of a meeting as rows that can be taken away."""

from collections.abc import Sequence

import polars as pl

from data.notes import Decision

DECIDED = ["period", "decision", "decided_for", "decided_by", "closed_on", "decided_at"]


def frame(decisions: Sequence[Decision]) -> pl.DataFrame:
    """One row per decision: period, decision, decided_for (who), decided_by (the day), closed_on, decided_at."""
    rows = [
        {
            "period": each.period, "decision": each.what, "decided_for": each.who or None, "decided_by": each.by_when,
            "closed_on": each.closed_on, "decided_at": each.noted_at,
        }
        for each in decisions
    ]  # fmt: skip
    kinds: dict[str, pl.DataType | type[pl.DataType]] = {
        "period": pl.Date, "decision": pl.String, "decided_for": pl.String, "decided_by": pl.Date,
        "closed_on": pl.Date, "decided_at": pl.Datetime("us"),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=kinds)
