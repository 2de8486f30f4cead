"""Labels with the values beside them: which cell of a card is which, and what is neither."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.forms import banner, rowkinds, units
from loaders.forms.board import Board
from loaders.forms.header import is_column_name, is_figure
from loaders.grid import Cell, Finding, Place

LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, the cell with its value, the groups that the label stands in, the unit behind the value."""

    label: Cell
    value: Cell | None
    groups: tuple[Cell, ...] = ()
    unit: str | None = None

    @property
    def cells(self) -> list[Cell]:
        """The label and the value."""
        return [self.label] if self.value is None else [self.label, self.value]

    @property
    def place(self) -> Place:
        """Where the value stands, or the label without one."""
        cell = self.value or self.label
        return cell.row, cell.column


def name_of(label: Cell) -> str:
    """A label without blanks and its colon."""
    return "".join(label.text.split()).rstrip(":：")


class Pairs:
    """The pairs of a sheet, row by row; what stands in a column of known labels may be an unknown one."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._read: dict[int, tuple[list[Pair], list[Cell]]] = {}

    def of(self, row: int) -> list[Pair]:
        """The pairs of a row; none where no label has a value."""
        found = self._of(row)[0]
        return found if any(pair.value is not None for pair in found) else []

    def is_whole(self, row: int) -> bool:
        """Whether a row holds labels with their values and nothing else."""
        return bool(self.of(row)) and not self._of(row)[1]

    def unread(self, rows: Collection[int]) -> list[Finding]:
        """What stands in these rows and is neither label nor value."""
        cells = [cell for row in rows if not self._is_beside(row) for cell in self._left_over(row)]
        words = "、".join(" ".join(cell.text.split()) for cell in cells[:5]) + ("…" if len(cells) > 5 else "")
        return [("card_unread", "questioned", cells[0].address, cells[0].text, {"cells": words})] if cells else []

    def _left_over(self, row: int) -> list[Cell]:
        pairs, others = self._of(row)
        is_told = any(pair.value is not None for pair in pairs)
        return others if is_told else [cell for cell in self._board.cells(row) if not is_column_name(name_of(cell))]

    def _is_beside(self, row: int) -> bool:
        """Whether a row is no part of the card: a heading, a title, a note, who signs."""
        cells = self._board.cells(row)
        return not cells or (
            (len(cells) == 1 and not is_figure(cells[0]))
            or banner.is_banner(cells)
            or rowkinds.kind_of(cells, cells[0].column) in ("note", "signature")
        )

    @cached_property
    def _columns(self) -> set[int]:
        """The columns in which known labels stand with something beside them."""
        found: set[int] = set()
        for row in self._board.order:
            cells = self._board.cells(row)
            for cell, after in pairwise(cells):
                if is_column_name(name_of(cell)) and self._is_next(cell, after) and not is_column_name(name_of(after)):
                    found.add(cell.column)
        return found

    def _of(self, row: int) -> tuple[list[Pair], list[Cell]]:
        if row not in self._read:
            self._read[row] = self._parted(row)
        return self._read[row]

    def _parted(self, row: int) -> tuple[list[Pair], list[Cell]]:
        found: list[Pair] = []
        others: list[Cell] = []
        cells = self._board.cells(row)
        index = 0
        while index < len(cells):
            label, after = cells[index], cells[index + 1] if index + 1 < len(cells) else None
            if self._is_group(label, after):
                index += 1
                continue
            if not self._is_label(label, after):
                others.append(label)
                index += 1
                continue
            value = after if after and self._is_next(label, after) and not is_column_name(name_of(after)) else None
            behind = cells[index + 2] if value is not None and index + 2 < len(cells) else None
            unit = units.unit_word(behind.text) if behind and value and self._is_next(value, behind) else None
            found.append(Pair(label, value, self._groups(label), unit))
            index += 1 + (value is not None) + (unit is not None)
        return found, others

    def _is_next(self, cell: Cell, after: Cell) -> bool:
        """Whether nothing lies between two cells."""
        return after.column == cell.column + self._board.width(cell)

    def _is_label(self, cell: Cell, after: Cell | None) -> bool:
        if re.search("[:：].", name_of(cell)):
            return False  # 报告期：2023年1-8月 says it all by itself
        if is_column_name(name_of(cell)) or name_of(cell) in banner.LABELS:
            return True
        is_short = len(name_of(cell)) <= LONGEST_LABEL and not is_figure(cell)
        return cell.column in self._columns and is_short and after is not None and self._is_next(cell, after)

    def _is_group(self, cell: Cell, after: Cell | None) -> bool:
        """Whether a cell is merged down over the labels to its right."""
        is_tall = self._board.span(cell)[2] > cell.row
        return is_tall and after is not None and self._is_next(cell, after) and is_column_name(name_of(after))

    def _groups(self, label: Cell) -> tuple[Cell, ...]:
        """The cell merged down left of the labels of a row."""
        for column in range(label.column - 1, self._board.left - 1, -1):
            beside = self._board.at(label.row, column)
            top, _, bottom, right = self._board.span(beside) if beside else (0, 0, 0, 0)
            first = self._board.sheet.cells.get((top, right + 1))
            if beside and top < bottom and self._is_group(beside, first):
                return (beside,)
        return ()
