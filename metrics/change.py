"""Change: what is different between two views of the same tasks, figure by figure and cell by cell.

*Between groups*: a figure now, before, and their difference; the difference of two rates is in percentage points.
`only_both` keeps the tasks that reported in both views (of what has started: that told a stage in both), so that like
is compared with like.
*Between reports*: one row per task and reported field whose value differs. `new`: nothing was reported before;
`corrected`: a reported value is another one, or gone; `plan`: the register or breakdown says something else.
Source: docs/metrics.md, "change".
"""

import polars as pl

from metrics.columns import COLUMNS
from metrics.grouping import IN_ORDER
from metrics.timetable import TASK

REPORTED = (
    "stage", "task_state", "physical_pct", "done_value", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan",
    "problem", "next_step",
)  # fmt: skip
PLANNED = ("planned_wan", "target_value", "start_on", "due_on", "responsible_unit")
PLACE = ("file_name", "received_at", "submission_id", "sheet", "row")
AT = ("item_no", "county_place")
SHOWN = 2
"""The decimals that rates are shown with."""
FORMER = tuple(f"{name}_before" for name in PLACE)


def of_groups(now: pl.DataFrame, before: pl.DataFrame, by: str | None, figure: str) -> pl.DataFrame:
    """A figure of a metric's by_group side by side: one row per value of `by` in either frame; one row for None.

    Columns: <by>, now, before, difference (now − before; missing if either is), in the order of `now`. Rates differ by
    what their two decimals do, so that the three figures agree where they stand side by side.
    """
    if by is None:
        sides = now.select(now=figure), before.select(before=figure)
        return pl.concat(sides, how="horizontal").with_columns(_difference(figure))
    right = before.select(by, before=figure)
    both = now.select(by, now=figure).join(
        right, on=by, how="full", coalesce=True, nulls_equal=True, maintain_order="left_right"
    )
    return both.with_columns(_difference(figure))


def _difference(figure: str) -> pl.Expr:
    sides = pl.col("now"), pl.col("before")
    if COLUMNS[figure].form in ("percent", "points"):
        sides = sides[0].round(SHOWN, mode="half_away_from_zero"), sides[1].round(SHOWN, mode="half_away_from_zero")
    return (sides[0] - sides[1]).alias("difference")


def only_both(
    now: pl.DataFrame, before: pl.DataFrame, told: str = "submission_id"
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of two status frames of the tasks that reported in both, or that told the column `told` in both."""
    now, before = now.drop_nulls(told), before.drop_nulls(told)
    return now.join(before, on=TASK, how="semi"), before.join(now, on=TASK, how="semi")


def of_reports(now: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """What two status frames of the same period say differently: one row per task and field, values as text.

    Columns: project_id, county, project, change (new, corrected, plan), field, before, now, and where the present value
    stands: file_name, received_at, submission_id, sheet, row (missing for what the plan says); the same with `_before`
    for the former value.
    """
    both = now.join(before, on=TASK, how="full", suffix="_before", coalesce=True, maintain_order="left_right")
    both = both.with_columns(pl.coalesce(name, f"{name}_before").alias(name) for name in AT)
    reported = [_differences(both, field, _kind_of_report()) for field in REPORTED]
    planned = [_differences(both, field, pl.lit("plan")).with_columns(_no_place()) for field in PLANNED]
    every = pl.concat([*reported, *planned])
    newest_first = [True, *[False] * len(IN_ORDER)]
    ordered = every.sort("received_at", *IN_ORDER, descending=newest_first, nulls_last=True, maintain_order=True)
    return ordered.drop(AT)


def _kind_of_report() -> pl.Expr:
    return pl.when(pl.col("submission_id_before").is_null()).then(pl.lit("new")).otherwise(pl.lit("corrected"))


def _differences(both: pl.DataFrame, field: str, kind: pl.Expr) -> pl.DataFrame:
    differs = pl.col(field).ne_missing(pl.col(f"{field}_before"))
    return both.filter(differs).select(
        *IN_ORDER,
        pl.coalesce("project", "project_before").alias("project"),
        kind.alias("change"),
        pl.lit(field).alias("field"),
        _text(both, f"{field}_before").alias("before"),
        _text(both, field).alias("now"),
        *PLACE,
        *FORMER,
    )


def _text(both: pl.DataFrame, name: str) -> pl.Expr:
    """The value as it is written down; decimals without empty places."""
    written = pl.col(name).cast(pl.String)
    if isinstance(both.schema[name], pl.Decimal):
        return written.str.strip_chars_end("0").str.strip_chars_end(".")
    return written


def _no_place() -> list[pl.Expr]:
    return [pl.when(pl.lit(value=False)).then(name).alias(name) for name in (*PLACE, *FORMER)]
