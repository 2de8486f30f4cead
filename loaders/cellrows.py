"""The cells of a large sheet row by row: to be asked for like a dictionary of places, without the cost of one."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.grid import Cell

Place = tuple[int, int]
_COLUMN = itemgetter(1)


class CellRows(Mapping[Place, "Cell"]):
    """Row and column → cell; `rows` are in order, each with its cells in order of columns."""

    def __init__(self, rows: "dict[int, list[Cell]]") -> None:
        self.rows = rows

    def __getitem__(self, place: Place) -> "Cell":
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
        return sum(map(len, self.rows.values()))
