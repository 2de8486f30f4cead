"""Checks of one report against itself: money against money, works against money, words against figures.

Each takes the reports of the months in view (a status frame with progress and schedule read, without silent months)
and gives questions (metrics/credibility_question.py). Definitions and sources: docs/metrics.md, "credibility".
"""

import polars as pl

from data.reference import milestone_position, severity
from data.reference.checks import checks
from metrics.credibility_question import TASK, asked, figure, measure, percent_of, to_say, told
from metrics.ratio import SUM

WORDED = ("problem", "next_step")


def disbursed_over_issued(reports: pl.DataFrame) -> pl.DataFrame:
    """More was disbursed than issued."""
    found = reports.filter(pl.col("disbursed_wan") > pl.col("issued_wan"))
    fields = ["disbursed_wan", "issued_wan"]
    return asked(found, "disbursed_over_issued", fields, value=figure("disbursed_wan"), other=figure("issued_wan"))


def paid_over_disbursed(reports: pl.DataFrame) -> pl.DataFrame:
    """More was paid out than disbursed."""
    found = reports.filter(pl.col("paid_wan") > pl.col("disbursed_wan"))
    fields = ["paid_wan", "disbursed_wan"]
    return asked(found, "paid_over_disbursed", fields, value=figure("paid_wan"), other=figure("disbursed_wan"))


def issued_over_planned(reports: pl.DataFrame) -> pl.DataFrame:
    """More was issued than planned; up to `over_planned_pct` of the plan that is common (additional funds)."""
    found = reports.filter(pl.col("issued_wan") > pl.col("planned_wan"))
    said = {"value": figure("issued_wan"), "other": figure("planned_wan")}
    grade = severity.of_reports("issued_over_planned", *said.values())
    return asked(found, "issued_over_planned", ["issued_wan"], grade, **said)


def works_ahead(reports: pl.DataFrame) -> pl.DataFrame:
    """Works far ahead of the money; grave only where much was issued and little of it disbursed, for months.

    Money comes in lumps and late; that is common and only noted.
    """
    limits = checks().limits
    issued, used = percent_of("issued_wan", "planned_wan"), percent_of("disbursed_wan", "issued_wan")
    ahead = pl.col("_works") - percent_of("disbursed_wan", "planned_wan") >= limits.ahead_pp
    read = _with_paid(reports).sort(*TASK, "period").with_columns(_ahead=ahead.fill_null(value=False))
    idle = (pl.col("_ahead") & (issued >= limits.ahead_pp) & (used < limits.idle_pct)).fill_null(value=False)
    lasting = [idle.shift(ago, fill_value=False).over(TASK) for ago in range(limits.idle_months)]
    read = read.with_columns(_idle=pl.all_horizontal(lasting))
    said = {"value": pl.col("_done"), "other": pl.col("_paid")}
    fields = pl.concat_list(measure(), pl.lit("disbursed_wan"))
    grade = severity.of_reports("works_ahead", pl.col("_idle"))
    return asked(read.filter(pl.col("_ahead")), "works_ahead", fields, grade, **said)


def money_ahead(reports: pl.DataFrame) -> pl.DataFrame:
    """Money disbursed far ahead of the works."""
    paid = percent_of("disbursed_wan", "planned_wan")
    paid = pl.when(paid > 100).then(pl.lit(100, dtype=SUM)).otherwise(paid)
    found = _with_paid(reports).filter(paid - pl.col("_works") >= checks().limits.ahead_pp)
    said = {"value": pl.col("_paid"), "other": pl.col("_done")}
    return asked(found, "money_ahead", pl.concat_list(pl.lit("disbursed_wan"), measure()), **said)


def paid_not_accepted(reports: pl.DataFrame) -> pl.DataFrame:
    """All planned money is disbursed and the works are not accepted; grave only where they are not even complete."""
    built = pl.col("category") == "construction"
    open_ = pl.col("position") < milestone_position("accepted")
    all_of_it = (pl.col("planned_wan") > 0) & (pl.col("disbursed_wan") >= pl.col("planned_wan"))
    found = _with_paid(reports).filter(built & open_ & all_of_it)
    grade = severity.of_reports("paid_not_accepted", pl.col("position") < milestone_position("complete"))
    said = {"value": pl.col("_paid"), "words": pl.col("stage")}
    return asked(found, "paid_not_accepted", ["disbursed_wan", "stage"], grade, **said)


def complete_not_done(reports: pl.DataFrame) -> pl.DataFrame:
    """The stage says complete and the physical progress does not."""
    complete = pl.col("position") >= milestone_position("complete")
    found = reports.filter((pl.col("category") == "construction") & complete & (pl.col("physical_pct") < 100))
    said = {"value": figure("physical_pct"), "words": pl.col("stage")}
    return asked(found, "complete_not_done", ["stage", "physical_pct"], **said)


def words_contradict(reports: pl.DataFrame) -> pl.DataFrame:
    """A percentage in words is not the physical progress; only noted where the words speak of a part of the works."""
    limits = checks().limits
    found = []
    for field in WORDED:
        words = pl.col(field).str.normalize("NFKC")
        sentence = words.str.extract(limits.progress_sentence, 1)
        read = reports.with_columns(
            _sentence=sentence,
            _words=words.str.extract(rf"({limits.progress_words})", 1),
            _said=words.str.extract(limits.progress_words, 1).str.to_decimal(scale=6).cast(SUM),
        )
        apart = (pl.col("_said") - figure("physical_pct")).abs() >= limits.contradiction_pp
        grade = severity.of_reports("words_contradict", ~pl.col("_sentence").str.contains(limits.part_words))
        said = {"value": figure("physical_pct"), "other": pl.col("_said"), "words": pl.col("_words")}
        found.append(asked(read.filter(apart), "words_contradict", [field, "physical_pct"], grade, **said))
    return pl.concat(found)


def unmentioned(reports: pl.DataFrame) -> pl.DataFrame:
    """A text counts the target state by state and leaves a remainder unmentioned: 24 + 9 + 11 of 45."""
    limits = checks().limits
    found = []
    for field in WORDED:
        named = pl.col(field).str.normalize("NFKC").str.extract_all(limits.state_words)
        numbers = named.list.eval(pl.element().str.extract(r"(\d+(?:\.\d+)?)$", 1).str.to_decimal(scale=4))
        read = reports.filter(told(field)).with_columns(
            _states=named.list.len(), _sum=numbers.list.sum().cast(SUM), _named=named.list.join("，")
        )
        target = figure("target_value")
        short = (pl.col("_sum") < target) & (pl.col("_sum") * 2 >= target)
        said = {"value": pl.col("_sum"), "other": target, "third": target - pl.col("_sum"), "words": pl.col("_named")}
        left_out = read.filter((pl.col("_states") >= limits.least_states) & short)
        found.append(asked(left_out, "unmentioned", [field], **said))
    return pl.concat(found)


def _with_paid(reports: pl.DataFrame) -> pl.DataFrame:
    """Add _works (progress, unless money itself measured it) and, as they are said, _done and _paid (of the plan)."""
    works = pl.when(pl.col("actual_basis") != "money").then(figure("actual_pct"))
    return reports.with_columns(
        _works=works, _done=to_say(works), _paid=to_say(percent_of("disbursed_wan", "planned_wan"))
    )
