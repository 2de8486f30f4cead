"""What people write down beside the submissions: saved views and the like, as lines of JSON, only ever added."""

import json
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

from filelock import FileLock
from pydantic import Field, ValidationError

from data.model import Month, Name, Record


class Note(Record):
    """Something that a person wrote down; a later note of the same name takes its place, or removes it."""

    name: Name
    noted_at: datetime
    is_removed: bool = False


class SavedView(Note):
    """A page under a name, with what was chosen on it: code, number or codes by the names of the address."""

    page: Annotated[str, Field(max_length=40)]
    chosen: dict[str, str | int | float | bool | list[str] | None] = Field(default_factory=dict)


class Deck(Note):
    """A deck under a name: what was chosen, by the names of the address, and what was edited before the meeting.

    `order`, `hidden` and `remarks` name slides by their keys (a topic's first slide stands for all of its slides);
    `pinned` names projects.
    """

    chosen: dict[str, str | int | float | bool | list[str] | None] = Field(default_factory=dict)
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    remarks: dict[str, Annotated[str, Field(max_length=200)]] = Field(default_factory=dict)


class Decision(Note):
    """What was decided in a meeting about a month's figures; `name` is its own number."""

    period: Month
    what: Annotated[str, Field(min_length=1, max_length=300)]
    who: Annotated[str, Field(max_length=100)] = ""
    by_when: date | None = None
    is_open_ended: bool = False
    """Whether it was said to have no deadline; without one it is not known."""
    closed_on: date | None = None
    """The day on which it was found to be done."""


N = TypeVar("N", bound=Note)


class NotesError(Exception):
    """A file of notes that cannot be read; its text names file and line."""


class Notes:
    """The notes of a store: one file per kind, one line per note. A later note of the same name takes its place."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "notes"

    def write(self, note: Note) -> None:
        """Add a note; it is on disk when this returns."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(type(note))
        with FileLock(path.with_suffix(".lock")), path.open("ab") as file:
            file.write(f"{note.model_dump_json()}\n".encode())
            file.flush()
            os.fsync(file.fileno())

    def every(self, kind: type[N]) -> list[N]:
        """All notes of a kind as they were written, the oldest first. Raises NotesError for a damaged line."""
        path = self._path(kind)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [_read(kind, path, number, line) for number, line in enumerate(lines, 1)]

    def current(self, kind: type[N]) -> list[N]:
        """The newest note of each name that was not removed, the newest first."""
        return _newest(self.every(kind))

    def _path(self, kind: type[Note]) -> Path:
        return self._folder / f"{kind.__name__.lower()}.jsonl"


def _newest(notes: Iterable[N]) -> list[N]:
    by_name: dict[str, N] = {}
    for note in notes:
        by_name.pop(note.name, None)
        by_name[note.name] = note
    return [note for note in reversed(by_name.values()) if not note.is_removed]


def _read(kind: type[N], path: Path, number: int, line: str) -> N:
    try:
        return kind.model_validate(json.loads(line))
    except (ValidationError, json.JSONDecodeError) as wrong:
        raise NotesError(f"{path}, line {number}: {wrong}") from wrong
