"""A sheet laid out for looking: rows in order, merged ranges answered by their first cell."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from loaders.forms import alike
from loaders.grid import Cell, Merge, Sheet

MAX_MERGED = 400_000


class Board:
    """A band of columns of a sheet. Rows and columns are 1-based, ends inclusive."""

    def __init__(self, sheet: Sheet, left: int = 1, right: int | None = None, whole: "Board | None" = None) -> None:
        self.sheet, self.left, self.whole = sheet, left, whole or self
        rows = sheet.rows
        self.right = right if right is not None else max(sheet.columns, default=0)
        if left > 1 or self.right < max(sheet.columns, default=0):
            rows = {row: [cell for cell in cells if left <= cell[1] <= self.right] for row, cells in rows.items()}
            rows = {row: cells for row, cells in rows.items() if cells}
        self.rows = rows
        self.order = list(self.rows)

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

    @cached_property
    def with_figures(self) -> set[int]:
        """Rows of a large sheet with a number that stands in no header."""
        return alike.with_figures(self.sheet) if self.rows is self.sheet.rows else set()

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

    def edges(self, rows: list[int]) -> tuple[int, int]:
        """The first and the last column that cells of these rows cover."""
        among = set(rows)
        covered = [
            merge[3]
            for place, merge in self.spans.items()
            if place[0] in among and self.left <= place[1] <= self.right and place in self.sheet.cells
        ]
        held = [cells for row in among - self.with_figures if (cells := self.cells(row))]
        ends = [
            *(cells[end].column for cells in held for end in (0, -1)),
            *alike.columns(self.sheet, among & self.with_figures),
        ]
        return min(ends), max([*ends, *covered])

    def columns(self, rows: list[int]) -> dict[int, list[Cell]]:
        """The cells of these rows by column; where they lie in a merged range, its first cell."""
        found: dict[int, list[Cell]] = {}
        for row in rows:
            for cell in self.cells(row):
                found.setdefault(cell[1], []).append(cell)
        among = set(rows)
        for place in self.spans:
            if place[0] in among and place not in self.sheet.cells and (first := self.at(*place)):
                found.setdefault(place[1], []).append(first)
        return found

    def following(self, row: int, count: int) -> list[int]:
        """The next rows in use after `row`."""
        start = bisect_right(self.order, row)
        return self.order[start : start + count]

    def before(self, row: int) -> int | None:
        """The row in use before `row`."""
        at = bisect_left(self.order, row)
        return self.order[at - 1] if at else None
