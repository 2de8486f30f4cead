"""What the page of credibility reads and says: questions, scores, the list for visits, each asked once per view."""

import polars as pl

from data.model import Light, Severity, View
from data.reference import LIGHT_SYMBOLS
from data.reference.checks import checks
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
    found = questions(view)
    said = worded.worded(found, language).with_columns(pl.col("project").fill_null(""))
    return said.with_columns(found.get_column("cells"))


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
        "{forms}份填报中{doubted}份需要核对：存疑{questioned}处、提示{noted}处，共报{figures}个数",
        forms=sent.height, doubted=doubted, questioned=grave.height, noted=found.height - grave.height,
        figures=sent.get_column("figures").sum(),
    )  # fmt: skip


def score_words() -> str:
    """The legend of the grid."""
    bounds, of = checks().score, LIGHT_SYMBOLS
    legend = [
        t("{symbol} {score}分以上", symbol=of[Light.GREEN], score=bounds.green_from),
        t("{symbol} {score}分以上", symbol=of[Light.YELLOW], score=bounds.yellow_from),
        t("{symbol} {score}分以上", symbol=of[Light.ORANGE], score=bounds.orange_from),
        t("{symbol} 低于{score}分", symbol=of[Light.RED], score=bounds.orange_from),
        t("{symbol} 未收", symbol=of[Light.NONE]),
    ]
    return t("格内为得分（满分100），下为存疑处数/提示处数。{legend}", legend=" · ".join(legend))


def matrix(view: View) -> pl.DataFrame:
    """Rows for grid.cells: one per county and month in view, with the score of its form."""
    counties = [name for name in source.choices("county") if name in set(source.tasks(view).get_column("county"))]
    periods = sorted(source.months(view.model_copy(update={"light": None})).get_column("period").unique())
    rows = pl.DataFrame({"name": counties}, {"name": pl.String}).with_row_index("place")
    months = pl.DataFrame({"period": periods}, {"period": pl.Date}).with_row_index("across")
    each = submissions(view).with_columns(pl.col("county").str.split("、")).explode("county")
    lowest = each.sort("score").unique(["county", "period"], keep="first")
    whole = rows.join(months, how="cross").join(
        lowest.select("period", "score", "questioned", "noted", name="county"), on=["name", "period"], how="left"
    )
    symbols = {str(light): symbol for light, symbol in LIGHT_SYMBOLS.items()}
    mark = pl.concat_str(pl.col("light").replace_strict(symbols), pl.lit(" "), "score")
    counts = pl.when(pl.col("questioned") + pl.col("noted") > 0).then(pl.format("{}/{}", "questioned", "noted"))
    return whole.with_columns(light=_light()).select(
        "place", "name", "across", "light",
        column=pl.col("period").dt.strftime("%Y-%m"),
        mark=mark.fill_null(LIGHT_SYMBOLS[Light.NONE]),
        note=counts.fill_null(""),
    )  # fmt: skip


def _light() -> pl.Expr:
    bounds, score = checks().score, pl.col("score")
    return (
        pl.when(score.is_null()).then(pl.lit(str(Light.NONE)))
        .when(score >= bounds.green_from).then(pl.lit(str(Light.GREEN)))
        .when(score >= bounds.yellow_from).then(pl.lit(str(Light.YELLOW)))
        .when(score >= bounds.orange_from).then(pl.lit(str(Light.ORANGE)))
        .otherwise(pl.lit(str(Light.RED)))
    )  # fmt: skip
