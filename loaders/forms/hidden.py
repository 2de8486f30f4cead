"""Rows and columns of a table that nobody sees on the screen: read all the same, and asked about."""

from collections.abc import Callable

from loaders.forms.layout import Region
from loaders.grid import Finding, letter


def findings(region: Region) -> list[Finding]:
    """Rows and columns that hold something and that nobody sees: filtered away, or forgotten."""
    sheet, board = region.board.sheet, region.board
    rows = [row for row in region.body if row in sheet.hidden_rows]
    columns = [column for column in range(region.left, region.right + 1) if column in sheet.hidden_columns]
    held = {cell.column for row in [*region.header, *region.body] for cell in board.cells(row)} if columns else set()
    found: list[Finding] = []
    if rows:
        found.append(("hidden_rows", "questioned", f"A{rows[0]}", None, {"rows": _runs(rows, str)}))
    if columns := [column for column in columns if column in held]:
        at = f"{letter(columns[0])}{region.header[-1]}"
        found.append(("hidden_columns", "questioned", at, None, {"columns": _runs(columns, letter)}))
    return found


def _runs(numbers: list[int], name: Callable[[int], str]) -> str:
    """Numbers with those that follow one another drawn together: 3、5-9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(name(first) if first == last else f"{name(first)}-{name(last)}" for first, last in runs)
