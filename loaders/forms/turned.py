"""Records that do not stand row by row, seen as rows of an ordinary table: each cell remembers where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loaders.forms.board import Board
from loaders.forms.layout import Region
from loaders.forms.table import Row, Table
from loaders.grid import Cell, Finding, Merge, Place, Sheet, letter, place


@dataclass
class Turned:
    """A table as it would stand row by row; `homes` says where each of its places is on the sheet as submitted.

    `kinds` are those of its rows where the layout says them. `extents`: body row → the places of its record.
    """

    region: Region
    homes: dict[Place, Place]
    extents: dict[int, list[Place]]
    kinds: dict[int, str] | None = None
    beside: list[Finding] = field(default_factory=list)
    """What is asked about the sheet as submitted."""

    def apart(self, table: Table) -> list[Table]:
        """One table for each record that was read: a record's columns have the addresses of its own cells."""
        records = [row for row in table.rows if row.number in self.extents] if self.kinds else table.data()
        found = {row.number: self._record(table, row) for row in records}
        if not found:
            return [
                replace(table, header_rows=[], rows=[], findings=[*map(self._at_home, table.findings), *self.beside])
            ]
        for finding in table.findings:
            for part in self._concerned(finding, found):
                part.findings.append(self._at_home(finding))
        first = next(iter(found.values()))
        first.findings = [*self.beside, *first.findings]
        return list(found.values())

    def _concerned(self, finding: Finding, found: Mapping[int, Table]) -> list[Table]:
        """The records that a finding is about: its own, or those that it refuses, else the first speaks for all."""
        at = _place(finding[2])
        if at and at[0] in found:
            return [found[at[0]]]
        parts = list(found.values())
        return parts if finding[1] == "rejected" else parts[:1]

    def _record(self, table: Table, row: Row) -> Table:
        own = self.extents[row.number]
        at = {one.letter: self._address(one.number, row.number) for one in table.columns}
        columns = [replace(one, letter=at[one.letter], number=place(at[one.letter])[1]) for one in table.columns]
        values = {at[name]: replace(value, cell=at[name]) for name, value in row.values.items()}
        rows = [Row(min(own)[0], "data", values, row.label)]
        return replace(table, range=_range(own), header_rows=[], columns=columns, rows=rows, findings=[], is_part=True)

    def _address(self, column: int, row: int) -> str:
        at = self.homes[row, column]
        return f"{letter(at[1])}{at[0]}"

    def _at_home(self, finding: Finding) -> Finding:
        code, severity, cell, value, params = finding
        at = _place(cell)
        return code, severity, self._address(at[1], at[0]) if at and at in self.homes else cell, value, params


def _place(cell: str | None) -> Place | None:
    return place(cell) if cell else None


def _range(places: list[Place]) -> str:
    rows, columns = ({at[axis] for at in places} for axis in (0, 1))
    return f"{letter(min(columns))}{min(rows)}:{letter(max(columns))}{max(rows)}"


class Writer:
    """A sheet that is written anew, cell by cell, with the homes of its places."""

    def __init__(self, of: Board, above: list[int]) -> None:
        self.of = of
        self.sheet = Sheet(of.sheet.name, of.sheet.visible)
        self.homes: dict[Place, Place] = {}
        self.cells: dict[Place, Cell] = {}
        self.above = list(range(1, len(above) + 1))
        for row, submitted in zip(self.above, above, strict=True):
            for cell in of.shared(submitted):
                self.put((row, cell.column), cell)
        self.next = len(above) + 1

    def put(self, at: Place, cell: Cell, text: str | None = None) -> None:
        """Write a cell at a place; as words where `text` says them."""
        here = cell._replace(row=at[0], column=at[1])
        self.cells[at] = here if text is None else here._replace(text=text, value=text)
        self.homes[at] = cell.row, cell.column

    def say(self, cells: list[Cell]) -> None:
        """Write one more row above the table."""
        for at, cell in enumerate(cells, 1):
            self.put((self.next, at), cell)
        self.above.append(self.next)
        self.next += 1

    def region(self, header: int, width: int, body: list[int], merges: list[Merge]) -> Region:
        """The table written below what was said: so many header rows, the columns, the body rows."""
        self.sheet.cells, self.sheet.merges = self.cells, merges
        head = list(range(self.next, self.next + header))
        return Region(Board(self.sheet), self.above, head, body, 1, width)
