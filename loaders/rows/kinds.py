"""What a recognised table is about, told by the fields that it has."""

from data.model import Kind
from loaders.forms.form import Table

NEEDED: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.RECEIPTS, frozenset({"file_name", "received_at"})),
    (Kind.PUBLISHED, frozenset({"indicator", "value"})),
    (Kind.BREAKDOWN, frozenset({"project", "county", "responsible_unit", "planned_wan"})),
    (Kind.REGISTER, frozenset({"project", "category", "department", "planned_wan"})),
    (Kind.WORKING_GROUPS, frozenset({"working_group", "area"})),
    (Kind.PROGRESS, frozenset({"project"})),
)
REPORTED = frozenset({"issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "stage"})
READING_ORDER = (
    Kind.RECEIPTS, Kind.WORKING_GROUPS, Kind.REGISTER, Kind.BREAKDOWN, Kind.PUBLISHED, Kind.PROGRESS,
)  # fmt: skip
"""What is read first is what the later kinds are checked against."""


def kind_of(table: Table) -> Kind | None:
    """The first kind whose fields the table all has; None for a table that is none of ours."""
    fields = {column.field for column in table.columns if column.field}
    for kind, needed in NEEDED:
        if needed <= fields and (kind is not Kind.PROGRESS or fields & REPORTED):
            return kind
    return None
