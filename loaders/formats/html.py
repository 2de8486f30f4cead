"""Web pages saved as .xls: their tables below one another, with the words between them, as Excel would lay them out."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from loaders.formats import cells as make
from loaders.formats import text
from loaders.formats.shown import format_of
from loaders.forms.numbers import parse
from loaders.grid import Cell, Grid, Merge, Sheet, Unreadable, letter

MAX_SPAN, MAX_SPANNED = 20_000, 2_000_000
"""Rows or columns that one cell may cover, and places that all together may; beyond is no form."""
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "caption", "center", "li", "td", "th", "tr", "title"}
_SILENT = {"script", "style", "head", "xml", "noscript"}


def read(content: bytes, file_name: str) -> Grid:
    """The page as one sheet."""
    words, encoding, notes = text.decode(content)
    page = sheet(words, file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    if page is None:
        raise Unreadable("web_page")
    if b"<table" in content.lower() and b"</table" not in content.lower()[-20_000:]:
        notes.append(("page_cut", "questioned", None, None, {}))
    return Grid(file_name, "html", encoding, [page], notes)


def sheet(words: str, name: str) -> Sheet | None:
    """A page as a sheet; None where it has no table."""
    page = _Page()
    page.feed(words.replace(text.DOUBT, ""))
    page.close()
    page.end_line()
    if not page.tables:
        return None
    made = make.sheet(name, True, page.cells, page.merges)
    made.hidden_rows = page.hidden_rows
    return made


@dataclass
class _Table:
    """A table being read: the row it starts in, the place reached, places taken by spans from above."""

    column: int = 0
    taken: dict[tuple[int, int], bool] = field(default_factory=dict)
    last: int = 0


class _Page(HTMLParser):
    """Collects cells while the page is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[Cell | None] = []
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.tables = 0
        self.spanned = 0
        self.row = 0
        self.open: list[_Table] = []
        self.silent = 0
        self.words: list[str] = []
        self.cell: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows, cells; everything else is text."""
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.end_cell()
            self.end_line()
            self.open.append(_Table(last=self.row))
            self.tables += 1
        elif tag == "tr" and self.open:
            self.end_cell()
            self.row = max(self.row, self.open[-1].last) + 1
            self.open[-1].column, self.open[-1].last = 0, self.row
            if re.search(r"display\s*:\s*none", dict(attrs).get("style") or ""):
                self.hidden_rows.add(self.row)
        elif tag in ("td", "th") and self.open:
            self.end_cell()
            self.cell = {name: value or "" for name, value in attrs}
            self.words = []
        elif tag == "br":
            self.words.append("\n")
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """What ends where."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table" and self.open:
            self.end_cell()
            self.row = max(self.row, self.open.pop().last)
            if not self.open:
                self.row += 1
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Text, its line breaks being those of the page's source."""
        if not self.silent:
            self.words.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _break(self) -> None:
        if self.cell is None:
            self.end_line()
        elif self.words:
            self.words.append("\n")

    def end_line(self) -> None:
        """Words outside tables are a row of their own."""
        if self.cell is not None or (self.open and not "".join(self.words).strip()):
            return
        words, self.words = "".join(self.words).strip(), []
        if words:
            self.row += 1
            self.cells.append(make.words(self.row, 1, words))
            if self.open:
                self.open[-1].last = max(self.open[-1].last, self.row)

    def end_cell(self) -> None:
        """Put the cell that was read in its place."""
        if self.cell is None or not self.open:
            return
        table, attributes, words = self.open[-1], self.cell, re.sub(r" *\n[ \n]*", "\n", "".join(self.words)).strip()
        self.cell, self.words = None, []
        row, column = self.row, table.column + 1
        while table.taken.get((row, column)):
            column += 1
        wide, high = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self.spanned += wide * high
        if self.spanned > MAX_SPANNED or wide > MAX_SPAN or high > MAX_SPAN:
            raise Unreadable("huge_spans", address=f"{letter(column)}{row}", wide=str(wide), high=str(high))
        if wide > 1 or high > 1:
            self.merges.append((row, column, row + high - 1, column + wide - 1))
            table.taken |= {(row + down, column + right): True for down in range(high) for right in range(wide)}
        table.column = column + wide - 1
        self.cells.append(_cell(row, column, words, attributes.get("x:num") or attributes.get("sdval")))


def _span(raw: str | None) -> int:
    return int(raw[:9]) if raw and raw.isascii() and raw.isdigit() and int(raw[:9]) > 0 else 1


def _cell(row: int, column: int, words: str, stored: str | None) -> Cell | None:
    """A cell; pages of Excel and LibreOffice keep the exact number beside the one shown."""
    if not stored or (parse(words) is None and not re.fullmatch("[-—– ]+", words)):  # accounts show nought as a dash
        return make.words(row, column, words)
    return make.numeric(row, column, stored.strip(), format_of(stored.strip(), words), date_1904=False)
