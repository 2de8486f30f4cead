"""Checked files stored as one batch, and what the clerk is told of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.store import Store, default_root
from loaders import annotated, receipt, report
from loaders.batch import CheckedFile
from loaders.incoming import ReadFile
from loaders.load import Batch, store_batch
from pages.components.frame.language import language
from pages.components.intake import receipts
from pages.components.receiving import arriving

STORED = "stored_batch"
"""The name in the session of what the last batch came to."""


def store(files: Sequence[ReadFile]) -> None:
    """Store the batch, keep what the clerk is told of it, and make room for the next one."""
    stored = store_batch(Batch(list(files), []), Store(default_root()))
    spoken = language()
    given = receipt.of_files(stored.files)
    st.session_state[STORED] = receipts.Result(
        version=stored.version or "",
        receipts=given,
        said=[receipt.line(one, spoken) for one in given],
        known=[f"{file.incoming.file_name}: {report.message(file, spoken)}" for file in stored.files if file.seen_as],
        refused={file.incoming.file_name: file.outcome.findings for file in stored.files if file.status == "rejected"},
        handed_back=handed_back(stored.files),
        is_remembered=any(file.confirmed for file in stored.files),
    )
    arriving.begin_anew()
    st.rerun()


def show_last() -> None:
    """What the last batch came to, as long as no new file is chosen."""
    if result := st.session_state.get(STORED):
        receipts.show(result)


def forget_last() -> None:
    """A new file was chosen."""
    st.session_state.pop(STORED, None)


def handed_back(files: Sequence[CheckedFile]) -> list[receipts.HandedBack]:
    """The annotated workbooks of files with queries, made only when asked for."""
    return [
        receipts.HandedBack(
            file.incoming.file_name,
            annotated.file_name(file.incoming),
            partial(annotated.annotated, file.incoming, file.outcome, language()),
        )
        for file in files
        if any(finding.cell for finding in file.outcome.findings)
    ]
