"""What the rows of a published table are called: the columns that name them, groups that are named once."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from metrics.reconciliation.line import PART, TOTAL, Line, own_unit

Cell = Mapping[str, Any]
Rows = Mapping[int, Mapping[str, Cell]]


class Column(NamedTuple):
    """A column as it came: number, letter, names, the unit in its header, what it is for, its field."""

    at: int
    letter: str
    names: tuple[str, ...]
    unit: str | None
    role: str
    field: str | None


def named(rows: Rows, columns: Sequence[Column]) -> list[Line]:
    """The rows of a table (number → letter → cell) as lines."""
    naming = _naming(rows, [column for column in columns if column.role == "label"])
    return [_row(number, held, columns, naming) for number, held in rows.items()]


def filled_down(rows: Rows, columns: Sequence[Column]) -> Rows:
    """Rows in which a blank name of a group says what stands above it, as a merged cell does that lost its merge."""
    before = list(takewhile(lambda column: column.role != "figure", columns))
    labels = [column.letter for column in before if column.role == "label"]
    if len(labels) < 2 or not all(any(letter in held for letter in labels[1:]) for held in rows.values()):
        return rows
    found: dict[int, Mapping[str, Cell]] = {}
    above: Cell | None = None
    for number, held in rows.items():
        above = held.get(labels[0], above)
        found[number] = {labels[0]: above, **held} if above else held
    return found


def _naming(rows: Rows, labels: Sequence[Column]) -> list[Column]:
    """The columns that together name a row: the one with most names, and those that tell further rows apart."""
    chosen: list[Column] = []
    told = 1 if rows else 0
    while len(chosen) < len(labels):
        counts = {
            other: len({tuple(_text(held, each) for each in (*chosen, other)) for held in rows.values()})
            for other in labels
            if other not in chosen
        }
        best = max(counts, key=lambda other: (counts[other], -other.at))
        if counts[best] <= told and chosen:
            break
        chosen, told = [*chosen, best], counts[best]
        if told == len(rows):
            break
    return sorted(chosen, key=lambda column: column.at)


def _text(held: Mapping[str, Cell], column: Column) -> str:
    return str(held[column.letter]["text"]) if column.letter in held else ""


def called(text: str) -> str:
    """A name in one line; 合 计, which is spread for the eye, closed up."""
    name = " ".join(text.split())
    bare = name.replace(" ", "")
    return bare if TOTAL.fullmatch(bare) else name


def _row(number: int, held: Mapping[str, Cell], columns: Sequence[Column], naming: Sequence[Column]) -> Line:
    labels = [called(_text(held, column)) for column in columns if column.role in ("label", "serial")]
    names = tuple(name for column in naming if (name := called(_text(held, column))))
    kind = next(iter(held.values()))["row_kind"]
    is_part = any(PART.match(label) for label in labels[:3])
    is_total = kind == "section" or (not is_part and any(TOTAL.fullmatch(label) for label in labels))
    word = next((found for name in reversed(names) if (found := own_unit(name))), None)
    return Line(number, names or tuple(label for label in labels if label)[:1], word, is_total, is_part, is_row=True)
