"""What the checks of credibility ask, how submissions score and where to look, in the sentences of a language."""

import polars as pl

from metrics import credibility_sentences as sentences
from metrics.credibility_question import TASK

QUESTIONS = [
    "severity", "period", "county", "project", "check", "fact", "ask", "planned_wan", "department", "file_name",
    "sheet", "cell",
]  # fmt: skip
SCORES = ["county", "period", "score", "questioned", "noted", "figures", "reasons", "file_name", "received_at"]
VISITS = [
    "priority", "project", "county", "why_go", "look_at", "light", "lag_days", "planned_wan", "doubts", "visited_on",
    "unseen_months", "responsible_unit",
]  # fmt: skip


def narrowed(asked: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    """The questions that concern the `tasks` in view; one about a whole form stays while its county is in view."""
    of_task = asked.join(tasks.select(TASK), on=TASK, how="semi")
    here = pl.col("county").str.split("、").list.set_intersection(tasks.get_column("county").unique().to_list())
    of_form = asked.filter(pl.col("project_id").is_null() & (here.list.len() > 0))
    of_project = asked.filter(pl.col("county").is_null()).join(tasks.select("project_id"), on="project_id", how="semi")
    return pl.concat([of_task, of_form, of_project]).sort(
        "severity", "lost", "period", "county", "item_no", "check",
        descending=[True, True, True, False, False, False], nulls_last=True,
    )  # fmt: skip


def worded(asked: pl.DataFrame, language: str) -> pl.DataFrame:
    """The questions with `fact` (for the leader), `ask` (for the clerk, with the address) and `cell` in words."""
    rows = list(asked.iter_rows(named=True))
    said = {"fact": sentences.leader, "ask": sentences.clerk, "cell": sentences.place}
    return asked.with_columns(_texts(name, [say(row, language) for row in rows]) for name, say in said.items()).select(
        QUESTIONS
    )


def scored(submissions: pl.DataFrame, language: str) -> pl.DataFrame:
    """The submissions with `reasons`: which checks took how many points."""
    reasons = [sentences.reasons(lost, language) for lost in submissions.get_column("lost").to_list()]
    return submissions.with_columns(_texts("reasons", reasons)).select(SCORES)


def to_visit(listed: pl.DataFrame, language: str) -> pl.DataFrame:
    """The tasks worth a visit with `why_go` and `look_at`."""
    rows = list(listed.iter_rows(named=True))
    why = [sentences.why(row, language) for row in rows]
    look_at = [sentences.look_at(row, language) for row in rows]
    return listed.with_columns(_texts("why_go", why), _texts("look_at", look_at)).select(VISITS)


def _texts(name: str, texts: list[str]) -> pl.Series:
    return pl.Series(name, texts, dtype=pl.String)
