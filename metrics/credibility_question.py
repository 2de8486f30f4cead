"""A question about reported figures: which check asks, how gravely, about which cells, with which numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from data.model import CUMULATIVE
from data.reference import milestone_positions, severity
from data.reference.checks import checks
from metrics.ratio import SUM, percent

TASK = ["project_id", "county"]
FIGURES = CUMULATIVE
RECORD = pl.Struct({"submission_id": pl.String, "sheet": pl.String, "row": pl.Int32, "field": pl.String})
_KINDS: Mapping[str, Any] = (
    {
        "check": pl.String, "severity": pl.String, "submission_id": pl.String, "sheet": pl.String, "row": pl.Int32,
        "project_id": pl.String, "county": pl.String, "period": pl.Date, "fields": pl.List(pl.String),
        "cell": pl.String, "value": SUM, "other": SUM, "third": SUM, "at": pl.Date, "words": pl.String,
        "code": pl.String, "params": pl.String, "then": RECORD,
    }
)  # fmt: skip
QUESTION = pl.Schema(_KINDS)
"""One row per question. `fields` with `sheet` and `row` are its cells, unless `cell` names them; `value`, `other`,
`third`, `at` and `words` fill its sentences; `code` and `params` are those of the finding that it was taken from.
`then` is the earlier or other record that its figures are held against."""


def asked(
    rows: pl.DataFrame,
    check: str | pl.Expr,
    fields: Sequence[str] | pl.Expr,
    grade: pl.Expr | None = None,
    **said: pl.Expr,
) -> pl.DataFrame:
    """The rows as questions of `check`; what is neither said nor a column of `rows` is missing.

    `grade` is their severity; without it that of a check which needs no facts (data.reference.severity). Of a sequence
    of `fields` a question rests on those that were reported.
    """
    fields = fields if isinstance(fields, pl.Expr) else _reported(fields)
    name = check if isinstance(check, pl.Expr) else pl.lit(check)
    if grade is None:
        grade = severity.of_reports(str(check))
    given = {"check": name, "severity": grade, "fields": fields, **said}
    return rows.select(_column(name, kind, given, rows).alias(name) for name, kind in QUESTION.items())


def measure() -> pl.Expr:
    """The field that progress was read from."""
    of = {"physical": "physical_pct", "quantity": "done_value", "money": "disbursed_wan"}
    return pl.col("actual_basis").replace_strict(of, default=None, return_dtype=pl.String)


def before(of: pl.Expr) -> pl.Expr:
    """What it was in the report before; of reports in the order of task and period."""
    return of.shift(1).over(TASK)


def as_before(*names: str) -> pl.Expr:
    """Whether each of several columns is what it was in the report before, missing ones too."""
    return pl.all_horizontal(pl.col(name).eq_missing(before(pl.col(name))) for name in names)


def record(of: Callable[[pl.Expr], pl.Expr], field: pl.Expr) -> pl.Expr:
    """The place of another record as RECORD: `of` leads from a report's columns to those of that record."""
    return pl.struct(
        *(of(pl.col(name)).alias(name) for name in ("submission_id", "sheet", "row")), field.alias("field")
    )


def is_wanted(then: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """Whether a task ought to have moved since `then` (an earlier report): its timetable asks for more than at that
    time, or for more than is reported; without a timetable, once it has begun.
    """
    planned = figure("planned_pct")
    more = (planned > then(planned)) | (planned > figure("actual_pct"))
    begun = (pl.col("start_on") <= pl.col("as_of")).fill_null(value=True)
    return pl.when(planned.is_null()).then(begun).otherwise(more.fill_null(value=False))


def is_finished() -> pl.Expr:
    """Progress of 100 % or more, or a stage at which the works are complete, the subsidies closed."""
    is_past = has_passed("complete", "closed")
    return (pl.col("actual_pct") >= 100).fill_null(value=False) | is_past.fill_null(value=False)


def has_passed(*milestones: str) -> pl.Expr:
    """Whether the stage is at the last-named milestone that its category has, or past it; unknown without a stage."""
    ends = {category: at for name in milestones for category, at in milestone_positions(name).items()}
    return pl.col("position") >= pl.col("category").replace_strict(ends, default=None, return_dtype=pl.Int32)


def figure(name: str) -> pl.Expr:
    """A reported figure in the precision in which figures are compared."""
    return pl.col(name).cast(SUM)


def percent_of(part: str, whole: str) -> pl.Expr:
    """100 × part ÷ whole of the same row, missing where either is missing or the whole is zero."""
    return percent(figure(part), figure(whole))


def to_say(rate: pl.Expr) -> pl.Expr:
    """A percentage as sentences say it: two decimals, a half away from zero."""
    return rate.round(2, mode="half_away_from_zero")


def told(name: str) -> pl.Expr:
    """Words that say something: not missing, and not 无 or a dash."""
    words = pl.col(name).str.normalize("NFKC").str.strip_chars()
    return words.is_not_null() & ~words.str.contains(rf"^(?:{checks().limits.nothing_words})$")


def _reported(fields: Sequence[str]) -> pl.Expr:
    if not fields:
        return pl.lit([], dtype=QUESTION["fields"])
    known = [pl.when(pl.col(field).is_not_null()).then(pl.lit(field)) for field in fields]
    return pl.concat_list(known).list.drop_nulls()


def _column(name: str, kind: pl.DataType, given: dict[str, pl.Expr], rows: pl.DataFrame) -> pl.Expr:
    if name in given:
        return given[name].cast(kind)
    kept = name in rows.columns and name in ("submission_id", "sheet", "row", *TASK, "period", "code", "params")
    return pl.col(name).cast(kind) if kept else pl.lit(None, dtype=kind)
