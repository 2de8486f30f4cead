"""Credibility 数据可信度: what of the reported figures ought to be asked about, and where somebody ought to look.

A *check* asks, it never accuses: true figures fall, jump and freeze too. A question names its cells, a sentence for
the clerk and one for the leader, and is *questioned* or only *noted* where something bears the figure out. A
submission's *score* is 100 minus the points of its questions. Only reports that count (the newest of task and period)
are asked about. Limits and points: data/reference/checks.toml. Definitions, sources, examples: docs/metrics.md.
"""

from dataclasses import dataclass

import polars as pl

from data.model import Severity
from data.reference.checks import checks
from metrics import credibility_months as months
from metrics import credibility_rows as rows
from metrics import credibility_views as views
from metrics.credibility_question import FIGURES, TASK
from metrics.ratio import total

OF_ROWS = (
    rows.disbursed_over_issued, rows.paid_over_disbursed, rows.issued_over_planned, rows.works_ahead, rows.money_ahead,
    rows.paid_not_accepted, rows.complete_not_done, rows.words_contradict, rows.unmentioned, months.jump,
    months.frozen, months.early, views.hidden_zeros, views.plan_moved,
)  # fmt: skip
"""Checks that need nothing but the reports of the months in view."""
TOO_HIGH = (
    "jump",
    "unit_slip",
    "disbursed_over_issued",
    "issued_over_planned",
    "money_ahead",
    "last_year",
    "seen_less",
)
"""Checks that doubt a figure for being too high."""
NEEDED = (
    *TASK, "period", "submission_id", "sheet", "row", "project", "category", "start_on", "as_of", "received_at",
    "stage", "position", *FIGURES, "planned_wan", "target_value", "actual_pct", "actual_basis", "planned_pct",
    "first_planned_pct", "problem", "next_step",
)  # fmt: skip
"""What the checks read of a report: they sort it often, so they get no more."""
ORDER = ["severity", "lost", "period", "county", "item_no", "check"]


@dataclass(frozen=True)
class Evidence:
    """What the checks look at, all of it as known at one moment.

    `tasks`: a status frame for January to the month in view, with every metric read (exports.view.months).
    `versions`: every report, superseded ones too. `findings`, `register`, `letters`: data/sql/findings, projects,
    source_columns. `last_year`: project, county, done_value, disbursed_wan at the end of the year before.
    `visits`: project_id, county, visited_on, seen_pct, seen_value.
    """

    tasks: pl.DataFrame
    versions: pl.DataFrame
    findings: pl.DataFrame
    register: pl.DataFrame
    letters: pl.DataFrame
    last_year: pl.DataFrame
    visits: pl.DataFrame


def questions(of: Evidence) -> pl.DataFrame:
    """Every question, the gravest first: the columns of metrics.credibility_question.QUESTION (`fields` become `cell`),
    and project, item_no, department, category, planned_wan, file_name, lost (points).
    """
    reports = reported(of.tasks).select(NEEDED)
    figures = months.figures(reports)
    newest = of.tasks.filter(pl.col("period") == pl.col("period").max())
    found = [
        *(check(reports) for check in OF_ROWS),
        months.falls(figures),
        months.unit_slip(figures),
        months.last_year(reports, of.last_year),
        months.changed_later(reports, of.versions),
        views.of_forms(reports, of.findings),
        views.parts_differ(newest, of.register),
        views.seen_less(reports, of.visits),
    ]
    placed = _with_cells(_without_echoes(pl.concat(found)), of.letters)
    names = of.tasks.select(*TASK, "planned_wan").unique(TASK)
    projects = of.tasks.select("project_id", "project", "item_no", "department", "category").unique("project_id")
    files = reported(of.tasks).select("submission_id", "file_name").unique()
    joined = placed.join(names, on=TASK, how="left").join(projects, on="project_id", how="left")
    joined = joined.join(files, on="submission_id", how="left").with_columns(lost=points())
    return joined.sort(ORDER, descending=[True, True, True, False, False, False], nulls_last=True)


def by_check(asked: pl.DataFrame) -> pl.DataFrame:
    """check, questioned, noted, submissions (that it asks about), planned_wan (of the tasks): the most grave first."""
    is_grave = pl.col("severity") == str(Severity.QUESTIONED)
    money = asked.unique(["check", *TASK]).group_by("check").agg(planned_wan=total(pl.col("planned_wan")))
    counted = asked.group_by("check").agg(
        questioned=is_grave.sum().cast(pl.Int64), noted=(~is_grave).sum().cast(pl.Int64),
        submissions=pl.col("submission_id").drop_nulls().n_unique().cast(pl.Int64),
    )  # fmt: skip
    return counted.join(money, on="check").sort("questioned", "noted", "check", descending=[True, True, False])


def per_submission(tasks: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """One row per submission that counts, the lowest score first.

    submission_id, file_name, county, period, received_at, figures (that it reports), questioned, noted, score (0–100),
    lost: one struct per check that took points (check, points, times), the dearest first.
    """
    reports = reported(tasks)
    known = pl.sum_horizontal(pl.col(name).is_not_null() for name in FIGURES).sum()
    sent = reports.group_by("submission_id", "file_name", "period", "received_at").agg(
        pl.col("county").unique().sort().str.join("、"), figures=known.cast(pl.Int64)
    )
    is_grave = pl.col("severity") == str(Severity.QUESTIONED)
    of_check = asked.group_by("submission_id", "check").agg(
        questioned=is_grave.sum(), noted=(~is_grave).sum(), times=pl.len(), points=_lost_by_check()
    )
    of_check = of_check.sort("points", "check", descending=[True, False])
    lost = of_check.group_by("submission_id").agg(
        pl.col("questioned", "noted").sum().cast(pl.Int64), _points=pl.col("points").sum(),
        lost=pl.struct("check", "points", "times"),
    )  # fmt: skip
    scored = sent.join(lost, on="submission_id", how="left").with_columns(
        pl.col("questioned", "noted").fill_null(0), score=(100 - pl.col("_points").fill_null(0)).clip(0).cast(pl.Int64)
    )
    return scored.drop("_points").sort("score", "period", "county", descending=[False, True, False])


def points() -> pl.Expr:
    """What one question takes from its submission: the points of its check, or those of a question only noted."""
    settings = checks()
    full = pl.col("check").replace_strict(settings.points, return_dtype=pl.Int64)
    return pl.when(pl.col("severity") == str(Severity.QUESTIONED)).then(full).otherwise(settings.score.noted_points)


def reported(tasks: pl.DataFrame) -> pl.DataFrame:
    """The rows of a status frame that were reported."""
    return tasks.filter(pl.col("submission_id").is_not_null())


def _lost_by_check() -> pl.Expr:
    settings = checks()
    most = pl.col("check").first().replace_strict(settings.points, return_dtype=pl.Int64) * settings.score.most_times
    return pl.min_horizontal(points().sum(), most)


def _without_echoes(found: pl.DataFrame) -> pl.DataFrame:
    """Drop falls from a figure that was asked about as too high: the earlier one is wrong then, not the later."""
    grave = found.filter((pl.col("severity") == str(Severity.QUESTIONED)) & pl.col("check").is_in(TOO_HIGH))
    doubted = grave.explode("fields").select(*TASK, at="period", _field="fields").unique()
    falls = found.filter(pl.col("check") == "falls").with_columns(_field=pl.col("fields").list.first())
    kept = falls.join(doubted, on=[*TASK, "at", "_field"], how="anti").drop("_field")
    return pl.concat([found.filter(pl.col("check") != "falls"), kept])


def _with_cells(found: pl.DataFrame, letters: pl.DataFrame) -> pl.DataFrame:
    """Put addresses (G5、F5) in place of fields; a field without a column of its own has none."""
    numbered = found.with_row_index("_at")
    wide = numbered.select("_at", "submission_id", "sheet", "row", "fields").explode("fields")
    column = letters.unique(["submission_id", "sheet", "field"], keep="first", maintain_order=True)
    keys = ["submission_id", "sheet", "field"]
    known = wide.rename({"fields": "field"}).join(column.select(*keys, "letter"), on=keys, maintain_order="left")
    address = pl.concat_str("letter", "row")
    cells = known.group_by("_at", maintain_order=True).agg(_cells=address.str.join("、"))
    placed = numbered.join(cells, on="_at", how="left").with_columns(
        cell=pl.coalesce("cell", "_cells"), field=pl.col("fields").list.first()
    )
    return placed.drop("_at", "_cells", "fields")
