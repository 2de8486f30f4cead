"""The store keeps everything or nothing, and readers never notice a writer."""

import contextlib
import multiprocessing
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data.archive import Archive, ArchivedFile, Load
from data.store import (
    KEPT_BUILDS,
    TABLES,
    OutdatedStoreError,
    ReplacedBuildError,
    Store,
    UnreadableStoreError,
    table_schema,
)

FIRST_SCHEMA = Path(__file__).parent / "first_schema.sql"
"""data/sql/schema.sql as the first program had it: what a change adds since belongs into data/sql/upgrade.sql too."""


def receipts(*names: str) -> dict[str, pl.DataFrame]:
    rows = [
        {"submission_id": "s", "sheet": "表", "row": n, "file_name": name, "received_at": datetime(2023, 1, n)}
        for n, name in enumerate(names, 1)
    ]
    return {"receipts": pl.DataFrame(rows, schema=table_schema("receipts"))}


def publish(store: Store, *names: str) -> str:
    with store.writing():
        return store.publish(receipts(*names))


def test_an_empty_store_has_no_version_and_says_so(tmp_path):
    store = Store(tmp_path)
    assert store.version() is None
    with pytest.raises(LookupError, match="nothing is stored yet"):
        store.table("load_nos")


def test_a_second_load_adds_to_the_first(tmp_path):
    store = Store(tmp_path)
    versions = [publish(store, "甲.xlsx"), publish(store, "乙.xlsx", "丙.xlsx")]
    assert versions == ["warehouse-00000001", "warehouse-00000002"]
    assert sorted(store.tables()["receipts"].get_column("file_name")) == ["丙.xlsx", "乙.xlsx", "甲.xlsx"]


def test_only_the_newest_builds_are_kept(tmp_path):
    store = Store(tmp_path)
    for n in range(KEPT_BUILDS + 2):
        publish(store, f"{n}.xlsx")
    assert sorted(path.name for path in store.builds.iterdir()) == [
        "warehouse-00000003.duckdb", "warehouse-00000004.duckdb", "warehouse-00000005.duckdb",
    ]  # fmt: skip


def test_a_pinned_store_is_read_as_it_was_until_its_build_is_deleted(tmp_path):
    store = Store(tmp_path)
    publish(store, "一.xlsx")
    pinned = store.pinned()
    for n in range(1, KEPT_BUILDS):
        publish(store, f"{n}.xlsx")
        assert (pinned.version(), pinned.tables()["receipts"].height) == ("warehouse-00000001", 1)
    publish(store, "最后.xlsx")
    with pytest.raises(ReplacedBuildError, match="warehouse-00000001"):
        pinned.tables()
    assert (store.version(), store.tables()["receipts"].height) == ("warehouse-00000004", 4)


def test_a_build_that_does_not_add_up_is_not_published(tmp_path, monkeypatch):
    store = Store(tmp_path)
    publish(store, "甲.xlsx")
    monkeypatch.setattr(Store, "_counts", lambda _self, _build: {"receipts": 7})
    with pytest.raises(RuntimeError, match="not the old one plus the new rows"):
        publish(store, "乙.xlsx")
    assert store.version() == "warehouse-00000001"


def test_a_store_of_the_first_program_says_so_and_is_brought_up_to_date(tmp_path):
    store = Store(tmp_path)
    store.builds.mkdir()
    with contextlib.closing(duckdb.connect(str(store.builds / "warehouse-00000001.duckdb"))) as connection:
        connection.execute(FIRST_SCHEMA.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO receipts VALUES ('s', '表', 1, '甲.xlsx', TIMESTAMP '2023-01-01 00:00:00')")
    with pytest.raises(OutdatedStoreError):
        store.table("reports", received_before=datetime(2030, 1, 1))
    assert [store.upgrade(), store.upgrade()] == [True, False]
    assert store.version() == "warehouse-00000002"
    assert store.table("reports", received_before=datetime(2030, 1, 1)).height == 0
    kept = {name: (frame.height, frame.schema) for name, frame in store.tables().items()}
    assert kept == {name: (int(name == "receipts"), table_schema(name)) for name in TABLES}


def test_what_a_killed_writer_left_is_swept_by_the_next(tmp_path):
    store = Store(tmp_path)
    publish(store, "甲.xlsx")
    (store.builds / ".building-00000002.duckdb").write_bytes(b"half a build")
    publish(store, "乙.xlsx")
    kept = sorted(path.name for path in store.builds.iterdir())
    assert kept == ["warehouse-00000001.duckdb", "warehouse-00000002.duckdb"]


def _read_often(root: Path, times: int, answers: "multiprocessing.Queue[list[int]]") -> None:
    store = Store(root)
    answers.put([store.tables()["receipts"].height for _ in range(times)])


def test_two_readers_see_whole_loads_only_while_a_third_process_writes(tmp_path):
    store = Store(tmp_path)
    publish(store, "一.xlsx", "二.xlsx")
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    readers = [context.Process(target=_read_often, args=(tmp_path, 40, answers)) for _ in range(2)]
    for reader in readers:
        reader.start()
    loads = 0
    while any(reader.is_alive() for reader in readers) and loads < 200:
        publish(store, "一.xlsx", "二.xlsx")
        loads += 1
    seen = [answers.get(timeout=300) for _ in readers]
    for reader in readers:
        reader.join(timeout=300)
    assert [reader.exitcode for reader in readers] == [0, 0]
    assert all(counts == sorted(counts) and {count % 2 for count in counts} == {0} for counts in seen)
    assert all(len(counts) == 40 for counts in seen)


def test_the_archive_keeps_bytes_once_and_gives_them_back(tmp_path):
    archive = Archive(tmp_path)
    name = archive.keep("民生".encode())
    assert archive.keep("民生".encode()) == name
    assert archive.content(name) == "民生".encode()
    assert [path.name for path in (tmp_path / "archive").rglob("*") if path.is_file()] == [name]


def test_damaged_bytes_are_noticed(tmp_path):
    archive = Archive(tmp_path)
    name = archive.keep(b"sound")
    next((tmp_path / "archive").rglob(name)).write_bytes(b"rotten")
    with pytest.raises(ValueError, match="is damaged"):
        archive.content(name)


def test_bytes_of_a_load_that_was_never_entered_are_dropped(tmp_path):
    archive = Archive(tmp_path)
    kept, lost = archive.keep(b"entered"), archive.keep(b"never entered")
    entry = Load(load_no=1, files=[ArchivedFile(sha256=kept, file_name="a.csv", received_at=datetime(2023, 1, 1))])
    archive.enter(entry)
    archive.drop_unentered()
    assert archive.loads() == [entry]
    assert archive.content(kept) == b"entered"
    with pytest.raises(FileNotFoundError):
        archive.content(lost)


def test_a_build_that_is_broken_is_named(tmp_path):
    store = Store(tmp_path)
    store.builds.mkdir()
    (store.builds / "warehouse-00000001.duckdb").write_text("not a warehouse", encoding="utf-8")
    with pytest.raises(UnreadableStoreError, match=r"warehouse-00000001\.duckdb"):
        store.table("periods")
