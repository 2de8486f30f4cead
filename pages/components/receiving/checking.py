"""Files read but not stored: what loading them would do, and one of them as it stands."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from data.store import Store, default_root
from loaders import reader, report
from loaders.batch import CheckedFile
from loaders.batch import check as check_files
from loaders.forms.form import Table
from loaders.grid import Unreadable
from loaders.incoming import ReadFile
from loaders.rows.known import Known
from pages.components.frame.language import language
from pages.components.intake import checked, mapping, preview, receipts
from pages.components.reading import source
from pages.components.receiving import arriving, storing

CHECKED, PREVIEW = "once_checked", "once_preview"
"""Names in the session; what begins with once_ goes when the clerk begins anew."""


def check(files: Sequence[ReadFile]) -> list[CheckedFile]:
    """What loading the files would do, found out once as long as they and the data stay the same."""
    version, before, found = st.session_state.get(CHECKED, (None, [], []))
    is_same = len(before) == len(files) and all(one is other for one, other in zip(before, files, strict=True))
    if not is_same or version != source.version():
        found = check_files(files, Known.of(Store(default_root()).pinned()), 1, datetime.now())
        st.session_state[CHECKED] = source.version(), list(files), found
    checked_files: list[CheckedFile] = found
    return checked_files


def as_checked(file: ReadFile, found: CheckedFile) -> checked.Checked:
    """What the page shows of a checked file."""
    sent = [pair for pair in file.tables if found.submission and pair[0] is found.submission.kind]
    kind, table = next(iter([*sent, *file.tables]), (None, None))
    outcome = found.outcome
    return checked.Checked(
        name=file.incoming.file_name,
        status=found.status,
        findings=outcome.findings,
        rows=(outcome.accepted, outcome.questioned, outcome.rejected, outcome.queries),
        kind=kind,
        tables=len(file.tables),
        table=table,
        seen=report.message(found, language()) if found.seen_as else "",
    )


def show(file: ReadFile, found: CheckedFile) -> None:
    """One file in full: what it was taken for, headers in doubt, the grid, every query."""
    shown = as_checked(file, found)
    checked.recognised(shown)
    if shown.seen:
        return
    key = f"{found.incoming.sha256[:12]}"
    pages, tables = _preview(file, found)
    if not found.incoming.is_published:
        _ask_of_headers(file, tables, key)
    if pages:
        checked.grid(pages, key)
        checked.queries(shown.findings, f"queries_{key}")
        receipts.hand_back(storing.handed_back([found]), f"back_{key}")


def _ask_of_headers(file: ReadFile, tables: Sequence[Table], key: str) -> None:
    """Headers in doubt; an answer is kept and the file read again."""
    asked: set[tuple[str | None, str]] = set()
    for at, table in enumerate(tables):
        if (table.sender, table.layout) in asked:
            continue  # another card of the same labels
        asked.add((table.sender, table.layout))
        if table.visible and (answers := mapping.ask(table, file.confirmed, f"mapping_{key}_{at}")):
            arriving.say((table.sender or "", table.layout), answers)
            st.rerun()


def _preview(file: ReadFile, found: CheckedFile) -> tuple[list[preview.Page], list[Table]]:
    """What _looked_at says, found out once as long as the same file is looked at."""
    before, spoken, known = st.session_state.get(PREVIEW, (None, None, None))
    if known is None or before is not found or spoken != language():
        known = _looked_at(file, found)
        st.session_state[PREVIEW] = found, language(), known
    shown: tuple[list[preview.Page], list[Table]] = known
    return shown


def _looked_at(file: ReadFile, found: CheckedFile) -> tuple[list[preview.Page], list[Table]]:
    """The sheets of a file as they are shown, and its tables; nothing where the file cannot be read."""
    try:
        reading = reader.read_forms(
            file.incoming.content, file.incoming.file_name, file.confirmed, file.incoming.is_published
        )
    except Unreadable:
        return [], []
    taken = {(table.sheet, table.range) for _, table in file.tables}
    verdict = preview.Verdict(found.outcome.findings, taken, file.confirmed, found.submission is None)
    return preview.pages(reading.grid.sheets, reading.tables, verdict), reading.tables
