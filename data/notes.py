"""What people write down beside the submissions: saved views and the like, as lines of JSON, only ever added."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from pydantic import ValidationError

from data.model import Note

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
