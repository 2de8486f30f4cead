"""CSV and TSV: decoded strictly, split by the delimiter that the lines agree on."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from loaders.formats import blanks
from loaders.formats import cells as make
from loaders.grid import Cell, Finding, Grid, Sheet, Unreadable, letter

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_NAMES = {"utf-8-sig": "utf-8"}
DOUBT = "\ue0f0"
"""A private character put into cells whose encoding is not the file's; taken out again with a note."""
_HOLE = b"\x1b"
"""Stands for a zero byte, which no text holds, until the text is decoded: its cell is doubtful."""
MAX_ZEROS = 200
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

_USUAL = re.compile("[\\t\\r\\n -~\u00a0-\u00ff\u2000-\u26ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""Characters that make up Chinese forms; zeros by chance make others."""


def read(content: bytes, file_name: str) -> Grid:
    """The lines of a text file as one sheet."""
    text, encoding, notes = decode(content)
    cells: dict[tuple[int, int], Cell] = {}
    sheet = Sheet(file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0], cells=cells)
    for row, fields in enumerate(split(text, notes), start=1):
        sheet.widths[row] = len(fields)
        for column, value in enumerate(fields, start=1):
            if cell := _cell(row, column, value, notes):
                cells[row, column] = cell
        if len(cells) > make.MAX_CELLS:
            raise Unreadable("too_many_cells", limit=str(make.MAX_CELLS))
    sheet.ends_open = not text.endswith(("\n", "\r"))
    return Grid(file_name, "csv", encoding, [sheet], notes)


def _cell(row: int, column: int, value: str, notes: list[Finding]) -> Cell | None:
    if DOUBT in value:
        value = value.replace(DOUBT, "")
        notes.append(("mixed_encoding", "questioned", f"{letter(column)}{row}", value.strip(), {}))
    # Excel writes ="0012" to keep the zeros of a code
    formula = re.fullmatch(r'="([^"]*)"', value.strip())
    return make.words(row, column, formula[1] if formula else value)


def decode(content: bytes) -> tuple[str, str, list[Finding]]:
    """Text, encoding and findings. Byte order mark, else strict UTF-8, else strict GB18030, else cell by cell."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content, encoding)
    if wide := _wide(content):
        return _strict(content, wide), "utf-16", []
    if zeros := content.count(0):
        binary = len(re.findall(rb"[\x01-\x08\x0e-\x1a]", content)) * 100 > len(content)
        if binary or zeros > MAX_ZEROS or bytes(4) in content:
            raise Unreadable("unknown_type" if binary else "text_damaged")
        text, encoding, notes = decode(content.replace(b"\x00", _HOLE))
        return text.replace(_HOLE.decode(), DOUBT), encoding, notes
    try:
        return content.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.reason.startswith("unexpected end"):
            return content[: error.start].decode("utf-8"), "utf-8", [("text_cut", "questioned", None, None, {})]
    if not _holds_utf8(content):
        try:
            return content.decode("gb18030"), "gb18030", []
        except UnicodeDecodeError as error:
            if error.start >= len(content) - 3:
                return content[: error.start].decode("gb18030"), "gb18030", [("text_cut", "questioned", None, None, {})]
    return _mixed(content)


def _marked(content: bytes, encoding: str) -> tuple[str, str, list[Finding]]:
    try:
        return content.decode(encoding), _NAMES.get(encoding, encoding), []
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise Unreadable("text_damaged") from None
    return _mixed(content.removeprefix(codecs.BOM_UTF8))


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("text_damaged") from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: the zeros of its line ends, delimiters and digits stand on one side only."""
    start = content[:4000]
    zeros = [start[side::2].count(0) for side in (0, 1)]
    if sum(zeros) < max(2, len(start) // 50) or min(zeros) > max(zeros) // 10:
        return None
    encoding = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    text = start[: len(start) // 2 * 2].decode(encoding, errors="replace")
    return encoding if len(_USUAL.findall(text)) * 10 >= len(text) * 9 else None


def _pieces(content: bytes) -> list[bytes]:
    """Fields with their ends; in both encodings these bytes are never part of a character."""
    return re.split(rb"([,\t;|\r\n])", content)


def _utf8(piece: bytes) -> str | None:
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _holds_utf8(content: bytes) -> bool:
    """Whether some field is Chinese in UTF-8. Two-byte GB words can pass for Greek or Cyrillic, not for Chinese."""
    found = 0
    for piece in _pieces(content):
        if len(piece) < 6 or piece.isascii():
            continue
        text = _utf8(piece)
        if text and len(_CHINESE.findall(text)) >= 2 and not re.search("[\u0080-\u07ff]", text):
            found += 1
    return found > 0


def _mixed(content: bytes) -> tuple[str, str, list[Finding]]:
    """A file in two encodings: each field in its own; those in the rarer one are marked as doubtful."""
    pieces = _pieces(content)
    as_utf8 = [_utf8(piece) for piece in pieces]
    foreign = [piece for piece, text in zip(pieces, as_utf8, strict=True) if text is None]
    chinese = sum(1 for text in as_utf8 if text and _CHINESE.search(text))
    mainly = "utf-8" if chinese >= len(foreign) else "gb18030"
    out = []
    for piece, text in zip(pieces, as_utf8, strict=True):
        read = piece.decode("gb18030", errors="replace") if text is None else text
        if text is None:
            doubtful = mainly == "utf-8" or not _is_gb(piece)
        else:
            doubtful = mainly == "gb18030" and bool(_CHINESE.search(read))
        out.append(_doubted(read) if doubtful else read)
    text = "".join(out)
    if text.count("\ufffd") > len(text) // 20:
        raise Unreadable("unknown_type")
    return text, mainly, []


def _is_gb(piece: bytes) -> bool:
    try:
        piece.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _doubted(text: str) -> str:
    return '"' + DOUBT + text[1:] if text.startswith('"') else DOUBT + text


def split(text: str, notes: list[Finding]) -> Iterator[list[str]]:
    """The lines as fields."""
    told = re.match(r"sep=(.)\r?\n", text)
    if not told and (lines := blanks.split(text)):
        yield from lines
        return
    delimiter = told[1] if told else delimiter_of(text)
    text = text[told.end() :] if told else text
    csv.field_size_limit(10_000_000)
    try:
        yield from list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        notes.append(("quotes_broken", "questioned", None, None, {}))
        yield from csv.reader(io.StringIO(text, newline=None), delimiter=delimiter, quoting=csv.QUOTE_NONE)


def delimiter_of(text: str) -> str:
    """The delimiter that most lines hold; of several the tab, which no number contains."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:200_000].splitlines()[:200] if line.strip()]
    best, score = ",", (0.0, 0.0)
    for delimiter in "\t,;|":
        holding = [line.count(delimiter) for line in lines if delimiter in line]
        found = (len(holding) / len(lines) if lines else 0.0, 1.0 if delimiter == "\t" else 0.0)
        if holding and found > score:
            best, score = delimiter, found
    return best
