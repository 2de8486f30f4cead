"""Columns of figures that a progress form holds and that are not used: said, so that nothing is lost without a word."""

import re
from decimal import Decimal

from data.model import Finding, Severity
from loaders.forms.column import cell
from loaders.forms.fields import dictionary
from loaders.forms.form import Column, Table
from loaders.forms.units import fold

OF_THE_MONTH = {
    "month_issued_wan": "issued_wan", "month_arrived_wan": "arrived_wan", "month_disbursed_wan": "disbursed_wan",
    "month_paid_wan": "paid_wan", "month_done_value": "done_value",
}  # fmt: skip
DERIVED = re.compile(r"率$|比例|比重|占比|^占|%|同比|环比|增减|增幅|增长|排名|得分|序号|编号|电话|年限")
"""Headers of what follows from other columns: nobody misses it."""


def of_table(table: Table, submission_id: str) -> list[Finding]:
    """Ask about figures of the month without those since January; note the columns of figures that nobody knows."""

    def found(code: str, severity: Severity, columns: list[Column], **params: str) -> Finding:
        at = cell(columns[0].letter, max(table.header_rows, default=1))
        headers = "、".join(column.header.replace("|", "/") for column in columns)
        return Finding(
            submission_id=submission_id, code=code, severity=severity, sheet=table.sheet, cell=at,
            value=headers, params={"headers": headers, **params},
        )  # fmt: skip

    told = {column.field for column in table.columns}
    of_month = [column for column in table.columns if OF_THE_MONTH.get(column.field or "", column.field) not in told]
    unknown = [column for column in table.columns if column.field is None and _is_missed(table, column)]
    findings = [found("only_month", Severity.QUESTIONED, of_month)] if of_month else []
    return findings + ([found("columns_unread", Severity.NOTED, unknown)] if unknown else [])


def _is_missed(table: Table, column: Column) -> bool:
    """Whether a column without a field holds figures of its own: amounts or counts under a name."""
    leaf = fold(column.header.rsplit("|", 1)[-1])
    if not leaf or DERIVED.search(leaf) or DERIVED.search(fold(column.header)) or column.unit == "%":
        return False
    held = [value for row in table.data() if (value := row.values.get(column.letter)) and value.value is not None]
    figures = [
        value for value in held if isinstance(value.value, Decimal) and value.unit not in dictionary().other_units
    ]
    return len(figures) * 2 > len(held)
