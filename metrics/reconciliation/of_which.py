"""Columns named as parts (其中) of the column before them: none is larger than what it is part of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from metrics.reconciliation.line import PART, Line
from metrics.reconciliation.rounding import shown
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import Check, Verdict


def of_which(table: Table) -> list[Check]:
    """Figures of 其中 columns that are larger than the figure that they are part of; rows likewise."""
    return [*_columns(table), *_single_rows(table)]


def _columns(table: Table) -> Iterator[Check]:
    for whole, parts in _named(table.columns):
        for part in parts:
            over = [_over(table.at(row, whole), table.at(row, part), f"{row.name} · {part.name}") for row in table.rows]
            yield from _settled([check for check in over if check], len(over))


def _named(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Lines with those that are named as their parts right behind them: by their own name or by their group's."""
    whole: Line | None = None
    parts: list[Line] = []
    for line in lines:
        is_part = line.is_part or any(PART.match(name) for name in line.names[:-1])
        if is_part and whole is not None and not line.is_ratio:
            parts.append(line)
        elif not is_part:
            if whole is not None and parts:
                yield whole, parts
            whole, parts = (line if line.adds_up else None), []
    if whole is not None and parts:
        yield whole, parts


def _single_rows(table: Table) -> Iterator[Check]:
    """Rows with one part only; several are added up (metrics/reconciliation/sums.py)."""
    for whole, parts in _named(table.rows):
        if len(parts) == 1 and not whole.is_ratio:
            columns = [column for column in table.columns if column.adds_up]
            over = [
                _over(table.at(whole, one), table.at(parts[0], one), f"{parts[0].name} · {one.name}") for one in columns
            ]
            yield from (check for check in over if check)


def _settled(over: Sequence[Check], rows: int) -> list[Check]:
    """Parts that are too large; in half of the rows or more they are hardly parts of that: asked about once."""
    if len(over) * 2 < rows or len(over) < 2:
        return list(over)
    return [
        replace(over[0], verdict=Verdict.ASKED, say="of_which_other", params={**over[0].params, "rows": str(len(over))})
    ]


def _over(whole: Figure | None, part: Figure | None, subject: str) -> Check | None:
    if not part or not whole or not alike(part, whole) or not part.value > whole.value >= 0:
        return None
    off = f"{shown((part.value - whole.value) / part.printed.factor, part.printed.decimals + 2)}{part.unit or ''}"
    said = {"published": part.said, "computed": whole.said, "difference": off}
    cells = (whole.address,)
    return Check("of_which", Verdict.DIFFERS, part.address, subject, part.said, "of_which_over", said, cells)
