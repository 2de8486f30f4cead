"""Coverage: how many of the year's tasks reported a month, and which month is shown where none was chosen.

*The usual month*: the newest that at least half of the tasks of its year's register and breakdown reported; where no
month comes so far, the one that most tasks reported, the newest of those with as many. Months after it can be chosen,
and stand for nobody's default. A task counts once, however often its report came or was corrected.
*Few*: less than half. What rests on few tasks is said of them by their number, never of the whole.
Source: our own rule, so that the first form of a month does not stand for the city; docs/metrics.md, "What holds for
all of them".
"""

from datetime import date

import polars as pl


def is_few(reported: int, tasks: int) -> bool:
    """Whether less than half of `tasks` are behind a figure."""
    return 2 * reported < tasks


def usual(months: pl.DataFrame) -> date | None:
    """The month that is shown where none was chosen: period, tasks and reported of data/sql/periods.sql; else None."""
    rows = months.select("period", "tasks", "reported").rows()
    whole: list[date] = [month for month, tasks, reported in rows if reported and not is_few(reported, tasks)]
    most: list[tuple[int, date]] = [(reported, month) for month, _, reported in rows]
    return max(whole) if whole else max(most)[1] if most else None


def newer(months: pl.DataFrame) -> pl.DataFrame:
    """The months after the usual one, the newest first: few of their tasks have been reported so far."""
    shown = usual(months) or date.max
    return months.filter(pl.col("period") > shown).sort("period", descending=True)
