"""A sheet laid out for looking: rows in order, merged ranges answered by their first cell."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from loaders.grid import Cell, Merge, Sheet

MAX_MERGED = 400_000


class Board:
    """A band of columns of a sheet. Rows and columns are 1-based, ends inclusive."""

    def __init__(self, sheet: Sheet, left: int = 1, right: int | None = None, whole: "Board | None" = None) -> None:
        self.sheet, self.left, self.whole = sheet, left, whole or self
        self.right = right if right is not None else max((column for _, column in sheet.cells), default=0)
        self.rows: dict[int, list[Cell]] = {}
        for (row, column), cell in sheet.cells.items():
            if left <= column <= self.right:
                self.rows.setdefault(row, []).append(cell)
        for cells in self.rows.values():
            cells.sort(key=lambda cell: cell.column)
        self.order = sorted(self.rows)

    @cached_property
    def spans(self) -> dict[tuple[int, int], Merge]:
        """Every place inside a merged range → the range, within the rows and columns in use."""
        bottom = self.order[-1] if self.order else 0
        found: dict[tuple[int, int], Merge] = {}
        for merge in self.sheet.merges:
            first, left, last, right = merge
            last, right = min(last, bottom), min(right, self.right)
            if (
                len(found) + (last - first + 1) * (right - left + 1) > MAX_MERGED
                or (first, left) not in self.sheet.cells
            ):
                continue
            for row in range(first, last + 1):
                for column in range(left, right + 1):
                    found[row, column] = merge
        return found

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row that hold something."""
        return self.rows.get(row, [])

    def shared(self, row: int) -> list[Cell]:
        """The cells of a row, or those of the whole sheet where one title or banner stands over several tables."""
        return self.cells(row) or self.whole.cells(row)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at a place, or the first cell of the merged range over it."""
        cell = self.sheet.cells.get((row, column))
        if cell is None and (merge := self.spans.get((row, column))):
            return self.sheet.cells.get((merge[0], merge[1]))
        return cell

    def span(self, cell: Cell) -> Merge:
        """The merged range that a cell starts, or the cell alone."""
        return self.spans.get((cell.row, cell.column), (cell.row, cell.column, cell.row, cell.column))

    def width(self, cell: Cell) -> int:
        """How many columns a cell covers."""
        merge = self.span(cell)
        return merge[3] - merge[1] + 1

    def following(self, row: int, count: int) -> list[int]:
        """The next rows in use after `row`."""
        start = bisect_right(self.order, row)
        return self.order[start : start + count]

    def before(self, row: int) -> int | None:
        """The row in use before `row`."""
        at = bisect_left(self.order, row)
        return self.order[at - 1] if at else None
