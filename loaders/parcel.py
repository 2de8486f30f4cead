"""A parcel (.zip) of submissions: taken apart into files, with limits; no name in it is ever used as a path."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace

from data.model import Finding, Severity
from loaders import incoming
from loaders.grid import Unreadable
from loaders.incoming import Incoming, ReadFile, Remembered

MAX_FILES = 500
MAX_UNPACKED = 200_000_000
MAX_ENTRIES = 50_000
"""Entries that are even listed; a crafted parcel declares millions of them in a few megabytes."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
STARTS = (b"PK\x03\x04", b"PK\x05\x06")
DOCUMENT_PARTS = {"[content_types].xml", "content.xml", "xl/workbook.xml", "xl/workbook.bin", "index.zip"}
JUNK_FOLDERS = ("__macosx",)
JUNK_FILES = ("thumbs.db", "desktop.ini")
UTF8_NAME, ENCRYPTED = 0x800, 0x1


def is_parcel(content: bytes) -> bool:
    """Whether the bytes are a zip of files rather than a workbook or document, which are zips too."""
    if not content.startswith(STARTS):
        return False
    if _is_endless(content):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {name.lower() for name in package.namelist()}
    except BROKEN:
        return False  # the reader says what is wrong with it
    return not (names & DOCUMENT_PARTS or any(name.endswith(".iwa") for name in names))


def expand(name: str, content: bytes) -> list[Incoming]:
    """The files of a parcel, each called <parcel>/<folders>/<file>, in its order; one parcel in another stays closed.

    Raises Unreadable where the parcel is too large, locked, damaged or empty: then nothing of it is taken in.
    """
    if _is_endless(content):
        raise Unreadable("zip_too_many", limit=str(MAX_FILES))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            entries = _submissions(parcel)
            _check(entries)
            return _files(parcel, entries, name)
    except BROKEN as error:
        raise Unreadable("zip_damaged") from error


def read(files: Sequence[Incoming], remembered: Remembered) -> list[ReadFile]:
    """Read files and the files of parcels; a parcel that cannot be taken apart is one refused file."""
    loose: list[Incoming] = []
    refused: list[ReadFile] = []
    for file in files:
        if not is_parcel(file.content):
            loose.append(file)
            continue
        try:
            members = expand(file.file_name, file.content)
            loose += [replace(member, is_published=file.is_published) for member in members]
        except Unreadable as error:
            refused.append(_refused(file, error))
    return [*incoming.read(loose, remembered), *refused]


def _submissions(parcel: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """Names and entries of what may be a submission: no folders, nothing that a system or Excel left behind."""
    named = [(_name(info), info) for info in parcel.infolist() if not info.is_dir()]
    return [(name, info) for name, info in named if name and not _is_junk(name)]


def _check(entries: Sequence[tuple[str, zipfile.ZipInfo]]) -> None:
    if not entries:
        raise Unreadable("zip_empty")
    if len(entries) > MAX_FILES:
        raise Unreadable("zip_too_many", limit=str(MAX_FILES))
    if sum(info.file_size for _, info in entries) > MAX_UNPACKED:
        raise Unreadable("zip_too_large", limit=str(MAX_UNPACKED // 1_000_000))
    if any(info.flag_bits & ENCRYPTED for _, info in entries):
        raise Unreadable("zip_locked")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for _, info in entries):
        raise Unreadable("zip_method")  # other methods ask for as much memory as their maker likes


def _files(parcel: zipfile.ZipFile, entries: Sequence[tuple[str, zipfile.ZipInfo]], parcel_name: str) -> list[Incoming]:
    """The files; an entry that holds more than it declares ends the reading."""
    left = MAX_UNPACKED
    files = []
    for name, info in entries:
        with parcel.open(info) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Unreadable("zip_too_large", limit=str(MAX_UNPACKED // 1_000_000))
        files.append(Incoming(f"{parcel_name}/{name}", content))
    return files


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker saw it, folders with "/"; parts that lead elsewhere (.., C:, a leading /) are dropped."""
    text = info.orig_filename
    if not info.flag_bits & UTF8_NAME:
        text = _decoded(text.encode("cp437"))
    parts = re.sub(r"[\x00-\x1f\x7f]", "", text).replace("\\", "/").split("/")
    if not parts[-1]:
        return ""  # a folder
    return "/".join(part for part in parts if part.strip(". ") and not re.fullmatch(r"[A-Za-z]:", part))


def _decoded(raw: bytes) -> str:
    """A name without the UTF-8 flag: UTF-8 where it can be nothing else (macOS writes it so), else GB18030."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    # "联通" in GB18030 happens to be valid UTF-8 as well, but of letters that no clerk uses
    if text.isascii() or any(character >= "\u0800" for character in text):
        return text
    return raw.decode("gb18030", "replace")


def _is_junk(name: str) -> bool:
    *folders, file = name.lower().split("/")
    return (
        file in JUNK_FILES
        or file.startswith((".", "~$"))
        or any(folder in JUNK_FOLDERS or folder.startswith(".") for folder in folders)
    )


def _is_endless(content: bytes) -> bool:
    return content.count(b"PK\x01\x02") > MAX_ENTRIES


def _refused(file: Incoming, error: Unreadable) -> ReadFile:
    finding = Finding(submission_id=file.sha256[:16], code=error.code, severity=Severity.REJECTED, params=error.params)
    return ReadFile(file, unreadable=finding)
