"""Files arriving: what the reader chose, taken apart and read, with what persons said of headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.store import Store, default_root
from loaders import incoming, parcel
from loaders.grid import Unreadable
from loaders.incoming import Incoming, ReadFile, Remembered
from loaders.load import remembered
from pages.components.intake import upload
from pages.components.reading import source

SAID = "said_of_headers"
"""The name in the session of what was said of headers since the last batch was stored."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came by itself (`is_loose`) or in a parcel, with the digest of its bytes."""

    incoming: Incoming
    is_loose: bool
    digest: str


def read(chosen: Sequence[UploadedFile], *, is_published: bool) -> list[ReadFile]:
    """Take apart and read what has not been read yet; register first, then submissions by month."""
    unpacked = upload.once(
        "unpacked", chosen, lambda file: f"{file.name}\n{file.file_id} {is_published}", partial(_unpacked, is_published)
    )
    known = _headers_known()
    stamp = f"{source.version()} {sorted(st.session_state.get(SAID, {}).items())}"

    def work(one: Arrived) -> ReadFile:
        return (parcel.read if one.is_loose else incoming.read)([one.incoming], known)[0]

    arrived = [one for parts in unpacked for one in parts]
    files = upload.once("read", arrived, lambda one: f"{one.incoming.file_name}\n{one.digest} {stamp}", work)
    return sorted(files, key=lambda file: file.order)


def say(of: tuple[str, str], answers: Mapping[str, str | None]) -> None:
    """Keep what a person said of the headers of a sender and layout."""
    said = st.session_state.setdefault(SAID, {})
    said[of] = {**said.get(of, {}), **answers}


def begin_anew() -> None:
    """Forget what was chosen and said: the batch is stored."""
    st.session_state.pop(SAID, None)
    upload.begin_anew()


def _unpacked(is_published: bool, file: UploadedFile) -> list[Arrived]:
    """The file or, of a parcel, its files; a parcel that cannot be opened stays one file, to be refused."""
    one = Incoming(file.name, file.getvalue(), is_published=is_published)
    try:
        members = parcel.expand(one.file_name, one.content) if parcel.is_parcel(one.content) else []
    except Unreadable:
        members = []
    kept = [replace(each, is_published=is_published) for each in members] or [one]
    return [Arrived(each, not members, f"{each.sha256} {is_published}") for each in kept]


def _headers_known() -> Remembered:
    """What persons said of headers: stored before, and in this session."""
    said: dict[tuple[str, str], dict[str, str | None]] = st.session_state.get(SAID, {})
    stored = remembered(Store(default_root()))
    return {of: {**stored.get(of, {}), **said.get(of, {})} for of in {*stored, *said}}
