"""What a recognised table is about, told by the fields that it has."""

import re
from decimal import Decimal

from data.model import Kind
from loaders.forms.form import Table

NEEDED: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.RECEIPTS, frozenset({"file_name", "received_at"})),
    (Kind.PUBLISHED, frozenset({"indicator", "value"})),
    (Kind.BREAKDOWN, frozenset({"project", "county", "responsible_unit", "planned_wan"})),
    (Kind.REGISTER, frozenset({"project", "category", "department", "planned_wan"})),
    (Kind.SITE_VISITS, frozenset({"project", "visited_on"})),
    (Kind.WORKING_GROUPS, frozenset({"working_group", "area"})),
    (Kind.PROGRESS, frozenset({"project"})),
)
REPORTED = frozenset({"issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "stage"})
SEEN = frozenset({"seen_pct", "seen_value", "seen"})
ONE_OF = {Kind.PROGRESS: REPORTED, Kind.SITE_VISITS: SEEN}
"""What a kind must have at least one of, besides the fields that it needs."""
PLANS = frozenset({Kind.BREAKDOWN, Kind.REGISTER})
READING_ORDER = (
    Kind.RECEIPTS, Kind.WORKING_GROUPS, Kind.REGISTER, Kind.BREAKDOWN, Kind.PUBLISHED, Kind.SITE_VISITS,
    Kind.PROGRESS,
)  # fmt: skip
"""What is read first is what the later kinds are checked against."""


def kind_of(table: Table) -> Kind | None:
    """The first kind whose fields the table all has; None for a table that is none of ours."""
    fields = {column.field for column in table.columns if column.field}
    reports = _reports(table)
    for kind, needed in NEEDED:
        if kind in PLANS and reports:
            continue  # a form that repeats units and planned funding must not take the place of the plan
        if needed <= fields and (kind not in ONE_OF or fields & ONE_OF[kind]):
            return kind
    return None


_TOLD = re.compile("进展|进度|(?:完成|拨付|推进|执行|实施)情况")
_PLANNED = re.compile("分解|清单|计划|安排|要求|时序|任务表")


def _reports(table: Table) -> bool:
    """Whether a table holds figures of what has been reached, or is called so, and is no plan."""
    title = table.title or ""
    if _TOLD.search(title) and not _PLANNED.search(title):
        return True
    letters = [column.letter for column in table.columns if column.certain and column.field in REPORTED - {"stage"}]
    held = (row.values.get(letter) for row in table.data() for letter in letters)
    return any(value is not None and isinstance(value.value, Decimal) for value in held)
