"""Whose figures the rows of a published table are: counties, projects and departments that we know, or all of them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from metrics.reconciliation.line import Line
from metrics.reconciliation.table import Table

DIMENSIONS = ("county", "project", "department", "category")
"""By what our figures are set against published ones; a name that stands in two is of the first."""
CITY = re.compile(r"全[市省县区州]|合计|总计|总数")
SUBTOTAL = re.compile("小计")
NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]|[★☆●]|其中[:：])+")
COUNTY_END = re.compile(r"(?<=..)(?:新区|[区县市])$")
FEWEST = 2
Keys = tuple[tuple[str, str], ...]
"""Whose a figure is: dimension and value, in the order of DIMENSIONS; none at all: of the whole city."""


class Known:
    """The names that we know: dimension → value → what it may be called."""

    def __init__(self, names: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.names = names

    @cached_property
    def _all(self) -> Mapping[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for dimension in reversed(DIMENSIONS):
            for value, called in self.names.get(dimension, {}).items():
                found |= {_bare(name): (dimension, value) for name in (value, *called)}
        short: dict[str, list[str]] = {}
        for county in self.names.get("county", {}):
            short.setdefault(COUNTY_END.sub("", county), []).append(county)
        return {name: ("county", one[0]) for name, one in short.items() if len(one) == 1} | found

    def of(self, name: str) -> Keys | None:
        """Whom a name is of; None where we do not know."""
        bare = _bare(name)
        if CITY.fullmatch(bare):
            return ()
        found = self._all.get(bare)
        return (found,) if found else None


def _bare(name: str) -> str:
    return NUMBERING.sub("", "".join(name.split()))


class Whose(NamedTuple):
    """A table with rows for counties, projects or departments: whose each row and each column's heading is.

    `strangers`: rows that we do not know. `left_out`: why total rows are not compared, as sentence and parameters.
    `bare`: columns that are called by whose their figures are, and do not say which (a column for each county).
    """

    table: Table
    rows: Mapping[int, Keys]
    columns: Mapping[int, Keys]
    bare: Collection[int]
    strangers: tuple[str, ...]
    left_out: Mapping[str, str]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that its rows are told apart by."""
        return tuple(name for name in DIMENSIONS if any(name in dict(keys) for keys in self.rows.values()))


def whose(table: Table, known: Known) -> Whose | None:
    """The table, turned if its columns are what rows else are; None where fewer than two rows are ours, or half."""
    found = max((_whose(one, known) for one in (table, table.turned())), key=_matched)
    plain = _matched(found) + len(found.strangers)
    return found if _matched(found) >= FEWEST and _matched(found) * 2 >= plain else None


def _matched(one: Whose) -> int:
    return sum(bool(keys) for keys in one.rows.values())


def _whose(table: Table, known: Known) -> Whose:
    rows, strangers = {}, []
    for row in table.rows:
        keys = _joint([known.of(name) for name in row.names])
        if keys is not None:
            rows[row.at] = keys
        elif not SUBTOTAL.search(row.name):
            strangers.append(row.name)
    bare = _bare_columns(table, known)
    columns = {line.at: keys for line in table.columns if (keys := _of_heading(line, known, bare)) is not None}
    left_out = _left_out(table, rows, known)
    kept = {at: keys for at, keys in rows.items() if keys or not left_out or _is_named_city(table, at)}
    return Whose(table, kept, columns, bare, tuple(strangers), left_out if len(kept) < len(rows) else {})


def _joint(found: Sequence[Keys | None]) -> Keys | None:
    """All names of a row together; None where one of them is not known, or where two contradict each other."""
    if not found or any(keys is None for keys in found):
        return None
    pairs = [pair for keys in found for pair in keys or ()]
    return _ordered(pairs) if len(dict(pairs)) == len(pairs) else None


def _ordered(pairs: Sequence[tuple[str, str]]) -> Keys:
    return tuple(sorted(pairs, key=lambda pair: DIMENSIONS.index(pair[0])))


def _bare_columns(table: Table, known: Known) -> frozenset[int]:
    """Columns called by no more than a county (project …), where several are, and their total if it is of all."""
    found = {line.at: keys for line in table.columns if (keys := known.of(line.own)) is not None}
    named = {keys for keys in found.values() if keys}
    dimensions = {dimension for keys in named for dimension, _ in keys}
    if len(named) < FEWEST or len(dimensions) != 1:
        return frozenset()
    is_whole = len(named) == len(known.names[dimensions.pop()])
    return frozenset(at for at, keys in found.items() if keys or is_whole)


def _of_heading(line: Line, known: Known, bare: Collection[int]) -> Keys | None:
    """Whom the headings of a column are of; those that name nobody say something else."""
    names = line.names if line.at in bare else line.names[:-1]
    pairs = [pair for name in names for pair in known.of(name) or ()]
    return _ordered(pairs) if len(dict(pairs)) == len(pairs) else None


def _left_out(table: Table, rows: Mapping[int, Keys], known: Known) -> Mapping[str, str]:
    """Why a total is not ours: it is of some of our counties, or of others too."""
    named = {pair for keys in rows.values() for pair in keys}
    dimensions = {name for name, _ in named}
    if len(dimensions) != 1:
        return {}
    (dimension,) = dimensions
    listed, of = len(named), len(known.names[dimension])
    return {"listed": str(listed), "of": str(of)} if listed < of and any(row.is_total for row in table.rows) else {}


def _is_named_city(table: Table, at: int) -> bool:
    """Whether a total row is of the whole city by its name, whatever else is listed."""
    return any(re.match("全", _bare(name)) for row in table.rows if row.at == at for name in row.names)


def keys_of(one: Whose) -> Iterator[tuple[Line, Line, Keys]]:
    """Each row and column of the table with whose figure stands there."""
    for column in one.table.columns:
        heading = one.columns.get(column.at, ())
        for row in one.table.rows:
            if row.at in one.rows:
                pairs = [*one.rows[row.at], *heading]
                if len(dict(pairs)) == len(pairs):
                    yield row, column, _ordered(pairs)
