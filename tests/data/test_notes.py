"""Notes: what is written stays, the newest of a name counts, damage is named."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from data.notes import Notes, NotesError, SavedView


def view(name: str, minute: int, *, is_removed: bool = False, **chosen: Any) -> SavedView:
    return SavedView(
        name=name, noted_at=datetime(2023, 3, 6, 9, minute), page="funding", chosen=chosen, is_removed=is_removed
    )


def test_the_newest_note_of_a_name_counts_and_a_removed_one_is_gone_but_kept(tmp_path: Path) -> None:
    written = [
        view("雁江资金示例", 1, county="雁江区", columns=["county"]),
        view("滞后示例", 2, light="red"),
        view("雁江资金示例", 3, county="雁江区", lag_over=30),
        view("滞后示例", 4, is_removed=True),
    ]
    for note in written:
        Notes(tmp_path).write(note)
    assert Notes(tmp_path).every(SavedView) == written
    assert Notes(tmp_path).current(SavedView) == [written[2]]


def test_nothing_noted_is_nothing(tmp_path: Path) -> None:
    assert Notes(tmp_path).current(SavedView) == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    Notes(tmp_path).write(view("示例", 1))
    file = tmp_path / "notes" / "savedview.jsonl"
    file.write_bytes(file.read_bytes() + b'{"name": "half')
    with pytest.raises(NotesError, match=r"savedview.jsonl, line 2: "):
        Notes(tmp_path).every(SavedView)
