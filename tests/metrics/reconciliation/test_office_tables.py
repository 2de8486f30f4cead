"""Invented tables in the layouts that offices publish, right and with one fault: the whole verdict of each."""

import csv
import io
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from metrics.reconciliation.verdict import Check


class Office(NamedTuple):
    """A table, the checks found in it, what is typed wrong where, and the checks that then come out otherwise."""

    name: str
    rows: list[list[str]]
    found: list[str]
    fault: str
    wrong: dict[str, str]
    off: list[str]

    def __str__(self):
        return self.name


def read(text: str) -> Office:
    name, rest = text.split("\n", 1)
    table, rest = rest.split("\nfound:\n")
    found, rest = rest.split("\nfault: ")
    fault, *off = rest.strip().split("\n")
    words, cells = fault.split(": ")
    wrong = dict(cell.split(" ") for cell in cells.split(", "))
    return Office(name, list(csv.reader(io.StringIO(table))), found.split("\n"), words, wrong, off)


def tables(file_name: str) -> list[Office]:
    text = Path(__file__).with_name(file_name).read_text(encoding="utf-8")
    return [read(one) for one in text.split("\n== ")[1:]]


TABLES = tables("office_tables.txt")
NAMES = [table.name for table in TABLES]
ALL = [*TABLES, *tables("office_layouts.txt")]


def outcomes(checks: list[Check]) -> list[str]:
    groups = groupby(checks, key=lambda check: f"{check.relation} {check.verdict}")
    return [f"{name}: {' '.join(check.cell for check in group)}" for name, group in groups]


def places(checks: list[Check]) -> dict[tuple[str, str], str]:
    return {(check.relation, check.cell): str(check.verdict) for check in checks}


@pytest.mark.parametrize("office", ALL, ids=str)
def test_every_relation_of_a_right_table_is_found_and_nothing_else(checked, office):
    assert outcomes(checked(office.rows).checks) == office.found


@pytest.mark.parametrize("office", ALL, ids=str)
def test_a_fault_is_named_at_its_cell_with_its_size_and_nothing_else_is(checked, office):
    right = places(checked(office.rows).checks)
    rows = [list(row) for row in office.rows]
    for cell, text in office.wrong.items():
        rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = text
    checks = checked(rows).checks
    changed = [one for one in checks if right.get((one.relation, one.cell)) != one.verdict]
    assert [f"{one.relation} {one.verdict} {one.cell} {one.difference}" for one in changed] == office.off
    assert places(checks).keys() >= right.keys()
