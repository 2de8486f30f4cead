"""Taking files in: check what they would add, and store all of it or none."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.archive import Archive, ArchivedFile, Load
from data.model import (
    ConfirmedColumn,
    Finding,
    FundSource,
    PlanPoint,
    ProgressReport,
    Project,
    PublishedCell,
    PublishedFigure,
    Receipt,
    Record,
    SiteVisit,
    SourceColumn,
    Submission,
    Task,
    WorkingGroup,
)
from data.store import Store, table_schema
from loaders import parcel
from loaders.batch import CheckedFile
from loaders.batch import check as check_files
from loaders.incoming import Incoming, ReadFile, Remembered, read
from loaders.rows.known import Known

TABLE_OF: dict[type[Record], str] = {
    Submission: "submissions", Project: "projects", WorkingGroup: "working_groups", Task: "tasks",
    PlanPoint: "plan_points", ProgressReport: "reports", FundSource: "fund_sources",
    PublishedFigure: "published_figures", PublishedCell: "published_cells",
    SiteVisit: "site_visits", Receipt: "receipts",
    SourceColumn: "source_columns", ConfirmedColumn: "confirmed_columns", Finding: "findings",
}  # fmt: skip


class WarehouseMissingError(Exception):
    """The archive holds loads but there is no warehouse: it has to be rebuilt before anything is added."""


@dataclass(slots=True)
class Batch:
    """Files that were read and checked, and the version of the warehouse that holds them once they are stored."""

    read: list[ReadFile]
    files: list[CheckedFile]
    version: str | None = None


def check(files: Sequence[Incoming], store: Store, now: datetime | None = None) -> Batch:
    """Say what loading `files` would do; nothing is stored."""
    return _checked(read_all(files, store), store, now or datetime.now())


def store_batch(batch: Batch, store: Store, now: datetime | None = None) -> Batch:
    """Store what is usable of a batch, all of it or nothing; it is checked again against the newest state."""
    with store.writing():
        archive = Archive(store.root)
        _reconcile(store, archive)
        stored = _checked(batch.read, store, now or datetime.now())
        usable = [file for file in stored.files if file.submission]
        if usable:
            for file in usable:
                archive.keep(file.incoming.content)
            store.publish(_frames(usable))
            archive.enter(_entry(usable))
        stored.version = store.version()
    return stored


def load(files: Sequence[Incoming], store: Store, now: datetime | None = None) -> Batch:
    """Read, check and store."""
    moment = now or datetime.now()
    return store_batch(Batch(read_all(files, store), []), store, moment)


def read_all(files: Sequence[Incoming], store: Store) -> list[ReadFile]:
    """Read files and the files of parcels, with what is remembered of headers."""
    return parcel.read(files, remembered(store))


def remembered(store: Store) -> Remembered:
    """What persons have said of headers, by sender and layout."""
    said: dict[tuple[str, str], dict[str, str | None]] = {}
    if store.version():
        for row in store.table("confirmed_columns").iter_rows(named=True):
            said.setdefault((row["sender"], row["layout"]), {})[row["header"]] = row["field"]
    return said


def rebuild(store: Store) -> dict[str, tuple[int, int]]:
    """Make the warehouse again from the archive and publish it.

    Returns the tables that differ from the old one, each with its rows (old, new); empty when it came out the same.
    """
    with store.writing():
        archive = Archive(store.root)
        before = {}
        if store.version():
            _reconcile(store, archive)
            before = store.tables()
        known, usable = Known(), []
        for entry in archive.loads():
            files = read([_archived(archive, file) for file in entry.files])
            checked = check_files(files, known, entry.load_no, entry.files[0].received_at)
            usable += [file for file in checked if file.submission]
        if not usable:
            return {}
        store.publish(_frames(usable), afresh=True)
        after = store.tables()
    return {name: (before[name].height, after[name].height) for name in before if not before[name].equals(after[name])}


def _checked(files: list[ReadFile], store: Store, now: datetime) -> Batch:
    known = Known.of(store)
    return Batch(files, check_files(files, known, _next_load_no(store), now))


def _next_load_no(store: Store) -> int:
    if store.version() is None:
        return 1
    return max(store.table("load_nos").get_column("load_no").to_list(), default=0) + 1


def _reconcile(store: Store, archive: Archive) -> None:
    """Put right what a killed load left: enter a load that was published, drop bytes of one that was not."""
    if store.version() is None:
        if archive.loads():
            raise WarehouseMissingError
        return
    entered = {load.load_no for load in archive.loads()}
    said: dict[str, dict[str, str | None]] = {}
    for row in store.table("confirmed_columns").iter_rows(named=True):
        said.setdefault(row["submission_id"], {})[row["header"]] = row["field"]
    published = store.table("load_nos")
    for (load_no,), rows in published.group_by("load_no", maintain_order=True):
        if load_no not in entered:
            files = [
                ArchivedFile(
                    sha256=row["sha256"],
                    file_name=row["file_name"],
                    received_at=row["received_at"],
                    confirmed=said.get(row["submission_id"], {}),
                    is_published=row["is_published"],
                )
                for row in rows.iter_rows(named=True)
            ]
            archive.enter(Load(load_no=int(str(load_no)), files=files))
    archive.drop_unentered()


def _archived(archive: Archive, file: ArchivedFile) -> Incoming:
    content = archive.content(file.sha256)
    return Incoming(file.file_name, content, file.received_at, file.confirmed, file.is_published)


def _entry(files: Sequence[CheckedFile]) -> Load:
    stored = [(file.submission, file) for file in files if file.submission]
    return Load(
        load_no=stored[0][0].load_no,
        files=[
            ArchivedFile(
                sha256=s.sha256,
                file_name=s.file_name,
                received_at=s.received_at,
                confirmed=file.confirmed,
                is_published=file.incoming.is_published,
            )
            for s, file in stored
        ],
    )


def _frames(files: Sequence[CheckedFile]) -> dict[str, pl.DataFrame]:
    """The rows to append, table by table."""
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLE_OF.values()}
    for file in files:
        assert file.submission is not None
        for record in [file.submission, *file.outcome.records, *file.columns, *file.outcome.findings]:
            rows[TABLE_OF[type(record)]].append(_row(record))
    return {name: pl.DataFrame(content, schema=table_schema(name)) for name, content in rows.items() if content}


def _row(record: Record) -> dict[str, object]:
    row = record.model_dump()
    if isinstance(record, Finding):
        row["params"] = json.dumps(record.params, ensure_ascii=False, sort_keys=True)
    return row
