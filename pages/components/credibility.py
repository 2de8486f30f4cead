"""What the page of credibility reads and says: questions, scores, the list for visits, each asked once per view."""

import polars as pl

from data.model import Severity, View
from data.store import Store
from exports import evidence as known
from exports import questions as worded
from metrics import credibility as metric
from metrics import credibility_visits as visits_metric
from pages.components.frame.language import t, tn
from pages.components.reading import source
from pages.components.reading.memory import of_data

FIRST = 10
"""Tasks that the list for visits shows; the file has all of them."""


@of_data
def evidence(store: Store, view: View) -> metric.Evidence:
    """What the checks look at; of the view only month, as-of and settings."""
    return known.evidence(store, view)


@of_data
def all_questions(_: Store, view: View) -> pl.DataFrame:
    """metrics.credibility.questions of the whole city."""
    return metric.questions(evidence(view))


@of_data
def questions(_: Store, view: View) -> pl.DataFrame:
    """Those that concern the tasks in view."""
    return worded.narrowed(all_questions(known.city_wide(view)), source.tasks(view))


@of_data
def asked(_: Store, view: View, language: str) -> pl.DataFrame:
    """The questions in view in sentences (exports.questions.worded) with their `cells`; a whole form has no project."""
    return _in_words(questions(view), language)


def _in_words(found: pl.DataFrame, language: str) -> pl.DataFrame:
    said = worded.worded(found, language).with_columns(pl.col("project").fill_null(""))
    return said.with_columns(found.get_column("cells"))


@of_data
def asked_in(_: Store, view: View, submission_id: str, language: str) -> pl.DataFrame:
    """The same of one form, whichever of its tasks are in view: its score is that of the whole form."""
    found = all_questions(known.city_wide(view)).filter(pl.col("submission_id") == submission_id)
    return _in_words(found, language)


@of_data
def by_check(_: Store, view: View) -> pl.DataFrame:
    """metrics.credibility.by_check of the questions in view."""
    return metric.by_check(questions(view))


@of_data
def submissions(_: Store, view: View) -> pl.DataFrame:
    """metrics.credibility.per_submission of the forms that report a task in view."""
    city = known.city_wide(view)
    scored = metric.per_submission(evidence(city).tasks, all_questions(city))
    seen = source.months(view.model_copy(update={"light": None})).select("submission_id").unique()
    return scored.join(seen, on="submission_id", how="semi", maintain_order="left")


@of_data
def scored(_: Store, view: View, language: str) -> pl.DataFrame:
    """The same with reasons in sentences (exports.questions.scored), each with its submission_id."""
    sent = submissions(view)
    return worded.scored(sent, language).with_columns(sent.get_column("submission_id"))


@of_data
def to_visit(_: Store, view: View, language: str) -> pl.DataFrame:
    """The tasks in view that are worth a visit, in sentences; exports.questions.to_visit."""
    city = known.city_wide(view)
    listed = visits_metric.ranked(evidence(city).tasks, all_questions(city), evidence(city).visits)
    tasks = source.tasks(view).select("project_id", "county")
    here = listed.join(tasks, on=["project_id", "county"], how="semi", maintain_order="left")
    return worded.to_visit(here, language)


def finding(view: View) -> str:
    """How many forms and figures are in question, of how many."""
    sent, found = submissions(view), questions(view)
    grave = found.filter(pl.col("severity") == str(Severity.QUESTIONED))
    doubted = grave.get_column("submission_id").drop_nulls().n_unique()
    if found.is_empty():
        return tn("{n}份填报没有疑问", sent.height)
    return t(
        "{forms}份填报中{doubted}份需要核对：共{all}个问题，存疑{questioned}个、提示{noted}个；所报数{figures}个",
        forms=sent.height, doubted=doubted, all=found.height, questioned=grave.height,
        noted=found.height - grave.height, figures=sent.get_column("figures").sum(),
    )  # fmt: skip
