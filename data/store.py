"""The store: the only place that opens DuckDB. Append-only, written aside, checked, published by one rename."""

import contextlib
import functools
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl
from filelock import FileLock

SQL = Path(__file__).parent / "sql"
TABLES = (
    "submissions", "projects", "working_groups", "tasks", "plan_points", "reports", "fund_sources",
    "published_figures", "published_cells", "site_visits", "receipts", "source_columns", "confirmed_columns",
    "findings",
)  # fmt: skip
KEPT_BUILDS = 3
"""Older builds are deleted: a reader that has just chosen one needs it only until its file is open."""
BUILD_NAME = re.compile(r"warehouse-(\d{8})\.duckdb")
Ask = Callable[..., pl.DataFrame]
"""The name of a selection and its parameters → its rows."""


def default_root() -> Path:
    """Where the store is kept: $MINSHENG_STORE, else the folder of this module."""
    return Path(os.environ.get("MINSHENG_STORE") or Path(__file__).parent)


@functools.cache
def selection(name: str) -> str:
    """The SQL text of data/sql/<name>.sql."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


@functools.cache
def table_schema(name: str) -> pl.Schema:
    """Column names and types of a table of the warehouse."""
    with contextlib.closing(duckdb.connect()) as connection:
        connection.execute(selection("schema"))
        return pl.DataFrame(connection.table(name).to_arrow_table()).schema


class OutdatedStoreError(Exception):
    """The newest build was made by an older program: `Store.upgrade()` brings it up to date."""


class ReplacedBuildError(Exception):
    """The build that alone was to be read, which it names, is deleted: several loads have come since."""


class UnreadableStoreError(Exception):
    """The newest build, whose file it names, is there but cannot be opened: broken, or not for this account to read."""


class Store:
    """A folder with builds of the warehouse. Readers take the newest build; one writer at a time makes the next."""

    def __init__(self, root: Path, build: str | None = None) -> None:
        self.root = root
        self.builds = root / "builds"
        self._build = build

    def version(self) -> str | None:
        """The name of the build that is read, the key for anything cached; None while nothing is stored."""
        if self._build:
            return self._build
        newest = self._newest()
        return newest.stem if newest else None

    def pinned(self) -> "Store":
        """The same store, read as it is now: what is published later is not seen, whatever is asked how often."""
        return Store(self.root, self.version())

    def table(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows of the selection data/sql/<name>.sql over the newest build.

        Raises LookupError while nothing is stored, OutdatedStoreError where the build lacks what the selection reads,
        UnreadableStoreError where it cannot be opened, ReplacedBuildError where a pinned one is deleted.
        """
        with self.reading() as ask:
            return ask(name, **params)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Ask]:
        """Ask several selections of one build, opened once: none of them sees a load that comes in between.

        What is asked raises what `table` raises.
        """
        with self._open() as connection:

            def ask(name: str, /, **params: object) -> pl.DataFrame:
                return pl.DataFrame(connection.execute(selection(name), params or None).to_arrow_table())

            try:
                yield ask
            except (duckdb.BinderException, duckdb.CatalogException) as failed:
                if not _lacks(connection):
                    raise
                raise OutdatedStoreError from failed

    def tables(self) -> dict[str, pl.DataFrame]:
        """Every row of every table, in a fixed order: what two warehouses are compared by."""
        with self._open() as connection:
            frames = {
                name: pl.DataFrame(connection.table(name).to_arrow_table()).select(table_schema(name).names())
                for name in TABLES
            }
        return {name: frame.sort(frame.columns, nulls_last=True) for name, frame in frames.items()}

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one pen: other writers wait, readers do not notice."""
        self.builds.mkdir(parents=True, exist_ok=True)
        with FileLock(self.root / "store.lock"):
            for leftover in self.builds.glob(".building*"):
                leftover.unlink()
            yield

    def upgrade(self) -> bool:
        """Publish the newest build again with what it lacks, if an older program made it; whether it was so.

        What it lacks is empty afterwards; `python -m loaders rebuild` reads it out of the archive.
        """
        if self.version() is None or not self._is_outdated():
            return False
        with self.writing():
            if self._is_outdated():  # unless another process has been faster
                self.publish({})
        return True

    def _is_outdated(self) -> bool:
        with self._open() as connection:
            return _lacks(connection)

    def publish(self, rows: Mapping[str, pl.DataFrame], *, afresh: bool = False) -> str:
        """Append `rows` (table → frame with that table's columns) as the next build; its version.

        `afresh` starts from an empty warehouse instead of the newest build.

        Call inside `writing()`. All of it is published or nothing: the build is made aside, reopened and checked,
        synced to disk, and given its name in one rename.
        """
        newest = self._newest()
        number = _number(newest) + 1 if newest else 1
        building = self.builds / f".building-{number:08d}.duckdb"
        base = None if afresh else newest
        self._write(building, base, rows)
        self._check(building, base, rows)
        _sync(building)
        target = self.builds / f"warehouse-{number:08d}.duckdb"
        building.rename(target)
        _sync_folder(self.builds)
        self._forget_old_builds()
        return target.stem

    def _write(self, building: Path, base: Path | None, rows: Mapping[str, pl.DataFrame]) -> None:
        if base:
            shutil.copyfile(base, building)
        with contextlib.closing(duckdb.connect(str(building))) as connection:
            connection.execute(selection("upgrade" if base else "schema"))
            connection.begin()
            for name, frame in rows.items():
                columns = connection.table(name).columns
                connection.from_arrow(frame.select(columns).to_arrow()).insert_into(name)
            connection.commit()
            connection.execute("CHECKPOINT")

    def _check(self, building: Path, base: Path | None, rows: Mapping[str, pl.DataFrame]) -> None:
        """Refuse a build that does not hold exactly the old rows and the new ones."""
        before = self._counts(base)
        after = self._counts(building)
        expected = {name: before.get(name, 0) + (rows[name].height if name in rows else 0) for name in TABLES}
        if after != expected:
            raise RuntimeError(f"the new build is not the old one plus the new rows: {after} instead of {expected}")

    def _counts(self, build: Path | None) -> dict[str, int]:
        if build is None:
            return {}
        with contextlib.closing(duckdb.connect(str(build), read_only=True)) as connection:
            return {name: connection.table(name).shape[0] for name in TABLES if name in _names(connection)}

    def _read(self) -> Path | None:
        return self.builds / f"{self._build}.duckdb" if self._build else self._newest()

    def _newest(self) -> Path | None:
        return max(self._published(), default=None, key=_number)

    def _published(self) -> Sequence[Path]:
        if not self.builds.is_dir():
            return []
        return [path for path in self.builds.iterdir() if BUILD_NAME.fullmatch(path.name)]

    @contextlib.contextmanager
    def _open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The build to read, read-only; another newest one where a writer has just deleted the one that was chosen."""
        for attempt in range(3):
            build = self._read()
            if build is None:
                raise LookupError("nothing is stored yet")
            try:
                connection = duckdb.connect(str(build), read_only=True)
            except duckdb.Error as failed:
                if self._build and not build.exists():
                    raise ReplacedBuildError(self._build) from failed
                if build.exists() or attempt == 2:
                    raise UnreadableStoreError(str(build)) from failed
                continue
            with contextlib.closing(connection):
                yield connection
            return

    def _forget_old_builds(self) -> None:
        for old in sorted(self._published(), key=_number)[:-KEPT_BUILDS]:
            with contextlib.suppress(PermissionError):  # Windows: a reader has it open; the next load tries again
                old.unlink()


def _names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in connection.execute("SHOW TABLES").fetchall()}


def _lacks(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a build lacks a table or a column that this program knows."""
    there = _names(connection)
    return any(
        name not in there or not set(table_schema(name).names()) <= set(connection.table(name).columns)
        for name in TABLES
    )


def _number(build: Path) -> int:
    found = BUILD_NAME.fullmatch(build.name)
    assert found is not None
    return int(found[1])


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename durable where folders can be synced; Windows does it with the rename itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
