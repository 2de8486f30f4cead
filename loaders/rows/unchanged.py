"""A form that was sent back unchanged for a new month: one question on the form, none on its tasks.

The limits are those of the check of the same name in metrics.credibility_forms, which also knows the timetables: there
a task counts only where its own asks for movement, here every task counts that has begun and is not finished.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from data.model import Finding, ProgressReport, Severity
from data.reference import milestone_positions, stages
from loaders.forms.form import Table
from loaders.rows.doubts import CUMULATIVE, LIMITS
from loaders.rows.known import Known, KnownTask

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
    severity = Severity.QUESTIONED if _are_nearly_all(copied, len(due)) else Severity.NOTED
    months = max(f"{pair.then['period']:%Y-%m}" for pair in same)
    return Finding(
        submission_id=submission_id, code="form_unchanged", severity=severity, sheet=table.sheet,
        params={"due": str(len(due)), "same": str(len(same)), "period": months},
    )  # fmt: skip


def _are_nearly_all(some: int, of: int) -> bool:
    return some * 100 >= of * LIMITS.form_share_pct


def _due(report: ProgressReport, known: Known) -> Pair | None:
    """A task with the report before, if it has begun and is not finished."""
    task = known.tasks[report.project_id, report.county]
    before = known.earlier(report.project_id, report.county, report.period, 1)
    has_begun = any(getattr(report, field) for field in CUMULATIVE)
    return Pair(report, before[0]) if before and has_begun and not _is_finished(report, task) else None


def _is_finished(report: ProgressReport, task: KnownTask) -> bool:
    """All of it is built, done or paid, in this order of what is told; or its stage is 完工, 已办结 or later."""
    position = dict(stages().select("stage", "position").iter_rows()).get(report.stage)
    ends = (milestone_positions(name).get(task.category) for name in ("complete", "closed"))
    if position is not None and any(end is not None and position >= end for end in ends):
        return True
    if report.physical_pct is not None:
        return report.physical_pct >= 100
    if report.done_value is not None and task.target_value and not task.is_ceiling:
        return report.done_value >= task.target_value
    return report.disbursed_wan is not None and report.disbursed_wan >= (task.planned_wan or Decimal("Infinity"))
