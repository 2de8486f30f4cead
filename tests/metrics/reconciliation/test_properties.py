"""What must not matter to the verdicts on a table: its unit, the order and names of its rows, a column of words."""

import re
from random import Random

import pytest

from metrics.reconciliation.verdict import Check
from tests.metrics.reconciliation.test_office_tables import NAMES, TABLES, Office

IN_ORDER = {"bank ledger", "nested totals", "account with items down", "parts named in rows"}
"""Tables whose rows mean something by their order."""

SOURCES = ("其中：中央", "省级", "市级", "县级", "社会资金")
"""Columns that are in the unit of the one they are part of, without saying so."""


def said(checks: list[Check], *, names: bool = True) -> list[tuple[str, ...]]:
    """Checks without their cells: relation, verdict, published, difference, and of what."""
    found = [(one.relation, str(one.verdict), one.published, one.difference or "") for one in checks]
    return sorted((*one, check.subject) if names else one for one, check in zip(found, checks, strict=True))


def outline(checks: list[Check]) -> list[tuple[str, str, str]]:
    return [(one.relation, str(one.verdict), one.cell) for one in checks]


def with_fault(office: Office) -> list[list[str]]:
    rows = [list(row) for row in office.rows]
    for cell, text in office.wrong.items():
        rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = text
    return rows


@pytest.mark.parametrize("office", TABLES, ids=NAMES)
def test_a_column_of_words_does_not_matter(checked, office):
    rows = with_fault(office)
    more = [[*row, "备注" if not at else "示例说明"] for at, row in enumerate(rows)]
    assert said(checked(more).checks) == said(checked(rows).checks)


@pytest.mark.parametrize("office", [one for one in TABLES if one.name not in IN_ORDER], ids=str)
def test_the_order_of_rows_does_not_matter(checked, office):
    header, *rows = with_fault(office)
    body = [row for row in rows if not re.search("合计|总计|全市", row[0])]
    totals = [row for row in rows if row not in body]
    Random(7).shuffle(body)
    assert _grounds(checked([header, *body, *totals]).checks) == _grounds(checked([header, *rows]).checks)


def _grounds(checks: list[Check]) -> list[tuple[str, ...]]:
    """Checks without cells; of a column as a whole its first or last figure is quoted, which follows the order."""
    return [one for one in said(checks) if one[0] != "share" and one[1] != "skipped"]


@pytest.mark.parametrize("office", [one for one in TABLES if one.name not in IN_ORDER], ids=str)
def test_the_names_of_rows_do_not_matter(checked, office):
    rows = with_fault(office)
    renamed = [
        row if not at or re.search("计|全市|月", row[0]) else [f"示例甲{chr(0x4E00 + at)}", *row[1:]]
        for at, row in enumerate(rows)
    ]
    assert said(checked(renamed).checks, names=False) == said(checked(rows).checks, names=False)


@pytest.mark.parametrize("office", [one for one in TABLES if "(万元)" in "".join(one.rows[0])], ids=str)
def test_the_unit_of_amounts_does_not_matter(checked, office):
    rows = with_fault(office)
    wide = [at for at, name in enumerate(rows[0]) if "(万元)" in name or name in SOURCES]
    shifted = [
        [_shifted(text, number) if at in wide else text for at, text in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    assert outline(checked(shifted).checks) == outline(checked(rows).checks)


def _shifted(text: str, number: int) -> str:
    """A header, or an amount, of 万元 in 亿元, digit by digit."""
    if not number:
        return text.replace("(万元)", "(亿元)")
    whole, _, part = text.partition(".")
    digits = whole.zfill(5)
    return f"{digits[:-4]}.{digits[-4:]}{part}" if text else text
