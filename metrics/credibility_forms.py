"""Checks of a whole form: sent before its period ended, sent back unchanged for a new month, what it shows itself.

Each asks once per submission, however many counties and tasks that reports; `county` names all of them, joined by 、.
Definitions and sources: docs/metrics.md, "credibility".
"""

import polars as pl

from data.model import Severity
from data.reference import severity
from data.reference.checks import checks
from metrics.credibility_question import (
    FIGURES,
    TASK,
    as_before,
    asked,
    before,
    is_finished,
    is_wanted,
    record,
)

WORDS = ("problem", "next_step")
OF_FORMS = {
    "total_differs": "parts_differ",
    "across_differs": "parts_differ",
    "sources_differ": "parts_differ",
    "views_differ": "parts_differ",
    "rate_differs": "rate_differs",
    "unit_slip": "unit_slip",
    "missing_figure": "missing_figure",
    "left_blank": "missing_figure",
}
"""Findings that rest on what only the form itself holds (totals, stated rates, refused amounts, blanks) → check."""


def early(reports: pl.DataFrame) -> pl.DataFrame:
    """A submission came before its period ended; grave only where it claims to know days that had not come yet."""
    received = pl.col("received_at").dt.date()
    found = _forms(reports).filter(received <= pl.col("period").dt.month_end())
    grade = severity.of_reports("early", pl.col("as_of"), received)
    said = {"at": received, "words": pl.col("as_of").dt.strftime("%Y-%m-%d")}
    return asked(found, "early", [], grade, cell=pl.lit("banner"), **said)


def form_unchanged(reports: pl.DataFrame) -> pl.DataFrame:
    """Nearly every task that ought to have moved shows the figures and the stage of the report before.

    Only noted where the words were written anew. A task ought to move while it is unfinished and its timetable asks
    for more than a report ago, or for more than is reported; without a timetable, once it has begun.
    """
    limits = checks().limits
    read = reports.sort(*TASK, "period").with_columns(
        _same=as_before(*FIGURES, "stage"), _copied=as_before(*FIGURES, "stage", *WORDS), _at=before(pl.col("period")),
        _then=record(before, pl.lit(None, dtype=pl.String)), _wanted=is_wanted(before),
    )  # fmt: skip
    begun = pl.any_horizontal((pl.col(name) > 0).fill_null(value=False) for name in FIGURES)
    due = read.filter(pl.col("_at").is_not_null() & begun & ~is_finished() & pl.col("_wanted"))
    counted = due.group_by("submission_id", "period").agg(
        _due=pl.len(), _same=pl.col("_same").sum(), _copied=pl.col("_copied").sum(),
        _at=pl.col("_at").filter("_same").max(), _then=pl.col("_then").filter("_same").sort().last(),
    )  # fmt: skip
    enough = pl.col("_due") >= limits.form_tasks
    nearly = {name: pl.col(name) * 100 >= pl.col("_due") * limits.form_share_pct for name in ("_same", "_copied")}
    found = _forms(reports).join(counted.filter(enough & nearly["_same"]), on=["submission_id", "period"])
    said = {"value": pl.col("_same"), "other": pl.col("_due"), "at": pl.col("_at")}
    then = pl.struct(pl.col("_then").struct.field("submission_id", "sheet"))
    grade = severity.of_reports("form_unchanged", nearly["_copied"])
    return asked(found, "form_unchanged", [], grade, cell=pl.lit("form"), then=then, **said)


def of_forms(reports: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """What was found in a form when it came in and cannot be found again in its rows; for forms that still count."""
    sent = _forms(reports).select("submission_id", "county", "period")
    told = findings.drop("period").filter(pl.col("code").is_in(list(OF_FORMS)))
    of_task = pl.col("project_id").is_not_null() & (pl.col("code") != "unit_slip")  # that one refused its report
    counts = told.filter(of_task).join(reports, on=["submission_id", *TASK], how="semi")
    found = (
        pl.concat([told.filter(~of_task), counts])
        .join(sent, on="submission_id", suffix="_sent")
        .with_columns(
            county=pl.coalesce("county", "county_sent"), row=pl.col("cell").str.extract(r"(\d+)$", 1).cast(pl.Int32)
        )
    )
    grade = pl.col("severity").replace(str(Severity.REJECTED), str(Severity.QUESTIONED))
    check = pl.col("code").replace_strict(OF_FORMS)
    return asked(found, check, [], grade, cell=pl.col("cell"), words=pl.col("value"))


def told_twice(reports: pl.DataFrame, twice: pl.DataFrame) -> pl.DataFrame:
    """What counts came together with something else, and nobody has said which is right; data/sql/told_twice.sql.

    A question about a breakdown is of no month.
    """
    of_months = pl.col("period").is_in(reports.get_column("period").unique().implode())
    found = twice.filter(pl.col("period").is_null() | of_months)
    told = {name: pl.col("params").str.json_path_match(f"$.other_{name}") for name in ("id", "sheet", "cell")}
    name, row = pl.col("params").str.json_path_match("$.name"), told["cell"].str.extract(r"(\d+)$", 1)
    other = pl.struct(submission_id=told["id"], sheet=told["sheet"], row=row.cast(pl.Int32), field=name)
    said = {"cell": pl.col("cell"), "words": pl.col("value"), "code": pl.lit("told_twice"), "then": other}
    return asked(found, "told_twice", pl.concat_list(name), **said)


def _forms(reports: pl.DataFrame) -> pl.DataFrame:
    """One row per submission and period: its counties, its first sheet, its dates."""
    return (
        reports.group_by("submission_id", "period")
        .agg(pl.col("county").unique().sort().str.join("、"), pl.col("sheet", "as_of", "received_at").min())
        .sort("submission_id", "period")
    )
