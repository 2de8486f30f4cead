"""Stored values → cells: exact numbers, dates by their format, and the text that a person would see."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from loaders.formats.number_formats import from_serial, kind
from loaders.grid import Cell, Merge, Sheet, Unreadable

_ERROR = re.compile(r"#(REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}")
MAX_CELLS = 2_500_000
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x00"
"""Signs that nobody sees, such as those that a web page leaves in what is copied from it."""
_WITHOUT_UNSEEN = str.maketrans("", "", UNSEEN)
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#N/A"}


def number(raw: str) -> Decimal | None:
    """The number that a file holds as digits, without the noise that binary doubles have after 15 digits."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    if len(raw) > 15 and len(value.as_tuple().digits) > 15:
        value = Decimal(format(float(value), ".15g"))
    return plain(value)


def plain(value: Decimal) -> Decimal:
    """Without exponent and trailing zeros: 1E+2 → 100, 2.50 → 2.5."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 24:
        return value.quantize(Decimal(1))
    return value.normalize()


def show(value: Decimal) -> str:
    """A number as digits, never with an exponent."""
    return format(plain(value), "f")


def numeric(row: int, column: int, raw: str, number_format: str | None, date_1904: bool) -> Cell:
    """A cell that stores a number: a date where the format says so, else the number itself."""
    value = number(raw)
    if value is None:
        return Cell(row, column, raw, raw, number_format)
    shape = kind(number_format)
    if shape in ("date", "time"):
        moment = from_serial(value, date_1904)
        if moment is not None and shape == "date":
            return Cell(row, column, moment.isoformat(" ") if isinstance(moment, datetime) else moment.isoformat(),
                        moment, number_format)  # fmt: skip
    text = show(value * 100) + "%" if shape == "percent" else show(value)
    return Cell(row, column, text, value, number_format)


def words(row: int, column: int, text: str, number_format: str | None = None) -> Cell | None:
    """A cell that stores text; nothing for text of blanks alone."""
    shown = clean(text)
    return Cell(row, column, shown, shown, number_format) if shown else None


def clean(text: str) -> str | None:
    """Text with one kind of line end and without signs that nobody sees; None for blanks alone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").translate(_WITHOUT_UNSEEN)
    return text if text.strip() else None


def cleaned(texts: list[str]) -> list[str]:
    """Many texts with one kind of line end; nothing for blanks alone."""
    together = "".join(texts)
    if any(sign in together for sign in ("\r", "_x000D_", *UNSEEN)):
        return [clean(text) or "" for text in texts]
    return [text if text.strip() else "" for text in texts]


def moment(row: int, column: int, value: date) -> Cell:
    """A cell that stores a day or moment."""
    text = value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return Cell(row, column, text, value, "yyyy-mm-dd")


def sheet(name: str, visible: bool, cells: Iterable[Cell | None], merges: list[Merge]) -> Sheet:
    """A sheet of the cells that hold something; refuses more cells than a form can have."""
    found: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        if cell is None:
            continue
        found[cell[0], cell[1]] = cell
        if len(found) > MAX_CELLS:
            raise Unreadable("too_many_cells", limit=str(MAX_CELLS))
    return Sheet(name, visible, found, merges)


def is_error(text: str) -> bool:
    """Whether the text is an Excel error such as #REF!."""
    return text[:1] in "#E" and bool(_ERROR.fullmatch(text))
