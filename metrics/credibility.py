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
from metrics import credibility_forms as forms
from metrics import credibility_months as months
from metrics import credibility_rows as rows
from metrics import credibility_views as views
from metrics.credibility_cells import with_cells
from metrics.credibility_question import FIGURES, TASK
from metrics.ratio import total

OF_ROWS = (
    rows.disbursed_over_issued, rows.paid_over_disbursed, rows.issued_over_planned, rows.works_ahead, rows.money_ahead,
    rows.paid_not_accepted, rows.complete_not_done, rows.words_contradict, forms.early,
)  # fmt: skip
"""Checks that need nothing but the reports of the months in view."""
OF_COUNTS = (rows.unmentioned, months.jump, views.hidden_zeros)
"""The same, of done numbers that add up: not of targets where less is better."""
DOUBTED = (
    "jump",
    "unit_slip",
    "disbursed_over_issued",
    "issued_over_planned",
    "money_ahead",
    "last_year",
    "seen_less",
    "told_twice",
)
"""Checks that doubt a figure for being too high, or for standing beside another: a lower one after it says nothing."""
NEEDED = (
    *TASK, "period", "submission_id", "sheet", "row", "project", "category", "start_on", "as_of", "received_at",
    "stage", "position", *FIGURES, "planned_wan", "is_ceiling", "target_value", "actual_pct", "actual_basis",
    "planned_pct", "first_planned_pct", "problem", "next_step",
)  # fmt: skip
"""What the checks read of a report: they sort it often, so they get no more."""
ORDER = ["severity", "lost", "period", "county", "item_no", "check"]


@dataclass(frozen=True)
class Evidence:
    """What the checks look at, all of it as known at one moment.

    `tasks`: a status frame for January to the month in view, with every metric read (exports.view.months).
    `versions`: every report, superseded ones too. `findings`, `register`, `letters`: data/sql/findings, register,
    source_columns. `twice`: data/sql/told_twice. `last_year`: project, county, done_value, disbursed_wan at the end of
    the year before. `visits`: project_id, county, visited_on, seen_pct, seen_value, submission_id, sheet, row. `moves`:
    those of the plans (metrics.plan_versions.moves).
    """

    tasks: pl.DataFrame
    versions: pl.DataFrame
    findings: pl.DataFrame
    twice: pl.DataFrame
    register: pl.DataFrame
    letters: pl.DataFrame
    last_year: pl.DataFrame
    visits: pl.DataFrame
    moves: pl.DataFrame


def questions(of: Evidence) -> pl.DataFrame:
    """Every question, the gravest first: the columns of metrics.credibility_question.QUESTION (`fields` and `then`
    become `cell`, in words, and `cells`), and project, item_no, department, category, planned_wan, target_unit,
    file_name, lost (points). `cells`: every cell that it rests on (submission_id, sheet, cell), the first the one that
    is asked about.
    """
    reports = reported(of.tasks).select(NEEDED)
    counts = _of_counts(reports)
    figures = months.figures(counts)
    newest = of.tasks.filter(pl.col("period") == pl.col("period").max())
    unchanged = forms.form_unchanged(reports)
    grave = unchanged.filter(pl.col("severity") == str(Severity.QUESTIONED))
    found = [
        unchanged,
        months.frozen(reports.join(grave, on="submission_id", how="anti")),
        *(check(reports) for check in OF_ROWS),
        *(check(counts) for check in OF_COUNTS),
        months.falls(figures),
        months.unit_slip(figures),
        months.last_year(counts, of.last_year),
        months.changed_later(reports, of.versions),
        forms.of_forms(reports, of.findings),
        forms.told_twice(reports, of.twice),
        views.parts_differ(newest, of.register),
        views.seen_less(counts, of.visits),
        views.plan_moved(reports, of.moves),
    ]
    placed = with_cells(_without_echoes(pl.concat(found)), of.letters)
    names = of.tasks.select(*TASK, "planned_wan", "target_unit").unique(TASK)
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


def _of_counts(reports: pl.DataFrame) -> pl.DataFrame:
    """Without target and done number where less is better: such a number does not grow with the work."""
    names = ("done_value", "target_value")
    return reports.with_columns(pl.when("is_ceiling").then(None).otherwise(name).alias(name) for name in names)


def _without_echoes(found: pl.DataFrame) -> pl.DataFrame:
    """Drop falls from a figure that was itself asked about (DOUBTED), and standstills that their form is asked about.

    Of such a fall the earlier figure is wrong, not the later. A standstill stays where its form is asked less gravely.
    """
    grave = found.filter((pl.col("severity") == str(Severity.QUESTIONED)) & pl.col("check").is_in(DOUBTED))
    doubted = grave.explode("fields").select(*TASK, at="period", _field="fields").unique()
    falls = found.filter(pl.col("check") == "falls").with_columns(_field=pl.col("fields").list.first())
    kept = falls.join(doubted, on=[*TASK, "at", "_field"], how="anti").drop("_field")
    forms_ = found.filter(pl.col("check") == "form_unchanged").select("submission_id", _of_form="severity")
    frozen = found.filter(pl.col("check") == "frozen").join(forms_, on="submission_id", how="left")
    alone = pl.col("_of_form").is_null() | (pl.col("severity") > pl.col("_of_form"))
    rest = found.filter(~pl.col("check").is_in(["falls", "frozen"]))
    return pl.concat([rest, kept, frozen.filter(alone).drop("_of_form")])
