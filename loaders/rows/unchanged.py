"""A form that was sent back unchanged for a new month: one question on the form, none on its tasks.

The same as metrics.credibility_forms asks. A task ought to have moved that has begun and is not finished, and whose
timetable asks for more than a report ago, or for more than is reported; without a timetable, once its time has begun.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.model import CUMULATIVE, Finding, ProgressReport
from data.reference import severity
from data.reference.checks import checks
from loaders.forms.form import Table
from loaders.rows import standing
from loaders.rows.known import Known

LIMITS = checks().limits
SHOWN = (*CUMULATIVE, "stage")
WORDS = ("problem", "next_step")


class Pair(NamedTuple):
    """What is reported of a task now, and what was in the report before."""

    now: ProgressReport
    then: Mapping[str, object]

    def is_same(self, fields: Sequence[str]) -> bool:
        """Whether none of `fields` has changed, missing ones too."""
        return all(getattr(self.now, field) == self.then[field] for field in fields)


def of_form(table: Table, submission_id: str, reports: Sequence[ProgressReport], known: Known) -> Finding | None:
    """Ask about a table nearly all of whose tasks stand as in the report before; noted where their words are new."""
    due = [pair for report in reports if (pair := _due(report, known))]
    same = [pair for pair in due if pair.is_same(SHOWN)]
    if len(due) < LIMITS.form_tasks or not _are_nearly_all(len(same), len(due)):
        return None
    copied = sum(pair.is_same(WORDS) for pair in same)
    grade = severity.of_report("form_unchanged", _are_nearly_all(copied, len(due)))
    months = max(f"{pair.then['period']:%Y-%m}" for pair in same)
    return Finding(
        submission_id=submission_id, code="form_unchanged", severity=grade, sheet=table.sheet,
        params={"due": str(len(due)), "same": str(len(same)), "period": months},
    )  # fmt: skip


def _are_nearly_all(some: int, of: int) -> bool:
    return some * 100 >= of * LIMITS.form_share_pct


def _due(report: ProgressReport, known: Known) -> Pair | None:
    """A task that ought to have moved, with the report before."""
    task = known.tasks[report.project_id, report.county]
    before = known.earlier(report.project_id, report.county, report.period)[:1]
    if not before or not any(getattr(report, field) for field in CUMULATIVE) or standing.is_finished(report, task):
        return None
    is_wanted = standing.ought_to_move(report, before[0], task, known.timetable(task))
    return Pair(report, before[0]) if is_wanted else None
