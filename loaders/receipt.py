"""The receipt (回执) of a submission: a number that stays, when it came, what became of its rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from data.model import Kind, received_before
from data.reference import KIND_NAMES
from data.store import Store
from data.wording import rows_told, translate
from loaders.batch import CheckedFile

LONGEST_SENDER = 20


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the office confirms of one stored file."""

    number: str
    submission_id: str
    file_name: str
    received_at: datetime
    accepted: int
    questioned: int
    rejected: int
    queries: int


def of_files(files: Sequence[CheckedFile]) -> list[Acknowledgement]:
    """The receipts of the files of one stored load; files that were known already or not stored have none here."""
    return _numbered(
        [{**file.submission.model_dump(), "queries": file.outcome.queries} for file in files if file.submission]
    )


def of_store(store: Store) -> dict[str, Acknowledgement]:
    """Every receipt ever given, by submission_id; the same numbers as on the day, also after a rebuild."""
    if store.version() is None:
        return {}
    rows = store.table("submissions", received_before=received_before(None)).rows(named=True)
    return {one.submission_id: one for one in _numbered(rows)}


def line(receipt: Acknowledgement, language: str) -> str:
    """The receipt as one sentence."""
    return translate(
        language, "回执 {number}：“{file}”，{moment}收到，{counts}。", number=receipt.number, file=receipt.file_name,
        moment=f"{receipt.received_at:%Y-%m-%d %H:%M}",
        counts=rows_told(language, receipt.accepted, receipt.questioned, receipt.rejected, receipt.queries),
    )  # fmt: skip


def as_dict(receipt: Acknowledgement) -> dict[str, object]:
    """The receipt for programs."""
    return {
        "number": receipt.number, "submission_id": receipt.submission_id, "file": receipt.file_name,
        "received_at": receipt.received_at.isoformat(sep=" ", timespec="minutes"), "accepted": receipt.accepted,
        "questioned": receipt.questioned, "rejected": receipt.rejected, "queries": receipt.queries,
    }  # fmt: skip


def _numbered(rows: Iterable[Mapping[str, Any]]) -> list[Acknowledgement]:
    """Receipts in the order of their numbers: within a load by file name, then by content, which never change."""
    ordered = sorted(rows, key=lambda row: (row["load_no"], row["file_name"], row["submission_id"]))
    return [
        _receipt(row, position)
        for _, load in groupby(ordered, key=lambda row: row["load_no"])
        for position, row in enumerate(load, 1)
    ]


def _receipt(row: Mapping[str, Any], position: int) -> Acknowledgement:
    """Such as 2023-02-雁江区-000123-01: month and sender for people, load and place in it to tell one from another."""
    month = row["period"] or row["received_at"]
    sender = re.sub(r"\W+", "", row["sender"] or "")[:LONGEST_SENDER] or KIND_NAMES[Kind(row["kind"])]
    return Acknowledgement(
        f"{month:%Y-%m}-{sender}-{row['load_no']:06d}-{position:02d}", row["submission_id"], row["file_name"],
        row["received_at"], row["accepted"], row["questioned"], row["rejected"], row["queries"],
    )  # fmt: skip
