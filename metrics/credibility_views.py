"""Checks across counties, views and witnesses: hidden zeros, sums, moved plans, site visits.

Definitions and sources: docs/metrics.md, "credibility".
"""

import polars as pl

from data.reference import severity
from data.reference.checks import checks
from metrics.credibility_question import TASK, asked, figure, measure, record, to_say
from metrics.ratio import percent, total, where_both_known


def parts_differ(tasks: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """The counties' planned funding does not add up to the project's in the register; both known in full."""
    added = tasks.group_by("project_id").agg(
        _added=pl.when(pl.col("planned_wan").is_not_null().all()).then(figure("planned_wan").sum())
    )
    place = record(lambda of: of, pl.lit("planned_wan"))
    entered = register.select("project_id", "planned_wan", _then=place)
    found = added.join(entered, on="project_id").filter(pl.col("_added") != pl.col("planned_wan"))
    said = {"value": figure("planned_wan"), "other": pl.col("_added")}
    return asked(found, "parts_differ", [], cell=pl.lit("register"), then=pl.col("_then"), **said)


def hidden_zeros(reports: pl.DataFrame) -> pl.DataFrame:
    """A project at 100 % or more in all counties together, with counties where nothing is done."""
    done, target = figure("done_value"), figure("target_value")
    share = percent(
        total(where_both_known(done, pl.col("target_value"))), total(where_both_known(target, pl.col("done_value")))
    )
    together = reports.group_by("project_id", "period").agg(_share=share)
    zero = (pl.col("done_value") == 0) & (pl.col("target_value") > 0) & (pl.col("_share") >= 100)
    found = reports.join(together, on=["project_id", "period"]).filter(zero)
    return asked(found, "hidden_zeros", ["done_value"], value=to_say(pl.col("_share")), other=target)


def plan_moved(reports: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """The newest plan asks for less by now than the first one did, and by the first one the task is behind.

    Needs first_planned_pct (metrics.plan_versions); `moves`: metrics.plan_versions.moves, whose newest timetable the
    report is held against. Grave where the newest plan hides the lag altogether.
    """
    first, now, actual = figure("first_planned_pct"), figure("planned_pct"), figure("actual_pct")
    found = reports.filter((first - now >= checks().limits.moved_pp) & (actual < first))
    said = {"value": to_say(now), "other": to_say(first), "third": to_say(actual)}
    held, grade = _with_point(found, moves), severity.of_reports("plan_moved", actual >= now)
    return asked(held, "plan_moved", pl.concat_list(measure()), grade, then=pl.col("_then"), **said)


def _with_point(found: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """`found` with the place of a moved point of the task's newest moved timetable: the month's own, else the first."""
    day, is_month = pl.coalesce("to_on", "from_on"), pl.col("node").is_null()
    month = pl.concat_str(pl.lit("plan_month_"), day.dt.month())
    field = pl.when(is_month).then(month).otherwise(pl.lit("timetable"))
    points = moves.filter(pl.col("moved").is_in(["month", "node", "added", "dropped"])).select(
        *TASK, "version", _day=day, _month=pl.when(is_month).then(day.dt.month_start()),
        _then=record(lambda of: of, field),
    )  # fmt: skip
    each = found.with_row_index("_nth").join(points, on=TASK, how="left", maintain_order="left")
    own = (pl.col("_month") == pl.col("period")).fill_null(value=False)
    ranked = each.with_columns(_own=own).sort("version", "_own", "_day", descending=[True, True, False])
    return ranked.unique("_nth", keep="first", maintain_order=True).sort("_nth")


def seen_less(reports: pl.DataFrame, visits: pl.DataFrame) -> pl.DataFrame:
    """A visit saw less than the last report made up to that day, by `visit_pp` points of the works or the target.

    `visits`: project_id, county, visited_on, seen_pct, seen_value, submission_id, sheet, row; may be empty.
    """
    least = checks().limits.visit_pp
    seen = visits.with_row_index("_visit").select(
        "_visit", *TASK, "visited_on", _seen=figure("seen_pct"), _counted=figure("seen_value"),
        _then_pct=record(lambda of: of, pl.lit("seen_pct")), _then_value=record(lambda of: of, pl.lit("seen_value")),
    )  # fmt: skip
    met = reports.join(seen, on=TASK).filter(pl.col("as_of") <= pl.col("visited_on"))
    last = met.sort("period").unique("_visit", keep="last", maintain_order=True)
    of_works = last.filter(figure("physical_pct") - pl.col("_seen") >= least)
    missing = (figure("done_value") - pl.col("_counted")) * 100
    of_number = last.filter((pl.col("_counted") < figure("done_value")) & (missing >= figure("target_value") * least))
    at = pl.col("visited_on")
    return pl.concat([
        asked(of_works, "seen_less", ["physical_pct"], value=figure("physical_pct"), other=pl.col("_seen"), at=at,
              then=pl.col("_then_pct")),
        asked(of_number, "seen_less", ["done_value"], value=figure("done_value"), other=pl.col("_counted"), at=at,
              then=pl.col("_then_value")),
    ])  # fmt: skip
