"""Reads files in child processes with limits: whatever a file does to its reader, the server lives on."""

import atexit
import multiprocessing
import sys
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as Overdue
from dataclasses import dataclass
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from loaders import reader_child
from loaders.forms.column import NOTHING_CONFIRMED, Confirmed
from loaders.forms.form import Table
from loaders.grid import Grid, Unreadable
from loaders.reader_parcels import unpack

Result = TypeVar("Result")
WORKERS = 2
MEMORY = 1 << 30
"""Bytes that a file may take on top of what the reader itself takes."""
DEADLINE = 10.0
"""Seconds for an ordinary form; a file gets more for every megabyte beyond the first."""
SECONDS_PER_MEGABYTE = 10.0

_lock = threading.Lock()
_pool: ProcessPool | None = None


@dataclass
class Reading:
    """What a file holds: its cells, and the tables recognised in them."""

    grid: Grid
    tables: list[Table]


def read_forms(
    content: bytes, file_name: str, confirmed: Confirmed = NOTHING_CONFIRMED, is_published: bool = False
) -> Reading:
    """A file's cells and tables, read in a child process. Raises Unreadable with the true cause.

    `confirmed` is what a person has said of headers in doubt: header → field, None for a column that is not used.
    Tables as an office published them are read as they are printed, whatever stands in their rows.
    """
    if not content:
        raise Unreadable("empty_file")
    return Reading(*unpack(in_child(reader_child.read_forms, content, file_name, dict(confirmed), is_published)))


def in_child(work: Callable[..., Result], content: bytes, *arguments: object) -> Result:
    """What `work(content, *arguments)` answers in a child process. Raises Unreadable with the true cause."""
    seconds = DEADLINE + SECONDS_PER_MEGABYTE * max(0.0, len(content) / 1e6 - 1)
    task = _warm_pool().schedule(work, args=(content, *arguments), timeout=seconds)
    try:
        return task.result()
    except Overdue:
        raise Unreadable("too_slow", seconds=f"{seconds:.0f}") from None
    except ProcessExpired:
        raise Unreadable("reader_crashed") from None


def warm() -> None:
    """Start the child processes, so that the first file need not wait for them."""
    tasks = [_warm_pool().schedule(reader_child.warm) for _ in range(WORKERS)]
    for task in tasks:
        task.result()


def close() -> None:
    """End the child processes; the next file starts new ones."""
    global _pool  # noqa: PLW0603 one pool serves the whole process
    with _lock:
        if _pool is not None:
            _pool.stop()  # type: ignore[no-untyped-call]
            _pool.join()
            _pool = None


def _warm_pool() -> ProcessPool:
    global _pool  # noqa: PLW0603 one pool serves the whole process
    with _lock:
        if _pool is None or not _pool.active:
            _pool = ProcessPool(
                WORKERS,
                initializer=reader_child.prepare,
                initargs=(MEMORY, sys.path),
                context=multiprocessing.get_context("spawn"),
            )
        return _pool


atexit.register(close)
