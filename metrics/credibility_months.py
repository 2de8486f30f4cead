"""Checks of a report against those before it, against the year before, and against what was said first.

Each takes the reports of the months in view (a status frame with progress and schedule read, without silent months)
and gives questions (metrics/credibility_question.py). Definitions and sources: docs/metrics.md, "credibility".
"""

import polars as pl

from data.reference import severity
from data.reference.checks import checks
from metrics.credibility_question import (
    FIGURES,
    TASK,
    as_before,
    asked,
    before,
    figure,
    has_passed,
    is_finished,
    is_wanted,
    percent_of,
    record,
    told,
)
from metrics.ratio import SUM

BEGUN = ("disbursed_wan", "paid_wan", "physical_pct", "done_value")
"""What shows that a task has begun; money that is issued does not."""
FROZEN = ("issued_wan", "disbursed_wan", "physical_pct", "done_value")
"""What a question about a standstill names, where it was reported."""
MONEY_FIGURES = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")


def figures(reports: pl.DataFrame) -> pl.DataFrame:
    """One row per known figure: figure, _before (the last one known) with its _before_period and _then, _slips."""
    limits = checks().limits
    long = _long(reports, ["submission_id", "sheet", "row", "planned_wan"]).sort(*TASK, "field", "period")
    own = [*TASK, "field"]
    long = long.with_columns(
        _before=pl.col("figure").shift(1).over(own), _before_period=pl.col("period").shift(1).over(own),
        _then=record(lambda of: of.shift(1).over(own), pl.col("field")),
    )  # fmt: skip
    up = pl.col("figure").is_between(pl.col("_before") * limits.slip_from, pl.col("_before") * limits.slip_to)
    down = pl.col("_before").is_between(pl.col("figure") * limits.slip_from, pl.col("figure") * limits.slip_to)
    both = (pl.col("figure") > 0) & (pl.col("_before") > 0) & pl.col("field").is_in(MONEY_FIGURES)
    return long.with_columns(_slips=(both & (up | down)).fill_null(value=False))


def falls(figures: pl.DataFrame) -> pl.DataFrame:
    """A cumulative figure is less than the last one known; a slip of the unit is asked about as such."""
    slipped = pl.col("_slips") | pl.col("_slips").shift(1).over([*TASK, "field"])
    found = figures.filter(~slipped.fill_null(value=False) & (pl.col("figure") < pl.col("_before")))
    said = {"value": pl.col("figure"), "other": pl.col("_before"), "at": pl.col("_before_period")}
    return asked(found, "falls", pl.concat_list("field"), then=pl.col("_then"), **said)


def unit_slip(figures: pl.DataFrame) -> pl.DataFrame:
    """An amount is about a 10 000th of the one before, or 10 000 times it; the way back is not asked about again.

    Small first amounts grow fast, so a rise is grave only above the planned funding.
    """
    back = pl.col("_slips").shift(1).over([*TASK, "field"]).fill_null(value=False)
    found = figures.filter(pl.col("_slips") & ~back)
    is_grave = (pl.col("figure") < pl.col("_before")) | (pl.col("figure") > pl.col("planned_wan"))
    grade = severity.of_reports("unit_differs", is_grave)
    said = {"value": pl.col("figure"), "other": pl.col("_before"), "at": pl.col("_before_period")}
    return asked(found, "unit_slip", pl.concat_list("field"), grade, then=pl.col("_then"), **said)


def jump(reports: pl.DataFrame) -> pl.DataFrame:
    """Progress rose by `jump_pp` a month or more; grave only where money is known and stood still beside it.

    3 → 53 of 51 in a month was true (Yueyanglou 2019), so a jump that money or a new stage bears out is only noted.
    """
    limits = checks().limits
    done = percent_of("done_value", "target_value").clip(upper_bound=100)
    ordered = reports.sort(*TASK, "period").with_columns(_done=done, _paid=percent_of("disbursed_wan", "planned_wan"))
    read = ordered.with_columns(
        _months=_month(pl.col("period")) - before(_month(pl.col("period"))),
        _by_works=figure("physical_pct") - before(figure("physical_pct")),
        _by_number=pl.col("_done") - before(pl.col("_done")),
        _by_money=pl.col("_paid") - before(pl.col("_paid")),
        _stages=pl.col("position") - before(pl.col("position")),
    )
    works = pl.col("_by_works") >= limits.jump_pp * pl.col("_months")
    pieces = figure("done_value") - before(figure("done_value"))
    counted = pl.col("physical_pct").is_null() & (pieces >= limits.jump_count)
    number = counted & (pl.col("_by_number") >= limits.jump_pp * pl.col("_months"))
    risen = pl.coalesce(pl.when(works).then("_by_works"), pl.when(number).then("_by_number"))
    grade = severity.of_reports("jump", risen, pl.col("_by_money"), pl.col("_stages").fill_null(0))
    field = pl.when(works).then(pl.lit("physical_pct")).otherwise(pl.lit("done_value"))
    now, then = (
        pl.when(works).then(physical).otherwise(number_done)
        for physical, number_done in (
            (figure("physical_pct"), figure("done_value")),
            (before(figure("physical_pct")), before(figure("done_value"))),
        )
    )
    rows = read.with_columns(_field=field, _now=now, _then=then, _at=before(pl.col("period")), _grade=grade)
    rows = rows.with_columns(_record=record(before, pl.col("_field")))
    return asked(
        rows.filter(works.fill_null(value=False) | number.fill_null(value=False)), "jump", pl.concat_list("_field"),
        pl.col("_grade"), value=pl.col("_now"), other=pl.col("_then"), at=pl.col("_at"),
        then=pl.col("_record"),
    )  # fmt: skip


def frozen(reports: pl.DataFrame) -> pl.DataFrame:
    """Every figure the same in `frozen_months` reports in a row, unfinished; grave where work is on and wanted, and no
    reason is told.

    3321 → 3321 was true (Yueyanglou 2019, above its target), so what is finished is not asked about. A timetable that
    waits itself (for a season, for another's works) wants no movement; a row whose words are new was not copied.
    """
    months = checks().limits.frozen_months
    ordered = reports.sort(*TASK, "period")
    is_first = before(pl.col("period")).is_null()
    ordered = ordered.with_columns(_changed=(~as_before(*FIGURES) | is_first).cast(pl.Int32).cum_sum().over(TASK))
    run = pl.int_range(pl.len()).over([*TASK, "_changed"]) + 1
    begun = pl.any_horizontal((pl.col(name) > 0).fill_null(value=False) for name in BEGUN)
    told_fields = pl.coalesce(pl.when(pl.col(name).is_not_null()).then(pl.lit(name)) for name in FROZEN)
    first = record(lambda of: of.first().over([*TASK, "_changed"]), told_fields)
    wanted = is_wanted(lambda of: of.first().over([*TASK, "_changed"]))
    read = ordered.with_columns(_run=run, _first=first, _wanted=wanted, _copied=as_before("problem", "next_step"))
    found = read.filter((pl.col("_run") >= months) & begun & ~is_finished())
    grade = severity.of_reports("frozen", _is_under_way(), pl.col("_wanted"), pl.col("_copied"), ~told("problem"))
    return asked(found, "frozen", FROZEN, grade, third=pl.col("_run"), then=pl.col("_first"))


def last_year(reports: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Work counted before the task began, half the year's target in January without money, or last year's very figure.

    `before`: project, county, done_value, disbursed_wan as the year before ended; may be empty.
    """
    limits = checks().limits
    first = reports.sort(*TASK, "period").unique(TASK, keep="first", maintain_order=True)
    share, paid = percent_of("done_value", "target_value"), percent_of("disbursed_wan", "planned_wan")
    too_soon = (pl.col("period").dt.month_end() < pl.col("start_on")) & (pl.col("done_value") > 0)
    in_january = (pl.col("period").dt.month() == 1) & (share >= limits.early_done_pct)
    unpaid = (paid < share * limits.borne_out_share).fill_null(value=True)
    ended = before.select("project", "county", _done=figure("done_value"), _paid=figure("disbursed_wan"))
    joined = first.join(ended.unique(["project", "county"]), on=["project", "county"], how="left")
    same = (pl.col("_done") > 0) & (figure("done_value") == pl.col("_done"))
    said = {
        "value": figure("done_value"), "other": figure("target_value"),
        "words": pl.when(same).then(pl.lit("same")).when(~unpaid).then(pl.lit("paid")),
    }  # fmt: skip
    soon = {"at": pl.col("start_on"), "value": said["value"], "words": pl.lit("begun")}
    begun = asked(
        reports.filter(too_soon),
        "last_year",
        ["done_value"],
        severity.of_reports("last_year", pl.lit(value=True)),
        **soon,
    )
    grade = severity.of_reports("last_year", unpaid | same)
    much = joined.filter((in_january | same) & ~too_soon.fill_null(value=False))
    return pl.concat([begun, asked(much, "last_year", ["done_value"], grade, **said)])


def changed_later(reports: pl.DataFrame, versions: pl.DataFrame) -> pl.DataFrame:
    """A figure is not what was first reported for the period; grave only where it changed long after.

    What came at the same moment was not changed later (metrics.credibility_forms.told_twice).
    """
    first = versions.sort("received_at", "load_no").unique([*TASK, "period"], keep="first", maintain_order=True)
    of = ["period", *TASK]
    was = _long(first, ["received_at", "submission_id", "sheet", "row"]).select(
        *of, "field", _first="figure", _sent="received_at",
        _then=record(lambda of_first: of_first, pl.col("field")),
    )  # fmt: skip
    now = _long(reports, ["submission_id", "sheet", "row", "received_at"])
    found = now.join(was, on=[*of, "field"]).filter(
        (pl.col("received_at") > pl.col("_sent")) & (pl.col("figure") != pl.col("_first"))
    )
    days = (pl.col("received_at") - pl.col("_sent")).dt.total_days()
    grade = severity.of_reports("changed_later", days)
    said = {"value": pl.col("figure"), "other": pl.col("_first"), "third": days, "at": pl.col("received_at").dt.date()}
    return asked(found, "changed_later", pl.concat_list("field"), grade, then=pl.col("_then"), **said)


def _long(reports: pl.DataFrame, kept: list[str]) -> pl.DataFrame:
    """One row per known figure of the reports."""
    named = reports.select(*TASK, "period", *kept, *(figure(name).alias(name) for name in FIGURES))
    long = named.unpivot(FIGURES, index=[*TASK, "period", *kept], variable_name="field", value_name="figure")
    return long.filter(pl.col("figure").is_not_null())


def _month(period: pl.Expr) -> pl.Expr:
    return (period.dt.year() * 12 + period.dt.month()).cast(SUM)


def _is_under_way() -> pl.Expr:
    return has_passed("paying", "in_force", "started").fill_null(value=True)
