"""Corrections that leave something out: what a later form of a month does not repeat keeps its former figures."""

from collections.abc import Sequence

from data.model import Finding, Severity
from loaders.forms.form import Table
from loaders.rows.known import Known
from loaders.rows.rowreader import RowReader


def left_out(table: Table, submission_id: str, readers: Sequence[RowReader], known: Known) -> Finding | None:
    """Note the tasks of the forms that `table` corrects which it does not name; None where it corrects none or all."""
    assert table.period is not None
    here = {(reader.project_id, reader.county) for reader in readers}
    reported = known.reported(table.period)
    corrected = {form for task, form in reported.items() if task in here}
    missing = [task for task, form in reported.items() if form in corrected and task not in here]
    if not missing:
        return None
    names = "、".join(f"{known.name_of(project_id)}·{county}" for project_id, county in sorted(missing))
    return Finding(
        submission_id=submission_id, code="corrects_in_part", severity=Severity.NOTED, sheet=table.sheet,
        params={"n": str(len(missing)), "tasks": names},
    )  # fmt: skip
