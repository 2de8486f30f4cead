"""OLE files (.xls, WPS .et, encrypted workbooks): told apart by their streams; Excel's built-in password is tried."""

import io

import msoffcrypto  # type: ignore[import-untyped]
import olefile  # type: ignore[import-untyped]
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError  # type: ignore[import-untyped]

from loaders.formats import biff, detect
from loaders.grid import Grid, Unreadable

BUILT_IN_PASSWORD = "VelvetSweatshop"  # noqa: S105 Excel's own, for books that are only protected from changes
_OTHERS = {
    "WordDocument": "word_document",
    "PowerPoint Document": "presentation",
    "\x09DRMContent": "needs_password",
    "HwpSummaryInformation": "unknown_type",
    "__properties_version1.0": "unknown_type",
}


def read(content: bytes, file_name: str) -> Grid:
    """The workbook inside as a grid."""
    streams = _streams(content)
    if "EncryptedPackage" in streams:
        opened = unlocked(content)
        return detect.reader_for(opened)(opened, file_name)
    if not streams & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        for name, code in _OTHERS.items():
            if name in streams:
                raise Unreadable(code)
        if streams:
            raise Unreadable("unknown_type")
    try:
        return biff.read(content, file_name)
    except biff.LockedError:
        opened = unlocked(content)
    try:
        return biff.read(opened, file_name)
    except biff.LockedError:
        raise Unreadable("needs_password") from None


def _streams(content: bytes) -> set[str]:
    """The names of the streams on the first level; none where the directory is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            return {path[0] for path in file.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, TypeError):
        return set()


def unlocked(content: bytes) -> bytes:
    """The workbook without encryption. Raises Unreadable where it asks for a password of its own."""
    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        file.load_key(password=BUILT_IN_PASSWORD)
        file.decrypt(opened)
    except (InvalidKeyError, DecryptionError, FileFormatError, ParseError):
        raise Unreadable("needs_password") from None
    except Exception as error:  # noqa: BLE001 the library raises whatever its parsers meet
        raise Unreadable("needs_password", detail=type(error).__name__) from None
    if not opened.getvalue():
        raise Unreadable("needs_password")
    return opened.getvalue()
