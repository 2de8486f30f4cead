"""Columns that share a header or a field: which of them stands, and which must be asked about."""

from collections import Counter

from loaders.forms import fields
from loaders.forms.column import Column
from loaders.forms.units import fold

_MANY = {"fund_source_wan", "plan_month", "remark", "votes", "investment_pct", "disbursed_pct", "done_pct",
         "fund_source", "responsible_leader", "contact", "clock_pct", "code", "indicator_level"}  # fmt: skip


def count(columns: list[Column]) -> None:
    """Number the columns that share a header."""
    counts = Counter(column.header for column in columns)
    seen: Counter[str] = Counter()
    for column in columns:
        if column.header and counts[column.header] > 1:
            seen[column.header] += 1
            column.twin = seen[column.header]


def release_indicators(columns: list[Column]) -> None:
    """Under several indicators the same names come again: figures of each, and no field of the row."""
    if any(column.field == "project" for column in columns):
        return
    counted = Counter((column.field, column.header.rsplit("|", 1)[-1]) for column in columns if "|" in column.header)
    for column in columns:
        if not column.certain and counted[column.field, column.header.rsplit("|", 1)[-1]] > 1:
            column.field, column.certain = None, True


def refuse(columns: list[Column]) -> None:
    """Two columns of one field: the certain one stands; of several certain ones none does."""
    counted = Counter((column.field, column.month, column.county) for column in columns if column.field)
    for (field, month, county), count in counted.items():
        if count < 2 or (field in _MANY and field != "plan_month"):
            continue
        same = [column for column in columns if (column.field, column.month, column.county) == (field, month, county)]
        if fields.dictionary().kinds[str(field)] in ("text", "person"):
            for column in same[1:]:
                column.field = None  # more words on the same; none of them is a figure
            continue
        main = [column for column in same if not fold(column.header).rsplit("|", 1)[-1].startswith("子")]
        if field == "project" and len(main) == 1:
            for column in same:
                column.field = "project" if column in main else None
            continue  # 项目名称 beside 子项目
        sure = [column for column in same if column.certain]
        whole = [
            column for column in sure if fold(column.header).rsplit("|", 1)[-1] in ("合计", "小计", "总计", "总额")
        ]
        if len(whole) == 1 and len(sure) > 1:
            sure = whole
        for column in same:
            if column not in sure:
                column.field, column.certain = (None, True) if whole or len(sure) == 1 else (field, False)
            elif len(sure) > 1:
                column.certain = False
