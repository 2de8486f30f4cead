"""Remembering what was read and shaped, so that a rerun computes nothing twice. Frames are never changed."""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Concatenate, Generic, ParamSpec, TypeVar

from data.store import Store, default_root
from pages.components.language import language

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
REMEMBERED = 256
"""Results kept per question; a frame of the sample is some 50 kB."""
_pinned: ContextVar[tuple[Store, str | None] | None] = ContextVar("pinned", default=None)


def pin() -> str | None:
    """Settle the data version for the run that begins here, so that one page never mixes two; its name."""
    store = Store(default_root())
    _pinned.set((store, store.version()))
    return version()


def version() -> str | None:
    """The data version of this run, None while nothing is stored."""
    return _data()[1]


def of_data(read: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
    """Ask the store only once per data version and arguments."""

    @functools.lru_cache(maxsize=REMEMBERED)
    def of_version(root: str, version: str | None, *args: P.args, **kwargs: P.kwargs) -> R:  # noqa: ARG001
        return read(_data()[0], *args, **kwargs)

    @functools.wraps(read)
    def newest(*args: P.args, **kwargs: P.kwargs) -> R:
        store, version = _data()
        return of_version(str(store.root), version, *args, **kwargs)  # type: ignore[arg-type]

    return newest


def of_frame(shape: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Shape a frame only once per language and arguments, as long as it is the very same frame."""

    @functools.lru_cache(maxsize=REMEMBERED)
    def once(same: _Same[T], _language: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return shape(same.thing, *args, **kwargs)

    @functools.wraps(shape)
    def shaped(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return once(_Same(thing), language(), *args, **kwargs)  # type: ignore[arg-type]

    return shaped


class _Same(Generic[T]):
    """A key that equals only the very same thing; it holds the thing, so that its id stays its own."""

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


def _data() -> tuple[Store, str | None]:
    pinned = _pinned.get()
    if pinned:
        return pinned
    store = Store(default_root())
    return store, store.version()
