"""The decisions of a meeting as rows that can be taken away."""

from collections.abc import Sequence

import polars as pl

from data.notes import Decision


def frame(decisions: Sequence[Decision]) -> pl.DataFrame:
    """One row per decision: period, decision, decided_for (who), decided_by (the day), decided_at (when written)."""
    rows = [
        {
            "period": each.period, "decision": each.what, "decided_for": each.who or None, "decided_by": each.by_when,
            "decided_at": each.noted_at,
        }
        for each in decisions
    ]  # fmt: skip
    kinds: dict[str, pl.DataType | type[pl.DataType]] = {
        "period": pl.Date, "decision": pl.String, "decided_for": pl.String, "decided_by": pl.Date,
        "decided_at": pl.Datetime("us"),
    }  # fmt: skip
    return pl.DataFrame(rows, schema=kinds)
