"""What kind of file it is, by its bytes; each kind that is no table is refused by its own name."""

import importlib
import re
from collections.abc import Callable

from loaders.formats.package import Package
from loaders.grid import Grid, Unreadable

MAX_BYTES = 64_000_000

Reader = Callable[[bytes, str], Grid]

_FOREIGN = (
    (b"%PDF", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"), (b"{\\rtf", "word_document"), (b"MZ", "program"), (b"\x7fELF", "program"),
    (b"\x00\x05\x16\x07", "mac_side_file"), (b"PAR1", "unknown_type"), (b"SQLite format", "unknown_type"),
)  # fmt: skip


def reader_for(content: bytes) -> Reader:
    """The reader for these bytes. Raises Unreadable for what is no table."""
    for start, code in _FOREIGN:
        if content.startswith(start) and not (start in (b"BM", b"MZ") and _is_text(content)):
            raise Unreadable(code)
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Unreadable("empty_file")
    return _reader(_format(content))


def _reader(name: str) -> Reader:
    reader: Reader = importlib.import_module(f"loaders.formats.{name}").read
    return reader


def _format(content: bytes) -> str:
    if content.startswith(b"PK"):
        return _in_package(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "compound"
    if re.match(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", content[:4]):
        return "biff"
    if len(content) in (165, 171) and content[0] < 55 and not content[1 + content[0] : 55].strip(b" \x00"):
        raise Unreadable("lock_file")  # the length of a name, the name, blanks
    return _in_text(content)


def _in_package(content: bytes) -> str:
    if content.startswith(b"PK\x05\x06"):
        raise Unreadable("archive")
    package = Package(content)
    names = package.names
    kinds = dict(package.relations("").values())
    main = kinds.get("officeDocument", "")
    if "xl/workbook.bin" in names or main.endswith(".bin"):
        return "xlsb"
    if "xl/workbook.xml" in names or main.startswith("xl/"):
        return "ooxml"
    if any(name.startswith("word/") for name in names):
        raise Unreadable("word_document")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable("presentation")
    if "content.xml" in names:
        return "ods"
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise Unreadable("apple_numbers")
    raise Unreadable("damaged" if "[content_types].xml" in names else "archive")


def _in_text(content: bytes) -> str:
    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if start.startswith(b"mime-version") or (re.match(rb"[a-z-]+: .*\r?\n", start) and b"mime-version:" in start):
        return "mhtml"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        return "spreadsheetml"
    if start.startswith(b"<?xml") and b"<workbook" in start:
        return "spreadsheetml"
    if start.startswith(b"<") and re.search(rb"<(!doctype html|html|head|body|table|meta|style|div|tr|td)\b", start):
        return "html"
    if b"<office:document" in start and b"spreadsheet" in start:
        return "ods"
    if start.startswith(b"<"):
        raise Unreadable("xml_bomb" if b"<!entity" in start else "unknown_type")
    if start.startswith((b"{", b"[{")):
        raise Unreadable("unknown_type")
    return "text"


def _is_text(content: bytes) -> bool:
    return b"\x00" not in content[:2000] and not re.search(rb"[\x01-\x08\x0e-\x1a]", content[:2000])


def read(content: bytes, file_name: str) -> Grid:
    """The file as a grid, told by its bytes and never by its name. Raises Unreadable with the true cause."""
    if not content:
        raise Unreadable("empty_file")
    if len(content) > MAX_BYTES:
        raise Unreadable("too_large", size=f"{len(content) / 1e6:.0f}")
    grid = reader_for(content)(content, file_name)
    if not any(sheet.cells for sheet in grid.sheets):
        raise Unreadable("no_cells")
    return grid
