"""The archive: every submitted file under its hash, and one entry per load that says what came when."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class ArchivedFile(BaseModel):
    """A file of a load: where its bytes are, its name, when the office got it, what was said of its headers.

    `is_published`: it was handed in as tables that an office published, not as a submission.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    file_name: str
    received_at: datetime
    confirmed: dict[str, str | None] = {}
    is_published: bool = False


class Load(BaseModel):
    """The files that were taken in together, in the order in which they were read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    load_no: int
    files: list[ArchivedFile]


def digest(content: bytes) -> str:
    """The name of `content` in the archive."""
    return hashlib.sha256(content).hexdigest()


class Archive:
    """A folder of original bytes (`files/`) and load entries (`loads/`). Nothing in it is ever changed."""

    def __init__(self, root: Path) -> None:
        self._files = root / "archive" / "files"
        self._loads = root / "archive" / "loads"

    def keep(self, content: bytes) -> str:
        """Store `content` durably under its hash; the hash."""
        name = digest(content)
        target = self._files / name[:2] / name
        if not target.exists():
            _write_durably(target, content)
        return name

    def content(self, sha256: str) -> bytes:
        """The original bytes. Raises FileNotFoundError if they are gone, ValueError if they have changed."""
        content = (self._files / sha256[:2] / sha256).read_bytes()
        if digest(content) != sha256:
            raise ValueError(f"archived file {sha256} is damaged")
        return content

    def holds(self, sha256: str) -> bool:
        """Whether the original bytes are there."""
        return (self._files / sha256[:2] / sha256).is_file()

    def enter(self, load: Load) -> None:
        """Note a published load."""
        text = load.model_dump_json(indent=1)
        _write_durably(self._loads / f"{load.load_no:08d}.json", text.encode("utf-8"))

    def loads(self) -> list[Load]:
        """All entered loads, oldest first."""
        return [Load.model_validate_json(path.read_bytes()) for path in sorted(self._loads.glob("*.json"))]

    def drop_unentered(self) -> None:
        """Remove bytes that no entered load names: what a killed load left behind."""
        entered = {file.sha256 for load in self.loads() for file in load.files}
        for path in self._files.glob("*/*"):
            if path.name not in entered:
                path.unlink()


def _write_durably(target: Path, content: bytes) -> None:
    """Write beside, sync, rename: a reader finds the whole file or none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(target)
