"""Remembering what was read and shaped, so that a rerun computes nothing twice. Frames are never changed."""

import functools
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, runtime_checkable

import polars as pl
import pyarrow as pa
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from data.store import Store, default_root
from exports.table import Table
from pages.components.frame.language import language

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
LARGEST = 512 * 2**20
"""Bytes of results that are kept in all; what was not asked for the longest goes first."""
MOST = LARGEST // 3
"""What one result counts for at most: of a store so large that the tasks of a month would not go in, they are kept all
the same, with two more like them, because everything on a page rests on them."""
SMALL = 1_000
"""Bytes that a result without rows counts for."""
_pinned: ContextVar[Store | None] = ContextVar("pinned", default=None)


@runtime_checkable
class Weighed(Protocol):
    """A result that knows about how many bytes it takes."""

    @property
    def bytes_held(self) -> int: ...  # noqa: D102 the class says it


def pin() -> str | None:
    """Settle the data version for the run that begins here, so that one page never mixes two; its name."""
    _pinned.set(Store(default_root()).pinned())
    return version()


def version() -> str | None:
    """The data version of this run, None while nothing is stored."""
    return _data().version()


def of_data(read: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
    """Ask the store only once per data version and arguments."""

    @_remembered
    def of_version(root: str, version: str | None, *args: P.args, **kwargs: P.kwargs) -> R:
        with _reading(Store(Path(root), version)) as store:
            return read(store, *args, **kwargs)

    @functools.wraps(read)
    def settled(*args: P.args, **kwargs: P.kwargs) -> R:
        store = _data()
        return of_version(str(store.root), store.version(), *args, **kwargs)

    return settled


def of_frame(shape: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Shape a frame only once per language and arguments, as long as it is the very same frame."""

    @_remembered
    def once(same: _Same[T], _language: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return shape(same.thing, *args, **kwargs)

    @functools.wraps(shape)
    def shaped(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return once(_Same(thing), language(), *args, **kwargs)

    return shaped


def in_language(shape: Callable[Concatenate[T, str, P], R]) -> Callable[Concatenate[T, P], R]:
    """The same for a shape that is told the reader's language after the frame."""

    @of_frame
    def spoken(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return shape(thing, language(), *args, **kwargs)

    return spoken


def size(result: object) -> int:
    """About how many bytes a result takes."""
    if isinstance(result, pl.DataFrame):
        return SMALL + int(result.estimated_size())
    if isinstance(result, pa.Table):
        return SMALL + int(result.nbytes)
    if isinstance(result, tuple | list):
        return SMALL + sum(map(size, result))
    if isinstance(result, Weighed):
        return SMALL + result.bytes_held
    return size(result.frame) if isinstance(result, Table) else SMALL


def weight(result: object) -> int:
    """The bytes that a result counts for among those that are kept."""
    return min(size(result), MOST)


_kept: LRUCache[Hashable, Any] = LRUCache(LARGEST, weight)
_turn = threading.Condition()
"""What nobody has answered yet is answered by one; the others who ask the same wait for that answer."""


def _remembered(ask: Callable[P, R]) -> Callable[P, R]:
    """Answer from memory where the same was asked before; all questions share one memory."""

    def key(*args: P.args, **kwargs: P.kwargs) -> Hashable:
        return hashkey(ask, *args, **kwargs)  # type: ignore[arg-type]

    return cached(_kept, key, condition=_turn)(ask)


class _Same(Generic[T]):
    """A key that equals only the very same thing; it holds the thing, so that its id stays its own."""

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


@contextmanager
def _reading(store: Store) -> Iterator[Store]:
    """What is asked meanwhile is asked of this build too, so that no result rests on two."""
    before = _pinned.set(store)
    try:
        yield store
    finally:
        _pinned.reset(before)


def _data() -> Store:
    return _pinned.get() or Store(default_root()).pinned()
