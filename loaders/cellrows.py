"""The cells of a large sheet, kept as columns of texts: a cell is made when it is asked for."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from loaders.grid import Cell, CellsByRow, Place

_COLUMN = itemgetter(1)


class Strip(NamedTuple):
    """A column: the text of each row, from which `value` makes what is stored.

    Texts are empty where the cell is of another make: those are among the `odd` ones, None where there is no cell.
    """

    column: int
    texts: Sequence[str]
    value: Callable[[str], object]
    number_format: str | None
    odd: Mapping[int, Cell | None]

    def cell(self, row: int, at: int) -> Cell | None:
        """The cell of a row, the one at place `at` of the strip."""
        text = self.texts[at]
        if not text:
            return self.odd.get(at)
        return Cell(row, self.column, text, self.value(text), self.number_format)

    @property
    def is_blank(self) -> bool:
        """Whether no row holds a cell."""
        return len(self.odd) == len(self.texts) and not any(self.odd.values())


class CellRows(CellsByRow):
    """The cells of `strips`, whose rows have these `numbers`, and of the `other` rows, in which anything may stand."""

    def __init__(self, numbers: Sequence[int], strips: Sequence[Strip], other: Mapping[int, list[Cell]]) -> None:
        self.numbers, self.other = numbers, other
        self.strips = [strip for strip in strips if not strip.is_blank]
        self._rows = _Rows(self)

    @property
    def rows(self) -> "Mapping[int, list[Cell]]":
        """Row → its cells from left to right, from top to bottom."""
        return self._rows

    @property
    def columns(self) -> set[int]:
        """The columns that hold cells."""
        return {strip.column for strip in self.strips} | {cell[1] for cells in self.other.values() for cell in cells}

    def __getitem__(self, place: Place) -> Cell:
        """The cell at a place."""
        cells = self.rows[place[0]]
        at = bisect_left(cells, place[1], key=_COLUMN)
        if at < len(cells) and cells[at][1] == place[1]:
            return cells[at]
        raise KeyError(place)

    def __iter__(self) -> Iterator[Place]:
        """The places, row by row."""
        return (cell[:2] for cells in self.rows.values() for cell in cells)

    def __len__(self) -> int:
        """How many cells there are."""
        held = sum(len(strip.texts) - list(strip.odd.values()).count(None) for strip in self.strips)
        return held + sum(map(len, self.other.values()))


class _Rows(Mapping[int, "list[Cell]"]):
    """Row → its cells; those once made are kept."""

    def __init__(self, cells: CellRows) -> None:
        self._cells = cells
        self._made: dict[int, list[Cell]] = {}

    @cached_property
    def places(self) -> dict[int, int]:
        """Row → its place in the strips; of the rows that hold a cell."""
        numbers, strips = self._cells.numbers, self._cells.strips
        gaps = [{at for at, cell in strip.odd.items() if cell is None} for strip in strips]
        places = {row: at for at, row in enumerate(numbers)} if strips else {}
        for at in set.intersection(*gaps) if gaps else ():
            del places[numbers[at]]
        return places

    @cached_property
    def _order(self) -> list[int]:
        return sorted([*self.places, *self._cells.other]) if self._cells.other else list(self.places)

    def __getitem__(self, row: int) -> "list[Cell]":
        found = self._made.get(row)
        if found is None:
            at, strips = self.places.get(row), self._cells.strips
            found = self._made[row] = (
                self._cells.other[row] if at is None else [cell for strip in strips if (cell := strip.cell(row, at))]
            )
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)
