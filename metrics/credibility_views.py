"""Checks across counties, views and witnesses: hidden zeros, sums, moved plans, site visits, what a form shows itself.

Definitions and sources: docs/metrics.md, "credibility".
"""

import polars as pl

from data.model import Severity
from data.reference.checks import checks
from metrics.credibility_question import TASK, asked, figure, measure, only_if
from metrics.ratio import SUM, total, where_both_known

OF_FORMS = {
    "total_differs": "parts_differ",
    "views_differ": "parts_differ",
    "rate_differs": "rate_differs",
    "unit_slip": "unit_slip",
}
"""Findings that rest on cells which only the form itself holds (totals, stated rates, refused amounts) → check."""


def of_forms(reports: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """What was found in a form when it came in and cannot be found again in its rows; for forms that still count."""
    sent = reports.select("submission_id", "county", "period").unique(["submission_id"], keep="first")
    told = findings.drop("period").filter(pl.col("code").is_in(list(OF_FORMS)))
    found = told.join(sent, on="submission_id", suffix="_sent").with_columns(
        county=pl.coalesce("county", "county_sent"), row=pl.col("cell").str.extract(r"(\d+)$", 1).cast(pl.Int32)
    )
    severity = only_if(pl.col("severity") != str(Severity.NOTED))
    check = pl.col("code").replace_strict(OF_FORMS)
    return asked(found, check, [], severity, cell=pl.col("cell"), words=pl.col("value"))


def parts_differ(tasks: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """The counties' planned funding does not add up to the project's in the register; both known in full."""
    added = tasks.group_by("project_id").agg(
        _added=pl.when(pl.col("planned_wan").is_not_null().all()).then(figure("planned_wan").sum())
    )
    found = added.join(register.select("project_id", "planned_wan"), on="project_id").filter(
        pl.col("_added") != pl.col("planned_wan")
    )
    said = {"value": figure("planned_wan"), "other": pl.col("_added")}
    return asked(found, "parts_differ", [], cell=pl.lit("register"), **said)


def hidden_zeros(reports: pl.DataFrame) -> pl.DataFrame:
    """A project at 100 % or more in all counties together, with counties where nothing is done."""
    done, target = figure("done_value"), figure("target_value")
    whole = total(where_both_known(done, pl.col("target_value"))) * 100
    share = whole / pl.when(total(where_both_known(target, pl.col("done_value"))) > 0).then(
        total(where_both_known(target, pl.col("done_value")))
    )
    together = reports.group_by("project_id", "period").agg(_share=share.cast(SUM))
    zero = (pl.col("done_value") == 0) & (pl.col("target_value") > 0) & (pl.col("_share") >= 100)
    found = reports.join(together, on=["project_id", "period"]).filter(zero)
    noted = pl.lit(str(Severity.NOTED))
    return asked(found, "hidden_zeros", ["done_value"], noted, value=pl.col("_share").round(2), other=target)


def plan_moved(reports: pl.DataFrame) -> pl.DataFrame:
    """The newest plan asks for less by now than the first one did, and by the first one the task is behind.

    Needs first_planned_pct (metrics.plan_versions). Grave where the newest plan hides the lag altogether.
    """
    first, now, actual = figure("first_planned_pct"), figure("planned_pct"), figure("actual_pct")
    found = reports.filter((first - now >= checks().limits.moved_pp) & (actual < first))
    said = {"value": now.round(2), "other": first.round(2), "third": actual.round(2)}
    return asked(found, "plan_moved", pl.concat_list(measure()), only_if(actual >= now), **said)


def seen_less(reports: pl.DataFrame, visits: pl.DataFrame) -> pl.DataFrame:
    """A visit saw less than the last report made up to that day, by `visit_pp` points of the works or the target.

    `visits`: project_id, county, visited_on, seen_pct, seen_value; may be empty.
    """
    least = checks().limits.visit_pp
    seen = visits.select(*TASK, "visited_on", _seen=figure("seen_pct"), _counted=figure("seen_value"))
    met = reports.join(seen, on=TASK).filter(pl.col("as_of") <= pl.col("visited_on"))
    last = met.sort("period").unique([*TASK, "visited_on"], keep="last", maintain_order=True)
    of_works = last.filter(figure("physical_pct") - pl.col("_seen") >= least)
    missing = (figure("done_value") - pl.col("_counted")) * 100
    of_number = last.filter((pl.col("_counted") < figure("done_value")) & (missing >= figure("target_value") * least))
    at = pl.col("visited_on")
    return pl.concat(
        [
            asked(of_works, "seen_less", ["physical_pct"], value=figure("physical_pct"), other=pl.col("_seen"), at=at),
            asked(of_number, "seen_less", ["done_value"], value=figure("done_value"), other=pl.col("_counted"), at=at),
        ]
    )
